"""Fills a store with synthetic documents, asks it one figure several times as a person does, and prints how long each answer took.

The documents are made from templates by their number alone, so that every run asks the same of the same store.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from claims import pipeline
from claims.desk.opening import open_desk
from claims.models import Document

PLACES = (
    "Lisbon",
    "Porto",
    "Quito",
    "Lima",
    "Oslo",
    "Bergen",
    "Prague",
    "Brno",
    "Riga",
    "Vilnius",
    "Cork",
    "Leeds",
    "Lyon",
)
COUNTED = (
    ("sailors", "rescued"), ("houses", "destroyed"), ("people", "killed"), ("miners", "injured"), ("protesters", "arrested"),
)  # fmt: skip
SPEAKERS = (
    "The mayor",
    "The fire brigade",
    "The coast guard",
    "The interior ministry",
    "The governor",
    "A hospital spokesman",
)
ASKED = "14 sailors were rescued in Lisbon on 1 January 2021"
PARAGRAPHS = 4


def text(number: int) -> str:
    """The text of one document: paragraphs of two figures each, chosen and filled by its number."""
    place, day = PLACES[number % len(PLACES)], 1 + number % 28
    told = []
    for paragraph in range(PARAGRAPHS):
        kind, verb = COUNTED[(number + paragraph * 3) % len(COUNTED)]
        first, second = (SPEAKERS[(number + paragraph + more) % len(SPEAKERS)] for more in (0, 2))
        low, high = 3 + number * 7 % 61, 5 + number * 11 % 67
        told.append(
            f"{first} said that {low} {kind} were {verb} in {place} on {day} January 2021. {second} put it at {high} {kind}."
        )
    return "\n\n".join(told)


def documents(count: int) -> Iterator[Document]:
    """The documents of one case."""
    for number in range(count):
        published = f"2021-01-{1 + number % 28:02d}"
        yield Document(
            name=f"document {number}", text=text(number) + f"\n\nReport {number}.", outlet=f"outlet {number % 40}",
            published=published, case="benchmark",
        )  # fmt: skip


def main() -> None:
    """Fill, reconcile, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "claims.db")
        desk = open_desk(store)
        added = desk.add_all(pipeline.readings(documents(given.documents), every_number=False))
        desk.refresh("benchmark")
        print(f"{added.documents} documents, {added.claims} claims")
        for _ in range(given.rounds):
            wall, spent = ask(store)
            print(f"{wall:.1f} s, {spent:.1f} s of them processor time")


def ask(store: str) -> tuple[float, float]:
    """How long one answer takes, and how much processor time it costs, in seconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "claims", "lookup", ASKED, "--store", store, "--format", "json"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, spent


if __name__ == "__main__":
    main()
