"""Claims that people enter by hand, in several scripts, kept and compared like any other."""

from __future__ import annotations

from typing import Any

import pytest

import by_hand
from claims import pipeline, table
from claims.decisions import BY_HAND, ClaimByHand
from claims.desk import Desk
from claims.desk.entering import Given, written
from claims.desk.reports import report
from claims.errors import ClaimsError, ConflictError
from claims.models import Claim, Document, Span
from claims.reporting import csv, markdown
from claims.reporting.escaping import markdown_text
from claims.store import Store
from claims.terms import Bound, RelationKind

CASE = by_hand.CASE
LANGUAGES = sorted(by_hand.TEXTS)


@pytest.fixture(scope="module")
def english() -> tuple[Document, tuple[Claim, ...]]:
    reading = next(iter(pipeline.readings([by_hand.report()], every_number=False)))
    return reading.document, reading.claims


@pytest.fixture
def desk(store: Store, english: tuple[Document, tuple[Claim, ...]]) -> Desk:
    """A desk with the real engine on the English report and those in the other languages, of which nothing is read."""
    made = Desk(store, lambda claims, decided: pipeline.reconcile(claims, decided=decided))
    made.add(*english)
    for language in LANGUAGES:
        made.add(by_hand.report(language), ())
    return made


def document_id(desk: Desk, language: str) -> str:
    return next(key for key, one in desk.store.documents(CASE).items() if one.name == f"{language}.txt")


def figure(desk: Desk, language: str, place: int = 0) -> Span:
    """The span of the figure within the words of a language, at one of their places."""
    found = desk.places(CASE, document_id(desk, language), by_hand.WORDS[language])[place]
    at = found.words.index(by_hand.FIGURES[language])
    start = found.span.start + at
    return Span(start=start, end=start + len(by_hand.FIGURES[language]))


def enter(desk: Desk, language: str, who: str = "Ann", expected: tuple[str, ...] = (), **fields: Any) -> ClaimByHand:
    return desk.enter(
        CASE,
        document_id(desk, language),
        figure(desk, language),
        by_hand.given(language, **fields),
        "",
        who,
        expected=expected,
    )


def kept(desk: Desk) -> list[Claim]:
    return [claim for claim in desk.store.claims(CASE) if claim.extractor == BY_HAND]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_by_hand_is_grounded_in_the_words_of_its_document(desk: Desk, language: str) -> None:
    claim = enter(desk, language).claim
    text = by_hand.TEXTS[language]
    assert (text[claim.start : claim.end], text[claim.sentence_start :][: len(claim.sentence)]) == (
        by_hand.FIGURES[language],
        claim.sentence,
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", "При обрушении погибли 9\u00a0человек, сообщила пресс-служба спасателей."),
        ("hy", "Փլուզման հետևանքով զոհվել է 11 մարդ։"),
        ("az", "İstintaq qrupu bildirib ki, İYUN ayının 12-də 11 nəfər həlak olub."),
        ("ar", "قال رجال الإنقاذ إن ١١ شخصا قتلوا في الانهيار."),
    ],
)
def test_the_sentence_around_it_is_found_in_its_own_script(desk: Desk, language: str, expected: str) -> None:
    assert enter(desk, language).claim.sentence == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_who_entered_and_who_translated_it(desk: Desk, language: str) -> None:
    claim = enter(desk, language).claim
    assert (claim.entered_by, claim.language, claim.translation, claim.translator, claim.translated_on) == (
        "Ann",
        language,
        by_hand.TRANSLATIONS[language],
        "N. Petrosyan",
        "2019-06-14",
    )


@pytest.mark.parametrize("language", ["ar", "az", "hy"])
def test_another_figure_than_the_english_one_makes_a_disagreement(desk: Desk, language: str) -> None:
    entered = enter(desk, language).claim
    (item,) = desk.queue(CASE)
    sides = item.discrepancy.sides if item.discrepancy else ()
    assert (
        item.kind,
        [side.low for side in sides],
        entered.id in {one for side in sides for one in side.claim_ids},
    ) == (
        RelationKind.CONTRADICTION,
        [9, 11],
        True,
    )


def test_the_same_figure_in_another_language_agrees_and_raises_nothing(desk: Desk) -> None:
    entered = enter(desk, "ru").claim
    found = desk.reconciliation(CASE)
    relations = {one.relation for one in found.relations if entered.id in {one.a, one.b}}
    assert (relations, found.discrepancies) == ({RelationKind.AGREE}, ())


