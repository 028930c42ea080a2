"""PDFs printed by Chromium and changed by pypdf: every page by its number; scanned, locked and broken ones are named."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture(scope="module")
def printed() -> Iterator[bytes]:
    """A report of three pages, printed by a real browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(PAGE)
        yield page.pdf()
        browser.close()


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
