"""Files handed in, in a real Chromium: the page is left while they are read, and shows them when somebody comes back; a job is cancelled."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.desk.opening import open_desk
from ui.test_browser import page, served, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]
REPORTS = {
    "north.txt": "The mayor of Torvik, Anna Berg, said on Monday that 12 houses in Torvik burned down on 3 March 2024.",
    "south.txt": "Nine houses in Torvik burned down on 3 March 2024, fire chief Olav Lie said on Monday.",
    "scan.pdf": "%PDF-1.7 nothing else",
}


def hand_in(page: Page, files: dict[str, str], case: str) -> None:
    given = [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files.items()]
    page.locator("input[type=file]").first.set_input_files(given)  # type: ignore[arg-type]
    for name in list(files)[-1:]:
        page.get_by_text(name).first.wait_for()
    page.get_by_role("textbox", name="Case").first.fill(case)
    page.get_by_role("button", name="Read these files").click()
    page.get_by_text("handed in. You may leave this page").first.wait_for()


def test_files_are_read_while_nobody_looks_and_a_job_is_cancelled(page: Page, served: Serve, tmp_path: Path) -> None:
    store = str(tmp_path / "claims.db")
    address = served([sys.executable, "-m", "claims", "open", "--no-browser", "--port", "{port}", "--store", store])
    page.goto(address)
    settled(page)
    hand_in(page, REPORTS, "Fire")
    page.goto("about:blank")
    desk = open_desk(store)
    for _ in range(600):
        if not desk.store.waits():
            break
        page.wait_for_timeout(200)
    page.goto(f"{address}/?case=Fire")
    settled(page)
    page.get_by_text("2 documents added with 2 claims; 1 file could not be read").wait_for()
    page.get_by_text("scan.pdf: the PDF is damaged").wait_for()
    page.get_by_role("link", name="The queue of its case").click()
    page.get_by_text("1 disagreement").first.wait_for()

    page.goto(f"{address}/?case=Fire")
    settled(page)
    many = {f"{i}.txt": f"The mayor said on Monday that {i + 20} sheep drowned in Torvik.\n\n" * 200 for i in range(40)}
    hand_in(page, many, "Fire")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("40 files for Fire, handed in").wait_for()
    page.get_by_text("was cancelled").wait_for()
    (latest, first) = desk.jobs()
    assert (first.state, latest.state, latest.cancelled > 0, desk.store.waits()) == ("done", "cancelled", True, False)
