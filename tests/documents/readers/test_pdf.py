"""PDFs printed by Chromium and changed by pypdf: every page by its number; scanned, locked and broken ones are named."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import sync_playwright

from claims import pipeline
from claims.documents.given import Given, Taken
from claims.documents.readers.pdf import read
from claims.errors import InputError

PAGE = """<!doctype html><title>The flood</title><style>p {{ font: 14px serif; width: 30em }}</style>
<h1>The flood</h1><p>The mayor said that 12 houses burned down.</p>
<p style="break-before: page">Fire chief Olav Lie said that nine houses burned down in the night, while</p>
<p style="break-before: page">three people were hurt.</p>"""


def chromium(html: str, **options: Any) -> bytes:
    """A page as a real browser prints it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html)
        made = page.pdf(**options)
        browser.close()
    return made


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A report of three pages."""
    return chromium(PAGE)


@pytest.mark.browser
def test_letters_that_are_set_as_one_are_read_letter_by_letter() -> None:
    taken = read(given(chromium("<p>The o\ufb03ce said that \ufb01ve houses were \ufb02ooded.</p>")))
    assert taken.text == "The office said that five houses were flooded."


def given(data: bytes) -> Given:
    return Given(data, "report.pdf", "report.pdf", lambda _: None)


def copied(data: bytes, password: str | None = None) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    if password is not None:
        writer.encrypt(password)
    found = io.BytesIO()
    writer.write(found)
    return found.getvalue()


@pytest.mark.browser
def test_every_stretch_of_a_printed_page_knows_its_page(printed: bytes) -> None:
    taken: Taken = read(given(printed))
    told = {place.page: taken.text[place.start : place.end] for place in taken.layout}
    assert list(told) == [1, 2, 3]
    assert "12 houses" in told[1]
    assert "nine houses" in told[2]
    assert taken.fields["title"] == "The flood"


@pytest.mark.browser
def test_a_claim_of_a_printed_page_carries_its_page_and_a_sentence_over_the_foot_of_a_page_stays_whole(
    printed: bytes, tmp_path: Path
) -> None:
    (tmp_path / "report.pdf").write_bytes(printed)
    claims = list(pipeline.extract(pipeline.documents([str(tmp_path)], on_error=pytest.fail)))
    assert [(claim.text, claim.page) for claim in claims if claim.counted == "houses"] == [("12", 1), ("nine", 2)]
    hurt = [(claim.page, "Olav Lie" in claim.sentence) for claim in claims if claim.text == "three"]
    assert hurt == [(3, True)]


@pytest.mark.browser
def test_a_file_that_only_its_printing_is_locked_of_is_read_and_one_with_a_password_is_named(printed: bytes) -> None:
    assert "12 houses" in read(given(copied(printed, ""))).text
    with pytest.raises(InputError, match="needs a password"):
        read(given(copied(printed, "secret")))


@pytest.mark.browser
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_named_or_read_as_far_as_it_goes(printed: bytes, share: float) -> None:
    try:
        read(given(printed[: int(len(printed) * share)]))
    except InputError as error:
        assert error.path == "report.pdf"  # noqa: PT017 - what can be mended is read
        assert "damaged" in error.reason or "no text" in error.reason  # noqa: PT017


def test_pages_without_text_are_named_as_scanned() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    data = io.BytesIO()
    writer.write(data)
    with pytest.raises(InputError, match="scanned"):
        read(given(data.getvalue()))


@pytest.fixture(scope="module")
def bulletin() -> bytes:
    """A bulletin of four pages with a running head and counted feet."""
    body = "".join(
        f"<p style='break-after: page'>In district {name} the governor said that {figure} houses were flooded, while"
        f"</p><p>{bridges} bridges stayed closed.</p>"
        for name, figure, bridges in (("North", 41, "four"), ("East", 57, "seven"), ("South", 63, "nine"))
    )
    edge = "<div style='font-size: 9px; width: 100%; text-align: center'>{}</div>"
    return chromium(
        f"<!doctype html><title>Bulletin</title>{body}",
        display_header_footer=True,
        margin={"top": "2cm", "bottom": "2cm"},
        header_template=edge.format("Flood bulletin 17: 3,200 people in shelters"),
        footer_template=edge.format("Page <span class=pageNumber></span> of <span class=totalPages></span>"),
    )


@pytest.mark.browser
def test_running_heads_and_feet_part_no_sentence_and_make_no_claim(bulletin: bytes, tmp_path: Path) -> None:
    (tmp_path / "bulletin.pdf").write_bytes(bulletin)
    (document,) = pipeline.documents([str(tmp_path)], on_error=pytest.fail)
    told = {(number.text, number.kind.value) for number in pipeline.inspect([document])}
    assert {("3,200", "boilerplate"), ("41", "claim"), ("four", "claim")} <= told
    assert ("3,200", "claim") not in told
    claims = list(pipeline.extract([document]))
    sentences = {(claim.text, claim.page): " ".join(claim.sentence.split()) for claim in claims}
    whole = "In district North the governor said that 41 houses were flooded, while four bridges stayed closed."
    assert (sentences["41", 1], sentences["four", 2]) == (whole, whole)
    feet = [document.text[place.start : place.end] for place in document.layout if place.edge and place.page == 3]
    assert feet == ["Flood bulletin 17: 3,200 people in shelters", "Page 3 of 4"]
