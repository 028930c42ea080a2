"""Pages saved by Chromium as one file: the page, under the address that it was saved from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

Read = Callable[..., Any]
STORY = "".join(
    f"<p>Paragraph {n} tells of nine cafés that burned in the valley on Monday night.</p>" for n in range(6)
)
PAGE = f"<!doctype html><meta charset=utf-8><title>Fire</title><nav>Home 44 news</nav><article>{STORY}</article>"
ADDRESS = "https://web.archive.org/web/20211210080000/https://www.news.example/fire"


@pytest.fixture(scope="module")
def saved() -> Iterator[bytes]:
    """A page of an archive of the web, saved by a real browser, which asks nobody for it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html; charset=utf-8"))
        page.goto(ADDRESS)
        told = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
        yield str(told["data"]).encode()
        browser.close()


def test_a_page_saved_from_an_archive_has_its_own_address_and_outlet(saved: bytes, tmp_path: Path, read: Read) -> None:
    (tmp_path / "page.mhtml").write_bytes(saved)
    run = read(tmp_path)
    document = run.documents[0]
    assert (document.name, document.title, document.url, document.outlet, document.published) == (
        "page.mhtml", "Fire", "https://www.news.example/fire", "news.example", None,
    )  # fmt: skip
    assert document.text.startswith("Paragraph 0 tells of nine cafés that burned")
    assert (run.errors, document.media) == ([], "text/html")


def test_a_saved_page_is_known_by_what_stands_in_it(saved: bytes, tmp_path: Path, read: Read) -> None:
    (tmp_path / "page.eml").write_bytes(saved)
    assert read(tmp_path).documents[0].url == "https://www.news.example/fire"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"nothing of the kind", "is called .mhtml, but is no saved page, or a damaged one"),
        (b"From: <Saved by Blink>\nContent-Type: text/plain\n\nNine.\n", "the saved page holds no page"),
    ],
)
def test_what_is_no_saved_page_is_named(data: bytes, why: str, tmp_path: Path, read: Read) -> None:
    (tmp_path / "page.mhtml").write_bytes(data)
    assert read(tmp_path).errors == [f"{tmp_path}/page.mhtml: {why}"]
