"""The whole job in a real Chromium through nginx, below a path and over TLS, for somebody who signs in; nobody else is asked for anything."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from claims.decisions import Review
from claims.desk.opening import open_desk
from claims.terms import Role
from ui.behind_nginx import NAME, free_port, nginx
from ui.openid_provider import CLIENT, SECRET, Provider, provider
from ui.test_browser import SECONDS, SWITCHES, WIDE, Serve, served, settled
from ui.test_browser_jobs import REPORTS, hand_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["served"]
pytestmark = [pytest.mark.browser, pytest.mark.nginx]
BO = "bo@paper.example"
OTHER_SITE = "elsewhere.example"  # not localhost, from which Streamlit takes everything
COOKIES = "sixty-four letters that nobody else has, for this one test alone"
# Opened at a page, Streamlit asks below that page first for where it is served.
_FEELS_FOR_ITS_PATH = "/_stcore/"
_UPLOAD = """
async ([address, token]) => {
  const body = new FormData();
  body.append("file", new Blob(["x"]), "x.txt");
  const headers = token ? {"X-Xsrftoken": token} : {};
  return (await fetch(address, {method: "PUT", body, headers})).status;
}
"""
_OTHER_ORIGIN = """
address => new Promise(done => {
  const socket = new WebSocket(address);
  socket.onopen = () => done("opened");
  socket.onclose = event => done(`closed ${event.code}`);
})
"""


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[tuple[Provider, int]]:
    """The provider, the secrets of the app that sends people to it, and the port of nginx."""
    secure = free_port()
    with provider({BO: {"name": "Bo Reviewer", "email_verified": True}}) as started:
        secrets = tmp_path / ".streamlit" / "secrets.toml"
        secrets.parent.mkdir()
        secrets.write_text(
            f'[auth]\nredirect_uri = "https://{NAME}:{secure}/claims/oauth2callback"\ncookie_secret = "{COOKIES}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{started.address}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        yield started, secure
        assert started.refused == []


@pytest.fixture
def behind(served: Serve, tmp_path: Path, signing: tuple[Provider, int]) -> Iterator[str]:
    """The address of the app behind nginx, started as docs/serving.md says, with one report in it."""
    (tmp_path / "fire").mkdir()
    (tmp_path / "fire" / "north.txt").write_text(f"---\ncase: Fire\n---\n{REPORTS['north.txt']}", encoding="utf-8")
    options = ["--no-browser", "--port", "{port}", "--base-path", "/claims", "--store", str(tmp_path / "claims.db")]
    command = [sys.executable, "-m", "claims", "open", str(tmp_path / "fire"), *options]
    app = served(["env", f"HOME={tmp_path}", *command], "/claims")
    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "nginx", int(urlsplit(app).port or 0), free_port(), signing[1]):
        yield f"https://{NAME}:{signing[1]}/claims"


@pytest.fixture
def visit() -> Iterator[tuple[Page, list[str]]]:
    """A page of a Chromium that finds the newsroom on this machine, and every address that it asks for."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - deselected where it is not installed

    names = f"MAP {NAME} 127.0.0.1, MAP {OTHER_SITE} 127.0.0.1"
    switches = [*SWITCHES, f"--host-resolver-rules={names}", "--ignore-certificate-errors"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=switches)
        context = browser.new_context(viewport=WIDE, accept_downloads=True, ignore_https_errors=True)
        context.set_default_timeout(SECONDS * 1000)
        page, asked = context.new_page(), list[str]()
        context.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        yield page, asked
        browser.close()


def test_the_job_is_done_behind_nginx_below_a_path(
    capfd: pytest.CaptureFixture[str],
    visit: tuple[Page, list[str]],
    behind: str,
    tmp_path: Path,
    signing: tuple[Provider, int],
) -> None:
    (page, asked), desk = visit, open_desk(str(tmp_path / "claims.db"))
    desk.give_role("Fire", BO, Role.REVIEWER, "the owner")
    problems: list[str] = []
    page.on("console", lambda told: problems.append(f"{told.text} {told.location}") if told.type == "error" else None)
    page.goto(behind)
    settled(page)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=BO).click()
    page.get_by_text(f"Signed in as Bo Reviewer ({BO})").wait_for()
    settled(page)

    hand_in(page, {"south.txt": REPORTS["south.txt"]}, "Fire")
    page.get_by_text("1 document added with 1 claim").wait_for()
    page.goto(f"{behind}/queue?case=Fire")
    settled(page)
    page.get_by_role("link", name="Open").first.click()
    page.wait_for_selector(".ct-sides")
    page.locator(".vega-embed svg:visible").first.wait_for()
    settled(page)
    assert page.url.startswith(f"{behind}/disagreement?")
    page.keyboard.press("1")
    page.get_by_text("Settled: Sources disagree: confirmed").wait_for()

    page.get_by_role("link", name="Report").first.click()
    page.get_by_role("button", name="Download Markdown").wait_for()
    settled(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download Markdown").click()
    assert "Bo Reviewer" in taken.value.path().read_text(encoding="utf-8")
    # The download of a click alone: nothing else that the page draws leaves its origin.
    assert {urlsplit(one).netloc for one in asked} == {urlsplit(behind).netloc, urlsplit(signing[0].address).netloc}
    assert {
        urlsplit(one).path.partition("/")[2].partition("/")[0] for one in asked if urlsplit(one).hostname == NAME
    } == {"claims"}
    assert [
        told for told in problems if NAME in told and _FEELS_FOR_ITS_PATH not in told
    ] == []  # the provider has pages too

    lines = [one for one in desk.audit.lines_of(datetime.now(UTC).date()) if one["who"] == BO][::-1]
    assert [(one["event"], one.get("what")) for one in lines] == [("sign-in", None), ("export", "report")]
    assert [(row.reviewer, row.verdict) for row in desk.store.rows(Review, "Fire")] == [("Bo Reviewer", "confirmed")]
    files = [desk.audit.path, *(tmp_path / "nginx").glob("*.log")]
    said = "".join(capfd.readouterr())
    until = time.monotonic() + SECONDS
    while "Claims is open at" not in said and time.monotonic() < until:
        time.sleep(0.2)
        said += "".join(capfd.readouterr())
    assert "Claims is open at" in said
    written = said + "".join(path.read_text(encoding="utf-8") for path in files)
    assert [secret for secret in (SECRET, COOKIES, *signing[0].tokens) if secret in written] == []


def test_what_another_site_sends_is_refused(
    visit: tuple[Page, list[str]], behind: str, signing: tuple[Provider, int]
) -> None:
    page, _ = visit
    came = page.goto(behind)
    assert came is not None
    assert "frame-ancestors 'none'" in came.headers["content-security-policy"]
    page.get_by_role("button", name="Sign in").wait_for()
    upload = f"{behind}/_stcore/upload_file/session/file"
    token = next(str(one["value"]) for one in page.context.cookies() if one["name"] == "_streamlit_xsrf")
    answers = [page.evaluate(_UPLOAD, [upload, given]) for given in ("", "2|0|0|0", token)]
    assert answers == [403, 403, 400]  # the last only for its made-up session

    page.goto(f"{signing[0].address.replace('localhost', OTHER_SITE)}/.well-known/openid-configuration")
    stream = f"{behind.replace('https', 'wss')}/_stcore/stream"
    assert page.evaluate(_OTHER_ORIGIN, stream) == "closed 1006"
