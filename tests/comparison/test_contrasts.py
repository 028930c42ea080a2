from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims import pipeline
from claims.comparison import compare
from claims.comparison.preparing import prepare
from claims.comparison.reasons import reasons
from claims.config import Settings
from claims.models import Document
from claims.terms import RelationKind

if TYPE_CHECKING:
    from claims.comparison import Comparison

SETTINGS = Settings()
R = RelationKind
APART = {
    "a modifier": ("Some 40% of night nurses smoke.", "Some 12% of day nurses smoke."),
    "a verb": ("The museum bought 60 paintings in May.", "The museum sold 14 paintings in May."),
    "a negation": ("By now 31% of drivers would pay the toll.", "By now 54% of drivers would not pay the toll."),
    "a place": ("Avalanches killed 3 skiers at Obertal on Sunday.", "Avalanches killed 7 skiers at Steinach on Sunday."),
    "a round": ("Okoro won 31% of the vote in the first round.", "Okoro won 58% of the vote in the second round."),
}  # fmt: skip
TOGETHER = {
    "two voices": ("The police counted 9,000 marchers in Turku.", "The union counted 30,000 marchers in Turku."),
    "two words for one event": ("The blast at Orlo killed 9 people.", "The blast at Orlo left 14 people dead."),
    "another order": ("Nine miners died at Orlo, the mayor said.", "The mayor's office said 14 miners died at Orlo."),
}


def compared(*texts: str) -> list[Comparison]:
    documents = [Document(name=name, text=text) for name, text in zip("ab", texts, strict=True)]
    first, second = (reading.claims for reading in pipeline.readings(documents, every_number=False))
    facts = prepare([*first, *second], SETTINGS)
    return [compare(facts[a.id], facts[b.id], SETTINGS, with_wording=True) for a in first for b in second]


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_one_word_for_another_in_one_place_tells_two_questions_apart(texts: tuple[str, str]) -> None:
    assert [pair.apart for pair in compared(*texts)] == [("contrast",)]


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_the_sides_of_a_contrast_turn_with_the_sides_of_the_pair(texts: tuple[str, str]) -> None:
    (pair,), (turned,) = compared(*texts), compared(*texts[::-1])
    assert pair.told is not None
    assert turned.told is not None
    assert (pair.kind, pair.told.a, pair.told.b) == (turned.kind, turned.told.b, turned.told.a)


@pytest.mark.parametrize("texts", TOGETHER.values(), ids=TOGETHER)
def test_who_says_it_and_how_the_event_is_named_are_no_contrast(texts: tuple[str, str]) -> None:
    assert {pair.kind for pair in compared(*texts)} == {R.CONTRADICTION}


def test_the_reason_quotes_the_two_wordings() -> None:
    (pair,) = compared(*APART["a place"])
    assert "“Obertal” against “Steinach”" in [reason.detail for reason in reasons(pair, SETTINGS)]
