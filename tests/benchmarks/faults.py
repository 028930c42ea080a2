"""What is lost when things go wrong: one command tries it on stores of its own and prints a table; it exits with 1 where anything was lost.

Programs are ended with `kill -9` at moments drawn by lot while they add, review and reconcile; the disk runs full and becomes read-only (a
small file system of its own, which needs root; left out without, and said); five processes read and write for a minute; the clock is set
back. Two app servers on one store are walked through by tests/ui/test_browser_two_servers.py.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from claims.decisions import QuestionDecision
from claims.desk import Desk
from claims.desk.opening import open_desk
from claims.errors import ClaimsError, ConflictError, StoreError
from claims.store import Store

CASE = "Storm"
FILES = 250
"""Two claims each: a case so large that of a change only what it touches is compared again."""
READERS, WRITERS = 3, 2
_CLAIMS = (sys.executable, "-m", "claims")
_MEGABYTE = 2**20


@dataclass
class Outcome:
    """What was tried, how often, and each thing that was lost or wrong."""

    tried: str
    times: int
    wrong: list[str]


def report(number: int) -> str:
    """One file: two figures, the second of them disputed by every other file."""
    return f"The mayor said that {number + 20} houses burned down in Torvik.\n\nPolice in Torvik counted {3 + number % 2} people killed on 4 May 2021.\n"


def folder(under: Path, files: int = FILES) -> Path:
    """A folder of files to add."""
    made = under / "reports"
    made.mkdir()
    for number in range(files):
        (made / f"{number:04}.txt").write_text(report(number), encoding="utf-8")
    return made


# The roles that other processes play; each says on its standard output what was acknowledged.


def review(store: str, seconds: float) -> None:
    """Decide on pairs of claims until the time is over; the id of each row is printed once it was kept."""
    desk = open_desk(store)
    until = time.monotonic() + seconds
    number = 0
    while time.monotonic() < until:
        ids = [claim.id for claim in desk.store.claims(CASE)][:40]
        if len(ids) < 2:
            time.sleep(0.05)
            continue
        number += 1
        try:
            print(decided(desk, random.sample(ids, 2), same=bool(number % 2)), flush=True)
        except ConflictError:  # another decided on the two in between
            continue


def decided(desk: Desk, pair: Sequence[str], *, same: bool) -> str:
    """The id of the row of a decision on two claims."""
    on_them = [row.id for row in desk.store.rows(QuestionDecision, CASE) if {row.a, row.b} == set(pair)]
    last = on_them[-1] if on_them else None
    return desk.decide_question(
        CASE, (pair[0], pair[1]), note="", reviewer=f"R{os.getpid()}", same=same, expected=last
    ).id


def read(store: str, seconds: float) -> None:
    """Read everything that a page reads until the time is over; how often is printed."""
    opened = Store.open(store)
    until, times = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        with opened.one_moment():
            documents, claims = opened.documents(CASE), opened.claims(CASE)
            if {claim.document_id for claim in claims} - documents.keys():
                sys.exit("a claim without its document was read")
            opened.items(CASE)
            opened.log(CASE)
        times += 1
    print(times, flush=True)


def started(*command: object) -> subprocess.Popen[str]:
    """A process of its own, whose children end with it."""
    return subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def playing(role: str, store: Path, seconds: float) -> subprocess.Popen[str]:
    """A process that plays a role on a store."""
    return started(sys.executable, __file__, "--role", role, "--store", store, "--seconds", seconds)


def killed(process: subprocess.Popen[str], after: float) -> list[str]:
    """What a process had acknowledged when it was ended with -9 after some seconds."""
    try:
        told, _ = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        told, _ = process.communicate()
    return told.splitlines()


def faults(store: Path, acknowledged: Sequence[str]) -> Iterator[str]:
    """What is wrong with a store after all: what SQLite finds, documents that are half there, rows that were acknowledged and are not there."""
    with closing(sqlite3.connect(store)) as connection:
        told = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if told != "ok":
            yield f"the database is damaged: {told}"
    opened = Store.open(str(store))
    documents, claims = opened.documents(CASE), opened.claims(CASE)
    names = sorted(one.name for one in documents.values())
    if len(names) != len(set(names)):
        yield "a document is there twice"
    for key, document in documents.items():
        own = sum(claim.document_id == key for claim in claims)
        if own != 2:
            yield f"{document.name} has {own} claims, not 2"
        if document.text != (want := report(int(Path(document.name).stem))).strip() and document.text != want:
            yield f"{document.name} has another text"
    kept = {row.id for _, row in opened.log(CASE)}
    yield from (f"the acknowledged row {row} is not there" for row in acknowledged if row not in kept)
    for one in opened.collected(CASE):
        if opened.original(CASE, one.document_id) is None:
            yield f"the bytes of {one.name} are not there"


def kill_while(
    doing: str, begin: Callable[[Path, Path], subprocess.Popen[str]], kills: int, lot: random.Random
) -> Outcome:
    """Something is begun on one store again and again, and killed at a moment drawn by lot each time."""
    outcome = Outcome(f"kill -9 while {doing}", kills, [])
    with tempfile.TemporaryDirectory() as under:
        files, store = folder(Path(under)), Path(under) / "claims.db"
        acknowledged: list[str] = []
        whole = 0
        if doing != "adding":
            subprocess.run([*_CLAIMS, "add", files, "--case", CASE, "--store", store], check=True, capture_output=True)
        for number in range(kills):
            acknowledged += killed(begin(files, store), lot.uniform(0.2, 6.0)) if doing == "reviewing" else []
            if doing != "reviewing":
                killed(begin(files, store), lot.uniform(0.2, 6.0))
            if store.exists() and store.stat().st_size:
                outcome.wrong += [f"kill {number + 1}: {told}" for told in faults(store, acknowledged)]
            if doing == "adding" and store.exists() and len(Store.open(str(store)).documents(CASE)) == FILES:
                whole += 1
                clear(store)
        if doing == "adding":
            done = subprocess.run(
                [*_CLAIMS, "add", files, "--case", CASE, "--store", store], check=False, capture_output=True, text=True
            )
            there = len(Store.open(str(store)).documents(CASE))
            if done.returncode or there != FILES:
                outcome.wrong.append(f"at the end {there} of {FILES} documents: {done.stderr[-200:]}")
            outcome.tried += f" ({FILES} files, whole {whole + 1} times)"
        if doing == "reviewing":
            outcome.tried += f" ({len(acknowledged)} rows acknowledged)"
        if doing == "reconciling" and not is_as_from_scratch(store):
            outcome.wrong.append("what was found is not what is found from scratch")
    return outcome


def clear(store: Path) -> None:
    """Take a store away, with all that lies beside it."""
    for path in store.parent.glob(f"{store.name}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def is_as_from_scratch(store: Path) -> bool:
    """Whether what is kept of the case, once it is up to date, is what its documents and its log give."""
    desk = open_desk(str(store))
    desk.refresh(CASE)
    kept = desk.store.questions(CASE), desk.store.flags(CASE)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE cases SET basis = NULL")
        connection.commit()
    return desk.refresh(CASE) and kept == (desk.store.questions(CASE), desk.store.flags(CASE))


def adding(files: Path, store: Path) -> subprocess.Popen[str]:
    """`claims add`."""
    return started(*_CLAIMS, "add", files, "--case", CASE, "--store", store)


def reviewing(_files: Path, store: Path) -> subprocess.Popen[str]:
    """Somebody who decides."""
    return playing("review", store, 30)


def reconciling(_files: Path, store: Path) -> subprocess.Popen[str]:
    """`claims refresh` of a case that has changed."""
    desk = open_desk(str(store))
    decided(desk, [claim.id for claim in desk.store.claims(CASE)][:2], same=bool(time.monotonic_ns() % 2))
    return started(*_CLAIMS, "refresh", "--store", store)


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system of so many megabytes."""
    with tempfile.TemporaryDirectory() as under:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", under], check=True)
        try:
            yield Path(under)
        finally:
            subprocess.run(["umount", "-l", under], check=True)


