from __future__ import annotations

import pytest

import factories
from claims.decisions import BestFigure
from claims.desk import Desk
from claims.desk.replies import Told, replied
from claims.errors import ClaimsError, ConflictError
from claims.reviews import Status
from claims.terms import BestRule, Contacted, ExplainedBy, Role, VerdictCode


def item_of(desk: Desk) -> str:
    return desk.queue(None)[0].id


def judge(desk: Desk, verdict: VerdictCode, who: str = "Ann", **given: object) -> None:
    item = desk.queue(None)[0]
    desk.give_verdict(None, item.id, verdict, "", who, expected=item.last_review, **given)  # type: ignore[arg-type]


def test_an_annotators_verdict_waits_for_a_reviewers(desk: Desk) -> None:
    judge(desk, VerdictCode.EXPLAINED, role=Role.ANNOTATOR)
    waiting = desk.queue(None)[0]
    judge(desk, VerdictCode.CONFIRMED, "Bea")
    settled = desk.queue(None)[0]
    assert (waiting.status, waiting.verdict, waiting.annotated and waiting.annotated.verdict) == (
        Status.ANNOTATED, None, VerdictCode.EXPLAINED,
    )  # fmt: skip
    assert (settled.status, settled.verdict and settled.verdict.reviewer, settled.annotated) == (
        Status.SETTLED, "Bea", None,
    )  # fmt: skip


def test_an_annotators_word_that_figures_answer_two_questions_parts_nothing_yet(desk: Desk) -> None:
    judge(desk, VerdictCode.NOT_SAME_QUESTION, role=Role.ANNOTATOR)
    still = [item.status for item in desk.queue(None)]
    judge(desk, VerdictCode.NOT_SAME_QUESTION, "Bea")
    assert (still, [item.status for item in desk.queue(None)]) == ([Status.ANNOTATED], [Status.CLOSED])


def test_a_verdict_names_the_difference_that_explains_it_and_the_figure_to_use(desk: Desk) -> None:
    best = BestFigure(
        rule=BestRule.TEAM, value=2, names=("Ann", "Bea"), reasons="both saw the list", dissent="Cid: too early"
    )
    judge(desk, VerdictCode.EXPLAINED, explained_by=ExplainedBy.TIME, explained_how="one is a day older", best=best)
    verdict = desk.queue(None)[0].verdict
    assert verdict is not None
    assert (verdict.explained_by, verdict.explained_how, verdict.best) == (
        ExplainedBy.TIME, "one is a day older", best,
    )  # fmt: skip
    assert desk.history(None)[0].text.endswith("explained by time; best figure 2, by team")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"explained_by": ExplainedBy.SCOPE}, "only the verdict “explained”"),
        ({"best": BestFigure(rule=BestRule.TEAM, value=2)}, "names of who agreed"),
        ({"best": BestFigure(rule=BestRule.MINIMUM)}, "give one best figure"),
        ({"best": BestFigure(rule=BestRule.RANGE_ONLY, low=3, high=2)}, "not a figure"),
        ({"best": BestFigure(rule=BestRule.MINIMUM, value=float("nan"))}, "not a figure"),
        ({"best": BestFigure(rule=BestRule.RANGE_ONLY, value=2, low=2, high=3)}, "the range"),
    ],
)
def test_a_verdict_that_is_not_whole_is_refused(desk: Desk, given: dict[str, object], why: str) -> None:
    with pytest.raises(ClaimsError, match=why):
        judge(desk, VerdictCode.CONFIRMED, **given)
    assert desk.history(None) == ()


def test_a_flag_is_assigned_to_one_and_taken_from_everybody(desk: Desk) -> None:
    item = item_of(desk)
    first = desk.assign(None, item, " Bea ", "knows the harbour", "Ann", expected=None)
    held = desk.queue(None)[0]
    with pytest.raises(ConflictError, match="Ann saved"):
        desk.assign(None, item, "Cid", "", "Dot", expected=None)
    desk.assign(None, item, "", "", "Ann", expected=first.id)
    assert (held.assignee, desk.queue(None)[0].assignee) == ("Bea", None)


def test_a_source_that_was_asked_is_awaited_until_it_replies(desk: Desk) -> None:
    item = item_of(desk)
    told = ("the coast guard", "by telephone")
    desk.contact(None, item, Contacted.ASKED, *told, "2021-03-05", "Two or three?", "Ann")
    awaited = desk.queue(None)[0].awaiting
    reply = desk.contact(None, item, Contacted.REPLIED, *told, "5 March 2021", "Three.", "Ann")
    replied = desk.queue(None)[0]
    desk.withdraw(reply.id, "Ann")
    assert (awaited, replied.awaiting, [row.when for row in replied.contacts]) == (
        ("the coast guard",), (), ["2021-03-05", "2021-03-05"],
    )  # fmt: skip
    assert desk.queue(None)[0].awaiting == ("the coast guard",)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("", "by mail", "2021-03-05", "How many?"), "say who was asked"),
        (("the coast guard", "", "2021-03-05", " "), "say how .* and what"),
        (("the coast guard", "by mail", "soon", "How many?"), "soon: not a day"),
        (("the coast guard", "by mail", "", "How many?"), "the day: not a day"),
    ],
)
def test_a_contact_without_its_parts_is_refused(desk: Desk, given: tuple[str, str, str, str], why: str) -> None:
    with pytest.raises(ClaimsError, match=why):
        desk.contact(None, item_of(desk), Contacted.ASKED, *given, "Ann")
    with pytest.raises(ClaimsError, match="no document gone in this case"):
        desk.contact(None, item_of(desk), Contacted.REPLIED, "a", "b", "2021", "c", "Ann", document="gone")
    assert desk.history(None) == ()


def test_what_was_asked_follows_its_flag_when_that_gets_another_name(desk: Desk) -> None:
    item = item_of(desk)
    desk.contact(None, item, Contacted.ASKED, "the coast guard", "by mail", "2021-03-05", "How many?", "Ann")
    desk.add(*factories.read(5, outlet="The Tide"))
    assert desk.queue(None)[0].awaiting == ("the coast guard",)


def test_a_text_that_is_longer_than_a_decision_keeps_is_refused_before_anything_is_kept(desk: Desk) -> None:
    long = "a" * 100_001
    best = BestFigure(rule=BestRule.TEAM, value=2, names=("Ann",), reasons="b", dissent=long)
    for name, given in (("explanation", {"explained_by": ExplainedBy.TIME, "explained_how": long}), ("dissent", {"best": best})):  # fmt: skip
        with pytest.raises(ClaimsError, match=f"the {name} has 100,001 characters"):
            judge(desk, VerdictCode.EXPLAINED, **given)
    told = Told(source="Moreau", channel="by mail", when="2021-03-05", text=long)
    with pytest.raises(ClaimsError, match="the text has 100,001 characters"):
        replied(desk, None, item_of(desk), told, "Ann", "Their reply")
    assert (desk.store.log(None), len(desk.store.documents(None))) == ((), 2)