def test_words_that_stand_twice_are_told_with_what_stands_around_them(desk: Desk) -> None:
    found = desk.places(CASE, document_id(desk, "hy"), "զոհվել է 11 մարդ")
    assert [place.after[:1] for place in found] == ["։"]
    both = desk.places(CASE, document_id(desk, "hy"), "11 մարդ")
    assert [(place.words, place.after[:1]) for place in both] == [("11 մարդ", "։"), ("11 մարդ", ",")]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("  ", "paste the exact words"),
        ("İyun ayının", "do not stand in this document"),
        ("ISTINTAQ", "do not stand in this document"),
        ("a" * 20_001, "more than 20,000 characters"),
    ],
)
def test_words_that_are_not_the_documents_own_are_refused(desk: Desk, words: str, reason: str) -> None:
    with pytest.raises(ClaimsError, match=reason):
        desk.places(CASE, document_id(desk, "az"), words)


def test_a_document_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="no document none"):
        desk.places(CASE, "none", "words")


def test_a_claim_taken_back_is_a_claim_no_longer_and_one_restored_is_again(desk: Desk) -> None:
    row = enter(desk, "hy")
    back = desk.withdraw(row.id, "Ben")
    without = (kept(desk), desk.queue(CASE))
    desk.withdraw(back.id, "Ann")
    assert (without, [claim.id for claim in kept(desk)], len(desk.queue(CASE))) == (([], ()), [row.claim.id], 1)


def test_reading_its_document_anew_keeps_it_with_the_new_date(desk: Desk) -> None:
    row = enter(desk, "hy")
    desk.add(by_hand.report("hy").model_copy(update={"published": "2019-06-15", "title": "Roof"}), ())
    assert [(one.id, one.published, one.title, one.as_of) for one in kept(desk)] == [
        (row.claim.id, "2019-06-15", "Roof", "2019-06-15")
    ]


def test_a_day_that_a_person_gave_stays_when_the_date_of_the_document_changes(desk: Desk) -> None:
    enter(desk, "hy", as_of="2019-06-12")
    desk.add(by_hand.report("hy").model_copy(update={"published": "2019-06-15"}), ())
    assert [one.as_of for one in kept(desk)] == ["2019-06-12"]


def test_it_can_be_corrected_and_rejected_like_any_other(desk: Desk) -> None:
    claim = enter(desk, "hy").claim
    desk.annotate(CASE, claim.id, "stated", 9, "", "Ben", expected=None)
    assert (
        desk.queue(CASE)[0].reason
        == "closed by a correction of the figure of “11 people” (rescuers, Paper hy) to 9 by Ben"
    )


def test_who_enters_the_same_words_later_is_told_and_may_keep_both(desk: Desk) -> None:
    first = enter(desk, "hy")
    with pytest.raises(ConflictError, match="Ann entered these very words as a claim already"):
        enter(desk, "hy", "Ben")
    second = enter(desk, "hy", "Ben", expected=(first.claim.id,), event="injured")
    assert sorted(one.id for one in kept(desk)) == sorted([first.claim.id, second.claim.id])
    assert first.claim.id != second.claim.id


def test_a_claim_entered_again_after_it_was_taken_back_has_an_id_of_its_own(desk: Desk) -> None:
    first = enter(desk, "hy")
    back = desk.withdraw(first.id, "Ann")
    second = enter(desk, "hy")
    desk.withdraw(back.id, "Ann")
    assert len({one.id for one in kept(desk)}) == len([first, second])


