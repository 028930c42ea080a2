"""The HTML report in a real Chromium without a network: nothing is asked for, nothing runs, and it prints whole."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from claims.models import Document, Reconciliation
from claims.reporting import Format, Heading, Report, build, write
from reporting.hostile import TEXTS, told
from ui.test_browser import fits, page

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page"]
pytestmark = pytest.mark.browser

MANY = 14


@pytest.fixture
def many(sample: Callable[..., Reconciliation], documents: tuple[Document, ...]) -> Report:
    """A report of more disagreements than a page holds."""
    report = build(sample(), documents, heading=Heading(title="The storm", introduction="Two papers.\n\n" * 9))
    (one,) = report.disagreements
    copies = (one.model_copy(update={"id": f"d{place}", "label": f"boats of fleet {place}"}) for place in range(MANY))
    return report.model_copy(update={"disagreements": tuple(copies)})


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Iterator[Callable[[Report], Page]]:
    """Opens a report from its file with the network off; anything else that is asked for, or complained of, fails the test."""
    file = tmp_path / "report.html"
    asked: list[str] = []
    complaints: list[str] = []
    page.context.set_offline(True)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def shown(report: Report) -> Page:
        file.write_bytes(write(Format.HTML, report))
        page.goto(file.as_uri())
        return page

    yield shown
    assert (asked, complaints) == ([file.as_uri()], [])


def test_the_report_opens_without_a_network_and_shows_its_figures(
    opened: Callable[[Report], Page], many: Report
) -> None:
    shown = opened(many)
    assert shown.locator("h1:visible").all_inner_texts() == ["The storm"]
    assert shown.locator("h3:visible").all_inner_texts() == [f"{n + 1}. Boats of fleet {n}" for n in range(MANY)]
    assert shown.locator("h4:visible").all_inner_texts() == ["Figure: 9", "Figure: 12"] * MANY
    assert shown.locator("blockquote mark:visible").all_inner_texts() == ["Nine", "12"] * MANY
    shown.get_by_role("link", name="Boats of fleet 9").click()
    assert shown.evaluate("document.getElementById('d-d9').getBoundingClientRect().top") < 1_000
    shown.set_viewport_size({"width": 390, "height": 844})
    assert fits(shown)


def test_it_prints_every_disagreement_and_no_heading_ends_a_page(
    opened: Callable[[Report], Page], many: Report
) -> None:
    shown = opened(many)
    shown.emulate_media(media="print")
    printed = PdfReader(io.BytesIO(shown.pdf(prefer_css_page_size=True)))
    check_pages(printed, shown.locator("h1, h2, h3, h4").all_inner_texts())


def test_no_heading_ends_a_page_of_the_pdf(many: Report) -> None:
    made = PdfReader(io.BytesIO(write(Format.PDF, many)))
    titles = [f"{n + 1}. Boats of fleet {n}" for n in range(MANY)]
    check_pages(made, [*titles, "Disagreements", "Figure: 9", "Figure: 12", "Documents", "What was not compared"])


def check_pages(printed: PdfReader, headings: list[str]) -> None:
    texts = [
        unicodedata.normalize("NFKC", page.extract_text()) for page in printed.pages
    ]  # letters are joined in print
    pages = [[" ".join(line.split()) for line in text.splitlines()] for text in texts]
    lines = [[line for line in page if line and " / " not in line] for page in pages]
    together = " ".join(line for page in lines for line in page)
    assert len(lines) > 5
    assert [n for n in range(MANY) if f"{n + 1}. Boats of fleet {n} " not in together] == []
    assert together.count("Nine boats sank, said coastguard chief Lena Moreau.") == MANY
    assert {page[-1] for page in lines} & set(headings) == set()


@pytest.mark.parametrize("name", ["elements", "entities", "marks", "templates", "directions"])
def test_hostile_text_is_shown_and_not_run(opened: Callable[[Report], Page], tmp_path: Path, name: str) -> None:
    shown = opened(told(TEXTS[name], tmp_path).report)
    assert "zqtitleqz" in shown.locator("h1").inner_text()
    assert shown.locator("script, img, svg, iframe, object, form, input, link, base").count() == 0
