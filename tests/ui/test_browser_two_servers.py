"""Two app servers on one store: what is decided at one stands at the other, and nobody's decision is overwritten unseen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims import pipeline
from claims.decisions import Review
from claims.desk.opening import open_desk
from claims.models import Document
from ui.test_browser import Serve, page, served, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served"]
pytestmark = pytest.mark.browser
CASE = "Floods"
TOWNS = ("Torvik", "Lowmere", "Astholm", "Brennau")


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store of a disagreement about each town."""
    told = [
        Document(
            name=f"{town}-{count}.txt", outlet=outlet, published="2021-05-05", case=CASE,
            text=f"Police said that {count} people were killed in the floods in {town} on 4 May 2021.",
        )
        for place, town in enumerate(TOWNS)
        for count, outlet in ((3 + place, "The Tide"), (9 + place, "Evening Mail"))
    ]  # fmt: skip
    desk = open_desk(str(tmp_path / "claims.db"))
    desk.add_all(pipeline.readings(told, every_number=False))
    return str(tmp_path / "claims.db")


def opened(page: Page, address: str, item: str, name: str) -> None:
    page.goto(f"{address}/disagreement?case={CASE}&item={item}")
    settled(page)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your name").press("Tab")
    settled(page)


def test_two_servers_share_a_store(page: Page, served: Serve, store: str) -> None:
    command = [sys.executable, "-m", "claims", "open", "--no-browser", "--port", "{port}", "--store", store]
    addresses = served(command), served(command)
    desk = open_desk(store)
    items = [item.id for item in desk.queue(CASE)]
    assert len(items) == len(TOWNS)
    other = page.context.new_page()
    people = ((page, addresses[0], "Ada"), (other, addresses[1], "Bo"))

    for place, item in enumerate(items[:-1]):
        who, address, name = people[place % 2]
        opened(who, address, item, name)
        who.keyboard.press("1")
        who.get_by_text("Settled: Sources disagree: confirmed").wait_for()

    for who, address, name in people:
        opened(who, address, items[-1], name)
    page.keyboard.press("1")
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    other.keyboard.press("6")
    other.get_by_text("Ada saved a decision on this disagreement since you opened it").first.wait_for()
    other.reload()
    other.get_by_text("Settled: Sources disagree: confirmed").wait_for()

    rows = [(row.discrepancy, row.verdict, row.reviewer) for row in desk.store.rows(Review, CASE)]
    assert rows == [(item, "confirmed", ("Ada", "Bo")[place % 2]) for place, item in enumerate(items[:-1])] + [
        (items[-1], "confirmed", "Ada")
    ]
    assert desk.store.verify().holds
