"""Long notes, verdicts on what has gone in another window, and hostile text on every page, in a real Chromium."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims import ids
from claims.decisions import Review
from claims.desk import Desk
from claims.models import Document
from claims.terms import Contacted, ExplainedBy, VerdictCode
from claims.ui.shell import PAGES
from ui.stand_in import read
from ui.test_browser import NARROW, STAND_IN, WIDE, fits, page, served, settled, shots

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served", "shots"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]
Add = Callable[..., Document]
LONG = ("Word for word what they told us on the telephone. " * 2_000)[:99_999] + "."
HOSTILE = (
    "<img data-zq src=x onerror=alert(1)><script data-zq>alert(2)</script><b data-zq>b</b> **Six** [a](javascript:alert(3)) $x$ "
    ":red[boats] `code` # lost"
)
MADE = "[data-zq], [onerror], a[href^='javascript'], .katex, .stMarkdownColoredText, main iframe"


@pytest.fixture
def address(served: Serve, store: Path) -> str:  # noqa: ARG001 - the app opens it
    """The app with the stand-in engine on the test's store."""
    return served(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(STAND_IN),
            "--server.port",
            "{port}",
            "--server.headless",
            "true",
        ]
    )


@pytest.fixture
def flag(desk: Desk, disagreement: tuple[Document, Document]) -> str:  # noqa: ARG001 - what it is a flag of
    """The one disagreement of the store."""
    return desk.queue(None)[0].id


def opened(page: Page, address: str, name: str = "Ada Byron") -> None:
    page.goto(address)
    settled(page)
    page.get_by_label("Your name").fill(name)


def begun(page: Page) -> None:
    """A verdict that waits to be saved, so that its fields are open."""
    page.get_by_role("button", name="Explained: both can be true").click()
    page.get_by_text("Not saved yet").wait_for()
    settled(page)
    page.get_by_text("They count different scopes").click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save verdict").click()


def test_a_note_of_100_000_characters_is_kept_whole_and_folded(
    page: Page, address: str, desk: Desk, flag: str, shots: Path
) -> None:
    opened(page, f"{address}/disagreement?item={flag}")
    begun(page)
    page.get_by_label("Note to the verdict").fill(LONG)
    save(page)
    page.get_by_text("Settled: Explained: both can be true").wait_for()
    settled(page)
    assert [row.note for row in desk.store.rows(Review, None)] == [LONG]
    folded = page.get_by_text("All 100,006 characters")
    assert folded.count() == 1
    assert page.evaluate("document.querySelector('.stMainBlockContainer').scrollHeight") < 6_000
    page.screenshot(path=shots / "long-note.png", full_page=True)
    folded.click()
    assert page.locator(".ct-long[open] p").first.inner_text() == f"Note: {LONG}"
    page.set_viewport_size(NARROW)
    settled(page)
    assert fits(page)
    page.set_viewport_size(WIDE)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Settled: Explained: both can be true").wait_for(state="detached")
    page.goto(f"{address}/history")
    settled(page)
    page.get_by_text("All 100,000 characters").first.wait_for()
    assert fits(page)


def test_a_note_that_is_too_long_is_refused_in_words_and_nothing_is_lost(
    page: Page, address: str, desk: Desk, flag: str
) -> None:
    opened(page, f"{address}/disagreement?item={flag}")
    begun(page)
    field = page.get_by_label("Note to the verdict")
    field.fill(f"{LONG}!")
    save(page)
    page.get_by_text("the note has 100,001 characters, and no more than 100,000 are kept").wait_for()
    settled(page)
    assert (field.input_value(), desk.store.rows(Review, None)) == (f"{LONG}!", ())
    field.fill(LONG)
    save(page)
    page.get_by_text("Settled: Explained: both can be true").wait_for()
    assert [len(row.note) for row in desk.store.rows(Review, None)] == [100_000]


def rejected(desk: Desk, flag: str) -> None:
    """One side rejected as no claim: nothing is left to disagree with."""
    (claim, *_) = desk.store.claims(None)
    assert desk.has(None, flag)
    desk.annotate(None, claim.id, "rejected", value=True, note="a misprint", reviewer="Ben", expected=None)


def parted(desk: Desk, flag: str) -> None:
    """The two claims put under two questions."""
    (a, b) = desk.store.claims(None)
    assert desk.has(None, flag)
    desk.decide_question(None, (a.id, b.id), "two storms", "Ben", same=False, expected=None)


