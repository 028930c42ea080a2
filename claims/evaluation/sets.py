"""Folders of annotated documents → an evaluation each, and all of them as one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from claims import pipeline
from claims.config import Settings
from claims.errors import InputError
from claims.evaluation.gold import read_gold
from claims.evaluation.locating import located
from claims.evaluation.measuring import measure
from claims.evaluation.records import STAGES, Evaluation, added

GOLD_NAME: Final = "gold.json"
TOTAL: Final = "all"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Documents (at `paths`) and the file of their annotations."""

    name: str
    paths: tuple[str, ...]
    gold: Path


def find_sets(path: str, on_error: Callable[[InputError], None]) -> tuple[GoldSet, ...]:
    """Every folder at or below a path that holds a gold.json, by name; it annotates the documents beside and below it.

    The path may be a file of annotations itself. A path that is not there, or holds none, is handed to `on_error`.
    """
    root = Path(path)
    if not root.exists():
        on_error(InputError(path, "no such file or folder"))
        return ()
    if root.is_file() and root.suffix == ".json":
        return (GoldSet(root.resolve().parent.name, (str(root.parent),), root),)
    found = []
    for here, folders, files in os.walk(root):
        folders.sort()
        if GOLD_NAME in files:
            folders.clear()
            name = Path(here).relative_to(root).as_posix()
            found.append(GoldSet(Path(here).resolve().name if name == "." else name, (here,), Path(here) / GOLD_NAME))
    if not found:
        on_error(InputError(path, f"holds no {GOLD_NAME}: name the file of annotations with --gold"))
    return tuple(found)


def evaluate(
    sets: Sequence[GoldSet],
    *,
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None],
    settings: Settings | None = None,
) -> Iterator[Evaluation]:
    """The evaluation of each set, in their order; a set that cannot be used is handed to `on_error`, the others go on."""
    for one in sets:
        read = read_gold(one.gold, on_error)
        if read is None:
            continue
        gold, lines = read
        told = partial(_told, on_notice, str(one.gold))
        given = pipeline.documents(one.paths, on_error=on_error, on_notice=told, settings=settings)
        documents = {document.name: document for document in pipeline.unique(given, told)}
        placed = located(gold, documents, str(one.gold), lines, on_error)
        if placed is not None:
            found = pipeline.check(documents.values(), settings)
            yield measure(placed, found, one.name, len(documents))


def total(evaluations: Sequence[Evaluation]) -> Evaluation:
    """All sets as one: right, predicted and annotated added up, a stage at a time; misses stay with their sets."""
    stages = tuple(added((one.stage(name) for one in evaluations), name) for name in STAGES)
    return Evaluation(name=TOTAL, documents=sum(one.documents for one in evaluations), stages=stages)


def _told(on_notice: Callable[[str], None], gold: str, text: str) -> None:
    """Hands a notice on, but for the one that the annotations are no document."""
    if not text.startswith(f"{gold}: "):
        on_notice(text)
