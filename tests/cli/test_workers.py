"""Several processes read for a command: the same is written, and an end is an end for all of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]

CAN_BE_STOPPED = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('claims', run_name='__main__', alter_sys=True)"
)
"""The command as a terminal starts it: tests that run in the background hand on that Ctrl+C is to be ignored."""


def folder_of(folder: Path, documents: int) -> Path:
    made = folder / "reports"
    made.mkdir()
    for place in range(documents):
        text = f"The clerk of Tarn said that {place + 2} lamps and {place * 7 + 3} houses were lost.\n"
        (made / f"{place:03}.txt").write_text(text)
    return made


@pytest.mark.parametrize("command", [("extract", "--format", "csv"), ("check", "--format", "markdown")])
def test_a_command_writes_the_same_with_two_processes(command: tuple[str, ...], tmp_path: Path, claims: Claims) -> None:
    given = folder_of(tmp_path, 6)
    one, two = (claims(*command, given, "--workers", count) for count in (1, 2))
    assert (one.exit_code, one.stderr, one.stdout.count("lamps") > 5) == (0, "", True)
    assert (two.exit_code, two.stderr, two.stdout) == (0, "", one.stdout)


def test_add_keeps_the_same_with_two_processes(tmp_path: Path, claims: Claims) -> None:
    given = folder_of(tmp_path, 6)
    exports: list[Any] = []
    for count in ("1", "2"):
        store = ("--store", str(tmp_path / f"{count}.db"))
        assert claims("add", given, "--workers", count, *store).exit_code == 0
        exports.append(claims("export", "claims", "--format", "csv", *store).stdout)
    assert exports[0].count("lamps") > 5
    assert exports[1] == exports[0]


def test_ctrl_c_ends_the_command_and_the_processes_that_read_for_it(tmp_path: Path) -> None:
    texts = [
        f"The clerk of Tarn counted {place + 12} lamps on Monday. {'It was quiet. ' * 20}" for place in range(3_600)
    ]
    lines = "".join(f'{{"id": "{place}", "text": "{text}"}}\n' for place, text in enumerate(texts))
    (tmp_path / "d.jsonl").write_text(lines)
    command = [sys.executable, "-c", CAN_BE_STOPPED, "extract", "d.jsonl", "--workers", "2", "--format", "jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, start_new_session=True
    ) as run:
        assert run.stdout is not None
        first = run.stdout.readline()  # what is not taken holds the command up
        readers = children(run.pid)
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate()
    while any(Path("/proc", str(one)).exists() for one in readers):
        time.sleep(0.05)
    assert (first.startswith('{"id": '), len(readers), run.returncode, told) == (True, 2, 130, "stopped\n")


def children(process: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found += [int(status.parent.name)] if int(fields[1]) == process else []
    return found