def disk_full() -> Outcome:
    """Adding until the disk is full; then with room again."""
    outcome = Outcome("disk full while adding, then room again", 1, [])
    with small_disk(300) as disk, tempfile.TemporaryDirectory() as under:
        files, store = folder(Path(under)), disk / "claims.db"
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(298 * _MEGABYTE))
        command = [*_CLAIMS, "add", files, "--case", CASE, "--store", store]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if not done.returncode or "Traceback" in done.stderr or "full" not in done.stderr:
            outcome.wrong.append(f"it did not say that the disk is full: {done.stderr[-300:]}")
        ballast.unlink()
        outcome.wrong += faults(store, ())
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        there = len(Store.open(str(store)).documents(CASE))
        if done.returncode or there != FILES:
            outcome.wrong.append(f"with room again {there} of {FILES} documents: {done.stderr[-300:]}")
        shutil.rmtree(disk / "claims.db.originals", ignore_errors=True)
    return outcome


def read_only() -> Outcome:
    """Adding, reviewing and reading on a file system that has become read-only."""
    outcome = Outcome(
        "read-only disk: adding and deciding are refused in words; log, report and backup are written elsewhere", 1, []
    )
    with small_disk(40) as disk, tempfile.TemporaryDirectory() as under:
        files, store = folder(Path(under), 20), disk / "claims.db"
        command = [*_CLAIMS, "add", files, "--case", CASE, "--store", store]
        subprocess.run(command, check=True, capture_output=True)
        desk = open_desk(str(store))
        pair = [claim.id for claim in desk.store.claims(CASE)][:2]
        acknowledged = [decided(desk, pair, same=False)]
        desk.refresh(CASE)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        (files / "0020.txt").write_text(report(20), encoding="utf-8")
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if not done.returncode or "Traceback" in done.stderr or "read-only" not in done.stderr.casefold():
            outcome.wrong.append(f"adding was not refused in words: {done.stderr[-300:]}")
        try:
            decided(open_desk(str(store)), pair, same=True)
            outcome.wrong.append("a decision was taken")
        except StoreError as error:
            if "it is read-only; nothing was written" not in str(error):
                outcome.wrong.append(f"deciding was not refused in words: {error}")
        for reads in (("log", "export"), ("report", "--case", CASE, "--output"), ("backup",)):
            target = files.parent / f"{reads[0]}.out"
            shown = subprocess.run(
                [*_CLAIMS, *reads, target, "--store", store], check=False, capture_output=True, text=True
            )
            if shown.returncode or not target.stat().st_size:
                outcome.wrong.append(f"{reads[0]} did not go on: {shown.stderr[-300:]}")
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        outcome.wrong += faults(store, acknowledged)
    return outcome


