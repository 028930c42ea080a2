"""Who speaks, on the page of a disagreement: the names, why they are one source, and a reviewer's way to part or join them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

import pytest

from claims.decisions import SourceDecision
from claims.desk import Desk
from claims.models import Document
from ui.conftest import follow, tab

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]
WHY = "“RWF” is “Rural Workers' Federation” (initials, and no other name of the case has them)"


def seen(app: AppTest) -> str:
    """What a reader sees of the page's HTML, on one line."""
    parts = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", "\n".join(parts))).split())


def button(app: AppTest, label: str) -> AppTest:
    """The app after a click on the button of that label."""
    return next(button for button in app.button if button.label == label).click().run()


def named(app: AppTest) -> AppTest:
    """The app after the reviewer gave a name."""
    return next(field for field in app.text_input if field.label == "Your name").set_value("Ada").run()


@pytest.fixture
def one_federation(add: Add, app: AppTest) -> AppTest:
    """The page of a disagreement between a body's full name and its initials."""
    add("The RWF said 12 boats were lost.", "12", 12, speaker_name="RWF")
    add("Nine were lost, the federation said.", "Nine", 9, speaker_name="Rural Workers' Federation")
    return tab(follow(app.run()), "Who speaks")


def test_names_of_one_source_are_shown_with_why_they_are_one(one_federation: AppTest) -> None:
    text = seen(one_federation)
    assert (WHY in text, "“RWF”, 1 claim; “Rural Workers' Federation”, 1 claim" in text) == (True, True)
    assert "one source gave two figures" not in text


def test_a_reviewer_parts_two_names_and_takes_it_back(one_federation: AppTest, desk: Desk) -> None:
    app = button(named(one_federation), "These are two sources")
    parted = WHY in seen(app), [(row.same, row.reviewer) for row in desk.store.rows(SourceDecision, None)]
    assert not app.exception
    button(app, "Take back")
    assert (parted, WHY in seen(app)) == ((False, [(False, "Ada")]), True)


def test_nothing_is_parted_without_a_name(one_federation: AppTest, desk: Desk) -> None:
    app = button(one_federation, "These are two sources")
    assert (desk.store.rows(SourceDecision, None), app.error[0].value[:20]) == ((), "Your name is missing")


@pytest.mark.usefixtures("disagreement")
def test_a_reviewer_joins_two_names_with_a_note(app: AppTest, desk: Desk) -> None:
    tab(named(follow(app.run())), "Who speaks")
    next(box for box in app.text_input if box.label == "Why").set_value("she speaks for it")
    button(app, "These are one source")
    assert "joined by Ada: she speaks for it" in seen(app)
    assert [len(source.names) for source in desk.reconciliation(None).sources] == [2]
