"""What was read, kept in a file as it is read, so that a run that was stopped goes on from there: the same documents are not read again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final, Self

from pydantic import TypeAdapter, ValidationError

from claims.engine.likeness import likeness
from claims.engine.partition import Read
from claims.errors import ClaimsError
from claims.ids import digest
from claims.models import Document

_LAYOUT: Final = "CREATE TABLE IF NOT EXISTS readings (own TEXT PRIMARY KEY, read TEXT NOT NULL) WITHOUT ROWID"
_MARK: Final = 0x436C6169
"""By which a file is known as one of these ("Clai")."""
_READ: Final = TypeAdapter(Read)


class Kept:
    """A file of readings, by document, rules, settings and word lists. `ClaimsError` where it cannot be used."""

    def __init__(self, path: Path, *, every_number: bool) -> None:
        self._path = path
        self._every_number = every_number
        try:
            self._rows = sqlite3.connect(path)
            self._check()
            self._rows.execute(_LAYOUT)
            self._rows.execute(f"PRAGMA application_id = {_MARK}")
            self._rows.commit()
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def get(self, document: Document) -> Read | None:
        """What was read of a document; None where it was not read yet, by these rules."""
        try:
            row = self._rows.execute("SELECT read FROM readings WHERE own = ?", (self._own(document),)).fetchone()
        except sqlite3.Error as error:
            raise self._unusable(error) from None
        try:
            return _READ.validate_json(row[0]) if row is not None else None
        except ValidationError:
            return None  # of another program, or damaged: read again

    def put(self, document: Document, read: Read) -> None:
        """Keep what was read of a document, for good once `settle` was called."""
        try:
            told = _READ.dump_json(read).decode()
            self._rows.execute("INSERT OR REPLACE INTO readings VALUES (?, ?)", (self._own(document), told))
        except ValueError:
            return  # half characters, which cannot be written: read again
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def settle(self) -> None:
        """Have what was put here outlast the end of this program."""
        try:
            self._rows.commit()
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def _check(self) -> None:
        (mark,) = self._rows.execute("PRAGMA application_id").fetchone()
        (tables,) = self._rows.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and mark != _MARK:
            raise ClaimsError(f"{self._path}: is no file of readings: name one that is not there yet")

    def _own(self, document: Document) -> str:
        whole = repr(document.model_dump()).encode("utf-8", "backslashreplace").decode()
        return digest("reading", likeness(), str(self._every_number), whole)

    def _unusable(self, error: sqlite3.Error) -> ClaimsError:
        return ClaimsError(f"{self._path}: cannot be used as a file of readings: {error}")
