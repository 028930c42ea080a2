"""What a command tells the person who runs it, all on standard error: errors, notices, progress."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from claims.errors import InputError

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
HANDFUL = 5


def printable(text: str) -> str:
    """Text that cannot steer a terminal: on one line, control and direction marks replaced."""
    folded = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in folded)


class Talk:
    """One run's messages; `failed` counts the inputs that could not be read."""

    def __init__(self) -> None:
        self.failed = 0
        self._progress: Progress | None = None

    def error(self, error: InputError) -> None:
        """Names an input that could not be read; the run goes on and ends with exit code 3."""
        self.failed += 1
        self.say(f"error: {error}")

    def notice(self, text: str) -> None:
        """Tells what a person should know of an input that was read."""
        self.say(f"note: {text}")

    def say(self, text: str) -> None:
        """One line on standard error, above the progress bar where there is one; a closed one is no matter."""
        line = printable(text)
        with suppress(OSError):
            if self._progress is not None:
                self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
            else:
                sys.stderr.write(line + "\n")
                sys.stderr.flush()

    def counted(self, items: Iterable[T], *, quiet: bool = False) -> Iterator[T]:
        """The items, with a bar of how many were read once there are more than a handful.

        `quiet`: without one, as always where standard error is no terminal.
        """
        if quiet or not sys.stderr.isatty():
            yield from items
            return
        for place, item in enumerate(self._shown(items)):
            if place == HANDFUL:
                self._start()
            if self._progress is not None:
                self._progress.update(self._progress.task_ids[0], completed=place + 1)
            yield item

    def _shown(self, items: Iterable[T]) -> Iterator[T]:
        try:
            yield from items
        finally:
            if self._progress is not None:
                self._progress.stop()
                self._progress = None

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - only long runs on a terminal need it
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (TextColumn("reading"), BarColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
        # Standard output is not for the bar to redirect: it may be a file.
        self._progress = Progress(
            *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._progress.add_task("reading", total=None)
        self._progress.start()
