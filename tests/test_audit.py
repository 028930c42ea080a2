from __future__ import annotations

import json
import os
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from claims import audit
from claims.audit import REFUSED, Audit, Event, Known
from claims.errors import AuditError

NOON = datetime(2024, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> Audit:
    """A log of the test's own, told by its owner."""
    return Audit(tmp_path / "a.jsonl", "ann", clock=lambda: NOON)


def lines(log: Audit) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.path.read_text("ascii").splitlines()]


def test_an_act_is_one_line_with_who_when_what_and_from_where(log: Audit) -> None:
    log.told_of("bob@paper.org", Known.SIGNED_IN, "198.51.100.7").tell(Event.EXPORT, "Storm", what="report", bytes=12)
    assert lines(log) == [
        {
            "at": "2024-05-03T12:00:00Z", "event": "export", "who": "bob@paper.org", "known": "signed in",
            "client": "198.51.100.7", "case": "Storm", "outcome": "done", "what": "report", "bytes": 12,
        }
    ]  # fmt: skip


def test_nobody_but_its_owner_reads_it(log: Audit) -> None:
    log.tell(Event.SIGN_OUT)
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_what_a_person_typed_cannot_begin_a_line_of_its_own_and_is_cut(log: Audit) -> None:
    log.tell(Event.DENIED, 'x"}\n{"event": "export"}\u2028\ud800' + "y" * 1_000, outcome=REFUSED)
    (line,) = lines(log)
    assert (line["outcome"], len(str(line["case"]))) == ("refused", 300)


def test_a_log_that_was_moved_away_is_begun_anew(log: Audit) -> None:
    log.tell(Event.SIGN_IN)
    log.path.rename(log.path.with_suffix(".1"))
    log.tell(Event.SIGN_OUT)
    assert [line["event"] for line in lines(log)] == ["sign-out"]


def test_a_line_that_was_torn_off_does_not_take_the_next_one_with_it(log: Audit) -> None:
    log.path.write_bytes(b'{"at": "2024-05-03T1')
    log.tell(Event.SIGN_IN)
    assert [line["event"] for line in log.lines_of(NOON.date())] == ["sign-in"]


def test_a_disk_that_takes_half_a_line_has_none_of_it(log: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    log.tell(Event.SIGN_IN)
    before, write = log.path.read_bytes(), os.write
    monkeypatch.setattr(audit.os, "write", lambda file, data: write(file, data[:20]))
    with pytest.raises(AuditError, match="nothing was done"):
        log.told_of("bob@paper.org", Known.SIGNED_IN, None).tell(Event.EXPORT)
    assert log.path.read_bytes() == before


def test_what_cannot_be_told_is_refused_to_who_is_served_and_not_to_the_owner(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = Audit(tmp_path / "file" / "a.jsonl")
    log.tell(Event.EXPORT)
    with pytest.raises(AuditError, match="the audit log cannot be written"):
        log.told_of("bob@paper.org", Known.SIGNED_IN, None).tell(Event.EXPORT)


def test_lines_of_many_writers_stay_whole(log: Audit) -> None:
    writers = [
        threading.Thread(target=lambda n=n: [log.tell(Event.REQUEST, host=f"h{n}-{i}") for i in range(20)])
        for n in range(8)
    ]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert len({line["host"] for line in lines(log)}) == 160


def test_the_lines_of_a_day_are_found_from_the_end(log: Audit) -> None:
    for days, count in ((2, 400), (1, 500), (0, 3)):
        then = Audit(log.path, "ann", clock=lambda days=days: NOON - timedelta(days=days))
        for number in range(count if days else 0):
            with log.path.open("a") as file:
                file.write(json.dumps({"at": f"{NOON.date() - timedelta(days=days)}T01:00:00Z", "n": number}) + "\n")
        if not days:
            for number in range(count):
                then.tell(Event.REQUEST, n=number)
    assert [line["n"] for line in log.lines_of(NOON.date())] == [2, 1, 0]
    assert len(list(log.lines_of(date(2024, 5, 2)))) == 500
    assert list(log.lines_of(date(2024, 5, 4))) == []


def test_where_it_stands_is_said_by_a_variable_the_settings_or_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = (audit.path_of(tmp_path / "o", tmp_path / "s.db"), audit.path_of(tmp_path / "o", None))
    monkeypatch.setenv(audit.VARIABLE, str(tmp_path / "told.jsonl"))
    assert beside == (tmp_path / "s.db.audit.jsonl", tmp_path / "o.audit.jsonl")
    assert audit.path_of(tmp_path / "o", None) == tmp_path / "told.jsonl"
