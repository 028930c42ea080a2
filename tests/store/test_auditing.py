"""What of the store goes into the audit log, and what is refused where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import factories
from claims.decisions import Edition, Membership, Viewer
from claims.desk import Desk
from claims.errors import AccessError, AuditError
from claims.store import Store
from claims.terms import Role

ADA, BOB = (Viewer(person=f"{name}@paper.org", name=name.title()) for name in ("ada", "bob"))
NOW = datetime(2024, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Desk]:
    """A desk of this machine's owner, on a store of one case that Ada administers, with all others."""
    with Store.open(str(tmp_path / "claims.db"), clock=lambda: NOW) as store:
        desk = Desk(store, factories.reconcile, clock=lambda: NOW)
        desk.add(*factories.read(2, case="Ferry"))
        desk.give_role(None, ADA.person, Role.ADMIN, "the owner", everywhere=True)
        yield desk


def told(desk: Desk) -> list[dict[str, Any]]:
    return list(desk.audit.lines_of(NOW.date()))[::-1]


def test_who_changed_whose_role_is_told(owner: Desk) -> None:
    adas = owner.as_viewer(ADA, client="198.51.100.7")
    row = adas.give_role("Ferry", BOB.person, Role.READER, "anybody")
    adas.set_active(BOB.person, "anybody", active=False)
    adas.withdraw(row.id, "anybody")
    lines = [(one["event"], one["who"], one["client"], one["person"], one["taken_back"]) for one in told(owner)[1:]]
    who = (ADA.person, "198.51.100.7", BOB.person)
    assert lines == [("role", *who, False), ("deactivation", *who, False), ("role", *who, True)]
    assert [(one["role"], one["case"], one["row"]) for one in told(owner)[1:2]] == [("reader", "Ferry", row.id)]


def test_the_switch_of_fetching_is_told(owner: Desk) -> None:
    owner.allow_fetching("Ferry", "the owner", allowed=True, expected=None)
    assert [(one["event"], one["allowed"], one["known"]) for one in told(owner)[1:]] == [
        ("fetching", True, "on this machine")
    ]


def test_each_refusal_is_told_once_with_the_case_and_what_was_asked(owner: Desk) -> None:
    bobs = owner.as_viewer(BOB, client="198.51.100.8")
    for asked in (lambda: bobs.store.claims("Ferry"), lambda: bobs.overview("Ferry")):
        with pytest.raises(AccessError):
            asked()
    lines = [(one["event"], one["who"], one["case"], one["act"], one["outcome"]) for one in told(owner)[1:]]
    assert lines[0] == ("denied", BOB.person, "Ferry", "claims", "refused")
    assert len(lines) == 2


def test_a_row_of_a_case_that_is_not_theirs_is_a_refusal_too(owner: Desk) -> None:
    draft = Edition(id="", case="Ferry", title="t", report="{}", sha256="x", reviewer="the owner", at="")
    row = owner.store.append(draft)
    assert owner.as_viewer(BOB).store.row(row.id) is None
    assert [(one["event"], one["case"]) for one in told(owner)[1:]] == [("denied", "Ferry")]


def test_a_role_that_cannot_be_told_of_is_not_given(owner: Desk) -> None:
    owner.audit.path.unlink()
    owner.audit.path.mkdir()
    with pytest.raises(AuditError, match="nothing was done"):
        owner.as_viewer(ADA).give_role("Ferry", BOB.person, Role.READER, "anybody")
    assert [row.person for row in owner.store.rows(Membership, "Ferry")] == []
    owner.give_role("Ferry", BOB.person, Role.READER, "the owner")
    assert [row.person for row in owner.store.rows(Membership, "Ferry")] == [BOB.person]
