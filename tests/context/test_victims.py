"""Single persons as implicit claims of one."""

from __future__ import annotations

import pytest

from claims.context import may_have_victims
from claims.extraction import read
from claims.models import Document


def implicit(text: str) -> list[tuple[str, str | None]]:
    return [(c.text, c.event) for c in read(Document(name="a.txt", text=text)).claims if c.implicit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed in the crash.", [("A man", "killed")]),
        ("Anna Novak was wounded by shrapnel.", [("Anna Novak", "injured")]),
        ("A young driver died on Monday. Police say the driver was from Lund.", [("A young driver", "killed")]),
        ("Peter Weiss died at the scene. Weiss was killed by a falling beam.", [("Peter Weiss", "killed")]),
        (
            "Anna Novak was killed by a falling beam. Peter Novak was wounded by glass. Novak died at once.",
            [("Anna Novak", "killed"), ("Peter Novak", "injured")],
        ),
        ("A woman was shot and a boy was injured.", [("A woman", "shot"), ("a boy", "injured")]),
    ],
)
def test_a_single_victim_is_a_claim_of_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert implicit(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A man visited the crash site.",
        "The man was killed in the crash.",
        "Three men were killed.",
        "One man was killed.",
        "Nobody was hurt.",
        "A bridge was destroyed.",
        "Anna Novak was not hurt.",
    ],
)
def test_nothing_else_is_an_implicit_claim(text: str) -> None:
    assert implicit(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The men took her with them.",
        "She was taken with him to the hills.",
        "The gun went off, hitting him in the chest.",
        "The child is in stable condition.",
        "He lost his life on the ridge.",
        "A stray bullet grazed the clerk.",
        "The blaze took her life.",
        "She was sent to a clinic by air.",
        "The guard fell into captivity.",
    ],
)
def test_a_sentence_that_may_tell_of_a_victim_is_parsed(sentence: str) -> None:
    assert may_have_victims(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The clerk told her to wait.",
        "They voted for him in May.",
        "The council thanked them.",
        "He put it in her hands.",
        "Life in the town goes on.",
        "The prisoner sat in the sun.",
        "It came as a shock to the town.",
    ],
)
def test_a_sentence_with_a_pronoun_or_one_word_of_a_phrase_alone_is_not(sentence: str) -> None:
    assert not may_have_victims(sentence)
