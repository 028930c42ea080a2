"""Every error becomes a message and an exit code; no traceback is shown."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from claims.cli.running import exit_code, running
from claims.errors import ClaimsError, InputError, SettingsError, StoreError, UsageError


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (StoreError("the store is locked"), 1, "error: the store is locked\n"),
        (ClaimsError("it did not work"), 1, "error: it did not work\n"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "error: the disk is full\n"),
        (MemoryError(), 1, "error: there is not enough memory for this input\n"),
        (
            KeyError("x"),
            1,
            "error: an unexpected problem, a fault of this program: KeyError: 'x'\n",
        ),
        (UsageError("two texts"), 2, "error: two texts\n"),
        (SettingsError("a.toml: no"), 2, "error: a.toml: no\n"),
        (InputError("a.txt", "the file is empty", 3), 3, "error: a.txt:3: the file is empty\n"),
        (KeyboardInterrupt(), 130, "stopped\n"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_an_error_is_told_in_one_line_and_ends_with_its_code(
    error: BaseException, code: int, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.cli.running._silence", lambda _stream: None)
    with pytest.raises(typer.Exit) as ended, running():
        raise error
    assert (ended.value.exit_code, exit_code(error)) == (code, code)
    assert capsys.readouterr().err == message


def test_an_input_that_could_not_be_read_ends_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, running() as talk:
        talk.error(InputError("a\x1b[2Jb.txt", "the file is empty"))
    assert ended.value.exit_code == 3
    assert capsys.readouterr().err.splitlines() == [
        "error: a\ufffd[2Jb.txt: the file is empty",
        "1 input could not be read; everything else was processed",
    ]


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    lines = "".join(f'{{"id": "{n}", "text": "The clerk counted {n} lamps on the bridge."}}\n' for n in range(2, 400))
    (tmp_path / "many.jsonl").write_text(lines)
    command = [sys.executable, "-m", "claims", "inspect", "many.jsonl", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The clerk counted 12 lamps on the bridge.")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "claims", "inspect", str(tmp_path / "a.txt"), "--format", "jsonl"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "error: the disk is full\n")
