"""`claims watch` and `claims add ADDRESS`: a server of the test's own, feeds that change, signals and kills."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from claims.desk.opening import open_desk
from served import Handler, Site, sends, serving

Claims = Callable[..., Any]
SPEAKERS = ("The mayor of Arden, Ada Lund,", "The fire chief of Arden, Olle Berg,")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


def page(number: int, who: str = SPEAKERS[0]) -> str:
    words = f"<p>{who} said that {number} houses in Arden were destroyed by the flood on 3 May 2024.</p>"
    more = "<p>The river had risen faster than anybody in the town could remember, and help was on its way.</p>"
    return f"<!doctype html><html><head><title>Flood</title></head><body><article><h1>Flood</h1>{words}{more}</article></body></html>"


def feed(site: Site, *names: str, changed: str = "2024-05-03") -> str:
    items = "".join(
        f"<entry><id>{name}</id><title>{name}</title><link href='{site.url(name)}'/><published>2024-05-03T08:00:00Z</published>"
        f"<updated>{changed}T08:00:00Z</updated></entry>"
        for name in reversed(names)
    )
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Feed</title>{items}</feed>"


def settings(site: Site, folder: Path) -> Path:
    path = folder / "settings.toml"
    text = f"[fetching]\nports = [{site.port}]\nnetworks = ['127.0.0.0/8']\npause_seconds = 0\nseconds = 5\n"
    path.write_text(text, encoding="utf-8")
    return path


def watched(site: Site, folder: Path, *paths: str) -> Path:
    path = folder / "feeds.toml"
    parts = [f"[[feed]]\nurl = '{site.url(one)}'\ncase = 'floods'\noutlet = 'Outlet {one}'\n" for one in paths]
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def texts(folder: Path) -> list[tuple[str | None, str]]:
    desk = open_desk(str(folder / "store.db"))
    found = [(one.outlet, one.source) for one in desk.store.documents("floods").values()]
    desk.store.close()
    return found


def test_an_address_is_added_with_how_it_was_had(site: Site, claims: Claims, tmp_path: Path) -> None:
    site.pages |= {"/old": sends(b"", 301, Location="/story"), "/story": sends(page(14), ETag='"1"')}
    result = claims("add", site.url("/old"), "--case", "floods", "--settings", settings(site, tmp_path))
    assert (result.exit_code, result.stderr.split(",")[0]) == (0, "1 document added")
    desk = open_desk(str(tmp_path / "store.db"))
    [(name, document)] = desk.store.documents("floods").items()
    [one] = desk.store.collected("floods")
    assert (one.method, one.name, one.url) == ("fetch", site.url("/old"), site.url("/story"))
    assert (("etag", '"1"') in one.headers, document.url) == (True, site.url("/story"))
    assert desk.store.original("floods", name) == page(14).encode()


def test_an_address_that_cannot_be_had_is_named_and_the_others_are_added(
    site: Site, claims: Claims, tmp_path: Path
) -> None:
    site.pages["/story"] = sends(page(14))
    result = claims("add", site.url("/none"), site.url("/story"), "--settings", settings(site, tmp_path))
    assert result.exit_code == 3
    assert f"error: {site.url('/none')}: the server answered 404 (Not Found)\n" in result.stderr
    assert "1 document added" in result.stderr


def test_a_case_without_robots_is_told_and_kept_with_the_document(site: Site, claims: Claims, tmp_path: Path) -> None:
    site.pages |= {"/robots.txt": sends("User-agent: *\nDisallow: /\n"), "/story": sends(page(14))}
    file = settings(site, tmp_path)
    refused = claims("add", site.url("/story"), "--case", "floods", "--settings", file)
    file.write_text(f"{file.read_text()}without_robots = ['floods']\n")
    read = claims("add", site.url("/story"), "--case", "floods", "--settings", file)
    assert (refused.exit_code, read.exit_code) == (3, 0)
    desk = open_desk(str(tmp_path / "store.db"))
    told = "robots.txt was not asked: the settings say so for this case"
    assert [one.note for one in desk.store.collected("floods")] == [told]
    assert f"note: {site.url('/story')}: {told}\n" in read.stderr


def test_other_commands_fetch_nothing(site: Site, claims: Claims, tmp_path: Path) -> None:
    result = claims("check", site.url("/story"), "--settings", settings(site, tmp_path))
    assert (result.exit_code, site.asked) == (3, [])
    assert "is an address: only `claims add` and `claims watch` fetch" in result.stderr


def test_what_is_new_in_feeds_is_added_once_and_what_it_contradicts_is_printed_once(
    site: Site, claims: Claims, tmp_path: Path
) -> None:
    site.pages |= {"/north": sends(feed(site, "/a")), "/a": sends(page(12)), "/b": sends(page(30, SPEAKERS[1]))}
    site.pages["/south"] = sends(feed(site))
    command = ("watch", watched(site, tmp_path, "/north", "/south"), "--once", "--settings", settings(site, tmp_path))
    first, still = claims(*command), claims(*command)
    site.pages["/south"] = sends(feed(site, "/b"))
    second, last = claims(*command), claims(*command)
    assert [result.exit_code for result in (first, still, second, last)] == [0, 0, 0, 0]
    assert (first.stdout, still.stdout, last.stdout) == ("", "", "")
    assert (second.stdout.startswith("floods: "), "12" in second.stdout, "30" in second.stdout) == (True, True, True)
    assert second.stderr == "2 feeds read: 1 document added, 1 claim, 1 new disagreement\n"
    assert texts(tmp_path) == [("Outlet /north", site.url("/a")), ("Outlet /south", site.url("/b"))]
    assert [site.asked.count(path) for path in ("/a", "/b")] == [1, 1]


def test_a_feed_that_did_not_change_is_asked_for_by_its_mark(site: Site, claims: Claims, tmp_path: Path) -> None:
    def handle(request: BaseHTTPRequestHandler) -> None:
        same = request.headers["If-None-Match"] == '"v1"'
        sends(b"" if same else feed(site, "/a"), 304 if same else 200, ETag='"v1"')(request)

    site.pages |= {"/north": handle, "/a": sends(page(12))}
    command = ("watch", watched(site, tmp_path, "/north"), "--once", "--settings", settings(site, tmp_path))
    first, second = claims(*command), claims(*command)
    assert (first.exit_code, second.exit_code, second.stderr) == (
        0,
        0,
        "1 feed read: 0 documents added, 0 claims, 0 new disagreements\n",
    )


def test_a_page_that_changed_is_kept_beside_what_it_was_and_the_changed_figure_is_told(
    site: Site, claims: Claims, tmp_path: Path
) -> None:
    site.pages |= {"/north": sends(feed(site, "/a")), "/a": sends(page(12))}
    command = ("watch", watched(site, tmp_path, "/north"), "--once", "--settings", settings(site, tmp_path))
    claims(*command)
    site.pages |= {"/north": sends(feed(site, "/a", changed="2024-05-04")), "/a": sends(page(15))}
    second = claims(*command)
    assert second.stdout.startswith("floods: ")
    assert "The figure changed between two versions of one page" in second.stdout
    assert texts(tmp_path) == [("Outlet /north", site.url("/a"))] * 2


def test_an_entry_that_cannot_be_had_is_tried_again_and_left_after_five_rounds(
    site: Site, claims: Claims, tmp_path: Path
) -> None:
    site.pages["/north"] = sends(feed(site, "/a"), ETag='"v1"')
    command = ("watch", watched(site, tmp_path, "/north"), "--once", "--settings", settings(site, tmp_path))
    codes = [claims(*command).exit_code for _ in range(7)]
    assert (codes, site.asked.count("/a")) == ([3] * 5 + [0] * 2, 5)


def test_a_feed_that_is_none_is_named_and_the_others_are_read(site: Site, claims: Claims, tmp_path: Path) -> None:
    site.pages |= {"/north": sends(page(12)), "/south": sends(feed(site, "/a")), "/a": sends(page(12))}
    file = watched(site, tmp_path, "/north", "/south")
    result = claims("watch", file, "--once", "--settings", settings(site, tmp_path))
    assert (result.exit_code, len(texts(tmp_path))) == (3, 1)
    assert f"error: {site.url('/north')}: is no feed (RSS or Atom) that can be read\n" in result.stderr


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "feed: Field required"),
        ("[[feed]]\ncase = 'a'\n", "feed.0.url: Field required"),
        (
            "[[feed]]\nurl = 'http://a.example/'\nminutes = 0\n",
            "feed.0.minutes: Input should be greater than or equal to 1",
        ),
        ("[[feed]]\nurl = 'a'\n[[feed]]\nurl = 'a'\n", "feed: a is listed twice for one case"),
        ("[[feed", "not valid TOML"),
    ],
)
def test_a_list_that_cannot_be_used_is_told(claims: Claims, tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text(text)
    result = claims("watch", file, "--once")
    assert (result.exit_code, result.stderr.startswith(f"error: {file}: {reason}")) == (2, True)


def started(site: Site, folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "claims", "watch", str(watched(site, folder, "/north")), *more]
    command += ["--settings", str(settings(site, folder)), "--store", str(folder / "store.db")]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )


def held(body: str, reached: Event, go: Event) -> Handler:
    """A page that is answered only when the test says so, or when nobody waits any more."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        reached.set()
        go.wait(4)
        sends(body)(request)

    return handle


