"""Vectors that are kept are those that the network gives, however often they are forgotten."""

from __future__ import annotations

import numpy as np
import pytest
import spacy

from claims import language, wordvectors

TEXTS = ("Nine ferries left Turku at 8 p.m.", "Nine.", "The ferries left Turku, and 20 trucks with them.")


@pytest.mark.parametrize("most", [0, 3, 20_000])
def test_kept_vectors_are_those_of_the_network(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordvectors, "_MOST", most)
    kept, plain = (spacy.load(language.MODEL, exclude=["ner", "parser"]).get_pipe("tok2vec") for _ in range(2))
    wordvectors.keep_vectors(kept.model)
    docs = [language.model().make_doc(text) for text in TEXTS]
    expected = plain.predict(docs)
    for _ in range(2):
        assert [np.abs(a - b).max() < 1e-5 for a, b in zip(kept.predict(docs), expected, strict=True)] == [True] * 3


def test_a_network_that_keeps_its_vectors_is_not_trained() -> None:
    vectors = spacy.load(language.MODEL, exclude=["ner", "parser"]).get_pipe("tok2vec")
    wordvectors.keep_vectors(vectors.model)
    with pytest.raises(NotImplementedError):
        vectors.model.begin_update([language.model().make_doc("Nine.")])
