"""Pages of anybody's making: in whatever encoding, nested without end, with entities that grow; each is read or named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Read = Callable[..., Any]
STORY = "".join(
    f"<p>Paragraph {n} tells of nine cafés that burned in the valley on Monday night.</p>" for n in range(6)
)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}<title>Fire</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("said", "written", "notice"),
    [
        ("utf-8", "windows-1252", ["says that it is in utf-8, and is not", "not UTF-8; read as latin-1"]),
        ("windows-1251", "utf-8", []),
        ("iso-8859-1", "windows-1252", []),
        ("none-such", "utf-8", []),
        ("punycode", "utf-8", []),
    ],
)
def test_a_page_that_says_the_wrong_encoding_is_read_all_the_same(
    said: str, written: str, notice: list[str], tmp_path: Path, read: Read
) -> None:
    (tmp_path / "a.html").write_bytes(page(f"<article>{STORY}</article>", f"<meta charset={said}>").encode(written))
    run = read(tmp_path)
    assert run.errors == []
    assert "Paragraph 5 tells of nine caf" in run.documents[0].text
    assert ("cafés" in run.documents[0].text) == (said != "windows-1251")
    assert [told.removeprefix(f"{tmp_path}/a.html: ") for told in run.notices] == notice


def test_a_few_broken_characters_do_not_change_how_the_others_are_read(tmp_path: Path, read: Read) -> None:
    data = page(f"<article>{STORY * 4}</article>", "<meta charset=utf-8>").encode() + b"<!-- \xff -->"
    (tmp_path / "a.html").write_bytes(data)
    run = read(tmp_path)
    assert "cafés" in run.documents[0].text
    assert run.notices == [
        f"{tmp_path}/a.html: says that it is in utf-8; 1 of its characters are not, and are left out"
    ]


def test_a_page_nested_without_end_is_named_and_the_others_are_read(tmp_path: Path, read: Read) -> None:
    for tag in ("div", "table", "b", "ul><li", "a"):
        (tmp_path / f"{tag[:2]}.html").write_text(page(f"<{tag}>" * 100_000 + STORY))
    (tmp_path / "good.html").write_text(page(f"<article>{STORY}</article>"))
    run = read(tmp_path)
    assert "good.html" in run.names
    assert len(run.names) + len(run.errors) == 6
    assert all(len(document.text) < 10_000 for document in run.documents)


def test_entities_of_a_page_are_not_unfolded(tmp_path: Path, read: Read) -> None:
    names = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "boom"><!ENTITY f SYSTEM "file:///etc/passwd">{names}]>'
    (tmp_path / "a.xhtml").write_text(f"{head}<html><body><article><p>&a9; &f;</p>{STORY}</article></body></html>")
    text = read(tmp_path).documents[0].text
    assert "nine cafés" in text
    assert "root:" not in text
    assert text.count("boom") == 0


def test_the_cells_of_a_table_in_an_article_have_their_addresses(tmp_path: Path, read: Read) -> None:
    rows = "<tr><td>Region</td><td>Deaths</td></tr><tr><td>Oltra</td><td>1,204</td></tr><tr><td></td><td>9</td></tr>"
    (tmp_path / "a.html").write_text(
        page(f"<article>{STORY}<table>{rows}</table>{STORY}<table>{rows}</table></article>")
    )
    found = read(tmp_path).documents[0]
    assert "\n| Oltra | 1,204 | \n" in found.text
    assert [(place.cell, found.text[place.start : place.end]) for place in found.layout if place.cell][:7] == [
        ("table 1!A1", "Region"), ("table 1!B1", "Deaths"), ("table 1!A2", "Oltra"), ("table 1!B2", "1,204"), ("table 1!B3", "9"),
        ("table 2!A1", "Region"), ("table 2!B1", "Deaths"),
    ]  # fmt: skip
    assert [place.paragraph for place in found.layout if place.cell == "table 1!B2"] == [8]
