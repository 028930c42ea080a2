"""The word lists as a person reads them: every row with its full source, and whether the user's own folder added it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.lexicon.loading import SHIPPED, Row, folders, read


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a word list: its fields but the source's key, the full reference of its source, and where it stands."""

    fields: dict[str, Any]
    source: str
    language: str
    added: bool


def files() -> tuple[Path, ...]:
    """Every word list, shipped ones first: `<folder>/<language>/<name>.toml`, in alphabetical order."""
    return tuple(path for folder in folders() for path in sorted(folder.glob("*/*.toml")))


def is_added(path: Path) -> bool:
    """Whether a file is one of the user's own."""
    return path.parents[1] != SHIPPED


def entries(name: str, row_type: type[Row]) -> Iterator[Entry]:
    """Every row of one list in all its languages, shipped ones first.

    Raises `SettingsError` naming file, row and key for a row that is not of `row_type` or has no known source.
    """
    for path in files():
        if path.stem == name:
            rows, sources = read(path, row_type)
            for row in rows:
                fields = row.model_dump(mode="json", exclude={"source"})
                yield Entry(fields, sources[row.source], path.parent.name, is_added(path))