def test_its_id_is_never_that_of_a_claim_read_at_the_same_words(
    desk: Desk, english: tuple[Document, tuple[Claim, ...]]
) -> None:
    read = english[1][0]
    key = read.document_id
    given = Given(fields={"stated": 9})
    row = desk.enter(CASE, key, Span(start=read.start, end=read.end), given, "", "Ann", expected=())
    assert row.claim.id not in {one.id for one in english[1]}
    assert {row.claim.id, read.id} <= {one.id for one in desk.store.claims(CASE)}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"stated": "1,200"}, (1200, 1200, 1200, Bound.EXACT, 100)),
        ({"stated": 40, "bound": "at_least"}, (40, None, 40, Bound.AT_LEAST, 1)),
        ({"stated": 200, "bound": "about"}, (180, 220, 200, Bound.ABOUT, 10)),
        ({"low": 10, "high": 12}, (10, 12, None, Bound.RANGE, 1)),
        ({"low": 10}, (10, None, None, Bound.AT_LEAST, 1)),
        ({"high": 1000}, (None, 1000, None, Bound.AT_MOST, 100)),
        ({"stated": 0}, (0, 0, 0, Bound.EXACT, 1)),
        ({"stated": 3.25}, (3.25, 3.25, 3.25, Bound.EXACT, 0.01)),
    ],
)
def test_a_figure_means_the_same_interval_as_one_that_is_read(
    desk: Desk, fields: dict[str, Any], expected: object
) -> None:
    given = Given(fields=fields)
    claim = desk.enter(CASE, document_id(desk, "hy"), figure(desk, "hy"), given, "", "Ann", expected=()).claim
    assert (claim.low, claim.high, claim.stated, claim.bound, claim.resolution) == expected


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (Given(), "the figure is missing"),
        (Given(fields={"stated": "many"}), "figure: a number is needed"),
        (Given(fields={"low": 12, "high": 10}), "the low end, 12, would be above the high end, 10"),
        (Given(fields={"stated": 1, "bound": "perhaps"}), "'perhaps' is none of"),
        (Given(fields={"stated": 1, "bound": "range"}), "a range needs its low and its high end"),
        (Given(fields={"low": 1, "bound": "exact"}), "needs its value"),
        (Given(fields={"stated": 1, "period_start": "June"}), "start of the period: a date"),
        (Given(fields={"stated": 1, "id": "x"}), "id: cannot be corrected"),
        (Given(fields={"stated": 1, "rejected": True}), "rejected: a claim is entered"),
        (Given(fields={"stated": 1}, translator="N."), "without the translation"),
        (Given(fields={"stated": 1}, translation="x", translated_on="soon"), "day of the translation"),
        (Given(fields={"stated": 1}, translation="x" * 20_001), "longer than 20,000"),
        (Given(fields={"stated": 1, "place": "\ud800"}), "half characters"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(desk: Desk, given: Given, reason: str) -> None:
    with pytest.raises(ClaimsError, match=reason):
        desk.enter(CASE, document_id(desk, "hy"), figure(desk, "hy"), given, "", "Ann", expected=())
    assert desk.store.rows(ClaimByHand, CASE) == ()


@pytest.mark.parametrize("span", [Span(start=5, end=5), Span(start=0, end=10_000), Span(start=-4, end=2)])
def test_a_span_outside_of_the_text_is_refused(desk: Desk, span: Span) -> None:
    with pytest.raises(ClaimsError, match="not in the document any more"):
        desk.enter(CASE, document_id(desk, "hy"), span, Given(fields={"stated": 1}), "", "Ann", expected=())


def test_nobody_enters_a_claim_without_a_name(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="say who you are"):
        enter(desk, "hy", who=" ")


def test_the_table_of_claims_has_both_texts(desk: Desk) -> None:
    enter(desk, "ar")
    frame = table.to_frame(kept(desk))
    assert frame[["entered_by", "language", "translation", "sentence"]].to_dict("records") == [
        {
            "entered_by": "Ann",
            "language": "ar",
            "translation": by_hand.TRANSLATIONS["ar"],
            "sentence": "قال رجال الإنقاذ إن ١١ شخصا قتلوا في الانهيار.",
        }
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("погибли 1\u00a0240 человек", [("1\u00a0240", 1240)]),
        ("١١ شخصا و ٣٫٥", [("١١", 11), ("٣٫٥", 3.5)]),
        ("1.200 və 1,5", [("1.200", 1200), ("1,5", 1.5)]),
        ("1,234.5 and 1.234,5", [("1,234.5", 1234.5), ("1.234,5", 1234.5)]),
        ("в 2010 году 12 лодок", [("2010", 2010), ("12", 12)]),
        ("2019 200", [("2019", 2019), ("200", 200)]),
        ("12,", [("12", 12)]),
        ("տասնմեկ", []),
        ("१२", [("१२", 12)]),
    ],
)
def test_the_digits_of_any_script_are_read(words: str, expected: list[tuple[str, float]]) -> None:
    assert [(one.text, one.value) for one in written(words)] == expected
    assert [words[one.span.start : one.span.end] for one in written(words)] == [text for text, _ in expected]


@pytest.mark.parametrize("language", ["ar", "az", "hy"])
def test_a_report_of_the_disagreement_has_both_texts(desk: Desk, language: str) -> None:
    entered = enter(desk, language).claim
    made = report(desk, CASE)
    for written_out in (markdown(made), csv(made)):
        assert by_hand.TRANSLATIONS[language] in written_out
    assert markdown_text(entered.sentence[:8]) in markdown(made)
