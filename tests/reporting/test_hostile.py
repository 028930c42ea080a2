"""Hostile text in every field of a store: each format, read back by another program, has it as text and as nothing else."""

from __future__ import annotations

import csv as csv_module
import io
import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pypdf import PdfReader

from claims.models import Document, Reconciliation
from claims.reporting import Format, Report, build, write
from claims.reporting.escaping import visible
from reporting.hostile import ADDRESS, HARMLESS, TEXTS, Told, told
from reporting.test_linked_data import expanded

NEVER_TOLD = {"speaker", "entry", "language", "asker", "first issuer", "annotator", "annotator's note", "reviewer"}
"""Fields that a report has no place for, or whose later version is told."""
LINKED = ADDRESS.translate({ord(sign): f"%{ord(sign):02X}" for sign in '"<>'})
LACKING = {(Format.PDF, "wide")}
"""The fonts of the PDF have no such sign: it is an empty box there."""
READ = [
    (form, name)
    for form in (Format.MARKDOWN, Format.HTML, Format.PDF, Format.DOCX)
    for name in TEXTS
    if (form, name) not in LACKING
]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Told]:
    """The report of a store for each text, made once."""
    made: dict[str, Told] = {}

    def of(name: str) -> Told:
        if name not in made:
            made[name] = told(TEXTS.get(name, HARMLESS), tmp_path_factory.mktemp("hostile"))
        return made[name]

    return of


def joined(text: str) -> str:
    """A text without its blanks and without what nobody sees, in capitals: a heading begins with one."""
    kept = "".join(text.split()).translate(dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069\u200b\ufeff\ufffe")))
    return unicodedata.normalize("NFC", kept).upper()


class Page(HTMLParser):
    """The elements of a page with the names of their attributes, the addresses in it, and its text without its style."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.addresses: set[str] = set()
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":  # an introduction has lines
            self.elements.append((tag, *(name for name, _ in attrs)))
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src", "srcset", "action"}}

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", data))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def of_html(content: bytes) -> tuple[str, object, set[str]]:
    page = Page(content.decode())
    return "".join(page.texts), Counter(page.elements), page.addresses


def of_markdown(content: bytes) -> tuple[str, object, set[str]]:
    """With all that a reader of Markdown may turn on: HTML, tables, struck text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(content.decode())
    inner = [part for token in tokens for part in token.children or ()]
    texts = [part.content if part.type in {"text", "text_special"} else " " for part in inner]
    free = ("strong", "text", "softbreak", "hardbreak")
    kinds = [one.type for one in (*tokens, *inner) if not one.type.startswith(free)]
    return "".join(texts), Counter(kinds), {str(part.attrs["href"]) for part in inner if part.type == "link_open"}


def of_docx(content: bytes) -> tuple[str, object, set[str]]:
    found = docx.Document(io.BytesIO(content))
    links = {part.target_ref for part in found.part.rels.values() if part.is_external}
    shape = [
        one.tag for one in found.element.iter() if not one.tag.endswith(("}r", "}rPr", "}t", "}br"))
    ]  # an introduction has lines
    return "".join(paragraph.text for paragraph in found.paragraphs), Counter(shape), links


def of_pdf(content: bytes) -> tuple[str, object, set[str]]:
    found = PdfReader(io.BytesIO(content))
    texts = [re.sub(r"\s*\d+ / \d+\s*$", "", page.extract_text()) for page in found.pages]
    notes = [note.get_object() for page in found.pages for note in page.get("/Annots", ())]
    links = {str(note["/A"]["/URI"]) for note in notes if "/A" in note}
    return "".join(texts), {str(note["/Subtype"]) for note in notes} | (found.trailer["/Root"].keys() & {"/AA"}), links


READERS: dict[Format, Callable[[bytes], tuple[str, object, set[str]]]] = {
    Format.HTML: of_html,
    Format.MARKDOWN: of_markdown,
    Format.DOCX: of_docx,
    Format.PDF: of_pdf,
}


@pytest.mark.parametrize(("form", "name"), READ)
def test_a_reader_sees_every_text_and_nothing_is_made_of_it(
    stores: Callable[[str], Told], form: Format, name: str
) -> None:
    hostile, harmless = stores(name), stores("harmless")
    text, shape, links = READERS[form](write(form, hostile.report))
    missing = [
        field
        for field, words in hostile.fields.items()
        if field not in NEVER_TOLD and joined(visible(words)) not in joined(text)
    ]
    assert missing == []
    assert shape == READERS[form](write(form, harmless.report))[1]
    assert {link for link in links if not link.startswith("#")} == {LINKED}


def cells(report: Report) -> Iterator[tuple[str, str]]:
    """Every text of the CSV file, by its column."""
    text = write(Format.CSV, report).decode()
    for row in csv_module.DictReader(io.StringIO(text, newline=""), strict=True):
        assert None not in row
        yield from row.items()


def without_mark(cell: str) -> str:
    """A text as it was before an apostrophe was put in front, as the manual tells a reader to take it off."""
    return cell[1:] if re.match(r"'['\s\ufeff]*[=+\-@＝＋－＠]|'+[\t\r\n]", cell) else cell


@pytest.mark.parametrize("name", TEXTS)
def test_no_cell_of_a_csv_file_is_run_and_its_text_can_be_had_back(stores: Callable[[str], Told], name: str) -> None:
    hostile = stores(name)
    found = list(cells(hostile.report))
    assert [cell for _, cell in found if re.match(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]", cell)] == []
    texts = {without_mark(cell) for _, cell in found}
    for field in (
        "speaker name",
        "role",
        "organisation",
        "name",
        "document title",
        "case",
        "second note",
        "second dissent",
        "translation",
    ):
        words = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", hostile.fields[field])
        assert {words, words.strip()} & texts != set(), field


@pytest.mark.parametrize("name", TEXTS)
def test_every_cell_of_a_workbook_is_a_text_or_a_number(stores: Callable[[str], Told], name: str) -> None:
    hostile = stores(name)
    content = write(Format.XLSX, hostile.report)
    book = load_workbook(io.BytesIO(content))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.hyperlink) for cell in found} == {("s", None), ("n", None)}
    texts = [joined(str(cell.value).replace("_x005F_", "_")) for cell in found]
    told_in = (
        "speaker name",
        "role",
        "second note",
        "title",
        "introduction",
        "why",
        "asked text",
        "replied channel",
        "outlet",
    )
    missing = [field for field in told_in if joined(visible(hostile.fields[field])) not in texts]
    assert missing == []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert [one for one in archive.namelist() if "external" in one.lower() or "vba" in one.lower()] == []
        assert b"<f>" not in b"".join(archive.read(one) for one in archive.namelist() if "sheets/sheet" in one)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", TEXTS)
