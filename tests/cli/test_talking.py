"""Progress is drawn on a terminal's standard error alone, and for more than a handful of documents."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from claims.cli.talking import printable


def run_on_a_terminal(folder: Path, documents: int, *options: str) -> tuple[str, str]:
    """What is written to standard output, and to a standard error that is a terminal."""
    lines = [json.dumps({"id": str(n), "text": f"The clerk counted {n + 2} lamps."}) for n in range(documents)]
    (folder / "d.jsonl").write_text("\n".join(lines))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "claims", "inspect", "d.jsonl", "--format", "jsonl", *options]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True)
    os.close(theirs)
    drawn = b""
    try:
        while part := os.read(ours, 4096):
            drawn += part
    except OSError:  # the end of a terminal that nobody writes to any more
        pass
    os.close(ours)
    return done.stdout, drawn.decode()


@pytest.mark.parametrize(("documents", "drawn"), [(5, False), (8, True)])
def test_a_bar_is_drawn_for_more_than_a_handful(documents: int, drawn: bool, tmp_path: Path) -> None:
    output, terminal = run_on_a_terminal(tmp_path, documents)
    assert [json.loads(line)["document"] for line in output.splitlines()] == [str(n) for n in range(documents)]
    assert (f"{documents} of {documents} documents, {documents} claims" in terminal) == drawn


def test_a_quiet_run_draws_nothing(tmp_path: Path) -> None:
    output, terminal = run_on_a_terminal(tmp_path, 8, "--quiet")
    assert (len(output.splitlines()), terminal) == (8, "")


def test_text_that_is_printed_cannot_steer_a_terminal() -> None:
    assert printable("a\x1b[2J\nb\u202ec\ud800") == "a\ufffd[2J b\ufffdc\ufffd"
