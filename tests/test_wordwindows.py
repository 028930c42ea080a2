"""Words are read with their neighbours as the network's own layers read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from thinc.api import Maxout, Model, chain, clone, expand_window, residual, with_array

from claims import language
from claims.wordwindows import join_windows

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.types import Floats2d

WORDS = ["Nine", "ferries", "left", "Turku", "at", "8", "p.m.", "and", "none", "came", "back", ",", "."]


def vectors() -> Language:
    return spacy.load(language.MODEL, exclude=["ner", "parser"])


JOINED, PLAIN = vectors().get_pipe("tok2vec"), vectors().get_pipe("tok2vec")
join_windows(JOINED.model)


def test_the_layers_of_the_model_are_joined() -> None:
    assert "joined_windows" in [node.name for node in JOINED.model.walk()]
    assert "expand_window" not in [node.name for node in JOINED.model.walk()]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), min_size=1, max_size=5))
def test_each_word_has_the_vector_that_the_plain_layers_give(texts: list[str]) -> None:
    docs = [language.model().make_doc(text) for text in texts]
    for ours, plain in zip(JOINED.predict(docs), PLAIN.predict(docs), strict=True):
        assert ours.shape == plain.shape
        np.testing.assert_allclose(ours, plain, atol=1e-4)


def test_what_stands_together_changes_no_vector() -> None:
    first, second = (language.model().make_doc(text) for text in ("Nine ferries left.", "None came back to Turku."))
    (alone,), (beside, _) = JOINED.predict([first]), JOINED.predict([first, second])
    np.testing.assert_allclose(alone, beside, atol=1e-5)


WIDTH = 4


def network(window: int, pieces: int, *, made_even: bool) -> Model[list[Floats2d], list[Floats2d]]:
    """Two layers of words with their neighbours, and one that reads each word by itself."""
    read = Maxout(WIDTH, WIDTH * (2 * window + 1), nP=pieces, normalize=made_even, dropout=0.0)
    built = chain(
        with_array(clone(residual(chain(expand_window(window_size=window), read)), 2), pad=2),
        with_array(Maxout(WIDTH, WIDTH, nP=1)),
    )
    return built.initialize(X=[np.zeros((3, WIDTH), dtype="f")])


@pytest.mark.parametrize("pieces", [1, 2, 4])
def test_layers_of_any_number_of_pieces_are_joined(pieces: int) -> None:
    built = network(1, pieces, made_even=True)
    words = [np.random.default_rng(length).normal(size=(length, WIDTH)).astype("f") for length in (3, 1, 7)]
    expected = built.predict(words)
    join_windows(built)
    assert "joined_windows" in [node.name for node in built.walk()]
    for ours, plain in zip(built.predict(words), expected, strict=True):
        np.testing.assert_allclose(ours, plain, atol=1e-4)


@pytest.mark.parametrize(("window", "made_even"), [(2, True), (1, False)])
def test_layers_of_another_build_are_left_as_they_are(window: int, made_even: bool) -> None:
    built = network(window, 2, made_even=made_even)
    before = [node.name for node in built.walk()]
    join_windows(built)
    assert [node.name for node in built.walk()] == before


def test_a_network_that_is_joined_is_not_trained() -> None:
    with pytest.raises(NotImplementedError):
        JOINED.model.begin_update([language.model().make_doc("Nine.")])
