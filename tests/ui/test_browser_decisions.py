"""What a reviewer decides beside verdicts, in a real Chromium: a look-up, a policy, a near miss and a party, each taken back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ui.test_browser import fits, page, served, settled, shots

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

__all__ = ["page", "served", "shots"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]


@pytest.fixture
def address(served: Serve, seeded: Path) -> str:
    """The app on the dispatches that come with the project."""
    command = ["open", "--no-browser", "--port", "{port}", "--store", str(seeded)]
    return served([sys.executable, "-m", "claims", *command])


def opened(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


def unfolded(page: Page, heading: str, within: Locator) -> Locator:
    """What is within a fold, which is opened; a redraw at that moment shuts it again, and it is opened once more."""
    from playwright import sync_api  # noqa: PLC0415 - deselected where it is not installed

    for _ in range(5):
        page.get_by_text(heading).click()
        with suppress(sync_api.TimeoutError):
            within.wait_for(timeout=5_000)
            break
    return within


def test_a_draft_is_looked_up_from_the_first_field(page: Page, address: str, shots: Path) -> None:
    opened(page, address)
    page.get_by_label("What do the documents say to a figure?").fill("Twelve bells rang in the tower that was sold.")
    page.get_by_role("button", name="Look up").click()
    page.wait_for_selector(".ct-asked")
    settled(page)
    assert page.locator(".ct-chip.nothing_found").inner_text() == "Nothing found"
    assert "look_up?q=" in page.url
    assert fits(page)
    page.screenshot(path=shots / "look-up.png")


def test_a_policy_is_set_with_a_reason_and_taken_back(page: Page, address: str, shots: Path) -> None:
    opened(page, f"{address}/questions")
    unfolded(page, "Set the policy", page.get_by_text("Minimum", exact=True)).click()
    settled(page)
    page.get_by_label("Reason").first.fill("Nobody puts it lower")
    page.get_by_role("button", name="Set policy").click()
    page.get_by_text("Your name is missing").wait_for()
    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_role("button", name="Set policy").click()
    page.get_by_text("Best figure by minimum. Set by Ada Byron").first.wait_for()
    settled(page)
    assert page.get_by_text("best: ").count() == 2
    page.screenshot(path=shots / "questions.png")
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("No policy is set").wait_for()
    assert fits(page)


def test_a_near_miss_is_joined_with_a_reason_and_taken_back(page: Page, address: str, shots: Path) -> None:
    opened(page, f"{address}/not_compared")
    page.get_by_role("button", name="Same question").first.wait_for()
    settled(page)
    misses = page.get_by_role("button", name="Same question").count()
    assert 0 < misses <= 20
    page.screenshot(path=shots / "not-compared.png")
    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_label("Reason").first.fill("One count, told twice")
    page.get_by_role("button", name="Same question").first.click()
    page.get_by_text("Joined and parted by reviewers").first.wait_for()
    page.get_by_text("One count, told twice").first.wait_for()
    page.get_by_role("button", name="Take back").first.click()
    page.get_by_text("taken back").first.wait_for()
    settled(page)
    page.wait_for_function(
        "many => [...document.querySelectorAll('button')].filter(one => one.innerText.includes('Same question')).length === many",
        arg=misses,
    )
    assert fits(page)


def test_a_source_is_counted_to_a_party_and_that_is_taken_back(page: Page, address: str, shots: Path) -> None:
    opened(page, f"{address}/sources")
    page.screenshot(path=shots / "sources.png")
    page.get_by_role("link", name="Open").first.click()
    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_text("It belongs to a party").click()
    page.get_by_role("textbox", name="Party").fill("One camp")
    page.get_by_label("Reason").fill("It speaks for it")
    page.get_by_role("button", name="Count to this party").click()
    page.get_by_text("party: One camp").first.wait_for()
    page.screenshot(path=shots / "source.png")
    page.get_by_role("button", name="Take back").click()
    page.get_by_role("button", name="Restore").wait_for()
    settled(page)
    assert page.get_by_text("party: One camp").count() == 0
    assert fits(page)
