"""The page of history: every decision, by person and sort, with what it changed; taken back, restored, exported and replayed."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from claims.decisions import Annotation, Policy
from claims.desk import Desk, replaying
from claims.terms import SuggestionRule, VerdictCode

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def seen(app: AppTest) -> str:
    """What a reader sees of the page's HTML, on one line."""
    parts = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", "\n".join(parts))).split())


def on_history(app: AppTest) -> AppTest:
    app.switch_page("claims/ui/pages/history.py").run()
    assert not app.exception
    next(field for field in app.text_input if field.label == "Your name").set_value("Ada").run()
    return app


def click(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def chosen(app: AppTest, label: str, value: str) -> AppTest:
    next(box for box in app.selectbox if box.label == label).set_value(value).run()
    assert not app.exception
    return app


@pytest.fixture
def decided(desk: Desk, disagreement: object) -> Desk:  # noqa: ARG001 - the documents it adds
    """A verdict of Eve's, then one of Bob's over it, and a correction of Eve's."""
    (item,) = desk.queue(None)
    first = desk.give_verdict(None, item.id, VerdictCode.NEEDS_MORE, "called them", "Eve", expected=None)
    desk.give_verdict(None, item.id, VerdictCode.CONFIRMED, "", "Bob", expected=first.id)
    (claim,) = (one for one in desk.store.claims(None) if one.stated == 12)
    desk.annotate(None, claim.id, "place", "Cape North", "on the map", "Eve", expected=None)
    return desk


@pytest.mark.usefixtures("disagreement")
def test_a_case_without_decisions_says_so(app: AppTest) -> None:
    app.run().switch_page("claims/ui/pages/history.py").run()
    assert [part.value for part in app.info] == ["Nothing has been decided in this case yet."]
    assert [field.label for field in app.text_input] == []


@pytest.mark.usefixtures("decided")
def test_decisions_stand_newest_first_with_what_held_before_and_after(app: AppTest) -> None:
    text = seen(on_history(app))
    assert "not said → became Cape North on the map Eve" in text
    assert "needs more → became confirmed Bob" in text
    assert "no verdict → became needs more called them Eve" in text
    assert text.index("Cape North") < text.index("Bob") < text.index("called them")


@pytest.mark.usefixtures("decided")
def test_decisions_are_filtered_by_person_and_sort(app: AppTest) -> None:
    chosen(on_history(app), "Decided by", "Eve")
    assert app.caption[0].value == "2 decisions with these filters, the newest first."
    chosen(app, "What was decided", "Corrections of claims")
    assert ("Cape North" in seen(app), "called them" in seen(app)) == (True, False)
    chosen(app, "What was decided", "Policies")
    assert app.info[0].value == "No decision has all of this. Take a filter away to see more."


def test_a_decision_is_taken_back_and_restored(app: AppTest, decided: Desk) -> None:
    chosen(on_history(app), "What was decided", "Corrections of claims")
    click(app, "Take back")
    assert "Cape North → became not said Ada" in seen(app)
    click(app, "Restore")
    (claim,) = {row.claim_id for row in decided.store.rows(Annotation, None)}
    assert decided.claim_views(None, [claim])[claim].claim.place == "Cape North"


def test_a_long_history_is_read_a_page_at_a_time(app: AppTest, decided: Desk) -> None:
    expected = None
    for number in range(30):
        rule = SuggestionRule.LATEST if number % 2 else SuggestionRule.MINIMUM
        expected = decided.set_policy(None, Policy(rule=rule), f"note {number}", "Eve", expected=expected).id
    assert ("note 29" in seen(on_history(app)), "called them" in seen(app)) == (True, False)
    click(app, "Next page")
    assert ("note 29" in seen(app), "called them" in seen(app)) == (False, True)


def test_the_log_is_exported_and_replayed_without_anything_twice(app: AppTest, decided: Desk) -> None:
    log = "".join(replaying.lines(decided, (None,)))
    on_history(app)
    app.get("file_uploader")[0].set_value(("log.jsonl", (log + "nothing\n").encode(), "application/jsonl")).run()
    click(app, "Put its decisions on record")
    assert app.warning[0].value.startswith("0 decisions put on record, 3 there already. 1 line left out:")
    assert "line 4: not a line of an exported log" in app.warning[0].value.replace("\\", "")


@pytest.mark.usefixtures("decided")
def test_nothing_is_replayed_before_a_file_is_chosen(app: AppTest) -> None:
    click(on_history(app), "Put its decisions on record")
    assert "Choose a file first" in app.error[0].value


@pytest.mark.usefixtures("decided")
def test_a_file_that_is_no_text_is_refused(app: AppTest) -> None:
    on_history(app).get("file_uploader")[0].set_value(("log.jsonl", b"\xff\xfe\x00", "application/jsonl")).run()
    assert "not a text in UTF-8" in click(app, "Put its decisions on record").error[0].value
