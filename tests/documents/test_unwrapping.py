"""Pages saved from archives of the web are read as they were: their own address and outlet, and nothing of the archive's bars."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims import pipeline
from claims.documents.unwrapping import WebArchiveRow, unwrapped
from claims.lexicon.loading import table

Read = Callable[..., Any]
STORY = "".join(
    f"<p>Paragraph {n} tells of nine houses that burned in the valley on Monday night.</p>" for n in range(6)
)
OWN = "https://www.news.example/fire?id=1"


@pytest.mark.parametrize(
    ("address", "own"),
    [
        (f"https://web.archive.org/web/20211210080000/{OWN}", OWN),
        (f"http://web.archive.org/web/20211210080000id_/{OWN}", OWN),
        ("https://web.archive.org/web/2021/news.example/fire", "http://news.example/fire"),
        ("https://web.archive.org/web/20211210080000/http:/news.example/fire", "http://news.example/fire"),
        (f"https://archive.ph/20211210-080000/{OWN}", OWN),
        (f"https://archive.is/2021.12.10-080000/{OWN}", OWN),
        (f"https://archive.today/o/AbC12/{OWN}", OWN),
        (
            "https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:https://news.example/fire+&hl=en",
            "https://news.example/fire",
        ),
        ("https://webcache.googleusercontent.com/search?q=cache:news.example/fire", "http://news.example/fire"),
        (f"https://www.webarchive.org.uk/wayback/archive/20211210080000mp_/{OWN}", OWN),
        (OWN, OWN),
        ("https://notweb.archive.org.example/web/2021/x", "https://notweb.archive.org.example/web/2021/x"),
    ],
)
def test_an_address_of_an_archive_gives_the_pages_own(address: str, own: str) -> None:
    assert unwrapped("<html></html>", address).url == own


def test_a_short_address_of_archive_today_gives_way_to_the_one_in_the_page() -> None:
    page = f'<html><body><input type="text" name="q" value="{OWN}"></body></html>'
    assert unwrapped(page, "https://archive.ph/AbC12").url == OWN


def test_a_page_saved_by_a_browser_tells_its_address_in_a_comment() -> None:
    page = f"<!DOCTYPE html>\n<!-- saved from url=(0034){OWN} -->\n<html></html>"
    assert unwrapped(page, None) == (page, OWN, frozenset())


WAYBACK = f"""<!DOCTYPE html><html><head><title>Fire in the valley</title>
<link rel="canonical" href="https://web.archive.org/web/20211210080000/{OWN}">
<meta property="article:published_time" content="2021-12-09"></head><body>
<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base"><div>Success</div><p>The page was captured 1,204 times between
3 Jan 2019 and 8 Feb 2024, said the archive. In all 37 people died.</p></div><!-- END WAYBACK TOOLBAR INSERT -->
<div id="donato"><p>Some 412 people gave money to the archive on Monday, it said.</p></div>
<article><h1>Fire in the valley</h1>{STORY}<p><a href="https://web.archive.org/web/20211210080000/https://other.example/">More</a></p></article>
</body></html>"""
TODAY = f"""<!DOCTYPE html><html><head><title>Fire in the valley</title><meta property="og:site_name" content="archive.ph">
<link rel="canonical" href="https://archive.ph/20211210-080000/{OWN}"></head><body>
<div id="HEADER"><table><tr><td><p>Saved from 412 readers, who said that 37 people died on Monday.</p></td></tr></table></div>
<div id="CONTENT"><article><h1>Fire in the valley</h1>{STORY}</article></div></body></html>"""


@pytest.mark.parametrize("page", [WAYBACK, TODAY])
def test_a_page_saved_from_an_archive_is_read_without_its_bars(page: str, tmp_path: Path, read: Read) -> None:
    (tmp_path / "page.html").write_text(page)
    run = read(tmp_path)
    document = run.documents[0]
    assert (document.url, document.outlet, document.title) == (OWN, "news.example", "Fire in the valley")
    assert [word for word in ("412", "37", "1,204", "captured") if word in document.text] == []
    claims = list(pipeline.extract(run.documents))
    assert {claim.counted for claim in claims} == {"houses"}


def test_addresses_within_the_page_lead_to_where_they_led() -> None:
    assert "web.archive.org" not in unwrapped(WAYBACK, None).page


def test_a_page_that_links_to_an_archive_is_not_taken_for_one_of_it() -> None:
    page = f'<html><body><p id="HEADER">See <a href="https://web.archive.org/web/2021/{OWN}">this</a></p></body></html>'
    assert unwrapped(page, "https://www.paper.example/a").page == page


def test_a_page_whose_address_is_known_cannot_pass_for_one_of_an_archive() -> None:
    address = "https://other.example/a"
    assert unwrapped(WAYBACK, address) == (WAYBACK, address, frozenset())


def test_bars_that_are_never_closed_take_nothing_else_with_them() -> None:
    address = f"https://web.archive.org/web/20211210080000/{OWN}"
    page = f"<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><p>{STORY}"
    assert STORY in unwrapped(page, address).page
    many = "<div id='wm-ipp'>" * 100_000
    assert len(unwrapped(many, address).page) < len(many)


def test_every_row_has_an_expression_that_finds_the_pages_own_address() -> None:
    for row in table("web_archives", WebArchiveRow):
        assert "url" in re.compile(row.address).groupindex
        assert all("url" in re.compile(pattern).groupindex for pattern in row.within)
