"""The disagreement page by keyboard alone, in a real Chromium: no mouse is moved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.decisions import Review
from claims.desk.opening import open_desk
from ui.test_browser import page, served, settled, shots

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served", "shots"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]


def test_a_verdict_is_given_explained_and_taken_back_by_keys(page: Page, served: Serve, seeded: Path) -> None:
    store = str(seeded)
    command = ["open", "--no-browser", "--port", "{port}", "--store", store]
    address = served([sys.executable, "-m", "claims", *command])
    page.goto(f"{address}/disagreement")
    settled(page)
    first = page.url

    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != first and "item=" in url)
    settled(page)
    page.keyboard.press("p")
    page.get_by_role("button", name="Previous").and_(page.locator("[disabled]")).wait_for()
    settled(page)

    page.keyboard.press("h")
    page.get_by_role("dialog").get_by_text("Keys and verdicts").wait_for()
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    settled(page)

    page.get_by_label("Your name").focus()
    page.keyboard.type("Ada 1")
    page.keyboard.press("Tab")
    page.keyboard.press("6")
    page.get_by_text("Settled: Not comparable").wait_for()
    settled(page)
    page.keyboard.press("u")
    page.get_by_text("Settled: Not comparable").wait_for(state="detached")
    settled(page)

    page.keyboard.press("2")
    page.get_by_text("Not saved yet").wait_for()
    settled(page)
    page.get_by_label("They are of different times").focus()
    page.keyboard.press("Space")
    page.get_by_label("Note to the verdict").focus()
    page.keyboard.type("asked 3 times")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Settled: Explained: both can be true").wait_for()

    desk = open_desk(store)
    rows = [
        (row.verdict, row.explained_by, row.note, row.reviewer)
        for case in desk.cases()
        for row in desk.store.rows(Review, case)
    ]
    assert rows == [
        ("not_comparable", None, "", "Ada 1"),
        (None, None, "", "Ada 1"),
        ("explained", "time", "asked 3 times", "Ada 1"),
    ]
