"""The audit log: who signed in, was refused, took something away, or changed who may do what; a line of JSON each, never a word of a document."""

from __future__ import annotations

import errno
import getpass
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from claims import config
from claims.errors import AuditError

VARIABLE: Final = "CLAIMS_AUDIT"
SUFFIX: Final = ".audit.jsonl"
REFUSED: Final = "refused"
_LONGEST: Final = 300
_BLOCK: Final = 1 << 16
Fact = str | int | bool | None


class Event(StrEnum):
    """What is told in the audit log."""

    SIGN_IN = "sign-in"
    SIGN_OUT = "sign-out"
    DENIED = "denied"
    EXPORT = "export"
    ROLE = "role"
    DEACTIVATION = "deactivation"
    FETCHING = "fetching"
    REQUEST = "request"
    PURGE = "purge"


class Known(StrEnum):
    """How it is known who did something."""

    SIGNED_IN = "signed in"
    HERE = "on this machine"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit log at a path, for one who acts; safe to share between threads and programs.

    `who` is the address that the sign-in gives, else the user of the machine; `client` where they ask from, as far as it is
    known. `strict`: an act that cannot be told is not done.
    """

    path: Path
    who: str = ""
    known: Known = Known.HERE
    client: str | None = None
    strict: bool = False
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def told_of(self, who: str, known: Known, client: str | None) -> Audit:
        """The same log for somebody who is served: nothing is done that cannot be told."""
        return replace(self, who=who, known=known, client=client, strict=True)

    def tell(self, event: Event, case: str | None = None, *, outcome: str = "done", **facts: Fact) -> None:
        """Add a line, on the disk before this returns; `outcome` is `REFUSED` for what was not done. Long texts are cut.

        `AuditError` where it cannot be written and the log is strict; otherwise the act goes on.
        """
        at = self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        told: dict[str, Fact] = {"at": at, "event": event, "who": self.who or _user(), "known": self.known}
        told |= {"client": self.client, "case": case, "outcome": outcome, **facts}
        line = json.dumps({key: _short(value) for key, value in told.items()}) + "\n"
        try:
            _append(self.path, line.encode("ascii"))
        except OSError as error:
            if self.strict:
                raise AuditError(
                    f"the audit log cannot be written ({error.strerror or error}): nothing was done. Tell whoever runs this machine"
                ) from None

    def lines_of(self, day: date) -> Iterator[dict[str, Fact]]:
        """The lines of a day (UTC), the latest first, as far as they stand in the file that is written to now."""
        wanted = day.isoformat()
        for line in _backwards(self.path):
            try:
                told = json.loads(line)
                at = str(told["at"])[: len(wanted)]
            except (ValueError, KeyError, TypeError):
                continue  # a line that was torn
            if at < wanted:
                return
            if at == wanted:
                yield told


def path_of(folder: Path, store: Path | None) -> Path:
    """Where the audit log is kept: `CLAIMS_AUDIT`, else the setting `audit.file`, else beside the store's file, or its folder of originals."""
    named = os.environ.get(VARIABLE) or config.settings().audit.file
    if named:
        return Path(named).expanduser()
    beside = store or folder
    return beside.with_name(f"{beside.name}{SUFFIX}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a number without a name, as in a container
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


def _short(value: Fact) -> Fact:
    return value[:_LONGEST] if isinstance(value, str) else value


def _append(path: Path, line: bytes) -> None:
    """Add a whole line, or nothing; the file is opened anew each time, so that it may be moved away in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        with _locked(file):
            size = os.fstat(file).st_size
            torn = size > 0 and _last_byte(file, size) != b"\n"
            data = (b"\n" if torn else b"") + line
            if os.write(file, data) != len(data):
                os.ftruncate(file, size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file)
    finally:
        os.close(file)


def _last_byte(file: int, size: int) -> bytes:
    os.lseek(file, size - 1, os.SEEK_SET)
    return os.read(file, 1)


@contextmanager
def _locked(file: int) -> Iterator[None]:
    """Alone in the file, where the system has such locks; elsewhere a line is still written at once."""
    with suppress(ImportError):
        import fcntl  # noqa: PLC0415 - there is none on Windows

        fcntl.flock(file, fcntl.LOCK_EX)  # closing the file lets go of it
    yield


def _backwards(path: Path) -> Iterator[bytes]:
    """The lines of a file, the last first."""
    try:
        with path.open("rb") as file:
            place = file.seek(0, os.SEEK_END)
            rest = b""
            while place > 0:
                start = max(0, place - _BLOCK)
                file.seek(start)
                first, *whole = (file.read(place - start) + rest).split(b"\n")
                yield from filter(None, reversed(whole))
                rest, place = first, start
            if rest:
                yield rest
    except OSError:
        return
