"""The page of claims: found by any field, opened, corrected, rejected and restored, parted and joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

import pytest

from claims.decisions import Annotation, QuestionDecision
from claims.desk import Desk
from claims.models import Document

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]
PAGE = "claims/ui/pages/claims.py"


def seen(app: AppTest) -> str:
    """What a reader sees of the page's HTML, on one line."""
    parts = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", "\n".join(parts))).split())


def captions(app: AppTest) -> str:
    return " ".join(part.value for part in app.caption)


def field(app: AppTest, label: str) -> AppTest:
    fields = (*app.text_input, *app.selectbox)
    return next(one for one in fields if one.label == label)


def click(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def on_claims(app: AppTest, **asked: str) -> AppTest:
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def opened(app: AppTest, desk: Desk, figure: float) -> AppTest:
    """The page of the claim of one figure, with the reviewer's name given."""
    (claim,) = (one for one in desk.store.claims(None) if one.stated == figure)
    on_claims(app, claim=claim.id)
    field(app, "Your name").set_value("Ada").run()
    return app


@pytest.mark.usefixtures("disagreement")
def test_a_claim_is_found_by_a_word_of_its_sentence_or_speaker(app: AppTest) -> None:
    field(on_claims(app), "Search").set_value("coastguard").run()
    assert ("Lena Moreau" in seen(app), "The fisheries ministry" in seen(app)) == (True, False)
    assert captions(app).startswith("1 claim with these filters, in the order")


@pytest.mark.usefixtures("disagreement")
@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"speaker": "Lena Moreau"}, 1),
        ({"bound": "exact"}, 2),
        ({"least": "10"}, 1),
        ({"least": "10", "most": "11"}, 0),
        ({"since": "2019-03-04", "until": "2019"}, 1),
        ({"partner": "without a partner"}, 0),
        ({"rejected": "not rejected", "read": "read by the program"}, 2),
        ({"printed": "The Tide", "happened": "destroyed"}, 2),
    ],
)
def test_a_link_with_filters_shows_the_claims_that_have_all_of_them(
    app: AppTest, asked: dict[str, str], number: int
) -> None:
    on_claims(app, **asked)
    found = f"{number} claim{'' if number == 1 else 's'} with these filters"
    assert (captions(app).startswith(found), bool(app.info)) == (True, number == 0)


@pytest.mark.usefixtures("disagreement")
def test_filters_are_cleared_together(app: AppTest) -> None:
    on_claims(app, least="10", words="boats")
    click(app, "Clear all filters")
    assert (captions(app).startswith("2 claims, in the order"), field(app, "Search").value) == (True, "")


@pytest.mark.usefixtures("disagreement")
def test_what_is_no_number_is_named_and_asks_for_nothing(app: AppTest) -> None:
    on_claims(app, least="many")
    assert (app.warning[0].value[:13], captions(app)[:8]) == ("“Figure from”", "2 claims")


def test_a_page_of_claims_is_followed_by_the_next(app: AppTest, add: Add) -> None:
    for number in range(30):
        add(f"The harbour office said {number + 10} boats were lost.", str(number + 10), number + 10)
    click(on_claims(app), "Next page")
    assert (app.query_params["page"], "Page 2 of 2" in captions(app)) == ("2", True)
    assert (seen(app).count("boats were lost"), "said 39 boats" in seen(app)) == (5, True)
    field(app, "Search").set_value("39").run()
    assert ("page" in app.query_params, seen(app).count("boats were lost")) == (False, 1)


@pytest.mark.usefixtures("disagreement")
def test_a_page_that_is_not_there_says_so(app: AppTest) -> None:
    assert [part.value for part in on_claims(app, page="7").info] == ["There are fewer pages than that."]


