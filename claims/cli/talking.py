"""What a command tells the person who runs it, all on standard error: errors, notices, progress."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager, suppress
from typing import Protocol, TypeVar

from claims.cli.progress import Progress
from claims.errors import InputError

T = TypeVar("T")


class _Reading(Protocol):
    @property
    def claims(self) -> Sized: ...


ReadT = TypeVar("ReadT", bound=_Reading)


def printable(text: str) -> str:
    """Text that cannot steer a terminal: on one line, control and direction marks replaced."""
    folded = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in folded)


class Talk:
    """One run's messages; `failed` counts the inputs that could not be read. One that `is_quiet` tells errors and the end alone.

    `expected`: how many documents there are to read, None where nobody knows.
    """

    def __init__(self) -> None:
        self.failed = 0
        self.is_quiet = False
        self.expected: int | None = None
        self._progress: Progress | None = None

    def error(self, error: InputError) -> None:
        """Names an input that could not be read; the run goes on and ends with exit code 3."""
        self.failed += 1
        self.say(f"error: {error}")

    def notice(self, text: str) -> None:
        """Tells what a person should know of an input that was read."""
        if not self.is_quiet:
            self.say(f"note: {text}")

    def say(self, text: str) -> None:
        """One line on standard error, above the progress bar where there is one; a closed one is no matter."""
        line = printable(text)
        with suppress(OSError):
            if self._progress is None or not self._progress.write(line):
                sys.stderr.write(line + "\n")
                sys.stderr.flush()

    def counted(self, items: Iterable[T], *, quiet: bool = False) -> Iterator[T]:
        """The items, with a bar of how many were read; `quiet`: without one."""
        with self.progress(quiet=quiet) as shown:
            for place, item in enumerate(items, start=1):
                shown.at(place, 0)
                yield item

    def read(self, readings: Iterable[ReadT], *, quiet: bool = False) -> Iterator[ReadT]:
        """The readings, with a bar of documents and claims, out of as many documents as `self.expect` was told."""
        claims = 0
        with self.progress(quiet=quiet) as shown:
            shown.expect(self.expected)
            for place, reading in enumerate(readings, start=1):
                shown.expect(self.expected)
                claims += len(reading.claims)
                shown.at(place, claims)
                yield reading

    def expect(self, documents: int | None) -> None:
        """So many documents will be read; None where nobody knows."""
        self.expected = documents

    @contextmanager
    def progress(self, *, quiet: bool = False) -> Iterator[Progress]:
        """How far the run is: what is said meanwhile stands above it."""
        with Progress(self.say, quiet=quiet or self.is_quiet) as shown:
            self._progress = shown
            try:
                yield shown
            finally:
                self._progress = None
