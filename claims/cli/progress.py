"""How far a long run is, on standard error: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

HANDFUL: Final = 5
"""So many documents need no bar."""
_EVERY: Final = 60.0
"""Seconds between two lines where there is no terminal."""
_MINUTE: Final = 60


class Progress:
    """Documents and claims of one run, out of `expected` documents where that is known; drawn until the context is left.

    `say` writes a line; `clock` gives seconds. A `quiet` one shows nothing.
    """

    def __init__(
        self, say: Callable[[str], None], *, quiet: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.expected: int | None = None
        self._quiet = quiet
        self._say = say
        self._clock = clock
        self._began = self._told = clock()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def expect(self, documents: int | None) -> None:
        """So many documents are there; None where nobody knows before they are read."""
        self.expected = documents

    def at(self, documents: int, claims: int) -> None:
        """So many documents are done, with so many claims."""
        if self._quiet or documents <= HANDFUL:
            return
        if not sys.stderr.isatty():
            now = self._clock()
            if now - self._told >= _EVERY:
                self._told = now
                self._say(told(documents, claims, self.expected, now - self._began))
            return
        if self._bar is None:
            self._bar = _bar()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=documents, total=self.expected, claims=claims)

    def write(self, line: str) -> bool:
        """Write a line above the bar; False where none is drawn."""
        if self._bar is None:
            return False
        self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        return True


def told(documents: int, claims: int, expected: int | None, seconds: float) -> str:
    """How far a run is, in words: documents, claims, documents a second, and how long it will still take."""
    rate = documents / seconds if seconds > 0 else 0.0
    of = f" of {expected:,}" if expected is not None else ""
    line = f"{documents:,}{of} documents, {claims:,} claims, {rate:.1f} documents a second"
    if expected is None or rate <= 0 or expected <= documents:
        return line
    minutes = round((expected - documents) / rate / _MINUTE)
    left = "less than a minute" if minutes < 1 else f"about {minutes:,} minute{'s' if minutes > 1 else ''}"
    return f"{line}, {left} left"


def _bar() -> Bar:
    from rich.console import Console  # noqa: PLC0415 - only long runs on a terminal need it
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - as above  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    class Counted(ProgressColumn):
        """Documents, claims and documents a second."""

        def render(self, task: Task) -> Text:
            of = f" of {task.total:,.0f}" if task.total is not None else ""
            rate = f", {task.speed:.1f}/s" if task.speed else ""
            return Text(f"{task.completed:,.0f}{of} documents, {task.fields['claims']:,} claims{rate}")

    columns = (TextColumn("reading"), BarColumn(20), Counted(), TimeRemainingColumn())
    # Standard output is not for the bar to redirect: it may be a file.
    drawn = Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )
    drawn.add_task("reading", total=None, claims=0)
    drawn.start()
    return drawn
