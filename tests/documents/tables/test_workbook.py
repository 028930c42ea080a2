"""Workbooks made by openpyxl: every cell as it looks, with its address; hostile and damaged ones are named."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from claims.documents.given import Given, Taken
from claims.documents.tables.workbook import read
from claims.errors import InputError
from sheets import saved, workbook


def given(data: bytes, notices: list[str] | None = None) -> Given:
    return Given(data, "losses.xlsx", "losses.xlsx", (notices if notices is not None else []).append)


def cells(taken: Taken) -> dict[str | None, str]:
    return {place.cell: taken.text[place.start : place.end] for place in taken.layout}


def test_every_cell_stands_in_the_text_with_its_address() -> None:
    taken = read(given(workbook(Losses=[["Region", "Killed"], ["Oltra", 12]], Notes=[["none"]])))
    assert taken.text == "Region | Killed\nRegion: Oltra | Killed: 12\n\nnone"
    assert cells(taken) == {
        "Losses!A1": "Region", "Losses!B1": "Killed", "Losses!A2": "Oltra", "Losses!B2": "12", "Notes!A1": "none",
    }  # fmt: skip


def test_dates_percentages_and_formats_are_read_as_they_look() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    shown = {
        "A1": (dt.date(2024, 3, 1), "mmm yyyy", "March 2024"),
        "A2": (dt.date(2024, 3, 1), "dd/mm/yyyy", "1 March 2024"),
        "A3": (0.1234, "0.0%", "12.3%"),
        "A4": (1234567, "#,##0", "1,234,567"),
        "A5": (1234567, "#,##0,", "1,235"),
        "A6": (3.5, '"$"#,##0.00', "$3.50"),
        "A7": (-12, "General", "-12"),
        "A8": (0.1 + 0.2, "General", "0.3"),
        "A9": (True, "General", "TRUE"),
    }
    for address, (value, number_format, _) in shown.items():
        sheet[address] = value
        sheet[address].number_format = number_format
    assert list(cells(read(given(saved(book)))).values()) == [text for _, _, text in shown.values()]


def test_a_cell_that_spans_several_is_told_once_and_heads_all_of_them() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(Losses=[["Region", "Killed", None], [None, "2022", "2023"], ["Oltra", 1, 2]]))
    )
    book["Losses"].merge_cells("B1:C1")
    book["Losses"].merge_cells("A1:A2")
    taken = read(given(saved(book)))
    assert taken.text.splitlines()[-1] == "Region: Oltra | Killed, 2022: 1 | Killed, 2023: 2"
    assert [place.cell for place in taken.layout][:2] == ["Losses!A1:A2", "Losses!B1:C1"]


def test_hidden_sheets_and_formulas_without_values_are_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Losses=[["Killed"], [2], ["=A2+1"]], Draft=[["Killed"], [9]])))
    book["Draft"].sheet_state = "hidden"
    notices: list[str] = []
    taken = read(given(saved(book), notices))
    assert taken.text == "Killed\n2"
    assert notices == [
        (
            "losses.xlsx: formulas of the sheet 'Losses' were kept without their values, and are left out; "
            "open and save the file in a spreadsheet program to have them"
        ),
        "losses.xlsx: the sheet 'Draft' is hidden, and is not read",
    ]


def test_a_million_empty_rows_hold_nothing_but_what_stands_below_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A1048576"] = "Killed", 12
    assert list(cells(read(given(saved(book)))).items()) == [("Sheet!A1", "Killed"), ("Sheet!A1048576", "12")]


def _with_part(data: bytes, part: str, text: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, text if one == part else old.read(one))
    return out.getvalue()


_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 40) for n in range(8))
    + b']><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook(Losses=[[]]), "nothing in the sheets that are shown"),
        (workbook(Losses=[["Killed"], [2]])[:900], "damaged"),
        (_with_part(workbook(Losses=[["Killed"]]), "xl/worksheets/sheet1.xml", b"<worksheet><sheet"), "damaged"),
        (_with_part(workbook(Losses=[["Killed"]]), "xl/worksheets/sheet1.xml", _BOMB), "damaged"),
        (_with_part(workbook(Losses=[["Killed"]]), "xl/worksheets/sheet1.xml", b"0" * 90_000_000), "unpacks to"),
        (workbook(Losses=[[1] * 400 for _ in range(251)]), "more than 100,000 cells"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_named_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"losses.xlsx: .*{reason}"):
        read(given(data))
