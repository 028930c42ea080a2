"""A TOML file of mappings ↔ what it tells of tables: `[[table]]` with the fields of `TableMapping`, words as plain text."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from claims.errors import InputError
from claims.models import Said, TableMapping

_PARTS: Final = ("what", "where", "when", "unit")
_LONGEST: Final = 1_000_000


def read(path: Path) -> tuple[TableMapping, ...]:
    """The mappings of a file, in order; `InputError` naming the file, the table and what is wrong with it."""
    try:
        if path.stat().st_size > _LONGEST:
            raise InputError(str(path), "is too long to be a mapping")
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"not valid TOML: {error}") from None
    rows = told.get("table")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise InputError(str(path), "holds no [[table]]: claims tables FILE --format toml writes one to begin with")
    return tuple(_mapping(path, number, row) for number, row in enumerate(rows, start=1))


def _mapping(path: Path, number: int, row: dict[str, Any]) -> TableMapping:
    try:
        return TableMapping.model_validate(
            {name: _parts(value) if name in _PARTS else value for name, value in row.items()}
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(str(path), f"[[table]] {number}: {where}: {first['msg']}") from None


def _parts(value: object) -> object:
    """Words, a column or a heading, or a list of these, as the record has them."""
    listed = value if isinstance(value, list) else [value]
    return [{"words": one} if isinstance(one, str) else one for one in listed]


def written(mappings: Iterable[TableMapping]) -> str:
    """The TOML of some mappings, to be changed and given back."""
    return "\n".join("\n".join(_lines(one)) + "\n" for one in mappings)


def _lines(mapping: TableMapping) -> Iterator[str]:
    yield "[[table]]"
    for name, value in mapping.model_dump(exclude_defaults=True).items():
        yield f"{name} = {_told(tuple(map(_part, getattr(mapping, name)))) if name in _PARTS else _told(value)}"


def _part(said: Said) -> str | dict[str, Any]:
    return said.words if said.words is not None else said.model_dump(exclude_none=True)


def _told(value: Any) -> str:
    if (
        isinstance(value, tuple)
        and len(value) == 1
        and isinstance(value[0], (str, dict))
        and isinstance(value[0], dict)
    ):
        return _told(value[0])
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_told(one)}" for name, one in value.items()) + " }"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(_told, value)) + "]"
    return json.dumps(value, ensure_ascii=False)  # a string of JSON, without half characters, is one of TOML
