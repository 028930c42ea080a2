"""The page of sources: speakers and outlets with whom they disagree; names parted and joined, and parties, where one is opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

import pytest

from claims.decisions import PartyDecision, SourceDecision
from claims.desk import Desk
from claims.models import Document
from claims.reviews.seeking import SPEAKER

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]
PAGE = "claims/ui/pages/sources.py"


def seen(app: AppTest) -> str:
    """What a reader sees of the page's HTML, on one line."""
    parts = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", "\n".join(parts))).split())


def field(app: AppTest, label: str) -> AppTest:
    return next(one for one in (*app.text_input, *app.selectbox) if one.label == label)


def click(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def on_sources(app: AppTest, **asked: str) -> AppTest:
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def opened(app: AppTest, desk: Desk, name: str) -> AppTest:
    """The page of one speaker, with the reviewer's name given."""
    (voice,) = desk.voice_page(None, SPEAKER, name).voices
    field(on_sources(app, speaker=voice.id), "Your name").set_value("Ada").run()
    return app


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


@pytest.fixture
def told(add: Add) -> None:
    add("The RWF said 12 boats were lost.", "12", 12, speaker_name="RWF")
    add("Nine were lost, the federation said.", "Nine", 9, speaker_name="Rural Workers' Federation")
    add("Ann Lee said seven were lost.", "seven", 7, speaker_name="Ann Lee", document={"outlet": "Harbour Wire"})


@pytest.mark.usefixtures("told")
def test_speakers_and_outlets_are_listed_with_how_often_they_disagree(app: AppTest) -> None:
    text = seen(on_sources(app))
    assert "Rural Workers' Federation 2 statements, in 1 disagreement" in text
    app.segmented_control[0].set_value("outlets").run()
    assert "The Tide 2 statements, in 1 disagreement Harbour Wire 1 statement, in 1 disagreement" in seen(app)
    field(app, "Search the names").set_value("wire").run()
    assert ("The Tide" in seen(app), app.caption[1].value) == (False, "1 outlet with these words.")


@pytest.mark.usefixtures("told")
def test_an_opened_speaker_shows_its_names_what_it_says_and_whom_it_disagrees_with(app: AppTest, desk: Desk) -> None:
    text = seen(opened(app, desk, "RWF"))
    assert ("“RWF”, 1 claim" in text, "12 boats" in text, "seven" in text) == (True, True, False)
    assert ("Ann Lee" in links(app), "Its 1 disagreement in the queue" in links(app)) == (True, True)


@pytest.mark.usefixtures("told")
def test_an_opened_outlet_shows_what_stands_in_it(app: AppTest) -> None:
    text = seen(on_sources(app, outlet="Harbour Wire"))
    assert ("Ann Lee" in text, "RWF" in text, "The Tide" in links(app)) == (True, False, True)


@pytest.mark.usefixtures("told")
def test_two_names_are_parted_and_joined_again(app: AppTest, desk: Desk) -> None:
    click(opened(app, desk, "RWF"), "These are two sources")
    assert desk.voice_page(None, SPEAKER).total == 3
    app.query_params.clear()
    opened(app, desk, "RWF")
    field(app, "The other name").set_value("Rural Workers' Federation")
    field(app, "Why").set_value("its initials")
    click(app, "These are one source")
    rows = desk.store.rows(SourceDecision, None)
    assert ([row.same for row in rows], desk.voice_page(None, SPEAKER).total) == ([False, True], 2)


@pytest.mark.usefixtures("told")
def test_a_name_is_joined_with_one_that_was_chosen(app: AppTest, desk: Desk) -> None:
    click(opened(app, desk, "Ann Lee"), "These are one source")
    assert ("Choose the other name first" in app.error[0].value, desk.store.rows(SourceDecision, None)) == (True, ())


@pytest.mark.usefixtures("told")
def test_a_source_is_counted_to_a_party_and_that_is_taken_back(app: AppTest, desk: Desk) -> None:
    opened(app, desk, "Ann Lee")
    field(app, "Party").set_value("the port")
    field(app, "Reason").set_value("she runs it")
    click(app, "Count to this party")
    assert ("counted to the party “the port”" in seen(app), "she runs it" in seen(app)) == (True, True)
    click(app, "Take back")
    rows = desk.store.rows(PartyDecision, None)
    assert [(row.party, row.withdraws is None) for row in rows] == [("the port", True), ("the port", False)]


@pytest.mark.usefixtures("told")
def test_a_source_that_is_gone_is_named(app: AppTest) -> None:
    assert on_sources(app, speaker="nobody").error[0].value.startswith("no speaker nobody in this case")


def test_names_are_shown_as_text(app: AppTest, add: Add, desk: Desk) -> None:
    add("Ann said 12 boats were lost.", "12", 12, speaker_name="<b>[Ann](x)</b>")
    add("Bob said nine boats were lost.", "nine", 9, speaker_name="Bob")
    opened(app, desk, "Bob")
    assert "<b>" not in "".join(part.proto.body for part in app.get("html"))
    assert [label for label in links(app) if "Ann" in label] == ["\\<b\\>\\[Ann\\](x)\\</b\\>"]


def test_an_outlet_that_speaks_in_its_own_words_is_among_those_a_speaker_disagrees_with(
    app: AppTest, add: Add, desk: Desk
) -> None:
    add("Ann said 12 boats were lost.", "12", 12, speaker_name="Ann")
    add("Nine boats were lost.", "Nine", 9, document={"outlet": "Harbour Wire"})
    assert "Harbour Wire, in its own words" in links(opened(app, desk, "Ann"))


def test_a_speaker_that_gave_two_figures_disagrees_only_with_itself(app: AppTest, add: Add, desk: Desk) -> None:
    add("Ann said 12 boats were lost.", "12", 12, speaker_name="Ann")
    add("Nine boats were lost, Ann said.", "Nine", 9, speaker_name="Ann")
    opened(app, desk, "Ann")
    assert any(part.value.startswith("Only itself") for part in app.caption)
