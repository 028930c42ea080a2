"""Everything that is read as TOML: settings, word lists, mappings of tables, lists of feeds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from claims import config
from claims.desk import feeds
from claims.documents.tables import mapping_file
from claims.errors import ClaimsError
from claims.lexicon import loading
from claims.quantities.rows import HedgeRow
from fuzz import holding

LOADERS: tuple[Callable[[Path], object], ...] = (
    config.load,
    lambda path: loading.read(path, HedgeRow),
    mapping_file.read,
    feeds.listed,
)


def check(data: bytes) -> None:
    """What one loader makes of some bytes, the one that the first byte names; an error names the file."""
    if not data:
        return
    path = holding.kept(data[1:], "file.toml")
    load = LOADERS[data[0] % len(LOADERS)]
    holding.alike(lambda: load(path))
    try:
        load(path)
    except ClaimsError as error:
        assert str(error).startswith(str(path)), error  # noqa: PT017 - any file may be refused, but never without its name
