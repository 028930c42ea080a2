"""A document read: grounded, stable, in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import by_hand
from claims.extraction import Reading, read, read_all
from claims.models import Document
from claims.terms import Modality, NumberKind

STORY = (
    "Seventeen miners died on Monday, the ministry said.\r\n\r\n"
    "Union leader Tom Hale told Reuters that 21 miners had died. He also said that four were missing.\r\n"
)


def story(text: str = STORY, **fields: object) -> Reading:
    return read(Document.model_validate({"name": "a.txt", "text": text, **fields}))


def test_every_number_and_speaker_stands_at_its_offsets() -> None:
    for row in story().inspections:
        assert STORY[row.start : row.end] == row.text
        assert STORY[row.speaker_start : row.speaker_end] == row.speaker


def test_every_sentence_stands_at_its_offset() -> None:
    for claim in story().claims:
        assert STORY[claim.sentence_start :].startswith(claim.sentence)
        assert claim.text in claim.sentence


def test_claims_carry_their_speakers_and_relays() -> None:
    found = [(c.text, c.speaker_name, c.relayed_by) for c in story().claims]
    assert found == [
        ("Seventeen", "the ministry", ()),
        ("21", "Tom Hale", ("Reuters",)),
        ("four", "Tom Hale", ("Reuters",)),
    ]


def test_a_claim_carried_over_says_so() -> None:
    assert "named in an earlier sentence" in (story().claims[2].speaker_reason or "")


def test_reading_twice_gives_the_same() -> None:
    assert story() == story()


def test_ids_depend_on_text_address_outlet_and_case_only() -> None:
    ids = [c.id for c in story().claims]
    assert [c.id for c in story(title="Another", published="2022-03-10").claims] == ids
    assert [c.id for c in story(outlet="The Times").claims] != ids
    assert [c.id for c in story(case="mine").claims] != ids


def test_every_row_that_is_a_claim_names_it() -> None:
    reading = story()
    named = [r.claim_id for r in reading.inspections if r.kind is NumberKind.CLAIM]
    assert named == [c.id for c in reading.claims]


def test_the_as_of_falls_back_to_the_publication_date_and_says_so() -> None:
    claim = story(published="2022-03").claims[0]
    assert (claim.as_of, claim.as_of_from) == ("2022-03", "published")


def test_a_figure_under_a_newsletter_heading_is_boilerplate() -> None:
    text = STORY + "\nYou May Also Like\n\n50 records added to the archive\n"
    kinds = {r.text: r.kind for r in story(text).inspections}
    assert kinds["50"] is NumberKind.BOILERPLATE


def test_a_denied_figure_is_kept_and_marked() -> None:
    claim = story("The army denied that 25 conscripts had deserted.").claims[0]
    assert (claim.low, claim.modality) == (25, Modality.DENIED)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_every_row_is_grounded(text: str) -> None:
    for row in read(Document(name="a", text=text)).inspections:
        assert text[row.start : row.end] == row.text
        assert row.start < row.end


@given(
    st.lists(
        st.sampled_from(
            [
                "Two",
                "men",
                "were",
                "killed",
                "said",
                "“",
                "”",
                '"',
                ",",
                ".",
                "the ministry",
                "\n\n",
                "40",
                "he",
                "including",
                "of whom",
                ":",
                "ünï",
                "（",
                "\u202e",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_salad_of_news_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for row in read(Document(name="a", text=text)).inspections:
        assert text[row.start : row.end] == row.text


LONG = (
    "OSLO (Agency) - Kari Dahl, the harbour master, arrived on 3 March 2021. She has lived there for a while.\n\n"
    "“We opened at 9 a.m.,” she said. It was her first day. Seven boats were lost, she added, and a sailor drowned.\n\n"
    "The third pier was closed in 1999. Its owner, Per Lund, is 61. “Nobody told us,” he said. “We lost 4 boats.”\n\n"
    "The second one opened on Monday. According to Lund, 12% of the remaining boats have left."
)


@pytest.mark.parametrize("text", [STORY, LONG])
def test_claims_are_the_same_whether_every_number_is_asked_for_or_not(text: str) -> None:
    document = Document(name="a", text=text)
    brief, full = (next(read_all([document], every_number=every)) for every in (False, True))
    assert brief.claims == full.claims
    assert len(full.claims) > 2
    assert brief.inspections == ()


@pytest.mark.parametrize("text", [STORY, LONG])
def test_the_rows_of_claims_say_what_the_claims_say(text: str) -> None:
    reading = read(Document(name="a", text=text))
    rows = {row.claim_id: row for row in reading.inspections if row.claim_id is not None}
    assert {c.id: {name: getattr(c, name) for name in type(rows[c.id]).model_fields} for c in reading.claims} == {
        key: row.model_dump(round_trip=True) for key, row in rows.items()
    }


def test_numbers_that_are_no_claims_have_their_speaker() -> None:
    said = [(row.text, row.kind, row.speaker) for row in read(Document(name="a", text=LONG)).inspections]
    assert ("9 a.m.", NumberKind.TIME, "she") in said


@pytest.mark.parametrize("language", sorted(by_hand.TEXTS))
def test_no_claim_is_read_out_of_a_text_that_is_not_in_english(language: str) -> None:
    reading = read(by_hand.report(language))
    reasons = {row.reason for row in reading.inspections}
    assert (reading.claims, {row.kind for row in reading.inspections} <= {NumberKind.OTHER}) == ((), True)
    assert reasons <= {"this text is not in English, and is not read"}


def test_a_paragraph_in_another_script_is_left_out_of_an_english_report() -> None:
    text = (
        f"Police said 12 people were killed in Gyumri.\n\n{by_hand.ARMENIAN}\n\nThe mayor said 14 people were injured."
    )
    assert [claim.text for claim in read(Document(name="a", text=text)).claims] == ["12", "14"]
