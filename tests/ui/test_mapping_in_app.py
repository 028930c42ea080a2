"""Tables on the page of their document: what is open, the fields that tell it, the claims it would make, and "Add"."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims import ids, pipeline
from claims.desk import Desk
from claims.models import Document
from sheets import workbook

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

OPEN = (("Ministry", "Jan-24", "Feb-24"), ("Health <b>", 1200, 1300), ("Justice", 900, 950))
SURE = (("Region", "Month", "Killed"), ("Oltra", "March 2024", 12), ("Torvik", "March 2024", 9))


def kept(desk: Desk, folder: Path, rows: tuple[tuple[object, ...], ...]) -> Document:
    (folder / "table.xlsx").write_bytes(workbook(Staff=rows))
    (reading,) = pipeline.readings(
        pipeline.documents([str(folder / "table.xlsx")], on_error=pytest.fail), every_number=False
    )
    desk.add(reading.document, reading.claims, reading.counted)
    return reading.document


def opened(app: AppTest, document: Document, **query: str) -> AppTest:
    app.switch_page("claims/ui/pages/document.py")
    for name, value in {"id": ids.document_id(document), **query}.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    parts = [part.proto.body for part in app.get("html")]
    return "\n".join(part for part in parts if not part.startswith(("<style>", "<script>")))


def told(app: AppTest) -> str:
    return " ".join(str(part.value) for sort in (app.caption, app.warning, app.error, app.markdown) for part in sort)


def test_a_table_is_drawn_as_a_table_with_its_figures_lit(app: AppTest, desk: Desk, tmp_path: Path) -> None:
    document = kept(desk, tmp_path, SURE)
    page = html(opened(app, document, at=str(document.text.index("12"))))
    assert [unescape(one) for one in re.findall(r'<th scope="col" dir="auto">(.*?)</th>', page)] == [
        "Region",
        "Month",
        "Killed",
    ]
    assert re.findall(r'<td dir="auto" class="here"><a class="ct-n claim here" id="here"[^>]*>(\d+)<', page) == ["12"]
    assert "In cell C2 of Staff (Oltra, March 2024, Killed)" in page
    assert not app.exception


def test_what_is_open_is_said_and_a_person_tells_it(app: AppTest, desk: Desk, tmp_path: Path) -> None:
    document = kept(desk, tmp_path, OPEN)
    opened(app, document)
    assert "It is not known what the figures count: no heading tells it" in told(app)
    assert "&lt;b&gt;" in html(app)
    add = next(button for button in app.button if button.label == "Add these claims")
    assert add.disabled
    app.text_input(key=f"table-{ids.document_id(document)}-0-what-words").set_value("civil servants").run()
    app.multiselect(key=f"table-{ids.document_id(document)}-0-where").set_value(["column A"]).run()
    assert "4 claims" in told(app)
    assert "In Justice, in Jan 2024, civil servants: 900" in told(app)
    next(field for field in app.text_input if field.label == "Your name").set_value("Ada")
    next(button for button in app.button if button.label == "Add these claims").click().run()
    assert not app.exception
    assert [(one.cell, one.stated) for one in desk.store.claims(None, None)] == [
        ("Staff!B2", 1200.0), ("Staff!C2", 1300.0), ("Staff!B3", 900.0), ("Staff!C3", 950.0),
    ]  # fmt: skip
    assert "Told by Ada." in told(app)


def test_a_table_can_be_left_alone(app: AppTest, desk: Desk, tmp_path: Path) -> None:
    opened(app, kept(desk, tmp_path, SURE))
    next(field for field in app.text_input if field.label == "Your name").set_value("Ada")
    next(button for button in app.button if button.label == "Leave this table alone").click().run()
    assert desk.store.claims(None, None) == ()
    assert [one.label for one in app.expander][:1] == ["“Staff”: left alone by Ada"]


def test_columns_that_leave_two_figures_for_one_question_are_told(app: AppTest, desk: Desk, tmp_path: Path) -> None:
    document = kept(desk, tmp_path, SURE)
    opened(app, document)
    app.multiselect(key=f"table-{ids.document_id(document)}-0-where").set_value([]).run()
    assert "Rows 2 and 3 would answer the same question with two figures" in told(app)
