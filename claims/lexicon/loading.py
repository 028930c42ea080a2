"""Lexicon files → typed rows.

A lexicon file holds `[sources]`, a key and the full reference for each, and `[[row]]` tables, each naming its `source`
by that key. A folder named by `CLAIMS_LEXICON`, laid out like this one (`en/events.toml`), adds rows to those shipped.
"""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from claims.errors import SettingsError

EXTENSION_VARIABLE = "CLAIMS_LEXICON"
SHIPPED = Path(__file__).parent


class Row(BaseModel):
    """One row of a lexicon file; `source` is a key of the file's `[sources]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str


R = TypeVar("R", bound=Row)


@lru_cache(maxsize=64)
def table(name: str, row_type: type[R], language: str = "en") -> tuple[R, ...]:
    """All rows of one lexicon file, shipped ones first, then those of the user's folder.

    Raises `SettingsError` naming file, row and key for a row that is not of `row_type` or has no known source.
    """
    rows: list[R] = []
    for folder in folders():
        path = folder / language / f"{name}.toml"
        if path.is_file():
            rows.extend(read(path, row_type)[0])
    return tuple(rows)


def folders() -> tuple[Path, ...]:
    """The folder shipped, then that of the user where `CLAIMS_LEXICON` names one."""
    named = os.environ.get(EXTENSION_VARIABLE)
    return (SHIPPED, Path(named)) if named else (SHIPPED,)


def read(path: Path, row_type: type[R]) -> tuple[list[R], dict[str, str]]:
    """The rows of one file, and its sources: a key and the full reference for each; raises as `table` does."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    sources = content.get("sources", {})
    rows = []
    for number, raw in enumerate(content.get("row", []), start=1):
        try:
            row = row_type.model_validate(raw)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            raise SettingsError(f"{path}: row {number}: {key}: {first['msg']}") from None
        if row.source not in sources:
            raise SettingsError(f"{path}: row {number}: source {row.source!r} is not listed under [sources]")
        rows.append(row)
    return rows, sources
