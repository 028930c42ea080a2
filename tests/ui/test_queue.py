from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.models import Document
from ui.conftest import follow, links
from ui.test_app import button, seen

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]
QUEUE = "claims/ui/pages/queue.py"


@pytest.fixture
def queue(app: AppTest) -> Callable[[], AppTest]:
    """Shows the queue."""

    def shown() -> AppTest:
        app.run()
        return app.switch_page(QUEUE).run()

    return shown


@pytest.fixture
def many(add: Add) -> None:
    """Twenty-one disagreements, one a kind of boat."""
    for number in range(21):
        kind = f"boat{number}"
        for text, figure, value in (("Two", "Two", 2), ("Three", "Three", 3)):
            add(f"{text} {kind} sank.", figure, value, counted_kind=kind, document={"outlet": f"Outlet {number % 3}"})


def opened(app: AppTest) -> int:
    return len(links(app, "Open"))


@pytest.mark.usefixtures("many")
def test_a_long_queue_is_drawn_a_page_at_a_time(queue: Callable[[], AppTest]) -> None:
    app = queue()
    first = opened(app)
    button(app, "Next page")
    assert (first, opened(app), app.query_params["page"]) == (20, 1, "2")
    button(app, "Previous page")
    assert opened(app) == 20


@pytest.mark.usefixtures("many")
def test_a_filter_narrows_the_queue_and_is_taken_away(queue: Callable[[], AppTest]) -> None:
    app = queue()
    next(box for box in app.multiselect if box.label == "Outlet").set_value(["Outlet 1"]).run()
    assert opened(app) == 7
    assert "7 disagreements with these filters, found among the" in " ".join(one.value for one in app.caption)
    button(app, "Clear all filters")
    assert opened(app) == 20


@pytest.mark.usefixtures("many")
def test_a_link_that_names_filters_and_words_shows_the_same_view(app: AppTest, queue: Callable[[], AppTest]) -> None:
    app.query_params["outlet"] = "Outlet 1"
    app.query_params["find"] = "boat4"
    shown = queue()
    assert opened(shown) == 1
    assert "Boat4s lost in the storm" in seen(shown)


@pytest.mark.usefixtures("many")
def test_the_disagreement_opened_from_a_filtered_queue_keeps_the_filter_in_its_address(
    queue: Callable[[], AppTest],
) -> None:
    app = queue()
    next(box for box in app.multiselect if box.label == "Outlet").set_value(["Outlet 1"]).run()
    follow(app)
    assert app.query_params["within"] == "outlet=Outlet+1"


@pytest.mark.usefixtures("many")
def test_a_search_that_finds_nothing_says_so(queue: Callable[[], AppTest]) -> None:
    app = queue()
    app.text_input[0].set_value("no such word").run()
    assert [note.value for note in app.info] == ["No disagreement has all of this. Take a filter away to see more."]


def test_a_settled_disagreement_is_listed_with_its_verdict_and_found_by_status(
    queue: Callable[[], AppTest], desk: Desk, disagreement: object
) -> None:
    del disagreement
    desk.give_verdict(None, desk.queue(None)[0].id, "confirmed", "", "Ada", expected=None)
    app = queue()
    assert "Settled: Sources disagree: confirmed" in seen(app)
    next(box for box in app.multiselect if box.label == "Status").set_value(["settled"]).run()
    assert opened(app) == 1


def test_a_link_names_the_value_of_a_facet_and_not_the_words_that_are_shown(app: AppTest, add: Add) -> None:
    add("Ann said 12 boats were lost.", "12", 12, speaker_name="Ann")
    add("Nine boats were lost, said Bob.", "Nine", 9, speaker_name="Bob")
    app.query_params["kind"] = "contradiction"
    app.switch_page("claims/ui/pages/queue.py").run()
    (box,) = (one for one in app.multiselect if one.label == "Kind")
    assert (box.value, box.options) == (["contradiction"], ["sources disagree (1)"])
    box.set_value([]).run()
    assert (len(app.exception), "kind" in app.query_params) == (0, False)
