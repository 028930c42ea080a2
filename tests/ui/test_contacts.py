"""What is copied out of a disagreement, whom it was asked, and corrections that go to every copy of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.decisions import Annotation, Contact
from claims.desk import Desk, drafts
from claims.models import Document
from ui.conftest import SOUTH, tab
from ui.test_app import Add, button, corrected, html, named, opened, seen
from ui.test_verdict import filled

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


@pytest.mark.usefixtures("disagreement")
def test_the_paragraph_stands_ready_to_be_copied_plain_and_with_links(app: AppTest, add: Add) -> None:
    told = {"url": "https://tide.example/boats", "published": "2019-03-05"}
    add("Ten boats were lost, the union said.", "Ten", 10, speaker_name="The union", document=told)
    tab(opened(app), "Copy paragraph")
    plain = next(code.value for code in app.code if code.value.startswith("Boats lost in the storm"))
    assert "The union gave ten boats (The Tide, 5 March 2019)." in plain
    assert '<a href="https://tide.example/boats">The Tide, 5 March 2019</a>' in html(app)


@pytest.mark.usefixtures("disagreement")
def test_there_is_a_question_to_each_source(app: AppTest) -> None:
    tab(opened(app), "Ask the sources")
    assert [box.label for box in app.expander if box.label.startswith("Question to")] == [
        "Question to The fisheries ministry",
        "Question to Lena Moreau",
    ]
    assert any("Do you stand by your figure today?" in code.value for code in app.code)


@pytest.mark.usefixtures("disagreement")
def test_a_source_that_was_asked_is_awaited_until_it_replies(app: AppTest, desk: Desk) -> None:
    filled(tab(named(opened(app)), "Ask the sources"), "Source", "Lena Moreau")
    filled(filled(app, "Day", "2019-03-06"), "In which words", "Do you stand by nine?")
    button(app, "Note it")
    assert not app.exception
    assert "Awaiting reply: Lena Moreau" in seen(app)
    filled(app, "What happened", "replied").run()
    filled(filled(app, "Source", "Lena Moreau"), "Day", "2019-03-07")
    button(filled(app, "In which words", "Nine were found."), "Note it")
    rows = [(row.kind, row.source, row.when, row.text, row.document) for row in desk.store.rows(Contact, None)]
    assert rows == [
        ("asked", "Lena Moreau", "2019-03-06", "Do you stand by nine?", None),
        ("replied", "Lena Moreau", "2019-03-07", "Nine were found.", None),
    ]
    assert "Awaiting reply" not in seen(app)


@pytest.mark.usefixtures("disagreement")
def test_a_reply_is_kept_as_a_dated_document_where_it_is_given_a_title(
    app: AppTest, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "keep", lambda desk, document: desk.add(document, ()))
    filled(tab(named(opened(app)), "Ask the sources"), "What happened", "replied").run()
    filled(filled(app, "Source", "Lena Moreau"), "Day", "2019-03-07")
    filled(app, "In which words", "We found nine boats.")
    button(filled(app, "Keep the reply as a document, under this title", "Reply of the coastguard"), "Note it")
    (row,) = desk.store.rows(Contact, None)
    document = desk.store.document(None, row.document or "")
    assert isinstance(document, Document)
    assert (document.title, document.outlet, document.published, document.published_from, document.text) == (
        "Reply of the coastguard", "Lena Moreau", "2019-03-07", "person", "We found nine boats.",
    )  # fmt: skip


@pytest.mark.usefixtures("disagreement")
def test_a_question_without_its_words_is_not_noted(app: AppTest, desk: Desk) -> None:
    button(filled(tab(named(opened(app)), "Ask the sources"), "Source", "Lena Moreau"), "Note it")
    assert "say what was asked or replied" in app.error[0].value
    assert desk.store.rows(Contact, None) == ()


@pytest.mark.usefixtures("disagreement")
def test_a_correction_goes_to_every_copy_of_the_sentence_a_row_each(app: AppTest, desk: Desk, add: Add) -> None:
    add(SOUTH, "Nine", 9, document={"outlet": "Noon"}, speaker_name="Lena Moreau")
    named(opened(app))
    box = next(box for box in app.checkbox if "copy of this sentence" in box.label) if app.checkbox else None
    assert box is None
    picker = next(box for box in app.selectbox if box.label == "Claim")
    picker.select_index(next(place for place, option in enumerate(picker.options) if "Nine" in option)).run()
    next(box for box in app.checkbox if box.label == "Also for the 1 copy of this sentence").set_value(True)
    corrected(app, "Nine", "place", "north coast", "one wire")
    rows = desk.store.rows(Annotation, None)
    assert [(row.field, row.value, row.note) for row in rows] == [("place", '"north coast"', "one wire")] * 2
    assert len({row.claim_id for row in rows}) == 2


@pytest.mark.usefixtures("disagreement")
def test_a_correction_stays_with_its_claim_where_the_copies_are_not_asked_for(
    app: AppTest, desk: Desk, add: Add
) -> None:
    add(SOUTH, "Nine", 9, document={"outlet": "Noon"}, speaker_name="Lena Moreau")
    corrected(named(opened(app)), "Nine", "place", "north coast")
    assert len(desk.store.rows(Annotation, None)) == 1
