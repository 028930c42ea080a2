"""One document in a real Chromium: its numbers explain themselves, a claim is entered by hand, a place is opened by its address."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import by_hand
from claims import pipeline
from claims.desk.opening import open_desk
from ui.test_browser import NARROW, fits, page, served, settled, shots

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served", "shots"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]


@pytest.fixture
def address(served: Serve, tmp_path: Path) -> str:
    """The app on reports of one collapse in five languages."""
    store = str(tmp_path / "claims.db")
    desk = open_desk(store)
    desk.add_all(pipeline.readings([by_hand.report(one) for one in ("en", *by_hand.TEXTS)], every_number=False))
    return served([sys.executable, "-m", "claims", "open", "--no-browser", "--port", "{port}", "--store", store])


def opened(page: Page, address: str, name: str) -> None:
    """Open a document from the list."""
    page.goto(f"{address}/document?case={by_hand.CASE}&find={name}")
    settled(page)
    page.locator("[class*=st-key-open-] button").click()
    page.wait_for_selector(".ct-text")
    settled(page)


def test_a_number_says_what_became_of_it_and_leads_to_its_claim(page: Page, address: str, shots: Path) -> None:
    opened(page, address, "en.txt")
    date = page.locator(".ct-text .ct-n", has_text="12 June 2019")
    date.wait_for()
    settled(page)
    date.hover()
    assert date.locator(".ct-tip").inner_text().startswith("No claim, a date: ")
    figure = page.locator(".ct-text a.ct-n.claim")
    figure.focus()
    assert figure.locator(".ct-tip").is_visible()
    page.screenshot(path=shots / "document.png")
    figure.click()
    page.locator(figure.get_attribute("href") or "").wait_for()
    assert fits(page)


def test_a_claim_is_entered_by_hand_and_found_again_by_its_address(page: Page, address: str, shots: Path) -> None:
    opened(page, address, "ar.txt")
    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_label("The document’s own words").fill(by_hand.WORDS["ar"])
    page.get_by_role("button", name="Find these words").click()
    page.locator(".ct-found mark").wait_for()
    page.get_by_label("Place", exact=True).fill("Gyumri")
    page.get_by_label("Translation of the sentence").fill(by_hand.TRANSLATIONS["ar"])
    page.get_by_role("button", name="Keep this claim").click()
    page.locator(".ct-text .ct-n.hand").wait_for()
    page.wait_for_url("**at=*")
    settled(page)
    page.reload()
    here = page.locator("#here")
    here.wait_for()
    settled(page)
    line = page.locator(".ct-text p").first
    assert (here.evaluate("e => e.firstChild.textContent"), line.evaluate("e => getComputedStyle(e).direction")) == (
        "١١",
        "rtl",
    )
    page.screenshot(path=shots / "document-by-hand.png", full_page=True)
    page.set_viewport_size(NARROW)
    page.wait_for_function("innerWidth === 390")
    assert fits(page)
