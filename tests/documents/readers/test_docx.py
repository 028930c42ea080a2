"""Word documents made by python-docx: every paragraph and row in order, each with its number; hostile ones are named."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from claims import pipeline
from claims.documents.given import Given, Taken
from claims.documents.readers.docx import read
from claims.errors import InputError
from served import serving

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Word


def made(write: Callable[[Word], object]) -> bytes:
    file = docx.Document()
    write(file)
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()


def given(data: bytes) -> Given:
    return Given(data, "report.docx", "report.docx", lambda _: None)


def told(word: Word) -> None:
    word.core_properties.title = "The flood"
    word.add_heading("The flood")
    word.add_paragraph("The mayor said that 12 houses burned down.")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Town", "Houses", "Torvik", "12"), strict=True
    ):
        cell.text = text
    word.add_paragraph("")
    word.add_paragraph("Three people were hurt.")


def test_paragraphs_and_tables_stand_in_order_and_each_knows_its_number() -> None:
    taken: Taken = read(given(made(told)))
    numbered = [(place.paragraph, place.cell, taken.text[place.start : place.end]) for place in taken.layout]
    assert numbered == [
        (1, None, "The flood"),
        (2, None, "The mayor said that 12 houses burned down."),
        (3, "table 1!A1", "Town"),
        (3, "table 1!B1", "Houses"),
        (4, "table 1!A2", "Torvik"),
        (4, "table 1!B2", "12"),
        (6, None, "Three people were hurt."),
    ]
    assert "\n\nTown | Houses\n\nTorvik | 12\n\n" in taken.text
    assert taken.fields["title"] == "The flood"


def test_a_claim_of_a_word_document_carries_its_paragraph(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(made(told))
    documents = list(pipeline.documents([str(tmp_path)], on_error=pytest.fail))
    claims = [claim for claim in pipeline.extract(documents) if claim.counted == "houses"]
    assert [(claim.text, claim.paragraph, claim.page) for claim in claims if "mayor" in claim.sentence] == [
        ("12", 2, None)
    ]
    assert documents[0].media is not None
    assert documents[0].title == "The flood"


def test_a_cell_over_two_columns_is_told_once() -> None:
    def wide(word: Word) -> None:
        table = word.add_table(rows=1, cols=3)
        table.cell(0, 0).text = "both"
        table.cell(0, 2).text = "9"
        table.cell(0, 0).merge(table.cell(0, 1))

    assert read(given(made(wide))).text == "both | 9"
    assert [place.cell for place in read(given(made(wide))).layout] == ["table 1!A1:B1", "table 1!C1"]


def test_a_cell_over_two_rows_has_one_address_and_is_told_in_both() -> None:
    def tall(word: Word) -> None:
        table = word.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "both", "8", "9"
        table.cell(0, 0).merge(table.cell(1, 0))

    taken = read(given(made(tall)))
    assert taken.text == "both | 8\n\nboth | 9"
    assert [place.cell for place in taken.layout] == ["table 1!A1:A2", "table 1!B1", None, "table 1!B2"]


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 80_000_000)
    return data.getvalue()


def with_entities() -> bytes:
    """A Word document whose XML calls a file of the machine, and names that double."""
    whole = made(told)
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(data, "w") as archive:
        for part in source.namelist():
            text = source.read(part)
            if part == "word/document.xml":
                names = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
                head = f'<!DOCTYPE d [<!ENTITY a0 "boom"><!ENTITY file SYSTEM "file:///etc/passwd">{names}]>'
                text = text.replace(b"?>", b"?>" + head.encode(), 1).replace(b"The mayor", b"&file; &a9; The mayor")
            archive.writestr(part, text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (made(told)[:2_000], "damaged"),
        (b"PK\x03\x04 and nothing", "damaged"),
        (bomb(), "unpacks to 80,000,000 bytes"),
        (made(lambda _: None), "holds no text"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read(given(data))


def test_entities_are_not_followed_and_do_not_grow() -> None:
    try:
        text = read(given(with_entities())).text
    except InputError as error:
        assert "damaged" in error.reason  # noqa: PT017 - either way nothing was unfolded
    else:
        assert "root:" not in text
        assert len(text) < 1_000


def test_what_stands_outside_of_the_file_is_not_asked_for() -> None:
    with serving() as site:

        def calls_home(word: Word) -> None:
            told(word)
            for kind in ("image", "hyperlink", "frame", "attachedTemplate"):
                word.part.relate_to(site.url(f"/{kind}"), f"{RELATIONSHIPS}/{kind}", is_external=True)

        assert "The mayor said" in read(given(made(calls_home))).text
        assert site.asked == []
