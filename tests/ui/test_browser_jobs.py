"""Files and addresses handed in, in a real Chromium: the page is left while they are read, and shows them when somebody comes back; a job is cancelled."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.desk.opening import open_desk
from served import sends, serving
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
    page.get_by_text("Cancelled: ").wait_for()
    page.get_by_text("Fire · 40 files handed in").wait_for()
    (latest, first) = desk.jobs()
    assert (first.state, latest.state, latest.cancelled > 0, desk.store.waits()) == ("done", "cancelled", True, False)


def test_pages_are_fetched_from_addresses_and_what_cannot_be_had_is_named(
    page: Page, served: Serve, tmp_path: Path
) -> None:
    store, settings = str(tmp_path / "claims.db"), tmp_path / "settings.toml"
    with serving() as site:
        site.pages["/flood"] = sends()
        settings.write_text(f"[fetching]\nports = [{site.port}]\nnetworks = ['127.0.0.0/8']\npause_seconds = 0\n")
        command = ["open", "--no-browser", "--port", "{port}", "--store", store, "--settings", str(settings)]
        address = served([sys.executable, "-m", "claims", *command])
        page.goto(address)
        settled(page)
        page.get_by_role("tab", name="Fetch a page").click()
        page.get_by_label("Addresses, one a line").fill(f"{site.url('/flood')}\n{site.url('/gone')}")
        page.get_by_role("tabpanel").filter(visible=True).get_by_label("Case").fill("Flood")
        page.get_by_role("button", name="Fetch these pages").click()
        page.get_by_text("1 document added with 1 claim; 1 address could not be fetched").wait_for()
        page.get_by_text("the server answered 404").wait_for()
        assert page.get_by_label("Addresses, one a line").input_value() == ""
    (one,) = open_desk(store).store.collected("Flood")
    assert (one.method, one.url) == ("fetch", site.url("/flood"))
