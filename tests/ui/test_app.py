from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.decisions import Annotation
from claims.desk import Desk
from claims.models import Document
from claims.reporting import phrases
from claims.reviews import Status
from claims.terms import VerdictCode
from ui.conftest import follow

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]
HOSTILE = (
    "<script>alert(1)</script> **Six** houses [fell](javascript:alert(1)) $x$ :red[now] <img src=x onerror=alert(1)>"
)


def html(app: AppTest) -> str:
    """All HTML of the page, its style sheet left out."""
    return "\n".join(part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>"))


def seen(app: AppTest) -> str:
    """What a reader sees of that HTML, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html(app))).split())


def opened(app: AppTest) -> AppTest:
    """The app on its first disagreement."""
    return follow(app.run())


def button(app: AppTest, label: str) -> AppTest:
    """The app after a click on the button of that label."""
    return next(button for button in app.button if button.label == label).click().run()


def named(app: AppTest, name: str = "Ada") -> AppTest:
    """The app after the reviewer gave a name."""
    return next(field for field in app.text_input if field.label == "Your name").set_value(name).run()


def judged(app: AppTest, verdict: VerdictCode) -> AppTest:
    """The app after a verdict that needs nothing more was given."""
    return button(app, phrases.VERDICTS[verdict])


def corrected(app: AppTest, claim: str, field: str, value: str, note: str = "") -> AppTest:
    """The app after a field of the claim whose name contains `claim` was corrected."""
    picker = next(box for box in app.selectbox if box.label == "Claim")
    picker.select_index(next(place for place, option in enumerate(picker.options) if claim in option)).run()
    next(box for box in app.selectbox if box.label == "Field").set_value(field).run()
    next(box for box in app.text_input if box.label == "New value").set_value(value)
    next(box for box in app.text_input if box.label == "Note").set_value(note)
    return button(app, "Save correction")


@pytest.mark.usefixtures("disagreement")
def test_the_queue_counts_what_there_is(app: AppTest) -> None:
    app.run()
    assert seen(app).startswith("2 documents 2 claims 1 question 1 open")


@pytest.mark.usefixtures("disagreement")
def test_the_queue_names_the_question_the_answers_and_the_voices(app: AppTest) -> None:
    app.run()
    expected = "Boats lost in the storm, March 2019 9 – 12 · sources disagree · 2 speakers, 1 relay High severity Open"
    assert expected in seen(app)


def test_without_disagreements_the_queue_says_how_much_could_be_compared(app: AppTest, add: Add) -> None:
    add("Two boats were lost.", "Two", 2)
    app.run()
    assert seen(app).endswith("No disagreements among the 0 of 1 figure that could be compared.")


@pytest.mark.usefixtures("disagreement")
def test_an_opened_disagreement_shows_each_figure_in_its_sentence(app: AppTest) -> None:
    page = html(opened(app))
    assert "that <mark>12</mark> boats were lost in the storm.</blockquote>" in page
    assert (
        '<blockquote dir="auto"><mark>Nine</mark> boats were lost, said coastguard chief Lena Moreau.</blockquote>'
        in page
    )


@pytest.mark.usefixtures("disagreement")
def test_an_opened_disagreement_says_who_through_whom_where_and_when(app: AppTest) -> None:
    text = seen(opened(app))
    assert "The fisheries ministry → through Harbour Wire → through The Tide 4 March 2019" in text
    assert "Lena Moreau , coastguard chief → through The Tide March 2019" in text
    assert "Both can be true if one counts boats sunk only." in text
    assert "Where same both: the north coast" in text


@pytest.mark.usefixtures("disagreement")
def test_the_chart_has_its_statements_in_words(app: AppTest) -> None:
    chart = opened(app).get("vega_lite_chart")[0]
    assert chart.proto.alt == "Figures by statement. Lena Moreau: 9; The fisheries ministry: 12."


@pytest.mark.usefixtures("disagreement")
def test_the_address_names_the_opened_disagreement(app: AppTest, desk: Desk) -> None:
    opened(app)
    assert app.query_params == {"item": desk.queue(None)[0].id}


@pytest.mark.usefixtures("disagreement")
def test_a_verdict_taken_back_reopens_the_disagreement_and_can_be_restored(app: AppTest, desk: Desk) -> None:
    judged(named(opened(app)), VerdictCode.CONFIRMED)
    button(app, "Take back")
    assert desk.queue(None)[0].status is Status.OPEN
    button(app, "Restore")
    assert desk.queue(None)[0].status is Status.SETTLED


@pytest.mark.usefixtures("disagreement")
def test_a_new_document_reopens_a_settled_disagreement_with_its_verdict_shown(app: AppTest, add: Add) -> None:
    judged(named(opened(app)), VerdictCode.CONFIRMED)
    add("Eleven boats were lost, the union said.", "Eleven", 11, speaker_name="The union")
    text = seen(app.run())
    assert "Reopened: new evidence since verdict" in text
    assert "It was: Sources disagree: confirmed (Ada," in text
    assert "a claim was added to a new side: “Eleven boats” (The union, The Tide)" in text


@pytest.mark.usefixtures("disagreement")
def test_a_correction_is_kept_and_shown_beside_what_was_read(app: AppTest, desk: Desk) -> None:
    corrected(named(opened(app)), "Nine", "place", "north coast", "says the map")
    assert not app.exception
    row = desk.store.rows(Annotation, None)[0]
    assert (row.field, row.value, row.note, row.reviewer) == ("place", '"north coast"', "says the map", "Ada")
    assert "corrected to north coast by Ada; read as not said" in seen(app)
    assert [claim.place for claim in desk.store.claims(None)] == [None, None]


@pytest.mark.usefixtures("disagreement")
def test_a_correction_that_settles_a_flag_closes_it_and_undo_brings_it_back(app: AppTest, desk: Desk) -> None:
    corrected(named(opened(app)), "Nine", "stated", "12")
    assert "No longer flagged: closed by a correction of the figure" in seen(app)
    button(app, "Take back")
    assert [item.status for item in desk.queue(None)] == [Status.OPEN]


@pytest.mark.usefixtures("disagreement")
def test_a_value_that_does_not_fit_is_refused_in_words(app: AppTest, desk: Desk) -> None:
    corrected(named(opened(app)), "Nine", "stated", "many")
    assert "a number is needed" in app.error[0].value
    assert desk.store.rows(Annotation, None) == ()


@pytest.mark.usefixtures("disagreement")
def test_a_rejected_claim_no_longer_counts(app: AppTest, desk: Desk) -> None:
    named(opened(app))
    next(box for box in app.selectbox if box.label == "Field").set_value("rejected").run()
    button(app, "Reject this claim")
    assert [item.status for item in desk.queue(None)] == [Status.CLOSED]


@pytest.mark.parametrize("page", ["queue", "disagreement", "claims", "report"])
def test_hostile_text_is_shown_as_text(app: AppTest, add: Add, page: str) -> None:
    add(HOSTILE, "Six", 6, speaker_name=HOSTILE, document={"outlet": HOSTILE, "name": "a<b>.txt", "title": HOSTILE})
    add("Seven houses fell.", "Seven", 7, speaker_role=HOSTILE, counted_kind="boat", relayed_by=(HOSTILE,))
    app.run()
    app.switch_page(f"claims/ui/pages/{page}.py").run()
    assert not app.exception
    assert re.findall(r"<(?:script|img|a)\b(?! href=\"document\?id=\w+&amp;at=\d+\")", html(app)) == []
    assert all("<script" not in text.value.replace("\\<", "") for text in app.markdown)


def test_a_hostile_sentence_is_readable_as_it_was_written(app: AppTest, add: Add) -> None:
    add(HOSTILE, "Six", 6)
    add("Seven houses fell.", "Seven", 7)
    opened(app)
    quotes = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html(app))
    assert HOSTILE in [unescape(quote.replace("<mark>", "").replace("</mark>", "")) for quote in quotes]


def test_a_case_is_chosen_and_stays_chosen(app: AppTest, add: Add) -> None:
    add("Two boats were lost.", "Two", 2, document={"case": "storm"})
    add("Three boats were lost.", "Three", 3, document={"case": "storm"})
    add("Four boats were lost.", "Four", 4)
    app.run()
    assert app.selectbox[0].options == ["Documents without a case", "storm"]
    app.selectbox[0].set_value("storm").run()
    assert seen(app).startswith("2 documents")
    opened(app)
    assert app.query_params["case"] == "storm"


@pytest.mark.usefixtures("disagreement")
def test_a_link_to_a_disagreement_that_is_gone_says_so(app: AppTest) -> None:
    app.query_params["item"] = "nothing"
    app.switch_page("claims/ui/pages/disagreement.py").run()
    assert app.error[0].value.startswith("no disagreement nothing in this case")


@pytest.mark.usefixtures("disagreement")
def test_the_report_page_shows_and_offers_the_report(app: AppTest) -> None:
    app.switch_page("claims/ui/pages/report.py").run()
    assert [text.value for text in app.markdown if "### 1\\. Boats lost in the storm, March 2019" in text.value] != []
    assert {part.proto.label for part in app.get("download_button")} >= {
        "Download Markdown",
        "Download HTML",
        "Download CSV",
    }


def test_a_store_that_cannot_be_opened_is_told_in_plain_words(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("not a database, and long enough to be one" * 40)
    monkeypatch.setenv("CLAIMS_STORE", str(broken))
    app.run()
    assert not app.exception
    assert "broken.db: it is not a database of this program" in app.error[0].value.replace("\\", "")
