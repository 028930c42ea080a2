from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from claims import pipeline
from claims.config import Work
from claims.desk import Desk, intake
from claims.desk.apart import Apart
from claims.desk.working import Worker
from claims.extraction import Reading
from claims.listening import TRUST_VARIABLE
from claims.models import Document
from ui.conftest import follow, links
from ui.stand_in import read
from ui.test_app import button, html, seen

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]
READER = (sys.executable, str(Path(__file__).parents[1] / "desk" / "bad_files.py"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes the first number of a text for its one claim."""

    def readings(given: object, *, every_number: bool, **_rest: object) -> object:
        del every_number
        for document in given:  # type: ignore[attr-defined]
            figure = next(word for word in document.text.split() if word.isdigit())
            claims = (read(document, figure, float(figure)),)
            yield Reading(document=document, inspections=(), claims=claims, counted={"claim": 1})

    monkeypatch.setattr(intake.pipeline, "readings", readings)


def pasted(app: AppTest, **given: str) -> AppTest:
    """The app after a text was pasted and sent."""
    for label, value in given.items():
        fields = [*app.text_area, *app.text_input]
        wanted = [field for field in fields if field.label.lower().startswith(label)]
        next((field for field in wanted if field.key == "add-case-text"), wanted[-1]).set_value(value)
    return button(app, "Read this text")


def test_an_empty_store_offers_a_box_to_begin_with(app: AppTest) -> None:
    app.run()
    assert [heading.value for heading in app.header] == ["Begin with two or more reports on one event"]
    assert {one.label for one in app.button} == {"Read these files", "Read this text", "Fetch these pages"}


@pytest.mark.usefixtures("reads")
def test_two_texts_pasted_on_the_start_page_are_kept_compared_and_shown(app: AppTest, desk: Desk) -> None:
    app.run()
    pasted(app, the="There were 12 boats lost.", title="North", outlet="The Tide", published="2019-03-04", case="Storm")
    pasted(app, the="There were 9 boats lost.", title="South", outlet="The Ebb", published="5 March 2019", case="Storm")
    kept = desk.store.documents("Storm").values()
    assert [(one.name, one.outlet, one.published) for one in kept] == [
        ("North", "The Tide", "2019-03-04"),
        ("South", "The Ebb", "2019-03-05"),
    ]
    assert "2 documents 2 claims 1 question 1 open disagreement" in seen(app)
    assert app.query_params["case"] == "Storm"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"title": "North"}, "Give the text and a title first"),
        ({"the": "There were 12 boats."}, "Give the text and a title first"),
        ({"the": "There were 12 boats.", "title": "North", "published": "soon"}, "soon: not a date"),
    ],
)
def test_a_pasted_text_that_lacks_something_is_refused_and_stays_where_it_is(
    app: AppTest, desk: Desk, given: dict[str, str], why: str
) -> None:
    app.run()
    pasted(app, **given)
    assert why in app.error[0].value
    assert desk.cases() == ()
    assert app.text_area[0].value == given.get("the", "")


@pytest.mark.usefixtures("reads")
def test_a_text_that_is_there_already_is_not_kept_twice(app: AppTest, desk: Desk) -> None:
    app.run()
    for _ in range(2):
        pasted(app, the="There were 12 boats lost.", title="North")
    assert len(desk.store.documents(None)) == 1
    assert [toast.value for toast in app.toast] == ["0 documents added with 0 claims; 1 there already"]


@pytest.mark.usefixtures("disagreement")
def test_the_start_page_counts_what_there_is_and_leads_to_the_most_severe(app: AppTest, desk: Desk) -> None:
    app.run()
    assert "2 documents 2 claims 1 question 1 open disagreement" in seen(app)
    follow(app)
    assert app.query_params == {"item": desk.queue(None)[0].id}


@pytest.mark.usefixtures("disagreement")
def test_when_all_is_settled_the_start_page_says_so(app: AppTest, desk: Desk) -> None:
    item = desk.queue(None)[0]
    desk.give_verdict(None, item.id, "confirmed", "", "Ada", expected=None)
    app.run()
    assert "Every disagreement is settled" in [heading.value for heading in app.header]


def test_a_large_case_says_that_it_is_being_compared_anew(
    app: AppTest, add: Add, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[str | None] = []
    settings = tmp_path / "settings.toml"
    settings.write_text("[desk]\nreconcile_at_once = 1\n")
    monkeypatch.setenv("CLAIMS_SETTINGS", str(settings))
    monkeypatch.setattr("claims.desk.beside.Beside.renew", lambda _self, case: started.append(case))
    pipeline.config.settings.cache_clear()
    add("Two boats were lost.", "Two", 2)
    add("Six boats were lost.", "Six", 6)
    app.run()
    pipeline.config.settings.cache_clear()
    assert set(started) == {None}
    assert any("They are being compared anew" in note.value for note in app.info)
    assert "sources disagree" not in html(app)
    assert store.exists()


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Callable[[], object]:
    """Reads what was handed in when it is called; nothing is started beside the app."""
    monkeypatch.setattr("claims.desk.beside.Beside.work", lambda _self: None)
    return lambda: Worker(desk, lambda is_wanted: Apart(Work(), is_wanted, READER)).run()


def lines(app: AppTest) -> str:
    """The lines of text of a page, as they are read."""
    return "\n".join(one.value for one in app.markdown).replace("\\", "").replace("**", "")


def handed_in(app: AppTest, *files: tuple[str, bytes], case: str = "") -> AppTest:
    """The app after files were chosen and sent."""
    app.get("file_uploader")[0].set_value([(name, data, "text/plain") for name, data in files])
    next(field for field in app.text_input if field.label == "Case").set_value(case)
    return button(app, "Read these files")


def test_files_handed_in_are_shown_with_how_far_they_are_and_then_with_what_they_came_to(
    app: AppTest, desk: Desk, by_hand: Callable[[], object]
) -> None:
    app.run()
    handed_in(app, ("a.txt", b"Two boats sank."), ("b.txt", b"KILL"), case="Storm")
    assert "2 files wait to be read" in lines(app)
    assert [note.value for note in app.caption if note.value.startswith("Storm · 2 files handed in, ")]
    assert desk.cases() == ()
    by_hand()
    app.run()
    assert app.query_params["case"] == "Storm"
    assert "1 document added with 0 claims; 1 file could not be read" in lines(app)
    assert ["b.txt: ended the program that read it" in note.value for note in app.error] == [True]
    assert links(app, "The queue of its case") == ["queue?case=Storm"]


def test_a_job_is_cancelled_on_the_page(app: AppTest, desk: Desk, by_hand: Callable[[], object]) -> None:
    app.run()
    handed_in(app, ("a.txt", b"Two boats sank."))
    button(app, "Cancel")
    by_hand()
    app.run()
    assert "Cancelled: 1 file left out" in lines(app)
    assert (desk.cases(), [one.label for one in app.button if one.label == "Cancel"]) == ((), [])


@pytest.mark.usefixtures("by_hand")
def test_no_file_is_nothing_to_hand_in(app: AppTest, desk: Desk) -> None:
    button(app.run(), "Read these files")
    assert ("Choose one or more files first." in app.error[0].value, desk.jobs()) == (True, ())


def asked_for(app: AppTest, text: str, case: str = "") -> AppTest:
    """The app after addresses were typed and sent."""
    next(field for field in app.text_area if field.label == "Addresses, one a line").set_value(text)
    app.text_input(key="add-case-addresses").set_value(case)
    return button(app, "Fetch these pages")


@pytest.mark.usefixtures("by_hand")
def test_addresses_typed_on_the_start_page_are_put_down_to_be_fetched(app: AppTest, desk: Desk) -> None:
    app.run()
    asked_for(app, "https://example.org/a\n\nhttps://example.org/b", case="Storm")
    assert "2 addresses wait to be fetched" in lines(app)
    assert [(job.kind, job.files, job.case) for job in desk.jobs()] == [("fetch", 2, "Storm")]
    assert [field.value for field in app.text_area if field.label == "Addresses, one a line"] == [""]


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize(("text", "why"), [("", "give an address first"), ("ftp://example.org", "begin with http")])
def test_what_is_no_address_is_refused_and_stays_in_its_field(app: AppTest, desk: Desk, text: str, why: str) -> None:
    app.run()
    asked_for(app, text)
    assert (why in app.error[0].value, desk.jobs()) == (True, ())
    assert [field.value for field in app.text_area if field.label == "Addresses, one a line"] == [text]


@pytest.mark.parametrize("address", ["", "192.0.2.7", "newsroom.example"])
def test_an_app_that_other_machines_may_ask_without_signing_in_fetches_nothing(
    app: AppTest, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    st.config.set_option("server.address", address)
    monkeypatch.setenv(TRUST_VARIABLE, "1")
    app.run()
    assert "Fetch these pages" not in {one.label for one in app.button}
    assert any("Fetching is off: this app may be asked by other machines" in note.value for note in app.info)