def test_a_watch_that_is_killed_goes_on_where_it_was(site: Site, claims: Claims, tmp_path: Path) -> None:
    reached, go = Event(), Event()
    site.pages |= {"/north": sends(feed(site, "/a", "/b", "/c"), ETag='"v1"'), "/a": sends(page(12))}
    site.pages |= {"/b": held(page(13), reached, go), "/c": sends(page(14))}
    running = started(site, tmp_path)
    assert reached.wait(60), running.communicate(timeout=5)
    running.kill()
    running.communicate()
    go.set()
    assert len(texts(tmp_path)) == 1
    claims("watch", tmp_path / "feeds.toml", "--once", "--settings", tmp_path / "settings.toml")
    assert [source for _, source in texts(tmp_path)] == [site.url(name) for name in ("/a", "/b", "/c")]
    assert site.asked.count("/a") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_finishes_what_it_reads_when_it_is_asked_to_end(
    site: Site, claims: Claims, tmp_path: Path, number: signal.Signals
) -> None:
    reached, go = Event(), Event()
    site.pages |= {"/north": sends(feed(site, "/a", "/b")), "/a": held(page(12), reached, go), "/b": sends(page(13))}
    running = started(site, tmp_path)
    assert reached.wait(60), running.communicate(timeout=5)
    running.send_signal(number)
    time.sleep(0.2)  # the signal is there before the page is
    go.set()
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, "stopping" in err) == (0, "", True)
    assert [source for _, source in texts(tmp_path)] == [site.url("/a")]
    claims("watch", tmp_path / "feeds.toml", "--once", "--settings", tmp_path / "settings.toml")
    assert len(texts(tmp_path)) == 2


def test_two_watches_do_not_read_into_one_store(site: Site, claims: Claims, tmp_path: Path) -> None:
    reached, go = Event(), Event()
    site.pages |= {"/north": sends(feed(site, "/a")), "/a": held(page(12), reached, go)}
    running = started(site, tmp_path, "--once")
    assert reached.wait(60), running.communicate(timeout=5)
    second = claims("watch", tmp_path / "feeds.toml", "--once", "--settings", tmp_path / "settings.toml")
    go.set()
    running.communicate(timeout=60)
    assert (second.exit_code, "another watch reads feeds into this store" in second.stderr) == (1, True)
