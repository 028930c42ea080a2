from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from claims.store.alone import alone

HOLD = "import sys, time; from claims.store.alone import alone\nwith alone(sys.argv[1], 'work') as mine:\n    print(mine, flush=True); time.sleep(60)"


def test_a_second_program_is_told_and_other_work_is_not(tmp_path: Path) -> None:
    store = str(tmp_path / "claims.db")
    with alone(store, "work") as first, alone(store, "work") as second, alone(store, "other") as other:
        assert (first, second, other) == (True, False, True)
    with alone(store, "work") as again:
        assert again
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_killed_leaves_nothing_locked(tmp_path: Path) -> None:
    store = str(tmp_path / "claims.db")
    with subprocess.Popen([sys.executable, "-c", HOLD, store], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        held = process.stdout.readline().strip()
        with alone(store, "work") as meanwhile:
            told = (held, meanwhile)
        process.kill()
    assert told == ("True", False)
    with alone(store, "work") as after:
        assert after
