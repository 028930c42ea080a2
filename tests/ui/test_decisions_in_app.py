"""The pages on which a reviewer decides: the policy of a case, near misses and questions, parties; and what was left out."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims import pipeline
from claims.decisions import Policy
from claims.desk import Desk
from claims.desk.opening import open_desk
from claims.errors import InputError
from claims.models import Document
from claims.reviews.seeking import Asked
from ui.conftest import details

APP = Path(__file__).parents[2] / "app.py"
TOLD = {
    "Harbour Wire": "The coast guard said that 12 sailors were rescued in Lisbon on Monday.",
    "Evening Mail": "The harbour master, Lena Moreau, said that 15 sailors were rescued in Lisbon on Monday.",
    "Noon News": "On 2 March the fire brigade said that 14 sailors were injured in Lisbon on Monday.",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on three reports of one case, read by the engine: two disagree, the third is a near miss."""
    monkeypatch.setenv("CLAIMS_STORE", str(tmp_path / "claims.db"))
    made = open_desk()
    documents = [
        Document(name=f"{outlet}.txt", text=text, outlet=outlet, published="2021-03-02", case="Ferry")
        for outlet, text in TOLD.items()
    ]
    made.add_all(pipeline.readings(documents))
    return made


@pytest.fixture
def app(desk: Desk) -> AppTest:  # noqa: ARG001 - the app opens its store
    return AppTest.from_file(str(APP), default_timeout=60)


def on(app: AppTest, page: str) -> AppTest:
    """The app on one page, with the reviewer's name given where it is asked for."""
    app.run().switch_page(f"claims/ui/pages/{page}.py").run()
    assert not app.exception
    return app


def on_question(app: AppTest, desk: Desk) -> AppTest:
    """The question that several statements answer, opened, with the reviewer's name given."""
    (asked,) = desk.question_page("Ferry", Asked()).questions
    app.query_params["question"] = asked.question.id
    return named(on(app, "questions"))


def named(app: AppTest) -> AppTest:
    return next(field for field in app.text_input if field.label == "Your name").set_value("Ada").run()


def because(app: AppTest, reason: str) -> AppTest:
    next(field for field in app.text_input if field.label == "Reason").set_value(reason)
    return app


