"""The reviewer's name is asked once for a browser, and nobody's cookie is believed beyond a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from claims.decisions import Review
from claims.desk import Desk
from claims.terms import Role, VerdictCode
from claims.ui import remembering
from ui.test_app import judged, named, opened
from ui.test_people import SignIn, sign_in

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

__all__ = ["sign_in"]
pytestmark = pytest.mark.usefixtures("disagreement")

Send = Callable[[str], None]


@pytest.fixture
def send(monkeypatch: pytest.MonkeyPatch) -> Send:
    """Lets the browser send a cookie of that text."""

    def sending(text: str) -> None:
        monkeypatch.setattr(remembering, "sent", lambda: {remembering.COOKIE: text})

    return sending


def field(app: AppTest) -> str:
    return str(next(one.value for one in app.text_input if one.label == "Your name"))


def mounted(app: AppTest) -> list[str]:
    return [part.proto.component_name for part in app.get("bidi_component")]


@pytest.mark.parametrize(
    ("cookie", "name"),
    [
        (quote("Jürg; Софія"), "Jürg; Софія"),
        ("Ada%20Byron", "Ada Byron"),
        ("%00Ada%0d%0aSet-Cookie:%20a=b%1b", "Ada Set-Cookie: a=b"),
        ("x" * 5000, "x" * 200),
        ("%ff%fe", "\ufffd\ufffd"),
        ("%20%09", ""),
    ],
)
def test_a_name_of_a_cookie_is_read_as_a_name_and_nothing_more(
    app: AppTest, send: Send, cookie: str, name: str
) -> None:
    send(cookie)
    assert field(opened(app)) == name
    assert not app.exception


def test_a_decision_is_kept_under_the_name_that_the_browser_remembers(app: AppTest, desk: Desk, send: Send) -> None:
    send("Ada%20Byron")
    judged(opened(app), VerdictCode.CONFIRMED)
    assert [row.reviewer for row in desk.store.rows(Review, None)] == ["Ada Byron"]
    assert mounted(app) == []


def test_another_name_is_typed_over_the_one_that_is_remembered(app: AppTest, desk: Desk, send: Send) -> None:
    send("Ada%20Byron")
    judged(named(opened(app), "  Bo\tLi "), VerdictCode.CONFIRMED)
    assert [row.reviewer for row in desk.store.rows(Review, None)] == ["Bo Li"]
    assert mounted(app) == ["claims_keep_name"]


def test_a_name_that_was_deleted_is_missing(app: AppTest, desk: Desk, send: Send) -> None:
    send("Ada%20Byron")
    judged(named(opened(app), ""), VerdictCode.CONFIRMED)
    assert desk.store.rows(Review, None) == ()
    assert app.error[0].value.startswith("Your name is missing")


def test_who_gave_no_name_is_brought_to_its_field(app: AppTest) -> None:
    judged(opened(app), VerdictCode.CONFIRMED)
    shown = [one.value for one in app.error]
    judged(named(app), VerdictCode.CONFIRMED)
    assert [text.split(":")[0] for text in shown] == [
        "Your name is missing", "Type your name here, then decide again.",
    ]  # fmt: skip
    assert [one.value for one in app.error] == []


def test_where_somebody_signs_in_no_cookie_is_read_or_set(
    app: AppTest, desk: Desk, send: Send, sign_in: SignIn
) -> None:
    desk.give_role(None, "bob@paper.org", Role.REVIEWER, "the owner")
    send("Ada%20Byron")
    sign_in("bob@paper.org")
    judged(opened(app), VerdictCode.CONFIRMED)
    assert [row.reviewer for row in desk.store.rows(Review, None)] == ["Bob"]
    assert mounted(app) == []
