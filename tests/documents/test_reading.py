"""Every format is read, every bad input is named, and nothing stops the rest."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claims.config import Reading, Settings
from claims.documents import read_paths

Read = Callable[..., Any]


def test_a_folder_is_read_in_the_order_of_its_names_and_hidden_files_are_passed_over(
    tmp_path: Path, read: Read
) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "sub/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"text of {name}")
    run = read(tmp_path)
    assert run.names == ["a.md", "b.txt", "sub/c.txt"]
    assert run.errors == []


def test_a_file_named_alone_goes_by_its_own_name(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("one")
    assert read(tmp_path / "a.txt").names == ["a.txt"]


def test_equal_names_get_the_folder_in_front(tmp_path: Path, read: Read) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    assert read(tmp_path / "x", tmp_path / "y").names == ["x/a.txt", "y/a.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("one")
    assert read(tmp_path, tmp_path / "a.txt", tmp_path / "*.txt").names == ["a.txt"]


def test_a_glob_names_files_relative_to_the_folder_before_it(tmp_path: Path, read: Read) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.txt").write_text("one")
    assert read(tmp_path / "**" / "*.txt").names == ["d/a.txt"]
    assert read(tmp_path / "*.nothing").errors == [f"{tmp_path}/*.nothing: no file matches"]


def test_a_link_that_leads_back_to_its_own_folder_is_met_once(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "loop").symlink_to(tmp_path)
    run = read(tmp_path)
    assert (run.names, run.errors) == (["a.txt"], [])


def test_bad_inputs_are_each_named_with_the_reason_and_the_rest_is_read(tmp_path: Path, read: Read) -> None:
    (tmp_path / "good.txt").write_text("Nine houses burned.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "blank.txt").write_text(" \n\t\n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "open.md").write_text("---\ntitle: x\nno end\n")
    (tmp_path / "yaml.md").write_text("---\ntitle: [x\n---\nText.\n")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    run = read(tmp_path, tmp_path / "missing.txt")
    assert run.names == ["good.txt"]
    assert sorted(error.removeprefix(f"{tmp_path}/") for error in run.errors) == [
        "blank.txt: the file is empty (only blanks)",
        "empty.txt: the file is empty",
        "gone.txt: cannot be read: No such file or directory",
        "missing.txt: no such file or folder",
        "open.md:1: the front matter opened by '---' is not closed by another '---'",
        "picture.txt: is a picture: nothing in it can be read",
        "yaml.md:3: the front matter is not valid YAML: expected ',' or ']', but got '<stream end>'",
    ]


def test_an_address_is_refused_with_what_to_do(read: Read) -> None:
    assert read("https://example.org/a").errors == [
        "https://example.org/a: is an address: only `claims add` and `claims watch` fetch"
    ]


def test_a_document_over_the_limit_is_refused_with_both_sizes(tmp_path: Path, read: Read) -> None:
    settings = Settings(reading=Reading(max_document_bytes=1_000_000))
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(1_500_000)
    (tmp_path / "small.jsonl").write_text(
        json.dumps({"id": "big", "text": "x" * 1_200_000}) + "\n" + json.dumps({"id": "small", "text": "y"}) + "\n"
    )
    run = read(tmp_path, "-", settings=settings, stdin=b"z" * 1_500_000)
    limit = "over the limit of 1.0 MB for one document (setting reading.max_document_bytes)"
    assert run.names == ["small"]
    assert run.errors == [
        f"{tmp_path}/big.txt: 1.5 MB, {limit}",
        f"{tmp_path}/small.jsonl:1: 1.2 MB, {limit}",
        f"-: larger, {limit}",
    ]


def test_front_matter_describes_and_the_body_begins_behind_it_with_line_ends_kept(tmp_path: Path, read: Read) -> None:
    text = "---\r\ntitle: Fire\r\noutlet: The Post\r\npublished: 2021-12-10\r\ncase: fires\r\nseen: yes\r\n---\r\nNine houses.\r\n"
    (tmp_path / "a.md").write_bytes(text.encode())
    document = read(tmp_path / "a.md").documents[0]
    assert document.text == text
    assert document.text[document.body_start :] == "Nine houses.\r\n"
    assert (document.title, document.outlet, document.published, document.case) == (
        "Fire",
        "The Post",
        "2021-12-10",
        "fires",
    )


def test_a_title_with_a_colon_needs_no_quotation_marks(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text(
        "---\ntitle: Kenya: floods kill 40, \"more missing\"\noutlet: 'The Post'\npublished: 2021-12-10\ncase:\n---\nNine houses.\n"
    )
    run = read(tmp_path / "a.txt")
    found = run.documents[0]
    assert run.errors == []
    assert (found.title, found.outlet, found.published, found.case) == (
        'Kenya: floods kill 40, "more missing"',
        "The Post",
        "2021-12-10",
        None,
    )


def test_an_unreadable_date_is_left_out_with_a_notice(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.md").write_text("---\npublished: some day\n---\nNine.\n")
    run = read(tmp_path / "a.md")
    assert (run.documents[0].published, run.errors) == (None, [])
    assert run.notices == [
        f"{tmp_path}/a.md: published: 'some day' cannot be read and is left out (write a date as 2021-12-10, 2021-12 or 2021)"
    ]


def test_a_byte_order_mark_stays_in_the_text_and_out_of_the_body(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffNine.".encode())
    document = read(tmp_path / "a.txt").documents[0]
    assert (document.text, document.body_start) == ("\ufeffNine.", 1)


def test_text_in_another_encoding_is_read_with_a_notice(tmp_path: Path, read: Read) -> None:
    (tmp_path / "latin.txt").write_bytes("The café lost nine tables.".encode("latin-1"))
    (tmp_path / "quotes.txt").write_bytes("“Nine,” she said.".encode("cp1252"))
    (tmp_path / "wide.txt").write_bytes("Nine cafés.".encode("utf-16"))
    (tmp_path / "cyrillic.txt").write_bytes(("Девять домов сгорели вчера в деревне. " * 5).encode("cp1251"))
    run = read(tmp_path)
    assert [document.text[:20] for document in run.documents] == [
        "Девять домов сгорели",
        "The café lost nine t",
        "“Nine,” she said.",
        "Nine cafés.",
    ]
    assert [notice.removeprefix(f"{tmp_path}/") for notice in run.notices][2:] == [
        "latin.txt: not UTF-8; read as latin-1",
        "quotes.txt: not UTF-8; read as windows-1252",
        "wide.txt: not UTF-8; read as utf-16",
    ]


def test_json_lines_are_documents_and_bad_lines_are_named(tmp_path: Path, read: Read) -> None:
    lines = [
        '{"id": "a", "text": "Nine.", "outlet": "Post", "published": "2021-12", "more": 1}',
        "{broken",
        '{"text": "no id"}',
        '{"id": "b"}',
        '{"id": "c", "text": "  "}',
        "",
        '{"id": "a", "text": "again"}',
        '{"id": 7, "text": "half \\ud83d a character"}',
        "[" * 100_000,
    ]
    (tmp_path / "d.jsonl").write_text("\n".join(lines))
    run = read(tmp_path / "d.jsonl")
    assert [(document.name, document.text, document.published) for document in run.documents] == [
        ("a", "Nine.", "2021-12"),
        ("d.jsonl/a", "again", None),
        ("7", "half \ufffd a character", None),
    ]
    assert [error.removeprefix(f"{tmp_path}/") for error in run.errors] == [
        "d.jsonl:2: not valid JSON: Expecting property name enclosed in double quotes",
        "d.jsonl:3: has no 'id'",
        "d.jsonl:4: has no 'text'",
        "d.jsonl:5: the text is empty",
        "d.jsonl:9: not valid JSON: nested too deeply or a number too long",
    ]


def test_standard_input_is_a_text_or_json_lines(read: Read) -> None:
    assert [document.text for document in read("-", stdin=b"Nine\nhouses.").documents] == ["Nine\nhouses."]
    lines = b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n'
    assert read("-", stdin=lines).names == ["a", "b"]
    assert read("-", stdin=b"").errors == ["-: the file is empty"]


def test_a_saved_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path, read: Read) -> None:
    story = "".join(
        f"<p>Paragraph {n} tells of nine houses that burned in the valley on Monday night.</p>" for n in range(6)
    )
    (tmp_path / "a.html").write_text(
        "<html><head><title>Fire in the valley</title><meta property='og:site_name' content='The Post'>"
        "<meta property='article:published_time' content='2021-12-10T08:00:00Z'></head>"
        f"<body><nav>Home News</nav><article><h1>Fire in the valley</h1>{story}</article>"
        "<div id='comments'><p>12 people wrote here</p></div></body></html>"
    )
    (tmp_path / "b.html").write_text("<html><body></body></html>")
    run = read(tmp_path)
    document = run.documents[0]
    assert (document.title, document.outlet, document.published) == ("Fire in the valley", "The Post", "2021-12-10")
    assert "nine houses that burned" in document.text
    assert "wrote here" not in document.text
    assert run.errors == [f"{tmp_path}/b.html: no article text was found in this page"]


def test_a_folder_without_documents_is_named(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    run = read(tmp_path)
    assert run.errors == [
        f"{tmp_path}: this folder holds no document that can be read (.txt, .md, .html, .pdf, .docx, .xlsx, .csv, .jsonl, .eml, .mhtml, .warc, .zip)"
    ]
    assert run.notices == [f"{tmp_path}/a.png: passed over, .png files are not read"]


def test_a_name_that_is_not_utf_8_can_still_be_printed(tmp_path: Path, read: Read) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("Nine.")
    assert read(tmp_path).names == ["caf\ufffd.txt"]


def test_a_number_too_long_to_write_leaves_its_field_out_and_nothing_else(tmp_path: Path, read: Read) -> None:
    (tmp_path / "long.md").write_text(f"---\ntitle: 0x{'f' * 5000}\noutlet: The Post\n---\nTwelve people came.")
    (tmp_path / "plain.md").write_text("Two people came.")
    run = read(tmp_path)
    assert [(d.name, d.title, d.outlet) for d in run.documents] == [
        ("long.md", None, "The Post"),
        ("plain.md", None, None),
    ]
    assert len(run.notices) == 1


def test_a_document_says_where_its_date_was_found(tmp_path: Path, read: Read) -> None:
    (tmp_path / "front.txt").write_text("---\npublished: 2021-12-10\n---\nNine houses.\n")
    (tmp_path / "listed.txt").write_text("---\npublished: 2021-12-10\n---\nTen houses.\n")
    (tmp_path / "lines.jsonl").write_text('{"id": "line", "text": "Nine.", "published": "2021-12"}\n')
    (tmp_path / "undated.txt").write_text("Eleven houses.\n")
    (tmp_path / "manifest.csv").write_text("file,published\nlisted.txt,2021-12-11\n")
    found = {document.name: (document.published, document.published_from) for document in read(tmp_path).documents}
    assert found == {
        "front.txt": ("2021-12-10", "front matter"),
        "listed.txt": ("2021-12-11", "manifest"),
        "line": ("2021-12", "record"),
        "undated.txt": (None, None),
    }


def test_a_file_that_changes_while_it_is_read_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine houses burned.")
    (tmp_path / "b.txt").write_text("Ten houses burned.")
    changed = tmp_path / "a.txt"

    def keep(_: bytes) -> str:
        if changed.exists() and changed.stat().st_size < 100:
            changed.write_text("Nine houses burned. " * 10)
        return "0" * 64

    errors: list[str] = []
    documents = read_paths(
        [str(tmp_path)],
        settings=Settings(),
        on_error=lambda error: errors.append(str(error)),
        on_notice=lambda _: None,
        keep=keep,
    )
    assert [document.name for document in documents] == ["b.txt"]
    assert errors == [f"{changed}: was changed while it was read: add it again when it is whole"]


def test_a_list_that_grows_while_it_is_read_gives_what_stood_before_and_is_named(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "l.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": "Nine. " * 50}) + "\n" for n in range(100)))
    errors: list[str] = []
    documents = read_paths(
        [str(path)], settings=Settings(), on_error=lambda error: errors.append(str(error)), on_notice=lambda _: None
    )
    names = [next(documents).name]
    with path.open("a") as file:
        file.write('{"id": "more", "te')
    names += [document.name for document in documents]
    assert names == ["0"]
    assert errors == [f"{path}: was changed while it was read: add it again when it is whole"]
    path.write_text('{"id": "more", "text": "Nine."}\n')
    assert read(path).names == ["more"]
