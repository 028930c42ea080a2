"""Entities are those that the model's own recogniser finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims import language
from claims.entities import Entities

if TYPE_CHECKING:
    import pytest
    from spacy.tokens import Doc

WORDS = [
    "Anna", "Novak", "of", "the", "Baltic", "Rescue", "Service", "New", "York", "on", "4", "May", "2019", "two", "dozen", "$", "3.5",
    "million", "said", "Tuesday", "night", "percent", "%", "U.N.", "Security", "Council", "first", "in", "and", ",", ".", " ", "\n",
    "“", "Lake", "Erie", "7", "p.m.", "French", "troops", "about", "half", "an", "hour",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


def recogniser() -> Any:
    return language.model().get_pipe("ner")


def found(doc: Doc) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.label_) for e in doc.ents]


def marks(doc: Doc) -> list[str]:
    return [token.ent_iob_ for token in doc]


def test_the_models_recogniser_is_read_at_once() -> None:
    assert Entities.of(recogniser()) is not None


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["New York"])
@example(["Anna", " ", "the Baltic Rescue Service of New York", "\n Lake Erie \n"])
def test_entities_are_those_of_the_models_own_recogniser(texts: list[str]) -> None:
    ours, own = ([language.model().make_doc(text) for text in texts] for _ in range(2))
    entities = Entities.of(recogniser())
    assert entities is not None
    entities.fill(ours)
    for doc in own:
        for token in doc[1:]:
            token.is_sent_start = False
        recogniser()(doc)
    assert [found(doc) for doc in ours] == [found(doc) for doc in own]
    assert [marks(doc) for doc in ours] == [marks(doc) for doc in own]


def test_a_recogniser_of_another_build_finds_them_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Entities.of(language.model().get_pipe("parser")) is None
    assert Entities.of(spacy.blank("en").add_pipe("entity_ruler")) is None
    untrained = spacy.blank("en").add_pipe("beam_ner")
    assert Entities.of(untrained) is None
    expected = language.read(["Anna Novak of New York lost $3.5 million on Tuesday."])
    monkeypatch.setattr(language, "_entities", lambda: None)
    again = language.read(["Anna Novak of New York lost $3.5 million on Tuesday."])
    assert [rows.tolist() for rows in again] == [rows.tolist() for rows in expected]