def test_the_record_as_json_has_every_text_character_for_character(stores: Callable[[str], Told], name: str) -> None:
    hostile = stores(name)
    found = "\n".join(strings(json.loads(write(Format.JSON, hostile.report))))
    missing = [
        field
        for field, words in hostile.fields.items()
        if field not in NEVER_TOLD - {"speaker", "language", "asker"} and words.strip() not in found
    ]
    assert missing == []


@pytest.mark.parametrize("form", [Format.WEB_ANNOTATION, Format.SCHEMA_ORG])
@pytest.mark.parametrize("name", TEXTS)
def test_linked_data_takes_no_text_for_a_name_of_a_thing(
    stores: Callable[[str], Told], form: Format, name: str
) -> None:
    hostile, harmless = stores(name), stores("harmless")
    found, plain = (expanded(write(form, one.report)) for one in (hostile, harmless))
    assert shape(found) == shape(plain)
    texts = [joined(text) for text in strings(found)]
    for field in ("second note", "second explained how"):
        assert any(joined(visible(hostile.fields[field])) in text for text in texts), field


def shape(value: Any) -> Any:
    """Linked data without its texts and the names that are made of them: what things there are, of what kind, and how they hang together."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items() if key != "@id"} | {
            "@id": str(value.get("@id", ""))[:9]
        }
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return type(value).__name__


@pytest.mark.parametrize("form", list(Format))
def test_half_characters_stop_no_format(
    sample: Callable[..., Reconciliation], documents: tuple[Document, ...], form: Format
) -> None:
    words = "\ud800<b>\udfff"
    report = build(sample(speaker=words, outlet=words, title=words, document=words, language=words), documents)
    assert write(form, report.model_copy(update={"title": words, "author": words, "introduction": words})) != b""


def test_the_tables_of_hostile_texts_are_told_apart(tmp_path: Path) -> None:
    fields = told(TEXTS["formula"], tmp_path).fields
    assert len(set(fields.values())) == len(fields) > 60
