"""Everything that is read as JSON: lists of documents, pairs to compare, annotations, and the decisions of an exported log."""

from __future__ import annotations

from collections.abc import Callable

from claims.cli.comparing import _pair
from claims.desk.replaying import parsed
from claims.errors import InputError
from claims.evaluation.gold import read_gold
from fuzz import holding


def _documents(data: bytes) -> None:
    holding.documents_hold(data, "reports.jsonl")


def _pairs(data: bytes) -> None:
    found = holding.alike(lambda: _pair(holding.text_of(data), "pairs.jsonl", 1))
    assert found is None or len(found) == 3


def _gold(data: bytes) -> None:
    path = holding.kept(data, "gold.json")
    errors: list[InputError] = []
    found = holding.alike(lambda: read_gold(path, errors.append))
    assert (found is None) is bool(errors)
    assert all(error.path == str(path) for error in errors)


def _log(data: bytes) -> None:
    row = holding.alike(lambda: parsed(holding.text_of(data)))
    assert row is None or type(row).model_validate_json(row.model_dump_json()) == row


LOADERS: tuple[Callable[[bytes], None], ...] = (_documents, _pairs, _gold, _log)


def check(data: bytes) -> None:
    """What one loader makes of some bytes: the one that the first byte names."""
    if data:
        LOADERS[data[0] % len(LOADERS)](data[1:])
