"""Files to read → how many documents they are, as far as that is known without reading them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from claims.documents.containers import kinds, records
from claims.documents.finding import STDIN, Found

_PIECE: Final = 2**20
_LARGEST: Final = 2_000_000_000
"""Bytes of a list of documents whose lines are counted first; one that is larger is read at once."""


def expected(files: Sequence[Found]) -> int | None:
    """How many documents some files are, one each; a list of documents has as many as lines. None where another file holds documents."""
    total = 0
    for file in files:
        ending = file.path.suffix.lower()
        if ending in records.LINES:
            lines = _lines(file.path)
            if lines is None:
                return None
            total += lines
        elif ending in kinds.ENDINGS or str(file.path) == STDIN:
            return None
        else:
            total += 1
    return total


def _lines(path: Path) -> int | None:
    """The lines of a file that are not empty, roughly: blank ones of a few blanks count."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        count, end = 0, b"\n"
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                count += piece.count(b"\n") - (end + piece).count(b"\n\n")
                end = piece[-1:]
    except OSError:
        return None
    return count + (end != b"\n")
