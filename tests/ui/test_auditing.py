"""What is taken away in the app is told in the audit log before it is given, and not given where it cannot be told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from claims.decisions import Viewer
from claims.desk import Desk
from claims.errors import AccessError, AuditError
from claims.terms import Role
from claims.ui import auditing, session, signing_in

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

BOB = Viewer(person="bob@paper.org", name="Bob")


def told(desk: Desk) -> list[dict[str, Any]]:
    return list(desk.audit.lines_of(datetime.now(UTC).date()))[::-1]


@pytest.fixture
def bobs(desk: Desk, disagreement: object, monkeypatch: pytest.MonkeyPatch) -> Desk:  # noqa: ARG001 - has to be there
    """The desk as it is opened for Bob, who may read."""
    desk.give_role(None, BOB.person, Role.READER, "the owner")
    opened = desk.as_viewer(BOB, client="198.51.100.7")
    monkeypatch.setattr(session, "desk", lambda: opened)
    return opened


def test_a_file_is_told_of_with_who_takes_it_before_it_is_given(bobs: Desk, desk: Desk) -> None:
    given = auditing.taken(lambda: b"12345", "report", None, format="pdf")
    before = len(told(desk))
    assert given() == b"12345"
    (line,) = told(desk)[before:]
    assert (line["event"], line["who"], line["client"], line["what"], line["format"], line["bytes"]) == (
        "export", bobs.viewer.person if bobs.viewer else "", "198.51.100.7", "report", "pdf", 5,
    )  # fmt: skip


@pytest.mark.usefixtures("bobs")
def test_a_file_that_cannot_be_told_of_is_not_given(desk: Desk) -> None:
    given = auditing.taken(lambda: b"12345", "report", None)
    desk.audit.path.unlink()
    desk.audit.path.mkdir()
    with pytest.raises(AuditError, match="nothing was done"):
        given()


def test_a_button_that_was_drawn_before_the_role_was_taken_away_gives_nothing(bobs: Desk, desk: Desk) -> None:
    given = auditing.taken(lambda: str(bobs.overview(None)).encode(), "report", None)
    assert given()
    desk.set_active(BOB.person, "the owner", active=False)
    with pytest.raises(AccessError):
        given()
    assert told(desk)[-1]["event"] == "denied"


@pytest.mark.usefixtures("disagreement")
def test_a_case_that_is_not_there_for_who_asks_is_told_once_a_visit(
    app: AppTest, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "is_asked", lambda: True)
    monkeypatch.setattr(signing_in, "is_let_in", lambda: True)
    monkeypatch.setattr(signing_in, "viewer", lambda: BOB)
    desk.give_role(None, BOB.person, Role.READER, "the owner")
    app.query_params["case"] = "Quarry"
    app.run()
    app.run()
    assert [(one["event"], one["who"], one["case"]) for one in told(desk)[1:]] == [("denied", BOB.person, "Quarry")]
