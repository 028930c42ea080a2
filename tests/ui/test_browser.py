"""One walk through the whole job in a real Chromium, on the dispatches that come with the project."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from claims.decisions import Review
from claims.desk.opening import open_desk
from claims.reviews import Status

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Serve = Callable[..., str]
ROOT = Path(__file__).parents[2]
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
STAND_IN = Path(__file__).with_name("stand_in_app.py")
Add = Callable[..., object]
WIDE, NARROW = {"width": 1280, "height": 1000}, {"width": 390, "height": 844}
SECONDS = 60


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """Where screenshots go: the folder that CLAIMS_SCREENSHOTS names, else one that is thrown away."""
    folder = Path(os.environ.get("CLAIMS_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def served() -> Iterator[Serve]:
    """Starts a command that serves the app, `{port}` in it being the port, below a path, and gives the address; ends it afterwards."""
    running: list[subprocess.Popen[bytes]] = []

    def serve(command: Sequence[str], path: str = "") -> str:
        with closing(socket.socket()) as probe:
            probe.bind(("localhost", 0))
            port = str(probe.getsockname()[1])
        running.append(subprocess.Popen([part.replace("{port}", port) for part in command], cwd=ROOT))
        _wait(f"http://localhost:{port}{path}", running[-1])
        return f"http://localhost:{port}{path}"

    yield serve
    for process in running:
        process.terminate()
        process.wait(SECONDS)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 2 * SECONDS
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):  # noqa: S310
            return
        time.sleep(0.2)
    pytest.fail("the app did not start")


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of a fresh Chromium; a script of a document that ran would open a dialog, and fail the test, as would a request to another machine."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - deselected where it is not installed

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        context = browser.new_context(
            viewport=WIDE, accept_downloads=True, color_scheme="light", reduced_motion="reduce"
        )
        context.set_default_timeout(SECONDS * 1000)
        opened = context.new_page()
        dialogs: list[str] = []
        asked: set[str | None] = set()
        context.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
        opened.on("websocket", lambda socket: asked.add(urlsplit(socket.url).hostname))
        opened.on("dialog", lambda dialog: dialogs.append(dialog.message))
        yield opened
        assert dialogs == []
        assert asked <= {"localhost", "127.0.0.1", None}  # none: what stands in the page itself
        browser.close()


def settled(page: Page) -> None:
    """Wait until the app has drawn all it is going to."""
    page.wait_for_selector("[data-testid=stMainBlockContainer] h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.evaluate("document.fonts.ready")


def fits(page: Page) -> bool:
    """Whether nothing sticks out to the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.offline
@pytest.mark.usefixtures("offline")
def test_a_disagreement_is_opened_settled_and_taken_away_as_a_report(
    page: Page, served: Serve, shots: Path, tmp_path: Path
) -> None:
    store = tmp_path / "claims.db"
    address = served(
        [sys.executable, "-m", "claims", "open", "seeds", "--no-browser", "--port", "{port}", "--store", str(store)]
    )
    page.goto(address)
    settled(page)
    entries = page.locator(".ct-row-title").all_inner_texts()
    assert len(entries) == 2
    page.screenshot(path=shots / "queue.png")

    soldiers = next(place for place, text in enumerate(entries) if "soldiers" in text.lower())
    page.get_by_role("link", name="Open").nth(soldiers).click()
    page.wait_for_selector(".ct-sides")
    page.locator(".vega-embed svg:visible").first.wait_for()
    settled(page)
    assert sorted(page.locator(".ct-figure").all_inner_texts()) == ["2", "3"]
    assert len(page.locator("blockquote mark").all_inner_texts()) >= 2
    page.screenshot(path=shots / "disagreement.png")
    link = page.url
    assert re.search(r"/disagreement\?item=\w+", link)

    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_role("heading", name="Verdict").click()
    settled(page)
    page.keyboard.press("1")
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    settled(page)
    page.get_by_role("textbox", name="Note").first.fill("Both were asked, both stand by it.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Note: Both were asked, both stand by it.").wait_for()
    desk = open_desk(str(store))
    (case,) = desk.cases()
    kept = [(row.verdict, row.note, row.reviewer) for row in desk.store.rows(Review, case)]
    assert kept == [
        ("confirmed", "", "Ada Byron"),
        ("confirmed", "Both were asked, both stand by it.", "Ada Byron"),
    ]

    page.goto(link)
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    page.set_viewport_size(NARROW)
    settled(page)
    assert fits(page)
    page.screenshot(path=shots / "disagreement-narrow.png")

    page.goto(f"{address}/report")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Markdown").click()
    target = tmp_path / "report.md"
    download.value.save_as(target)
    report = target.read_text(encoding="utf-8")
    assert "**Verdict:** Sources disagree: confirmed (Ada Byron, " in report
    assert "Note: Both were asked, both stand by it." in report
    assert [item.status for item in desk.queue(case)].count(Status.SETTLED) == 1


HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> **Six** [a](javascript:alert(3)) $x$ :red[boats] lost"


def test_nothing_that_a_document_holds_is_run_or_rendered(page: Page, served: Serve, add: Add) -> None:
    told = {"outlet": HOSTILE, "title": HOSTILE, "name": "<b>a</b>.txt"}
    add(HOSTILE, "Six", 6, document=told, speaker_name=HOSTILE, speaker_role=HOSTILE, relayed_by=(HOSTILE,))
    add("Seven boats were lost.", "Seven", 7)
    address = served([sys.executable, "-m", "streamlit", "run", str(STAND_IN), "--server.port", "{port}"])
    rendered = {}
    for path in ("", "disagreement", "claims", "report"):
        page.goto(f"{address}/{path}")
        settled(page)
        rendered[path] = (page.locator("img[src=x], a[href^=javascript], .katex").count(), fits(page))
    assert rendered == dict.fromkeys(rendered, (0, True))
