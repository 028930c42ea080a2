"""Every page in a real Chromium: no barriers that axe-core calls serious, nothing that sticks out on a telephone, and its picture for the docs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.desk.opening import open_desk
from claims.ui.shell import PAGES
from ui.test_browser import NARROW, WIDE, fits, page, served, settled, shots

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served", "shots"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]
NAMES = sorted(file.stem for file in PAGES.glob("[a-z]*.py"))
SERIOUS = ("serious", "critical")


@pytest.fixture
def store(seeded: Path) -> Path:
    """The path of a store that holds the dispatches that come with the project."""
    return seeded


@pytest.fixture
def address(served: Serve, store: Path) -> str:
    """The app on those dispatches."""
    command = ["open", "--no-browser", "--port", "{port}", "--store", str(store)]
    return served([sys.executable, "-m", "claims", *command])


def places(store: Path) -> dict[str, str]:
    """The address of every page, and of a document, a claim and a disagreement opened, by the name of its picture."""
    desk = open_desk(str(store))
    (case,) = desk.cases()
    claim = desk.store.claims(case)[0]
    found = {name.replace("_", "-"): "" if name == "start" else name for name in NAMES}
    found["disagreement"] = f"disagreement?item={desk.queue(case)[0].id}"
    return found | {
        "document-opened": f"document?id={claim.document_id}&at={claim.start}",
        "claim-opened": f"claims?claim={claim.id}",
    }


def shown(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    page.wait_for_timeout(400)  # a chart is drawn after the page says it is done


@pytest.mark.axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_has_no_serious_barrier_fits_a_telephone_and_has_its_picture(
    page: Page, address: str, store: Path, shots: Path, theme: str
) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    found: dict[tuple[str, str], str] = {}
    fitting = {}
    for name, path in places(store).items():
        page.set_viewport_size(WIDE)
        shown(page, f"{address}/{path}")
        page.screenshot(path=shots / f"{name}{'' if theme == 'light' else '-dark'}.png")
        page.add_script_tag(path=os.environ["CLAIMS_AXE"])
        told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        found |= {(name, one["id"]): one["nodes"][0]["html"][:150] for one in told if one["impact"] in SERIOUS}
        page.set_viewport_size(NARROW)
        page.wait_for_timeout(400)
        fitting[name] = fits(page)
    assert found == {}
    assert fitting == dict.fromkeys(fitting, True)
