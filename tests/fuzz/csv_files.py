"""Everything that is read as rows: tables of documents, tables of figures, and manifests."""

from __future__ import annotations

from collections.abc import Callable

from claims.documents import manifest
from claims.errors import InputError
from fuzz import holding


def _manifest(data: bytes) -> None:
    errors: list[InputError] = []
    found = holding.alike(lambda: manifest.parsed(data, "manifest.csv", bool, errors.append, lambda _: None))
    assert all(error.path == "manifest.csv" for error in errors)
    assert all(isinstance(value, str) for told in found.described.values() for value in told.values())


def _figures(data: bytes) -> None:
    holding.documents_hold(data, "figures.csv")


def _documents(data: bytes) -> None:
    holding.documents_hold(b"id,text,published,outlet\n" + data, "reports.csv")


def _tabs(data: bytes) -> None:
    holding.documents_hold(data, "figures.tsv")


LOADERS: tuple[Callable[[bytes], None], ...] = (_manifest, _figures, _documents, _tabs)


def check(data: bytes) -> None:
    """What one loader makes of some bytes: the one that the first byte names."""
    if data:
        LOADERS[data[0] % len(LOADERS)](data[1:])
