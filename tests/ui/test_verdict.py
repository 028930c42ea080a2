"""A verdict by button or key: what is saved at once, what waits, the best figure, the roles, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.decisions import Assignment, BestFigure, Review
from claims.desk import Desk
from claims.reporting import phrases
from claims.reviews import Status
from claims.terms import BestRule, ExplainedBy, Role, VerdictCode
from ui.test_app import Add, button, named, opened, seen

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

pytestmark = pytest.mark.usefixtures("disagreement")


def pressed(app: AppTest, code: VerdictCode) -> AppTest:
    """The app after the button of a verdict."""
    return button(app, phrases.VERDICTS[code])


def filled(app: AppTest, label: str, value: object) -> AppTest:
    """The app with a field filled in, which waits for the next click."""
    fields = [*app.text_input, *app.text_area, *app.number_input, *app.selectbox, *app.radio, *app.multiselect]
    next(field for field in fields if field.label == label).set_value(value)
    return app


def kept(desk: Desk) -> list[tuple[object, ...]]:
    return [(row.verdict, row.reviewer) for row in desk.store.rows(Review, None)]


def test_every_verdict_has_a_digit_and_no_key_is_given_twice_or_taken_by_the_frame(app: AppTest) -> None:
    opened(app)
    shortcuts = [one.proto.shortcut for one in app.button if one.proto.shortcut]
    verdicts = [one.proto.shortcut for one in app.button if one.label in phrases.VERDICTS.values()]
    assert verdicts == list("1234567")
    assert len(set(shortcuts)) == len(shortcuts)
    assert {"c", "r"}.isdisjoint({shortcut.lower() for shortcut in shortcuts})


@pytest.mark.parametrize("code", [code for code in VerdictCode if code is not VerdictCode.EXPLAINED])
def test_a_verdict_that_needs_nothing_more_is_saved_as_it_is_chosen(
    app: AppTest, desk: Desk, code: VerdictCode
) -> None:
    pressed(named(opened(app)), code)
    assert not app.exception
    assert kept(desk) == [(code, "Ada")]


def test_a_verdict_without_a_name_is_not_kept_until_there_is_one(app: AppTest, desk: Desk) -> None:
    pressed(opened(app), VerdictCode.CONFIRMED)
    assert app.error[0].value.startswith("Your name is missing")
    assert kept(desk) == []
    pressed(named(app), VerdictCode.CONFIRMED)
    assert kept(desk) == [("confirmed", "Ada")]


def test_an_explanation_names_the_difference_before_it_is_saved(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.EXPLAINED)
    assert kept(desk) == []
    button(app, "Save verdict")
    assert app.error[0].value.startswith("Say by which difference")
    filled(app, "By which difference", ExplainedBy.SCOPE)
    filled(app, "Which, in words", "one counts boats sunk, one boats lost")
    button(filled(app, "Note to the verdict", "Both ministries were asked."), "Save verdict")
    (row,) = desk.store.rows(Review, None)
    assert (row.verdict, row.explained_by, row.explained_how, row.note) == (
        "explained", "scope", "one counts boats sunk, one boats lost", "Both ministries were asked.",
    )  # fmt: skip
    assert "Explained: they count different scopes: one counts boats sunk, one boats lost" in seen(app)


def test_a_verdict_that_was_only_prepared_can_be_dropped(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.EXPLAINED)
    button(app, "Do not save")
    assert (kept(desk), "Not saved yet" in " ".join(text.value for text in app.markdown)) == ([], False)


def test_a_verdict_that_stands_is_changed_only_when_the_change_is_saved(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    pressed(app, VerdictCode.NOT_COMPARABLE)
    assert kept(desk) == [("confirmed", "Ada")]
    button(app, "Save verdict")
    assert kept(desk) == [("confirmed", "Ada"), ("not_comparable", "Ada")]


def test_undo_takes_back_ones_own_last_decision_and_then_the_one_before(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    button(filled(app, "Note to the verdict", "asked"), "Save verdict")
    button(app, "Undo")
    item = desk.queue(None)[0]
    assert (item.status, item.verdict.note if item.verdict else None) == (Status.SETTLED, "")
    button(app, "Undo")
    assert desk.queue(None)[0].status is Status.OPEN
    button(app, "Undo")
    assert app.error[0].value == "There is no decision of Ada in this case to take back."


def test_undo_leaves_what_others_decided(app: AppTest, desk: Desk) -> None:
    named(opened(app))
    desk.give_verdict(None, desk.queue(None)[0].id, VerdictCode.CONFIRMED, "", "Grace", expected=None)
    button(app, "Undo")
    assert app.error[0].value == "There is no decision of Ada in this case to take back."
    assert desk.queue(None)[0].status is Status.SETTLED


def test_a_rule_shows_the_figure_it_chooses_and_keeps_it_with_the_verdict(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    box = next(box for box in app.selectbox if box.label == "Best figure to use")
    assert box.options == [
        "No best figure", "Range only: 9 to 12", "Minimum: 9", "Source hierarchy …", "Agreed by a team …",
    ]  # fmt: skip
    button(filled(app, "Best figure to use", BestRule.MINIMUM), "Save verdict")
    assert desk.store.rows(Review, None)[-1].best == BestFigure(rule=BestRule.MINIMUM, value=9)
    assert "Best figure: 9 (minimum)" in seen(app)


def test_a_hierarchy_takes_the_figure_of_the_first_source_named(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    filled(app, "Best figure to use", BestRule.SOURCE_HIERARCHY).run()
    filled(app, "Sources or outlets, the first preferred", ["Lena Moreau"]).run()
    assert "That gives 9." in [caption.value for caption in app.caption]
    button(app, "Save verdict")
    assert desk.store.rows(Review, None)[-1].best == BestFigure(
        rule=BestRule.SOURCE_HIERARCHY, value=9, names=("Lena Moreau",)
    )


def test_a_team_figure_is_kept_with_names_reasons_and_dissent_and_not_without(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    filled(app, "Best figure to use", BestRule.TEAM).run()
    button(filled(app, "Figure agreed on", 11.0), "Save verdict")
    assert "needs the names of who agreed" in app.error[0].value
    filled(filled(app, "Who agreed", "Ada, Grace"), "Their reasons", "the harbour book")
    button(filled(app, "Who did not agree, and why", "Ann: too few boats checked"), "Save verdict")
    assert desk.store.rows(Review, None)[-1].best == BestFigure(
        rule=BestRule.TEAM, value=11, names=("Ada", "Grace"), reasons="the harbour book", dissent="Ann: too few boats checked",
    )  # fmt: skip


def test_an_annotators_verdict_waits_and_a_reviewer_takes_it_over(app: AppTest, desk: Desk) -> None:
    named(opened(app), "Ann")
    filled(app, "You work as", Role.ANNOTATOR).run()
    pressed(app, VerdictCode.CONFIRMED)
    assert desk.queue(None)[0].status is Status.ANNOTATED
    assert "Annotated, waits for a reviewer: Sources disagree: confirmed (Ann," in seen(app)
    filled(named(app, "Ada"), "You work as", Role.REVIEWER).run()
    button(app, "Look at it and agree")
    button(app, "Save verdict")
    assert desk.queue(None)[0].status is Status.SETTLED
    assert "Annotator: Sources disagree: confirmed (annotator Ann," in seen(app)


def test_a_second_reviewer_on_the_same_view_overwrites_nothing(app: AppTest, desk: Desk) -> None:
    named(opened(app))
    item = desk.queue(None)[0]
    desk.give_verdict(None, item.id, VerdictCode.CONFIRMED, "", "Grace", expected=None)
    pressed(app, VerdictCode.NOT_COMPARABLE)
    assert kept(desk) == [("confirmed", "Grace")]
    assert "Grace saved a decision" in app.error[0].value


def test_a_disagreement_is_assigned_and_taken(app: AppTest, desk: Desk) -> None:
    button(filled(named(opened(app)), "Assigned to", "Grace"), "Assign")
    assert "Assigned to Grace" in seen(app)
    button(app, "Take it")
    assert [row.assignee for row in desk.store.rows(Assignment, None)] == ["Grace", "Ada"]
    assert desk.queue(None)[0].assignee == "Ada"


def test_keys_sleep_while_the_help_sheet_is_open(app: AppTest) -> None:
    opened(app)
    button(app, "Help")
    assert [one.proto.shortcut for one in app.button if one.proto.shortcut] == []


def test_new_evidence_is_shown_beside_what_was_seen(app: AppTest, add: Add) -> None:
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    add("Eleven boats were lost, the union said.", "Eleven", 11, speaker_name="The union")
    text = seen(app.run())
    assert "New evidence since the verdict. It was: Sources disagree: confirmed (Ada," in text
    assert "Seen at the verdict," in text
    assert "11 “Eleven boats” (The union, The Tide) new" in text


def test_what_was_typed_for_one_verdict_is_not_kept_with_another(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.EXPLAINED)
    filled(app, "Note to the verdict", "meant for the explanation")
    pressed(app, VerdictCode.CONFIRMED)
    button(app, "Save verdict")
    assert [(row.verdict, row.note) for row in desk.store.rows(Review, None)][-1] == ("confirmed", "")


def test_what_was_typed_stays_where_saving_was_refused(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.EXPLAINED)
    button(filled(app, "Note to the verdict", "asked both"), "Save verdict")
    assert [box.value for box in app.text_area if box.label == "Note to the verdict"] == ["asked both"]
    assert kept(desk) == []


def test_an_annotator_of_the_case_gives_verdicts_that_wait(
    app: AppTest, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "role", lambda _desk, _case: Role.ANNOTATOR)
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    assert [row.role for row in desk.store.rows(Review, None)] == [Role.ANNOTATOR]
    assert "You work as" not in [box.label for box in app.selectbox]


def test_the_verdict_that_stands_is_not_kept_twice(app: AppTest, desk: Desk) -> None:
    pressed(named(opened(app)), VerdictCode.CONFIRMED)
    button(app, "Save verdict")
    assert (kept(desk), app.error[0].value[:32]) == ([("confirmed", "Ada")], "This is the verdict that stands ")
