"""The program that reads what was handed in: every file has an end, whatever befalls its reader, or the program itself."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from claims.config import Settings, Work
from claims.decisions import Viewer
from claims.desk import Desk
from claims.desk.apart import Apart
from claims.desk.opening import open_desk
from claims.desk.working import Worker
from claims.errors import AccessError, ClaimsError
from claims.store.jobs import HandedIn, Job
from claims.terms import JobKind, Role
from served import PAGE, Site, leads, sends, serving

COMMAND = (sys.executable, str(Path(__file__).with_name("bad_files.py")))
WORK = """
import sys
from claims.config import Work
from claims.desk.apart import Apart
from claims.desk.opening import open_desk
from claims.desk.working import Worker
Worker(open_desk(sys.argv[1]), lambda wanted: Apart(Work(document_seconds=600), wanted, sys.argv[2:])).run()
"""
ADA = Viewer(person="ada@paper.org", name="Ada")
FINE = b"Two houses burned down."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    opened = open_desk(str(path))
    yield opened
    opened.store.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def work(desk: Desk, seconds: float = 60.0) -> Worker:
    worker = Worker(desk, lambda is_wanted: Apart(Work(document_seconds=seconds), is_wanted, COMMAND))
    worker.run()
    return worker


def job(desk: Desk, number: int, case: str | None = None) -> Job:
    found = desk.store.job(case, number)
    assert found is not None
    return found


def until(condition: Callable[[], bool]) -> None:
    """Wait for another process; it fails after two minutes."""
    for _ in range(1_200):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("it did not come about")


def put_down(desk: Desk, addresses: list[str]) -> int:
    """Addresses of a server of the test's own, which the desk itself would refuse for their port."""
    return desk.store.submit("Flood", [HandedIn(name=one) for one in addresses], "Ada", kind=JobKind.FETCH)


def names(desk: Desk, case: str | None = None) -> list[str]:
    return [one.name for one in desk.store.documents(case).values()]


def test_files_that_kill_hang_or_break_their_reader_are_named_and_the_rest_goes_in(desk: Desk) -> None:
    given = [("a.txt", b"KILL"), ("b.txt", FINE), ("c.txt", b"HANG"), ("d.txt", b"BREAK"), ("e.txt", b"Six dogs.")]
    number = desk.hand_in(None, given, "Ada")
    work(desk, seconds=6.0)
    ended = job(desk, number)
    assert (ended.state, ended.read, ended.failed, names(desk)) == ("done", 2, 3, ["b.txt", "e.txt"])
    assert [one.path for one in ended.told] == ["a.txt", "c.txt", "d.txt"]
    assert [one.path for one in desk.store.unread()] == ["a.txt", "c.txt", "d.txt"]
    assert not (desk.store.originals.folder / ".reading").exists()


def test_how_a_file_came_in_is_kept_with_its_bytes(desk: Desk) -> None:
    desk.hand_in(None, [("a.txt", FINE)], "Ada")
    work(desk)
    (one,) = desk.store.collected(None)
    assert (one.method, one.by, one.name) == ("upload", "Ada", "upload: a.txt")
    assert desk.store.original(None, one.document_id) == FINE


def test_what_was_handed_in_before_is_there_already(desk: Desk) -> None:
    numbers = [desk.hand_in("Fire", [("a.txt", FINE)], "Ada") for _ in range(2)]
    work(desk)
    assert [(job(desk, n, "Fire").added, job(desk, n, "Fire").present) for n in numbers] == [(1, 0), (0, 1)]


def test_a_manifest_tells_of_the_files_that_came_with_it_and_a_bad_row_is_named(desk: Desk) -> None:
    manifest = b"file,outlet,published\na.txt,The Tide,2019-03-04\nb.txt,The Ebb,soon\n"
    number = desk.hand_in(None, [("a.txt", FINE), ("manifest.csv", manifest), ("b.txt", b"Six dogs died.")], "Ada")
    work(desk)
    assert [(one.name, one.outlet, one.published) for one in desk.store.documents(None).values()] == [
        ("a.txt", "The Tide", "2019-03-04")
    ]
    assert [(one.path, one.line, "soon" in one.reason) for one in job(desk, number).told] == [("manifest.csv", 3, True)]


def test_a_manifest_alone_is_nothing_to_read(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="no file was handed in"):
        desk.hand_in(None, [("manifest.csv", b"file,outlet\n")], "Ada")


def test_a_file_goes_into_no_case_that_who_handed_it_in_may_not_add_to(desk: Desk) -> None:
    for case in ("Fire", "Storm"):
        desk.hand_in(case, [("s.txt", FINE)], "the owner")
    work(desk)
    desk.give_role("Fire", ADA.person, Role.ANNOTATOR, "the owner")
    ada = desk.as_viewer(ADA)
    with pytest.raises(AccessError):
        ada.hand_in("Storm", [("a.txt", FINE)], "Ada")
    own = [("a.md", b"---\ncase: Storm\n---\n\nNine houses burned down."), ("b.txt", b"Six dogs died.")]
    number = ada.hand_in("Fire", own, "Ada")
    work(desk)
    assert (names(desk, "Storm"), names(desk, "Fire")) == (["s.txt"], ["s.txt", "b.txt"])
    (told,) = job(desk, number, "Fire").told
    assert (told.path, "may not be added by Ada" in told.reason) == ("a.md", True)