def click(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def seen(app: AppTest) -> str:
    """What a reader sees of the page's HTML, on one line."""
    parts = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", "\n".join(parts))).split())


def figures(desk: Desk) -> list[tuple[float | None, float | None, float | None]]:
    """The range and the best figure of the questions with several statements."""
    return [(q.low, q.high, q.best) for q in desk.reconciliation("Ferry").questions if len(q.claim_ids) > 1]


def test_a_policy_makes_its_figure_best_on_the_page_and_is_taken_back(app: AppTest, desk: Desk) -> None:
    named(on(app, "questions"))
    assert "suggested: 12 , by" in seen(app) or "suggested: 12, by" in seen(app)
    app.radio[0].set_value("source_hierarchy")
    app.multiselect[0].set_value(["Lena Moreau"])
    click(because(app, "she was there"), "Set policy")
    assert app.success[0].value.startswith("Best figure by source hierarchy: Lena Moreau. Set by Ada, ")
    assert (figures(desk), re.findall(r"best: (\d+)", seen(app))) == ([(12, 15, 15)], ["15"])
    assert "she was there" in seen(app)
    click(app, "Take back")
    assert (figures(desk), "best:" in seen(app), app.info[0].value[:16]) == (
        [(12, 15, None)],
        False,
        "No policy is set",
    )


@pytest.mark.parametrize(("rule", "words"), [(None, "Choose a rule first"), ("source_hierarchy", "name the sources")])
def test_a_policy_that_cannot_be_set_is_refused_in_words(
    app: AppTest, desk: Desk, rule: str | None, words: str
) -> None:
    named(on(app, "questions"))
    if rule:
        app.radio[0].set_value(rule)
    click(app, "Set policy")
    assert (words in app.error[0].value, desk.policy("Ferry")) == (True, None)


def test_two_reviewers_of_one_policy_do_not_overwrite_each_other(app: AppTest, desk: Desk) -> None:
    named(on(app, "questions"))
    app.radio[0].set_value("minimum")
    desk.set_policy("Ferry", Policy(), "", "Bob", expected=None)
    click(app, "Set policy")
    assert "Bob set the policy of this case since you opened the page" in app.error[0].value


def test_what_was_not_compared_is_counted_and_the_nearest_misses_stand_side_by_side(app: AppTest) -> None:
    text = seen(on(app, "not_compared"))
    assert text.startswith("4 numbers seen 3 claims 2 compared 1 without a partner 1 date ")
    assert "The one difference, what happened: “rescued” against “injured”" in text
    assert text.count("in Lisbon on Monday") == 3


def test_two_near_misses_are_put_under_one_question_with_a_reason_and_taken_back(app: AppTest, desk: Desk) -> None:
    before = figures(desk)
    click(because(named(on(app, "not_compared")), "one count of the brigade"), "Same question")
    assert (figures(desk)[0][:2], "one count of the brigade" in seen(app)) == ((12, 15), True)
    assert sorted(len(q.claim_ids) for q in desk.reconciliation("Ferry").questions) == [3]
    click(app, "Take back")
    assert figures(desk) == before


def test_a_statement_is_parted_from_its_question_and_that_is_taken_back(app: AppTest, desk: Desk) -> None:
    on_question(app, desk)
    assert [flag.kind for flag in desk.reconciliation("Ferry").discrepancies] == ["contradiction"]
    next(box for box in app.selectbox if box.label == "Statement").select_index(0)
    click(app, "Other question")
    assert (desk.reconciliation("Ferry").discrepancies, figures(desk)) == ((), [])
    click(app, "Take back")
    assert figures(desk) == [(12, 15, None)]


def test_nothing_is_parted_before_a_statement_is_chosen(app: AppTest, desk: Desk) -> None:
    click(on_question(app, desk), "Other question")
    assert ("Choose the statement" in app.error[0].value, figures(desk)) == (True, [(12, 15, None)])


def test_no_disagreement_is_never_said_without_what_could_be_compared(app: AppTest, desk: Desk) -> None:
    (item,) = desk.queue("Ferry")
    left = item.discrepancy.sides[0].claim_ids[0] if item.discrepancy else ""
    desk.part("Ferry", left, "two ships", "Ann")
    words = "No disagreements among the 0 of 3 figures that could be compared."
    assert words in seen(app.run())
    assert on(app, "disagreement").info[0].value == words


def test_the_severity_of_a_disagreement_is_explained_part_by_part(app: AppTest) -> None:
    text = seen(details(on(app, "disagreement")))
    assert "How far apart 8 of 40 12 sailors and 15 sailors stay apart by 20 % of the larger" in text
    assert "How recent 10 of 10 the newest statement is for 2 March 2021, the newest day of the case" in text


def test_every_page_of_a_case_says_what_was_left_out(app: AppTest) -> None:
    line = "4 numbers seen, 1 of them no claims. 2 of 3 figures could be compared; 1 has no partner."
    told = {
        page: any(line in caption.value for caption in on(app, page).caption)
        for page in ("queue", "disagreement", "questions", "sources", "claims", "report", "not_compared")
    }
    assert told == dict.fromkeys(told, True)


def test_a_draft_is_looked_up_from_the_start_page_and_not_kept(app: AppTest, desk: Desk) -> None:
    app.run()
    app.text_area[0].set_value("Twelve sailors were rescued in Lisbon on 1 March 2021. The tower has nine bells.")
    click(app, "Look up")
    text = seen(app)
    assert text.startswith("1 sources disagree 1 nothing found ")
    assert "Stands for it 12 sailors" in text
    assert "Stands against it 15 sailors" in text
    assert desk.overview("Ferry").documents == 3


def test_a_text_that_was_looked_up_is_kept_as_a_document_when_asked(app: AppTest, desk: Desk) -> None:
    app.run()
    app.text_area[0].set_value("The mayor said that 17 sailors were rescued in Lisbon on 1 March 2021.")
    click(app, "Look up")
    click(app, "Keep as a document")
    refused = app.error[0].value
    next(field for field in app.text_input if field.label == "Title").set_value("The mayor's count")
    click(app, "Keep as a document")
    assert (refused, desk.overview("Ferry").documents) == ("Give it a title first. Nothing was kept.", 4)


def test_a_link_with_a_question_shows_its_answer(app: AppTest) -> None:
    app.query_params["q"] = "12 sailors were rescued in Lisbon on 1 March 2021."
    assert "Stands for it" in seen(on(app, "look_up"))


def test_files_that_could_not_be_read_are_listed_until_they_are_mended(app: AppTest, desk: Desk) -> None:
    desk.store.keep_unread((), [InputError("<b>old</b>.pdf", "not read yet", None)])
    shown = "<b>old</b>.pdf: not read yet" in seen(on(app, "not_compared"))
    desk.store.keep_unread({"<b>old</b>.pdf"}, ())
    assert (shown, "old" in seen(on(app, "not_compared"))) == (True, False)


def test_questions_are_searched_sorted_and_shown_with_their_disagreements(app: AppTest) -> None:
    on(app, "questions")
    assert "1 question with more than one statement." in [part.value for part in app.caption]
    app.toggle[0].set_value(True).run()
    assert "2 questions." in [part.value for part in app.caption]
    next(field for field in app.text_input if field.label == "Search the questions").set_value("injured").run()
    assert "1 question and these words." in [part.value for part in app.caption]
    next(field for field in app.text_input if field.label == "Search the questions").set_value("nowhere").run()
    assert "No question has all of these words." in [part.value for part in app.caption]


def test_an_opened_question_shows_its_statements_and_the_way_to_its_disagreement(app: AppTest, desk: Desk) -> None:
    text = seen(on_question(app, desk))
    assert ("Lena Moreau" in text, "12 to 15" in text, text.count("in Lisbon on Monday")) == (True, True, 2)


@pytest.mark.parametrize("page", ["claims", "questions", "sources", "history"])
def test_a_page_draws_nothing_but_what_it_means_to(app: AppTest, page: str) -> None:
    assert [part.value for part in on(app, page).markdown] == []


def test_a_question_that_is_gone_is_named_with_what_was_decided_last(app: AppTest) -> None:
    app.query_params["question"] = "nothing"
    assert on(app, "questions").error[0].value.startswith("no question nothing in this case")
