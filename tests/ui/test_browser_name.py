"""The reviewer's name and what is being typed, in a real Chromium: kept over a refresh, a new tab and a save; nothing leaves the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.decisions import Review
from claims.desk.opening import open_desk
from ui.test_browser import page, served, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]
NAME = "Jürg 7; Софія"


@pytest.fixture
def store(seeded: Path) -> str:
    """The path of a store of this test's own."""
    return str(seeded)


@pytest.fixture
def address(served: Serve, store: str) -> str:
    """The app on the dispatches that come with the project."""
    command = ["open", "--no-browser", "--port", "{port}", "--store", store]
    return served([sys.executable, "-m", "claims", *command])


def opened(page: Page, address: str) -> None:
    page.goto(f"{address}/disagreement")
    settled(page)


def filled(page: Page) -> None:
    """Wait until the name stands in its field."""
    page.wait_for_function("name => document.querySelector('[aria-label=\"Your name\"]')?.value === name", arg=NAME)


def test_a_name_given_with_a_decision_stands_there_after_a_refresh_and_in_a_new_tab(
    page: Page, address: str, store: str
) -> None:
    opened(page, address)
    page.keyboard.press("1")
    page.get_by_text("Type your name here, then decide again.").wait_for()
    settled(page)
    page.wait_for_function("document.activeElement.getAttribute('aria-label') === 'Your name'")
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.press("1")
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    settled(page)

    page.reload()
    settled(page)
    filled(page)
    other = page.context.new_page()
    opened(other, address)
    filled(other)
    (cookie,) = [one for one in page.context.cookies() if one["name"] == "claims_reviewer"]
    assert (cookie["path"], cookie["sameSite"]) == ("/", "Strict")

    other.keyboard.press("6")
    other.get_by_text("Settled: Not comparable").wait_for()
    desk = open_desk(store)
    assert [row.reviewer for case in desk.cases() for row in desk.store.rows(Review, case)] == [NAME, NAME]


def typed_after(page: Page, field: str, key: str, text: str) -> str:
    """What stands in a field that somebody went into and typed in, slowly, just after a key."""
    page.keyboard.press(key)
    page.get_by_label(field, exact=True).focus()
    page.keyboard.type(text, delay=25)
    settled(page)
    return page.get_by_label(field, exact=True).input_value()


def test_what_is_typed_while_a_verdict_is_being_saved_is_not_lost(page: Page, address: str, store: str) -> None:
    opened(page, address)
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Your name").blur()
    assigned = typed_after(page, "Assigned to", "6", "under nobody but Uma, phone 1")
    page.get_by_text("Settled: Not comparable").wait_for()
    settled(page)
    page.get_by_label("Note to the verdict").fill("Asked.")
    note = typed_after(page, "Note to the verdict", "Control+Enter", " Nobody picked up at number 3.")
    page.get_by_text("Note: Asked.", exact=True).wait_for()
    desk = open_desk(store)
    rows = [(row.verdict, row.note) for case in desk.cases() for row in desk.store.rows(Review, case)]
    assert (assigned, note) == ("under nobody but Uma, phone 1", "Asked. Nobody picked up at number 3.")
    assert rows == [("not_comparable", ""), ("not_comparable", "Asked.")]


def test_nothing_of_a_page_is_asked_of_another_machine(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "disagreement", "document", "report"):
        page.goto(f"{address}/{path}")
        settled(page)
    own = (address, address.replace("http", "ws", 1), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