def test_a_file_whose_bytes_have_gone_is_named(desk: Desk) -> None:
    number = desk.hand_in(None, [("a.txt", FINE), ("b.txt", b"Six dogs died.")], "Ada")
    task = desk.store.next_task()
    assert task is not None
    assert task.file is not None
    desk.store.originals.path(task.file.sha256).unlink()
    desk.store.give_back_tasks()
    work(desk)
    assert [(one.path, "hand it in again" in one.reason) for one in job(desk, number).told] == [("a.txt", True)]
    assert names(desk) == ["b.txt"]


def test_a_job_goes_on_after_its_program_was_killed_and_nothing_is_doubled(desk: Desk, path: Path) -> None:
    number = desk.hand_in(None, [("a.txt", FINE), ("b.txt", b"HANG"), ("c.txt", b"Six dogs died.")], "Ada")
    with subprocess.Popen([sys.executable, "-c", WORK, str(path), *COMMAND]) as process:
        until(lambda: job(desk, number).current == "b.txt")
        process.kill()
    assert (job(desk, number).is_live, names(desk)) == (True, ["a.txt"])
    work(desk, seconds=6.0)
    ended = job(desk, number)
    assert (ended.state, ended.read, ended.failed, names(desk)) == ("done", 2, 1, ["a.txt", "c.txt"])
    assert len(desk.store.collected(None)) == 2


def test_a_job_that_is_cancelled_while_a_file_hangs_ends_at_once_and_the_next_is_read(desk: Desk, path: Path) -> None:
    number = desk.hand_in(None, [("a.txt", b"HANG"), ("b.txt", FINE)], "Ada")
    with subprocess.Popen([sys.executable, "-c", WORK, str(path), *COMMAND]) as process:
        until(lambda: job(desk, number).current == "a.txt")
        after = desk.hand_in(None, [("c.txt", b"Six dogs died."), ("d.txt", b"Ten."), ("e.txt", b"Three.")], "Ada")
        assert desk.cancel(None, number)
        assert process.wait(120) == 0
    assert (job(desk, number).state, job(desk, number).cancelled) == ("cancelled", 2)
    assert (job(desk, after).state, names(desk)) == ("done", ["c.txt", "d.txt", "e.txt"])


def fetched(desk: Desk, settings: Settings) -> None:
    Worker(desk, lambda is_wanted: Apart(Work(document_seconds=60), is_wanted, COMMAND), settings).run()


def test_addresses_are_fetched_by_the_worker_read_apart_and_kept_with_how_they_came(desk: Desk, site: Site) -> None:
    feed = '<rss version="2.0"><channel><title>News</title><item><title>a</title></item></channel></rss>'
    site.pages |= {"/a": leads("/b"), "/b": sends(), "/feed": sends(feed, media="application/rss+xml")}
    asked = [site.url("/a"), site.url("/gone"), site.url("/feed")]
    number = put_down(desk, asked)
    fetched(desk, site.settings())
    ended = job(desk, number, "Flood")
    assert (ended.kind, ended.read, ended.failed, ended.added) == ("fetch", 1, 2, 1)
    assert [one.path for one in ended.told] == asked[1:]
    assert "404" in ended.told[0].reason
    assert "feed" in ended.told[1].reason
    (document,) = desk.store.documents("Flood").values()
    assert (document.url, document.title) == (site.url("/b"), "Flood in Arden")
    (one,) = desk.store.collected("Flood")
    assert (one.method, one.by, one.name, one.url) == ("fetch", "Ada", asked[0], site.url("/b"))
    assert dict(one.headers)["content-type"] == "text/html; charset=utf-8"
    assert desk.store.original("Flood", one.document_id) == PAGE.encode()


def test_robots_are_heeded_for_a_job_as_the_settings_of_its_case_say(desk: Desk, site: Site) -> None:
    site.pages |= {"/": sends(), "/robots.txt": sends("User-agent: *\nDisallow: /", media="text/plain")}
    number = put_down(desk, [site.url()])
    fetched(desk, site.settings())
    assert ["robots.txt" in one.reason for one in job(desk, number, "Flood").told] == [True]
    number = put_down(desk, [site.url()])
    fetched(desk, site.settings(without_robots=("Flood",)))
    ended = job(desk, number, "Flood")
    assert (ended.added, [(one.sort, one.path) for one in ended.told]) == (1, [("notice", site.url())])
    assert ended.told[0].reason.startswith("robots.txt was not asked")


def test_an_address_whose_case_was_switched_off_meanwhile_is_not_asked(desk: Desk, site: Site) -> None:
    site.pages["/"] = sends()
    desk.hand_in("Flood", [("s.txt", FINE)], "the owner")
    work(desk)
    desk.give_role("Flood", ADA.person, Role.ADMIN, "the owner")
    ada = desk.as_viewer(ADA)
    row = ada.allow_fetching("Flood", "Ada", allowed=True, expected=None)
    number = put_down(ada, [site.url()])
    ada.allow_fetching("Flood", "Ada", allowed=False, expected=row.id)
    fetched(desk, site.settings())
    (told,) = job(desk, number, "Flood").told
    assert (told.path, "ask ada@paper.org to allow it" in told.reason, site.asked) == (site.url(), True, [])


def test_a_job_that_is_cancelled_while_a_site_is_given_its_rest_asks_no_more(desk: Desk, site: Site) -> None:
    site.pages |= {"/a": sends(), "/b": sends()}
    number = put_down(desk, [site.url("/a"), site.url("/b")])
    cancelling = Thread(
        target=lambda: (until(lambda: job(desk, number, "Flood").read == 1), desk.cancel("Flood", number))
    )
    cancelling.start()
    fetched(desk, site.settings(pause_seconds=50))
    cancelling.join()
    ended = job(desk, number, "Flood")
    assert (ended.state, ended.read, ended.cancelled, "/b" in site.asked) == ("cancelled", 1, 1, False)
