"""A workbook in a real Chromium: its cell is lit and in view, also on a small screen, and what is open is told by hand."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims import pipeline
from claims.desk.opening import open_desk
from sheets import workbook
from ui.test_browser import NARROW, fits, page, served, settled, shots

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served", "shots"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]
MONTHS = [dt.date(2023, month, 1).strftime("%B %Y") for month in range(1, 13)]
WIDE = (
    ("Region", *MONTHS),
    *((f"Region {name}", *range(10 * row, 10 * row + 12)) for row, name in enumerate("ABCDEF", 1)),
)


@pytest.fixture
def address(served: Serve, tmp_path: Path) -> str:
    """The app on a wide table whose headings do not say what it counts."""
    (tmp_path / "wide.xlsx").write_bytes(workbook(Losses=WIDE))
    store = str(tmp_path / "claims.db")
    desk = open_desk(store)
    given = pipeline.documents([str(tmp_path / "wide.xlsx")], on_error=pytest.fail)
    desk.add_all(pipeline.readings(given, every_number=False))
    return served([sys.executable, "-m", "claims", "open", "--no-browser", "--port", "{port}", "--store", store])


def test_a_table_is_told_by_hand_and_its_cell_found_again_on_a_small_screen(
    page: Page, address: str, shots: Path, tmp_path: Path
) -> None:
    page.goto(f"{address}/document")
    settled(page)
    page.locator("[class*=st-key-open-] button").click()
    page.wait_for_selector("table.ct-grid")
    settled(page)
    assert page.locator("table.ct-grid tbody tr").count() == 7
    page.get_by_label("or in words").first.fill("people killed")
    page.get_by_label("or in words").first.press("Enter")
    page.get_by_text("In Region A, in January 2023, people killed: 10").wait_for()
    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_role("button", name="Add these claims").click()
    page.get_by_text("“Losses”: 72 figures read as claims").wait_for()
    settled(page)
    page.screenshot(path=shots / "table.png", full_page=True)
    page.set_viewport_size(NARROW)
    page.goto(f"{page.url}&at={_last(tmp_path)}")
    page.wait_for_selector("td.here .ct-n.here")
    settled(page)
    assert page.locator("td.here").count() == 1
    page.wait_for_function("document.querySelector('td.here').getBoundingClientRect().right <= window.innerWidth")
    assert fits(page)
    page.screenshot(path=shots / "table-narrow.png")


def _last(folder: Path) -> int:
    """Where the last figure of the table stands in its document."""
    return open_desk(str(folder / "claims.db")).store.claims(None, None)[-1].start