def together(seconds: float) -> Outcome:
    """Three processes read and two write at once."""
    outcome = Outcome(f"{READERS} processes read and {WRITERS} write for {seconds:g} s", 1, [])
    with tempfile.TemporaryDirectory() as under:
        files, store = folder(Path(under), 60), Path(under) / "claims.db"
        subprocess.run([*_CLAIMS, "add", files, "--case", CASE, "--store", store], check=True, capture_output=True)
        writers = [playing("review", store, seconds) for _ in range(WRITERS)]
        readers = [playing("read", store, seconds) for _ in range(READERS)]
        acknowledged, rounds = [], 0
        for process in (*writers, *readers):
            told, errors = process.communicate(timeout=seconds + 120)
            if process.returncode or errors.strip():
                outcome.wrong.append(errors.strip()[-300:] or f"ended with {process.returncode}")
            if process in writers:
                acknowledged += told.split()
            else:
                rounds += int(told or 0)
        outcome.tried += f" ({len(acknowledged)} rows written, everything read {rounds} times)"
        outcome.wrong += faults(store, acknowledged)
    return outcome


def clock_back() -> Outcome:
    """A decision is taken, the clock is set back a day, and it is taken back and taken anew: the last word holds, whatever the clock says."""
    outcome = Outcome("clock set back a day between two decisions", 1, [])
    with tempfile.TemporaryDirectory() as under:
        store = Path(under) / "claims.db"
        subprocess.run(
            [*_CLAIMS, "add", folder(Path(under), 4), "--case", CASE, "--store", store], check=True, capture_output=True
        )
        now = datetime.now(UTC)
        desk = open_desk(str(store))
        pair = [claim.id for claim in desk.store.claims(CASE)][:2]
        for same, at in ((True, now), (False, now - timedelta(days=1))):
            desk._clock = lambda at=at: at  # type: ignore[misc]  # noqa: SLF001 - the clock of this machine is left alone
            decided(desk, pair, same=same)
        desk.refresh(CASE)
        held = desk.store.material(CASE)[3]
        if [row.same for row in held.on_questions][-1:] != [False]:
            outcome.wrong.append("the earlier word holds")
    return outcome


def table(outcomes: Sequence[Outcome]) -> str:
    """The outcomes as a Markdown table."""
    rows = ["| tried | times | lost or wrong |", "|---|---|---|"]
    rows += [f"| {one.tried} | {one.times} | {'; '.join(one.wrong) or 'nothing'} |" for one in outcomes]
    return "\n".join(rows)


def tried(kills: int, seconds: float, seed: int) -> Iterator[Outcome]:
    """Every fault, one after the other."""
    lot = random.Random(seed)  # noqa: S311 - the same moments on every run
    for doing, begin in (("adding", adding), ("reviewing", reviewing), ("reconciling", reconciling)):
        yield kill_while(doing, begin, kills, lot)
    if os.geteuid() == 0:
        yield disk_full()
        yield read_only()
    else:
        print("full and read-only disks are left out: they need root", file=sys.stderr)
    yield together(seconds)
    yield clock_back()


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--kills", type=int, default=50, help="how often each kind of work is killed")
    given.add_argument("--seconds", type=float, default=60, help="how long processes read and write together")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--role", choices=("review", "read"), help=argparse.SUPPRESS)
    given.add_argument("--store", help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.role:
        try:
            {"review": review, "read": read}[asked.role](asked.store, asked.seconds)
        except ClaimsError as error:
            sys.exit(str(error))
        return
    outcomes = []
    for one in tried(asked.kills, asked.seconds, asked.seed):
        print(f"{one.tried}: {'; '.join(one.wrong) or 'nothing lost'}", file=sys.stderr, flush=True)
        outcomes.append(one)
    print(table(outcomes))
    sys.exit(any(one.wrong for one in outcomes))


if __name__ == "__main__":
    main()
