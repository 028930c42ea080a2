"""The sign-in in a real Chromium, against a provider of OpenID Connect on this machine: who sees what, and who decides."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claims.decisions import Review
from claims.desk import Desk
from claims.terms import Role
from ui.openid_provider import CLIENT, SECRET, Provider, provider
from ui.test_browser import STAND_IN, page, served, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["page", "served"]
pytestmark = pytest.mark.browser

Serve = Callable[[Sequence[str]], str]
Add = Callable[..., object]
READER, REVIEWER, STRANGER, UNVERIFIED = (f"{name}@paper.example" for name in ("rea", "bo", "eve", "uma"))
OURS, THEIRS = "Harbour", "Quarry"
PATHS = (
    "", "queue", "disagreement", "look_up?q=12+boats", "questions", "not_compared", "sources", "claims", "document",
    "history", "report", "people",
)  # fmt: skip


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[Provider]:
    """The provider, and the secrets of the app that sends people to it."""
    people = {
        READER: {"name": "Rea Reader", "email_verified": True},
        REVIEWER: {"name": "Bo Reviewer", "email_verified": True},
        STRANGER: {"name": "Eve", "email_verified": True},
        UNVERIFIED: {"name": "Uma", "email_verified": False},
    }
    with provider(people) as started:
        secrets = tmp_path / ".streamlit" / "secrets.toml"
        secrets.parent.mkdir()
        secrets.write_text(
            "[auth]\n"
            'redirect_uri = "http://localhost:{port}/oauth2callback"\n'
            'cookie_secret = "sixty-four letters that nobody else has, for this one test alone"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{started.address}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        yield started
        assert started.refused == []


@pytest.fixture
def cases(desk: Desk, add: Add) -> None:
    """Two cases with a disagreement each, and the members of the first."""
    for case, kind, low, high in ((OURS, "boat", 9, 12), (THEIRS, "lorry", 30, 41)):
        for figure in (low, high):
            text = f"The {case.lower()} master counted {figure} {kind}s lost."
            told = {"case": case, "outlet": f"{case} Gazette"}
            add(text, str(figure), figure, document=told, counted=f"{kind}s", counted_kind=kind)
    desk.give_role(None, "ada@paper.example", Role.ADMIN, "the owner", everywhere=True)
    for person, role in ((READER, Role.READER), (REVIEWER, Role.REVIEWER), (UNVERIFIED, Role.REVIEWER)):
        desk.give_role(OURS, person, role, "the owner")


@pytest.fixture
def address(served: Serve, tmp_path: Path, signing: Provider, cases: None) -> str:  # noqa: ARG001 - both have to be there
    """The app, started by somebody whose home has the secrets."""
    serve = [sys.executable, "-m", "streamlit", "run", str(STAND_IN), "--server.port", "{port}"]
    return served(["env", f"HOME={tmp_path}", *serve])


def links(desk: Desk, case: str) -> list[str]:
    """Addresses that lead right into a case."""
    item = desk.queue(case)[0]
    document = desk.documents(case, "", 0, 1)[1][0].id
    return [
        f"disagreement?item={item.id}&case={case}", f"document?document={document}&case={case}",
        f"queue?case={case}", f"report?case={case}", f"claims?case={case}", f"history?case={case}",
    ]  # fmt: skip


def drawn(page: Page) -> None:
    """Wait until a page is drawn; one that says only that there is no such case has no title."""
    page.get_by_role("button", name=re.compile("Sign (in|out)")).wait_for()
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def text(page: Page, address: str) -> str:
    """All that a page shows, and its source, once it is drawn."""
    page.goto(address)
    drawn(page)
    return page.content()


def sign_in(page: Page, address: str, person: str) -> None:
    page.goto(address)
    settled(page)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=person).click()
    page.wait_for_url(f"{address}/**")
    page.get_by_role("button", name="Sign out").wait_for()
    settled(page)


def audited(desk: Desk, person: str) -> list[dict[str, Any]]:
    """What the audit log has of a person today, the first first."""
    return [one for one in desk.audit.lines_of(datetime.now(UTC).date()) if one["who"] == person][::-1]


def told_of(shown: str) -> set[str]:
    """Which words of the two cases a page shows."""
    return {word for word in ("boat", "lorry", OURS, THEIRS) if word.lower() in shown.lower()}


def test_who_has_not_signed_in_sees_nothing_of_a_case_at_any_address(page: Page, address: str, desk: Desk) -> None:
    paths = [*PATHS, *links(desk, OURS), *links(desk, THEIRS)]
    shown = {}
    for path in paths:
        content = text(page, f"{address}/{path}")
        page.get_by_role("button", name="Sign in").wait_for()
        shown[path] = told_of(content.replace(path.replace("&", "&amp;"), ""))
    assert shown == {path: set() for path in paths}


def test_a_reader_sees_the_case_alone_and_decides_nothing(page: Page, address: str, desk: Desk) -> None:
    sign_in(page, address, READER)
    page.get_by_text(f"Signed in as Rea Reader ({READER})").wait_for()
    own = {path: told_of(text(page, f"{address}/{path}")) - {"boat", OURS} for path in PATHS}
    theirs = {path: told_of(text(page, f"{address}/{path}")) - {"boat", OURS, THEIRS} for path in links(desk, THEIRS)}
    assert own == {path: set() for path in own}
    assert theirs == {path: set() for path in theirs}
    text(page, f"{address}/{links(desk, OURS)[0]}")
    assert page.get_by_label("Your name").count() == 0
    page.keyboard.press("1")
    page.get_by_text("as reader of this case you may not do this").wait_for()
    assert desk.store.rows(Review, OURS) == ()
    assert [one["name"] for one in page.context.cookies() if one["name"] == "claims_reviewer"] == []
    lines = audited(desk, READER)
    assert [(one["event"], one["known"]) for one in lines[:1]] == [("sign-in", "signed in")]
    refused = {(one["case"], one["act"]) for one in lines[1:] if one["event"] == "denied"}
    assert refused == {(THEIRS, "case"), (OURS, "append")}
    assert SECRET not in desk.audit.path.read_text()


def test_a_reviewer_decides_under_the_name_of_the_sign_in_until_deactivated_or_the_role_is_taken_away(
    page: Page, address: str, desk: Desk
) -> None:
    sign_in(page, address, REVIEWER)
    text(page, f"{address}/{links(desk, OURS)[0]}")
    page.keyboard.press("1")
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()
    settled(page)
    rows = [(row.verdict, row.reviewer) for row in desk.store.rows(Review, OURS)]
    assert rows == [("confirmed", "Bo Reviewer")]

    desk.set_active(REVIEWER, "the owner", active=False)
    page.get_by_role("button", name="Not comparable").click()
    page.wait_for_selector(".ct-sides", state="detached")
    drawn(page)
    assert "boat" not in page.locator("[data-testid=stMain]").inner_text().lower()
    assert told_of(text(page, address)) == set()
    desk.set_active(REVIEWER, "the owner", active=True)
    assert told_of(text(page, f"{address}/queue")) == {"boat", OURS}
    desk.give_role(OURS, REVIEWER, None, "the owner")
    page.get_by_role("button", name="Sign out").wait_for()
    assert told_of(text(page, f"{address}/queue")) == set()
    assert [row.verdict for row in desk.store.rows(Review, OURS)] == ["confirmed"]


@pytest.mark.parametrize(
    ("person", "words"), [(UNVERIFIED, "The sign-in gave no address"), (STRANGER, "You are not a member of any case")]
)
def test_an_address_that_is_not_verified_or_no_member_is_let_into_nothing(
    page: Page, address: str, desk: Desk, person: str, words: str
) -> None:
    sign_in(page, address, person)
    page.get_by_text(words).wait_for()
    first = audited(desk, person) or audited(desk, "unknown")
    assert first[0]["event"] == ("sign-in" if person == STRANGER else "denied")
    shown = {path: told_of(text(page, f"{address}/{path}")) - {OURS} for path in ["queue", *links(desk, OURS)]}
    assert shown == {path: set() for path in shown}


def test_who_signed_out_is_out_at_the_provider_and_sees_nothing(
    page: Page, address: str, desk: Desk, signing: Provider
) -> None:
    sign_in(page, address, READER)
    text(page, f"{address}/{links(desk, OURS)[0]}")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in").wait_for()
    assert [bool(token) for token in signing.ended] == [True]
    assert [one["event"] for one in audited(desk, READER)] == ["sign-in", "sign-out"]
    assert told_of(text(page, f"{address}/queue")) == set()
