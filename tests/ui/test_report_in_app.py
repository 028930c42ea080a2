"""The report page: what goes in, in which order, what stands above it, and its editions; the choice lives in the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from claims.desk import Desk, editions
from claims.models import Claim
from claims.reporting.formats import sizes
from claims.terms import VerdictCode

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Claim]
PAGE = "claims/ui/pages/report.py"


@pytest.fixture
def case(add: Add, desk: Desk) -> Desk:
    """A desk on three disagreements, on boats, houses and cars, the second confirmed and the third explained."""
    for kind in ("boat", "house", "car"):
        for figure, value in (("Two", 2), ("Three", 3)):
            add(f"{figure} {kind}s were lost.", figure, value, counted_kind=kind, counted=f"{kind}s")
    by_label = {item.label.split()[0]: item for item in desk.queue(None)}
    for label, verdict in (("houses", VerdictCode.CONFIRMED), ("cars", VerdictCode.EXPLAINED)):
        desk.give_verdict(None, by_label[label].id, verdict, "", "Ada", expected=None)
    return desk


def opened(app: AppTest, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(PAGE).run()


def preview(app: AppTest) -> str:
    return next((text.value for text in app.markdown if text.value.startswith("# ")), "")


def headings(app: AppTest) -> list[str]:
    lines = [line for line in preview(app).splitlines() if line.startswith("### ")]
    return [line.split(" ", 2)[2].split(" lost")[0] for line in lines]


def button(app: AppTest, key: str) -> Any:
    return next(one for one in app.button if one.key == key)


def ids(desk: Desk) -> dict[str, str]:
    return {item.label.split()[0]: item.id for item in desk.queue(None)}


def test_settled_disagreements_go_in_at_first_confirmed_ones_leading(app: AppTest, case: Desk) -> None:
    assert case.overview(None).settled == 2
    assert headings(opened(app)) == ["Houses", "Cars"]


def test_as_long_as_nothing_is_settled_every_disagreement_goes_in(app: AppTest, add: Add) -> None:
    add("Two boats were lost.", "Two", 2)
    add("Three boats were lost.", "Three", 3)
    assert headings(opened(app)) == ["Boats"]


@pytest.mark.usefixtures("case")
def test_the_address_says_what_goes_in(app: AppTest) -> None:
    assert headings(opened(app, of="confirmed")) == ["Houses"]


def test_chosen_ones_stand_in_the_order_chosen_and_can_be_moved(app: AppTest, case: Desk) -> None:
    known = ids(case)
    opened(app, of="by-hand", chosen=f"{known['boats']}.{known['houses']}")
    assert headings(app) == ["Boats", "Houses"]
    button(app, f"Move down-{known['boats']}").click().run()
    assert headings(app) == ["Houses", "Boats"]
    button(app, f"out-{known['houses']}").click().run()
    assert headings(app) == ["Boats"]
    assert app.query_params["chosen"] == known["boats"]


def test_a_box_that_is_ticked_adds_its_disagreement_to_the_address(app: AppTest, case: Desk) -> None:
    known = ids(case)
    opened(app, of="by-hand")
    assert preview(app) == ""
    next(box for box in app.checkbox if box.key == f"pick-{known['cars']}").check().run()
    assert (headings(app), app.query_params["chosen"]) == (["Cars"], known["cars"])


def test_going_on_by_hand_starts_from_what_was_chosen_as_a_whole(app: AppTest, case: Desk) -> None:
    known = ids(case)
    button(opened(app), "start-by-hand").click().run()
    assert app.query_params["chosen"] == f"{known['houses']}.{known['cars']}"
    assert headings(app) == ["Houses", "Cars"]


def test_no_more_than_a_page_of_boxes_is_drawn(app: AppTest, add: Add) -> None:
    for number in range(12):
        for figure, value in (("Two", 2), ("Three", 3)):
            add(f"{figure} kind{number}s were lost.", figure, value, counted_kind=f"kind{number}")
    assert len(opened(app, of="by-hand").checkbox) == 10
    button(app, "offer-on").click().run()
    assert len(app.checkbox) == 2


@pytest.mark.usefixtures("case")
def test_title_author_and_introduction_stand_above_the_report_and_in_the_address(app: AppTest) -> None:
    opened(app, title="The storm", author="Ada Byron", introduction="Two *papers*.")
    assert preview(app).startswith("# The storm\n\nBy Ada Byron  \n")
    assert "Two \\*papers\\*." in preview(app)


@pytest.mark.usefixtures("case")
def test_what_is_typed_goes_into_the_address(app: AppTest) -> None:
    opened(app)
    app.text_input(key="above-title").set_value("The storm").run()
    assert app.query_params["title"] == "The storm"
    app.text_input(key="above-title").set_value(" ").run()
    assert "title" not in app.query_params


def test_an_edition_is_issued_and_opened_as_it_was(app: AppTest, case: Desk) -> None:
    opened(app)
    app.text_input(key="reviewer_input").set_value("Ada")
    button(app, "issue").click().run()
    (row,) = editions.editions(case, None)
    assert app.query_params["edition"] == row.id
    assert f"Edition {row.id}, issued " in preview(app)
    case.give_verdict(None, ids(case)["boats"], VerdictCode.CONFIRMED, "", "Ben", expected=None)
    app.run()
    assert headings(app) == ["Houses", "Cars"]
    button(app, "now").click().run()
    assert "edition" not in app.query_params
    assert sorted(headings(app)) == ["Boats", "Cars", "Houses"]


def test_a_corrected_edition_needs_a_reason(app: AppTest, case: Desk) -> None:
    opened(app)
    app.text_input(key="reviewer_input").set_value("Ada")
    button(app, "issue").click().run()
    (first,) = editions.editions(case, None)
    button(app, "now").click().run()
    app.text_input(key="reviewer_input").set_value("Ada")
    app.selectbox(key="corrects").set_value(first.id)
    button(app, "issue").click().run()
    assert app.error[0].value.startswith("say why the edition is corrected")
    app.text_area(key="why_corrected").set_value("A boat was counted twice.")
    button(app, "issue").click().run()
    second = editions.editions(case, None)[0]
    assert (second.corrects, second.note) == (first.id, "A boat was counted twice.")
    assert "## What this edition corrects" in preview(app)


def test_nothing_is_issued_without_a_name(app: AppTest, case: Desk) -> None:
    button(opened(app), "issue").click().run()
    assert app.error[0].value.startswith("Your name is missing")
    assert editions.editions(case, None) == ()


@pytest.mark.usefixtures("case")
def test_an_edition_that_is_not_there_is_told(app: AppTest) -> None:
    assert opened(app, edition="nothing").error[0].value == "no edition nothing in this store"


def test_a_file_that_cannot_hold_so_many_is_not_offered_and_says_why(
    app: AppTest, case: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert case.overview(None).settled == 2
    assert {one.disabled for one in opened(app, of="all").get("download_button")} == {False}
    monkeypatch.setattr(sizes, "MOST", 2)
    shown = app.run()
    files = {one.label: one.disabled for one in shown.get("download_button")}
    assert [label for label, disabled in files.items() if disabled] == ["Download PDF", "Download Word"]
    why = "3 disagreements are too many for a PDF or a Word document, which holds 2: choose some, or take HTML, CSV or Excel"
    assert [caption.value for caption in shown.caption if "too many" in caption.value] == [f":material/info: {why}."]
