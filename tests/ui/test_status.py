from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims import listening
from claims.audit import Event
from claims.decisions import Viewer
from claims.desk import Desk
from claims.desk.standing import standing
from claims.errors import AccessError
from claims.terms import Role
from ui.test_app import html
from ui.test_people import SignIn, on, sign_in

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

__all__ = ["sign_in"]


@pytest.mark.usefixtures("disagreement")
def test_who_sits_at_the_machine_sees_how_it_stands_with_nothing_left_empty(app: AppTest, desk: Desk) -> None:
    shown = html(on(app, "status"))
    assert not app.exception
    assert shown.count("never, as far as this store knows") == 3
    for words in (
        "localhost, port",
        "this machine alone",
        "none has been given yet",
        "nobody",
        "SQLite",
        desk.store.name,
    ):
        assert words in shown
    assert '<dd dir="auto"></dd>' not in shown
    assert any("this machine has asked no other one today" in one.value for one in app.caption)


@pytest.mark.usefixtures("disagreement")
def test_requests_refusals_people_and_roles_are_counted(app: AppTest, desk: Desk) -> None:
    desk.give_role(None, "ada@paper.org", Role.ADMIN, "the owner", everywhere=True)
    desk.give_role(None, "bob@paper.org", Role.READER, "the owner")
    desk.set_active("bob@paper.org", "the owner", active=False)
    for host in ("a.example", "b.example", "b.example"):
        desk.audit.tell(Event.REQUEST, host=host)
    with pytest.raises(AccessError):
        standing(desk.as_viewer(Viewer(person="bob@paper.org", name="Bob")))
    now = standing(desk)
    assert (now.people, now.deactivated, now.roles) == (2, 1, (("admin", 1), ("reader", 1)))
    assert (now.requests, now.refused, now.waiting) == ((("b.example", 2), ("a.example", 1)), 1, 0)
    shown = html(on(app, "status"))
    assert [words in shown for words in ("b.example", "2 people", "admin: 1, reader: 1")] == [True] * 3


@pytest.mark.usefixtures("disagreement")
@pytest.mark.parametrize(
    ("person", "sees"), [("ada@paper.org", True), ("cyd@paper.org", False), ("bob@paper.org", False)]
)
def test_only_who_administers_every_case_sees_it(
    app: AppTest, desk: Desk, sign_in: SignIn, person: str, sees: bool
) -> None:
    desk.give_role(None, "ada@paper.org", Role.ADMIN, "the owner", everywhere=True)
    desk.give_role(None, "cyd@paper.org", Role.ADMIN, "the owner")
    sign_in(person)
    assert ("SQLite" in html(on(app, "status"))) is sees


@pytest.mark.usefixtures("disagreement")
def test_where_nobody_is_known_nobody_sees_it(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(listening.TRUST_VARIABLE, "1")
    assert "SQLite" not in html(on(app, "status"))
    assert any("Nobody signs in here" in one.value for one in app.info)
