"""The agency that a text came through is read from its by-line, its dateline and its credits, and from nothing else."""

from __future__ import annotations

import pytest

from claims import copies
from claims.models import Document

BODY = "Four people died when a bridge gave way on Monday, officials said.\n\nThe search went on through the night.\n\nIt was built in 1962."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Reuters Staff\n\n{}", {"Reuters"}),
        ("Agence France-Presse\n\n{}", {"AFP"}),
        ("Lena Roth, Associated Press\n\n{}", {"AP"}),
        ("DARRAN, May 3 (Reuters) - {}", {"Reuters"}),
        ("DARRAN (AP) — {}", {"AP"}),
        ("Darran, 3 May, Interfax – {}", {"Interfax"}),
        ("{}\n\n(With inputs from PTI)", {"PTI"}),
        ("{}\n\nWith AFP and Reuters", {"AFP", "Reuters"}),
        ("{}\n\nlr/ks (dpa, AFP)", {"DPA", "AFP"}),
        ("{}\n\nSource: TASS", {"TASS"}),
        ("{}\n\nThis story was published from a wire agency feed of ANI.", {"ANI"}),
        ("{}\n\nThe Associated Press contributed to this report.", {"AP"}),
    ],
)
def test_a_credit_names_the_agency(text: str, expected: set[str]) -> None:
    assert copies.of_document(Document(name="a", text=text.format(BODY))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "Photo: AFP\n\n{}",
        "{}\n\nA minister told Reuters that he had not seen the report of the inspectors.",
        "{}\n\nAP Moller and Bloomberg Philanthropies paid for the study.",
        "By Ann Reuter\n\n{}",
        "{}\n\nThe tass of tea went round.",
    ],
)
def test_what_only_names_an_agency_is_no_credit(text: str) -> None:
    assert copies.of_document(Document(name="a", text=text.format(BODY))) == frozenset()


def test_an_author_or_an_outlet_may_be_the_agency() -> None:
    told = [Document(name="a", text=BODY, author="AFP"), Document(name="b", text=BODY, outlet="Reuters")]
    assert [copies.of_document(one) for one in told] == [{"AFP"}, {"Reuters"}]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("KYIV (AFP) Four people died.", {"AFP"}),
        ("Four people died, police said (AFP/Reuters).", {"AFP", "Reuters"}),
        ("Reuters - Four people died.", {"Reuters"}),
        ("The paper bought Reuters a coffee for four.", set()),
    ],
)
def test_a_tag_in_a_sentence_names_the_agency(sentence: str, expected: set[str]) -> None:
    assert copies.in_sentence(sentence) == expected


def test_a_relay_is_known_by_any_of_its_names() -> None:
    assert [copies.in_words(told) for told in ("the Associated Press", "afp", "Happy Mail")] == [{"AP"}, {"AFP"}, set()]
