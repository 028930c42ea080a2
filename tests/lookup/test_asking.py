"""What is asked about is read as sentences are, and a headline as if its auxiliary stood there."""

from __future__ import annotations

import pytest

from claims.lookup import asked
from claims.models import Document


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("three Georgian sailors held", [("three", "held")]),
        ("Three Georgian sailors held by pirates", [("Three", "held")]),
        ("The minister said that 14 people were arrested.", [("14", "arrested")]),
        ("The mayor was asked.", []),
    ],
)
def test_the_event_of_a_figure_is_found_in_sentences_and_headlines(text: str, figures: list[tuple[str, str]]) -> None:
    assert [(claim.text, claim.event) for claim in asked([Document(name="asked", text=text)])] == figures


def test_a_headline_is_kept_word_for_word() -> None:
    text = "three Georgian sailors held"
    (claim,) = asked([Document(name="asked", text=text)])
    assert (claim.sentence, text[claim.start : claim.end], claim.group) == (text, "three", "Georgia")


def test_what_holds_is_not_taken_for_what_is_held() -> None:
    (claim,) = asked([Document(name="asked", text="three Georgian sailors held a rally")])
    assert claim.event != "held"
