"""A page that is fetched twice and changed in between: both versions are kept, and a disagreement leads to both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.cli.keeping import open_desk
from claims.desk import Desk, reports
from claims.desk.cases import on_sides
from claims.reporting import Format, write
from cli.conftest import Claims
from cli.test_watching import settings
from served import Site, sends, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


def page(dead: str, note: str = "", head: str = "") -> str:
    story = (
        f"<p>{dead} people died when the dam of Arden broke on 6 May 2024, the fire chief of Arden, Olle Berg, said.</p>"
        "<p>The flood destroyed 40 houses in Arden, and the river rose faster than anybody in the town could remember.</p>"
    )
    meta = f"<title>Dam breaks</title><meta property='article:published_time' content='2024-05-06'>{head}"
    return f"<!doctype html><html><head>{meta}</head><body><article><h1>Dam breaks</h1>{story}<p>{note}</p></article></body></html>"


def add(claims: Claims, site: Site, folder: Path, *paths: str) -> None:
    for path, text in zip(paths[::2], paths[1::2], strict=True):
        site.pages["/dam"] = sends(text)
        result = claims("add", site.url(path), "--case", "dam", "--settings", settings(site, folder))
        assert result.exit_code == 0, result.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(str(tmp_path / "store.db"))
    yield made
    made.store.close()


def test_both_versions_of_a_page_are_kept_and_reached_from_the_disagreement(
    site: Site, claims: Claims, tmp_path: Path, desk: Desk
) -> None:
    first, second = page("Nine"), page("Eleven")
    add(claims, site, tmp_path, "/dam?utm_source=feed", first, "/dam?utm_source=mail", second)
    (item,) = desk.queue("dam")
    claimed = desk.store.claims("dam", on_sides(item))
    kept = {desk.store.original("dam", one.document_id) for one in claimed}
    times = {one.at for one in desk.store.collected("dam", [one.document_id for one in claimed])}
    assert (str(item.kind), kept, len(times) in {1, 2}) == ("silent_change", {first.encode(), second.encode()}, True)
    assert {one.url for one in claimed} == {site.url("/dam")}


def test_a_report_names_both_originals_and_when_they_were_fetched(
    site: Site, claims: Claims, tmp_path: Path, desk: Desk
) -> None:
    add(claims, site, tmp_path, "/dam", page("Nine"), "/dam", page("Eleven"))
    text = write(Format.MARKDOWN, reports.report(desk, "dam")).decode()
    originals = [one.original or "" for one in desk.store.documents("dam").values()]
    assert [text.count(sha256) for sha256 in originals] == [1, 1]
    assert text.count("; Fetched") == 2


def test_a_page_that_says_that_it_was_corrected_is_told_as_such(
    site: Site, claims: Claims, tmp_path: Path, desk: Desk
) -> None:
    note = "Correction: An earlier version of this article said that nine people had died."
    add(claims, site, tmp_path, "/dam", page("Nine"), "/dam", page("Eleven", note))
    found = [(str(one.kind), note in one.discrepancy.explanation) for one in desk.queue("dam") if one.discrepancy]
    assert found == [("revision", True)]


@pytest.mark.parametrize("head", ["", "<link rel='canonical' href='{}'>"])
def test_a_page_that_did_not_change_is_one_document_whatever_led_there(
    site: Site, claims: Claims, tmp_path: Path, desk: Desk, head: str
) -> None:
    text = page("Nine", head=head.format(site.url("/dam")))
    add(claims, site, tmp_path, "/dam?utm_source=a", text, "/dam?utm_source=b&utm_medium=c#top", text)
    assert (len(desk.store.documents("dam")), desk.queue("dam")) == (1, ())
