"""What stored claims say to a figure: for it, against it, of another question, or nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.config import Settings
from claims.lookup import Figure, Stored, Verdict, look_up
from claims.models import Claim, Question
from claims.questions import group
from claims_by_hand import claim

SETTINGS = Settings()
BURNED = {"event": "burned", "kind": "house", "place": "Port Sarn"}
DAY = {"period_start": "2021-05-03", "period_end": "2021-05-03"}


def asked(figure: float, **fields: Any) -> Claim:
    """A figure of a draft, without a date of its own."""
    return claim(figure, **({"report": "draft", "outlet": None, "published": None, "as_of": None} | BURNED | fields))


def found(figure: Claim, *stored: Claim, **case: Any) -> Figure:
    (told,) = look_up([figure], [Stored(stored, **case)], SETTINGS)
    return told


def test_the_same_figure_supports_it_and_copies_count_as_one_origin() -> None:
    one = claim(12, report="a", speaker_name="Mira Tolland", **BURNED)
    relayed = claim(12, report="b", speaker_name="Mira Tolland", **BURNED)
    told = found(asked(12), one, relayed)
    assert (told.verdict, len(told.statements), told.supporting, told.contradicting) == (Verdict.SUPPORTED, 2, 1, 0)


def test_another_figure_contradicts_it_and_says_when_both_hold() -> None:
    told = found(asked(12), claim(30, report="a", **BURNED))
    (statement,) = told.statements
    assert (told.verdict, told.contradicting, statement.relation) == (Verdict.CONTRADICTED, 1, "contradiction")
    assert "stay apart by 18" in statement.detail
    assert statement.both_true_if is not None


def test_sources_that_disagree_make_it_disputed() -> None:
    told = found(asked(12), claim(12, report="a", **BURNED, **DAY), claim(30, report="b", **BURNED, **DAY))
    assert (told.verdict, told.supporting, told.contradicting) == (Verdict.DISPUTED, 1, 1)


def test_one_field_that_differs_makes_it_another_question_and_is_named() -> None:
    told = found(asked(12, period_start="2021-05-03", period_end="2021-05-03"), claim(30, report="a", **BURNED, period_start="2019-05-03", period_end="2019-05-03"))  # fmt: skip
    (miss,) = told.near_misses
    assert (told.verdict, told.statements) == (Verdict.DIFFERENT_QUESTION, ())
    assert (miss.field, miss.level, miss.relation) == ("period", "different", "different_time")


def test_one_field_that_is_not_said_leaves_it_open_and_is_named() -> None:
    told = found(asked(12), claim(30, report="a", **(BURNED | {"place": None})))
    (miss,) = told.near_misses
    assert (told.verdict, miss.field, miss.level) == (Verdict.NOTHING_FOUND, "place", "unknown")


def test_nothing_is_found_where_nothing_is_alike() -> None:
    told = found(asked(12), claim(4, "arrested", "person", report="a", place="Quito"))
    assert (told.verdict, told.statements, told.near_misses) == (Verdict.NOTHING_FOUND, (), ())


def test_another_years_figure_does_not_contradict_what_is_supported() -> None:
    then = {"period_start": "2019-05-03", "period_end": "2019-05-03", "published": "2019-05-04"}
    told = found(asked(12), claim(12, report="a", **BURNED, **DAY), claim(30, report="b", **BURNED, **then))
    assert (told.verdict, [miss.field for miss in told.near_misses]) == (Verdict.SUPPORTED, ["period"])


def test_a_later_total_does_not_contradict_the_one_of_the_day() -> None:
    dead = {"event": "killed", "kind": "person", "place": "Port Sarn", **DAY}
    told = found(asked(9, **dead), claim(9, report="a", **dead), claim(14, report="c", published="2021-05-06", **dead))
    assert (told.verdict, [miss.field for miss in told.near_misses]) == (Verdict.SUPPORTED, ["as_of"])


def test_the_rest_of_a_question_answers_too() -> None:
    near, far = claim(12, report="a", **BURNED), claim(12, "burned", "house", report="b")
    question = group([near], SETTINGS).questions[0].model_copy(update={"claim_ids": (near.id, far.id)})
    alone, beside = found(asked(12), near, far), found(asked(12), near, far, questions=[question])
    assert ([s.claim.id for s in alone.statements], len(beside.statements)) == ([near.id], 2)
    assert {(s.question, s.label) for s in beside.statements} == {(question.id, question.label)}


def test_the_document_that_asks_does_not_answer() -> None:
    own = asked(12)
    assert found(own, own).verdict is Verdict.NOTHING_FOUND


def test_a_small_case_is_one_incident_only_where_it_is_meant() -> None:
    stored = claim(30, "burned", "house", report="a", case="sarn")
    figure = claim(12, "burned", "house", report="draft", outlet=None, published=None, as_of=None)
    assert (found(figure, stored).verdict, found(figure, stored, is_meant=True).verdict) == (
        Verdict.NOTHING_FOUND,
        Verdict.CONTRADICTED,
    )


def test_figures_are_told_in_the_order_asked_across_cases() -> None:
    first, second = asked(12), asked(30, start=9)
    cases = [Stored([claim(12, report="a", case="x", **BURNED)]), Stored([claim(30, report="b", case="y", **BURNED)])]
    told = look_up([first, second], cases, SETTINGS)
    assert [(one.claim.id, one.verdict, one.supporting) for one in told] == [
        (first.id, Verdict.DISPUTED, 1),
        (second.id, Verdict.DISPUTED, 1),
    ]


@st.composite
def stored_claims(draw: st.DrawFn) -> list[Claim]:
    one = st.builds(
        claim,
        st.integers(0, 15),
        st.sampled_from(["burned", "destroyed", "held", "killed", None]),
        st.sampled_from(["house", "soldier", "person", None]),
        report=st.sampled_from(["a", "b", "c", "d"]),
        place=st.sampled_from([None, "Port Sarn", "Baku", "Azerbaijan"]),
        group=st.sampled_from([None, "Georgia"]),
        actor=st.sampled_from([None, "Russia"]),
        start=st.integers(0, 99),
    )
    return list({each.id: each for each in draw(st.lists(one, min_size=1, max_size=7))}.values())


@settings(deadline=None, max_examples=100)
@given(stored_claims())
def test_no_claim_that_grouping_puts_beside_the_figure_is_lost(claims: list[Claim]) -> None:
    figure, *rest = claims
    rest = [one for one in rest if one.document_id != figure.document_id]
    if not rest:
        return
    linked = _linked(figure, rest)
    told = found(figure, *rest)
    seen = {one.claim.id for one in told.statements} | {one.claim.id for one in told.near_misses}
    updates_left_out = len(told.near_misses) == SETTINGS.linking.near_misses
    assert updates_left_out or linked <= seen


def _linked(figure: Claim, rest: list[Claim]) -> set[str]:
    """The claims that a question of two alone puts beside the figure."""
    return {one.id for one in rest if any(_is_pair(question) for question in group([figure, one], SETTINGS).questions)}


def _is_pair(question: Question) -> bool:
    return len(question.claim_ids) > 1


@settings(deadline=None, max_examples=60)
@given(stored_claims(), st.randoms(use_true_random=False))
def test_the_order_of_stored_claims_never_matters(claims: list[Claim], random: object) -> None:
    figure, *rest = claims
    shuffled = list(rest)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert found(figure, *shuffled) == found(figure, *rest)