@pytest.mark.parametrize("done", [rejected, parted])
def test_a_verdict_on_what_went_in_another_window_is_told_and_what_was_typed_stays(  # noqa: PLR0913, PLR0917 - as above
    page: Page, address: str, desk: Desk, flag: str, done: Callable[[Desk, str], None], shots: Path
) -> None:
    opened(page, f"{address}/disagreement?item={flag}")
    begun(page)
    page.get_by_label("Which, in words").fill("one counts wrecks")
    page.get_by_label("Note to the verdict").fill("Asked both\non 3 May")
    done(desk, flag)
    save(page)
    page.get_by_text("Not saved.").wait_for()
    settled(page)
    page.screenshot(path=shots / f"gone-{done.__name__}.png", full_page=True)
    assert re.search(r"(gone|changed|closed)", " ".join(page.get_by_role("alert").all_inner_texts())) is not None
    assert page.get_by_label("Note to the verdict").input_value() == "Asked both\non 3 May"
    assert page.get_by_label("Which, in words").input_value() == "one counts wrecks"
    assert desk.store.rows(Review, None) == ()
    page.set_viewport_size(NARROW)
    assert fits(page)
    page.get_by_role("button", name="Put it away").click()
    page.get_by_text("Not saved.").wait_for(state="detached")


@pytest.fixture
def hostile(desk: Desk) -> dict[str, str]:
    """A store with one hostile text wherever a person types or a document tells; the address of every page, and of what is opened."""
    made = [Document(text=text, name=f"{HOSTILE}.txt", outlet=outlet, title=HOSTILE, case=HOSTILE, published="2019-03-04",
                     url=f"javascript:alert('{place}')")
            for place, (text, outlet) in enumerate(((f"{HOSTILE} Six boats.", HOSTILE), (f"Seven boats. {HOSTILE}", "The Tide")))]  # fmt: skip
    given = {"speaker_name": HOSTILE, "speaker_role": HOSTILE, "organisation": HOSTILE, "relayed_by": (HOSTILE,)}
    words = {"place": HOSTILE, "period_text": HOSTILE, "unit": HOSTILE, "translation": HOSTILE, "translator": HOSTILE}
    for document, figure, value in ((made[0], "Six boats", 6), (made[1], "Seven boats", 7)):
        desk.add(document, [read(document, figure, value, **given, **words)])
    (item,) = desk.queue(HOSTILE)
    claim = desk.store.claims(HOSTILE)[0]
    for kind in Contacted:
        desk.contact(HOSTILE, item.id, kind, HOSTILE, HOSTILE, "2019-03-05", HOSTILE, HOSTILE)
    desk.assign(HOSTILE, item.id, HOSTILE, HOSTILE, HOSTILE, expected=None)
    desk.annotate(HOSTILE, claim.id, "group", HOSTILE, HOSTILE, HOSTILE, expected=None)
    (item,) = desk.queue(HOSTILE)
    desk.give_verdict(
        HOSTILE, item.id, VerdictCode.EXPLAINED, HOSTILE, HOSTILE, expected=item.last_review,
        explained_by=ExplainedBy.SCOPE, explained_how=HOSTILE,
    )  # fmt: skip
    document = ids.document_id(made[0])
    return {name: name for name in sorted(file.stem for file in PAGES.glob("[a-z]*.py"))} | {
        "start": "",
        "disagreement": f"disagreement?item={item.id}",
        "document opened": f"document?id={document}&at=0",
        "claim opened": f"claims?claim={claim.id}",
        "look up": "look_up?q=Six%20boats%20were%20lost.",
    }


SHOWN = {
    "start", "queue", "disagreement", "document", "document opened", "claims", "claim opened", "history", "report", "sources", "not_compared",
    "questions",
}  # fmt: skip
"""The pages on which some of the text stands."""


def test_nothing_that_is_typed_or_read_is_run_or_rendered_on_any_page(
    page: Page, hostile: dict[str, str], address: str, shots: Path
) -> None:
    found = {}
    for name, path in hostile.items():
        page.goto(f"{address}/{path}")
        settled(page)
        for fold in page.locator("[data-testid=stExpander] summary:visible").all():
            fold.click()
        settled(page)
        page.screenshot(path=shots / f"hostile-{name}.png", full_page=True)
        shown = "data-zq" in page.locator("[data-testid=stMainBlockContainer]").inner_text()
        found[name] = (page.locator(MADE).count(), shown or name not in SHOWN, fits(page))
    page.set_viewport_size(NARROW)
    for name in ("queue", "disagreement", "history", "sources"):
        page.goto(f"{address}/{hostile[name]}")
        settled(page)
        page.screenshot(path=shots / f"hostile-narrow-{name}.png")
        found[name] = (*found[name][:2], found[name][2] and fits(page))
    assert found == dict.fromkeys(hostile, (0, True, True))
