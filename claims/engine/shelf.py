"""What a long run has to find again and need not hold: texts and names, in a database file without a name, gone when it is closed."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from typing import Self

from claims.models import Document


class _File:
    """A database that is on the disk where it grows, and nobody else's."""

    layout = ""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", check_same_thread=False)  # one at a time, whoever closes it
        self._rows.execute(self.layout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()


class Names(_File):
    """The names of the documents that were met, by their case and id."""

    layout = "CREATE TABLE met (own BLOB PRIMARY KEY, name BLOB) WITHOUT ROWID"

    def met(self, case: str | None, document_id: str, name: str) -> str | None:
        """The name under which the same document was met before; None where it is met for the first time."""
        own = _own(case, document_id)
        row = self._rows.execute("SELECT name FROM met WHERE own = ?", (own,)).fetchone()
        if row is not None:
            return str(pickle.loads(row[0]))  # noqa: S301 - as it was put here
        self._rows.execute("INSERT INTO met VALUES (?, ?)", (own, pickle.dumps(name)))
        return None


class Shelf(_File):
    """Documents, by their case and id, in the order in which they were put here."""

    layout = "CREATE TABLE documents (place INTEGER PRIMARY KEY, own BLOB UNIQUE, document BLOB)"

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM documents").fetchone()[0])

    def __iter__(self) -> Iterator[Document]:
        for (whole,) in self._rows.execute("SELECT document FROM documents ORDER BY place"):
            yield pickle.loads(whole)  # noqa: S301 - as it was put here

    def put(self, case: str | None, document_id: str, document: Document) -> None:
        """Keep a document; one that is here already stays."""
        row = _own(case, document_id), pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
        self._rows.execute("INSERT OR IGNORE INTO documents (own, document) VALUES (?, ?)", row)

    def get(self, case: str | None, document_id: str) -> Document:
        """A document that was put here."""
        row = self._rows.execute("SELECT document FROM documents WHERE own = ?", (_own(case, document_id),)).fetchone()
        document: Document = pickle.loads(row[0])  # noqa: S301 - as it was put here
        return document


def _own(case: str | None, document_id: str) -> bytes:
    """One key for a case and an id; a case may hold half characters."""
    return repr((case, document_id)).encode("utf-8", "backslashreplace")
