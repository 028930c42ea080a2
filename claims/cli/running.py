"""Runs a command so that it ends with the right exit code and never with a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Final, NoReturn

import typer

from claims.cli.talking import Talk
from claims.errors import ClaimsError, InputError, SettingsError, UsageError

DONE: Final = 0
UNFINISHED: Final = 1
WRONG_USE: Final = 2
BAD_INPUT: Final = 3
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
DEBUG_VARIABLE: Final = "CLAIMS_DEBUG"
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def running() -> Iterator[Talk]:
    """A command's run: gives it a `Talk` to speak through.

    Ends with 3 where an input could not be read, and as `exit_code` says where an error stopped it.
    """
    talk = Talk()
    try:
        yield talk
        sys.stdout.flush()
    except typer.Exit:
        raise
    except BaseException as error:  # noqa: BLE001 - the one place where every error becomes a message and a code
        _end(error, talk)
    if talk.failed:
        inputs = "1 input" if talk.failed == 1 else f"{talk.failed} inputs"
        talk.say(f"{inputs} could not be read; everything else was processed")
        raise typer.Exit(BAD_INPUT)


def main() -> NoReturn:
    """The `claims` command: standard output is UTF-8 whatever the terminal's language."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            # A half character from the command line becomes its JSON escape.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    # The parser's matrices are small: a second thread costs twice what it saves. Read when NumPy is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from claims.cli.commands import app  # noqa: PLC0415 - the commands run by the means above

    try:
        app(prog_name="claims")
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - as above
        try:
            _end(error, Talk())
        except typer.Exit as ended:
            sys.exit(ended.exit_code)
    sys.exit(DONE)


def exit_code(error: BaseException) -> int:
    """The exit code of an error that stopped a command."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    if isinstance(error, InputError):
        return BAD_INPUT
    return WRONG_USE if isinstance(error, (UsageError, SettingsError)) else UNFINISHED


def _end(error: BaseException, talk: Talk) -> NoReturn:
    if os.environ.get(DEBUG_VARIABLE):
        raise error
    code = exit_code(error)
    if code == PIPE_CLOSED:
        _silence(sys.stdout)
    else:
        talk.say(_message(error))
    if isinstance(error, OSError):
        _silence(sys.stdout)
    raise typer.Exit(code) from None


def _message(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "stopped"
    if isinstance(error, ClaimsError):
        return f"error: {error}"
    if isinstance(error, OSError):
        reason = "the disk is full" if error.errno in _FULL else error.strerror or str(error)
        return f"error: {error.filename}: {reason}" if error.filename else f"error: {reason}"
    if isinstance(error, MemoryError):
        return "error: there is not enough memory for this input"
    return f"error: an unexpected problem, a fault of this program: {type(error).__name__}: {error}"


def _silence(stream: IO[str]) -> None:
    """Sends what is still to be written nowhere, so that nothing fails once more at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
