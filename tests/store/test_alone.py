from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from claims.store import Store
from claims.store.alone import alone

if TYPE_CHECKING:
    import pytest

HOLD = """import sys, time
from claims.store import Store
from claims.store.alone import alone
with Store.open(sys.argv[1]) as store, alone(store.engine, "work") as mine:
    print(mine, flush=True)
    time.sleep(60)
"""


def test_a_second_program_is_told_and_other_work_is_not(store: Store, tmp_path: Path) -> None:
    engine = store.engine
    with alone(engine, "work") as first, alone(engine, "work") as second, alone(engine, "other") as other:
        assert (first, second, other) == (True, False, True)
    with alone(engine, "work") as again:
        assert again
    assert [file.name for file in tmp_path.iterdir() if file.name != "claims.db"] == []


def test_a_program_that_is_killed_leaves_nothing_locked(store: Store, address: str) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, address], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        held = process.stdout.readline().strip()
        with alone(store.engine, "work") as meanwhile:
            told = (held, meanwhile)
        process.kill()
    assert told == ("True", False)
    until = time.monotonic() + 60
    free = False
    while not free and time.monotonic() < until:  # a server looks for lost connections now and then
        with alone(store.engine, "work") as free:
            pass
    assert free


def test_where_no_lock_can_be_laid_there_is_nobody_to_keep_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    with Store.open(str(path)) as store:
        monkeypatch.setattr("claims.store.alone.sqlite3.connect", refuse)
        with alone(store.engine, "work") as mine:
            assert mine