@pytest.mark.usefixtures("disagreement")
def test_an_opened_claim_shows_its_fields_its_question_and_its_disagreement(app: AppTest, desk: Desk) -> None:
    text = seen(opened(app, desk, 12))
    for words in (
        "What is counted boat",
        "Boats lost in the storm, March 2019",
        "9 – 12, sources disagree",
    ):
        assert words in text
    assert ("Lena Moreau" in text, "Open at this place" in text) == (True, True)


@pytest.mark.usefixtures("disagreement")
def test_a_field_is_corrected_beside_what_was_read_and_that_is_taken_back(app: AppTest, desk: Desk) -> None:
    opened(app, desk, 12)
    field(app, "Field").set_value("place").run()
    field(app, "New value").set_value("Cape North")
    click(app, "Save correction")
    assert "Place Cape North read as not said" in seen(app)
    assert "Where corrected to Cape North by Ada; read as not said" in seen(app)
    listed = seen(on_claims(app, claim="", corrected="corrected"))
    assert ("boats, destroyed, Cape North" in listed, "Nine boats" in listed) == (True, False)
    click(opened(app, desk, 12), "Take back")
    assert "Cape North read as" not in seen(app)


@pytest.mark.usefixtures("disagreement")
def test_a_claim_is_rejected_with_a_reason_and_restored(app: AppTest, desk: Desk) -> None:
    opened(app, desk, 12)
    field(app, "Why it is no claim").set_value("a serial number")
    click(app, "Reject: this is not a claim")
    assert ("Rejected as a claim by Ada" in seen(app), "a serial number" in seen(app)) == (True, True)
    assert [len(question.claim_ids) for question in desk.reconciliation(None).questions] == [1]
    click(app, "Restore this claim")
    assert ("Rejected as a claim by" in seen(app), len(desk.store.rows(Annotation, None))) == (False, 2)


@pytest.mark.usefixtures("disagreement")
def test_nothing_is_rejected_without_a_name(app: AppTest, desk: Desk) -> None:
    (claim,) = (one for one in desk.store.claims(None) if one.stated == 12)
    click(on_claims(app, claim=claim.id), "Reject: this is not a claim")
    assert (app.error[0].value[:20], desk.store.rows(Annotation, None)) == ("Your name is missing", ())


@pytest.mark.usefixtures("disagreement")
def test_a_claim_is_parted_from_its_question(app: AppTest, desk: Desk) -> None:
    click(opened(app, desk, 12), "Part from this question")
    assert [(row.same, row.reviewer) for row in desk.store.rows(QuestionDecision, None)] == [(False, "Ada")]
    assert "two questions" in seen(app)


def test_a_claim_is_joined_with_the_question_of_another(app: AppTest, add: Add, desk: Desk) -> None:
    add("The harbour office said 12 boats were lost.", "12", 12)
    add("Nine dinghies were lost, the coast guard said.", "Nine", 9, counted="dinghies", counted_kind="dinghy")
    field(opened(app, desk, 12), "Find the other claim").set_value("dinghies").run()
    click(app, "Same question")
    assert [row.same for row in desk.store.rows(QuestionDecision, None)] == [True]


def test_words_that_no_other_claim_has_join_nothing(app: AppTest, add: Add, desk: Desk) -> None:
    add("The harbour office said 12 boats were lost.", "12", 12)
    field(opened(app, desk, 12), "Find the other claim").set_value("boats").run()
    assert "No claim of another question has these words." in captions(app)


@pytest.mark.usefixtures("disagreement")
def test_a_claim_that_is_gone_is_named(app: AppTest) -> None:
    assert on_claims(app, claim="nothing").error[0].value.startswith("no claim nothing in this case")


def test_script_in_a_document_is_shown_as_text(app: AppTest, add: Add) -> None:
    add("<script>alert(1)</script> said 12 boats were lost.", "12", 12, speaker_name="<b>Ann</b>")
    app_html = "".join(part.proto.body for part in on_claims(app).get("html"))
    assert ("<script>" in app_html, "&lt;b&gt;Ann&lt;/b&gt;" in app_html) == (False, True)
