"""What a reader is given, and what it gives: the bytes of one file, and the text that stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.models import Place


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of one file; `path` names it in errors, `name` is what it is called, `url` where it was fetched from.

    `charset` is the encoding that it was sent with.
    """

    data: bytes
    name: str
    path: str
    on_notice: Callable[[str], None]
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The text of a file, where its stretches stood in it, and what the file says of itself, by the names of `metadata.FIELDS`.

    `body_start` is the offset behind front matter; `found` says of a field where it was found, where that is more than the file.
    """

    text: str
    layout: tuple[Place, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    body_start: int = 0
    found: Mapping[str, str] = field(default_factory=dict)


class Written:
    """A text put together from stretches, each with its place in the file."""

    def __init__(self, between: str = "\n\n") -> None:
        self._between = between
        self._parts: list[str] = []
        self._length = 0
        self.layout: list[Place] = []

    def add(self, text: str, *, between: str | None = None, **where: int | str | None) -> None:
        """Add a stretch; one of blanks alone is left out."""
        if not text.strip():
            return
        if self._parts:
            gap = self._between if between is None else between
            self._parts.append(gap)
            self._length += len(gap)
        self.layout.append(Place.model_validate({"start": self._length, "end": self._length + len(text), **where}))
        self._parts.append(text)
        self._length += len(text)

    def add_row(self, cells: Sequence[tuple[str, str | None]], bar: str, **where: int | str | None) -> None:
        """Add the cells of a row, each with its address, as one stretch; blank ones, and those told before (None), have no place of their own."""
        row = bar.join(text for text, _ in cells)
        if not any(text for text, _ in cells):
            return
        self.add(row, between=None, **where)
        at = self.layout.pop().start
        for text, address in cells:
            if text:
                told = where | ({"cell": address} if address is not None else {})
                self.layout.append(Place.model_validate({"start": at, "end": at + len(text), **told}))
            at += len(text) + len(bar)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._parts)
