"""The whole job in a real Chromium: a sentence looked up, its contradiction settled by keys, annotated, undone, seen by a second reviewer, reopened by a new document, and taken away as a report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.decisions import Annotation, Review
from claims.desk.opening import open_desk
from ui.test_browser import page, served, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]
FIRST = "The mayor of Torvik, Anna Berg, said on Monday that 12 houses in Torvik burned down on 3 March 2024."
SECOND = "Nine houses in Torvik burned down on 3 March 2024, fire chief Olav Lie said on Monday."
THIRD = "Fifteen houses in Torvik burned down on 3 March 2024, insurer Kari Moe said on Monday."
ASKED = "Nine houses burned down in Torvik on 3 March 2024."


def paste(page: Page, address: str, text: str, title: str) -> None:
    """Add a text on the start page."""
    page.goto(f"{address}/?case=Fire")
    settled(page)
    page.get_by_role("tab", name="Paste a text").click()
    page.get_by_label("The text, word for word").fill(text)
    page.get_by_role("textbox", name="Title").fill(title)
    page.get_by_role("textbox", name="Outlet").fill(f"The {title} Post")
    page.get_by_role("textbox", name="Published").fill("2024-03-05")
    page.get_by_role("textbox", name="Case").last.fill("Fire")
    page.get_by_role("button", name="Read this text").click()
    page.get_by_text("1 document added with 1 claim").first.wait_for()
    settled(page)


def test_the_whole_job_from_a_sentence_to_the_report(page: Page, served: Serve, tmp_path: Path) -> None:
    store = str(tmp_path / "claims.db")
    address = served([sys.executable, "-m", "claims", "open", "--no-browser", "--port", "{port}", "--store", store])
    paste(page, address, FIRST, "North")
    paste(page, address, SECOND, "South")

    page.get_by_label("What do the documents say to a figure?").fill(ASKED)
    page.get_by_role("button", name="Look up").click()
    page.get_by_text("Stands against it").first.wait_for()
    assert "12" in page.locator(".ct-sides").first.inner_text()

    page.goto(f"{address}/queue?case=Fire")
    settled(page)
    page.get_by_role("link", name="Open").first.click()
    page.wait_for_selector(".ct-sides")
    settled(page)
    link = page.url
    page.get_by_label("Your name").fill("Ada Byron")
    page.keyboard.press("Tab")
    page.keyboard.press("1")
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    settled(page)

    page.get_by_role("textbox", name="New value").fill("13")
    page.get_by_role("button", name="Save correction").click()
    page.get_by_text("New evidence since the verdict").wait_for()
    settled(page)
    page.keyboard.press("u")
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    settled(page)

    other = page.context.browser
    assert other is not None
    second = other.new_context().new_page()
    second.goto(link)
    second.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    second.close()

    paste(page, address, THIRD, "Union")
    page.goto(link)
    page.get_by_text("New evidence since the verdict").wait_for()
    settled(page)

    page.goto(f"{address}/report?case=Fire")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Markdown").click()
    target = tmp_path / "report.md"
    download.value.save_as(target)
    report = target.read_text(encoding="utf-8")
    assert "Sources disagree: confirmed" in report
    assert "Fifteen" in report
    desk = open_desk(store)
    assert [row.verdict for row in desk.store.rows(Review, "Fire")] == ["confirmed"]
    assert [row.withdraws is None for row in desk.store.rows(Annotation, "Fire")] == [True, False]
