"""Records → standard output or a file, as JSON, CSV or a table; equal records give equal bytes."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from claims.cells import cell
from claims.cli.talking import printable
from claims.wholefiles import whole_file

_WHOLE_UP_TO: Final = 10**18
_PIPED_WIDTH: Final = 200


def plain(value: object) -> Any:
    """A record as plain JSON: fields in their order, figures that are whole written as integers."""
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, float) and abs(value) < _WHOLE_UP_TO and value.is_integer():
        return int(value)
    return value


def in_order(record: BaseModel, columns: Iterable[str]) -> dict[str, Any]:
    """A record's fields in the order of some columns."""
    return {name: plain(getattr(record, name)) for name in columns}


_ACTED_ON = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def line(row: object) -> str:
    """One line of JSON; text as it is, but for controls and direction marks, which a terminal would act on."""
    return harmless(json.dumps(row, ensure_ascii=False)) + "\n"


def harmless(written: str) -> str:
    """JSON as written, with what a terminal would act on as escapes: the same values, read back."""
    return _ACTED_ON.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def as_lines(rows: Iterable[object]) -> None:
    """Writes one JSON object a line, as soon as there is one."""
    for row in rows:
        sys.stdout.write(line(row))


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Writes CSV with a header; lists are joined by "; ", and no cell can run as a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[name]) for name in columns])


def as_table(rows: Iterable[Sequence[str]], headings: Sequence[str], empty: str) -> None:
    """Writes a table as wide as the terminal; `empty` is said, on standard error, where there are no rows."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only tables need it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(*headings, box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row))
    if not table.row_count:
        sys.stderr.write(empty + "\n")
        return
    Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPED_WIDTH, highlight=False).print(table)


def to_file(path: Path, content: str | bytes) -> None:
    """Writes a file whole or not at all; text in UTF-8."""
    with whole_file(path) as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))
