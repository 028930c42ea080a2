"""Streams synthetic documents through whole extraction, keeping none, and prints resident memory on the way.

The documents are made from templates by their number alone: the same on every run, no two the same, with names and
figures that keep changing, as a parser's vocabulary would meet them in the news.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from claims import pipeline
from claims.models import Document

FIRST = ("Ka", "Bel", "Tor", "Mi", "San", "Ul", "Ve", "Dra", "Pol", "Nor", "Ir", "Gus", "Fa")
LAST = ("ren", "dov", "mark", "ita", "stein", "well", "ara", "off", "ling", "berg", "son")
ROLES = ("mayor", "governor", "fire chief", "minister", "union leader", "spokeswoman", "police chief")
TEMPLATES = (
    "The {role} of {place}, {name}, said on Monday that {n:,} houses were destroyed and {m} people injured.",
    "According to {name}, at least {m} workers were killed when the bridge at {place} collapsed.",
    "“We counted {n:,} tents in the camp,” {name} told reporters. “Around {m}% of them stand empty.”",
    "The price of bread rose {m}% to ${n:,}.50 a loaf, the ministry in {place} said.",
    "Between {m} and {n:,} protesters gathered in {place}, the {role} said; organisers spoke of {n:,},000.",
    "A man was wounded. Nobody was arrested, {name} said.",
    "The town of {place} lies on a river. It has a school, a market and two bridges.",
    "Some {n:,} families left {place} in the past year, and the remaining {m} will follow, {name} said.",
)
PARAGRAPHS = 4


def name(number: int) -> str:
    """A made-up name; there are some two hundred thousand of them."""
    first, rest = divmod(number, len(LAST))
    middle, rest_of_first = divmod(first, len(FIRST))
    return FIRST[rest_of_first] + FIRST[middle % len(FIRST)].lower() + LAST[rest] + LAST[middle // 13 % len(LAST)][:2]


def text(number: int) -> str:
    """The text of one document: paragraphs of two sentences each, chosen and filled by its number."""
    lines = []
    for place in range(PARAGRAPHS * 2):
        seed = number * 31 + place * 7_919
        lines.append(
            TEMPLATES[(number + place * 3) % len(TEMPLATES)].format(
                role=ROLES[seed % len(ROLES)],
                place=name(seed % 1_861),
                name=f"{name(seed % 1_511)} {name(seed % 20_011)}",
                n=31 + seed % 9_973,
                m=2 + seed % 29,
            )
        )
    return "\n\n".join(" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2))


def documents(count: int) -> Iterator[Document]:
    """The documents, each made when it is asked for."""
    for number in range(count):
        yield Document(name=f"document {number}", text=text(number), outlet=f"outlet {number % 40}")


def resident() -> float:
    """The resident memory of this process in MiB: of now where the system tells it, else its peak."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return peak()


def peak() -> float:
    """The largest resident memory of this process so far, in MiB."""
    unit = 1024 if sys.platform != "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def watched(given: Iterator[Document], every: int) -> Iterator[Document]:
    """The same documents; prints the memory before the first and after each so many."""
    began = time.perf_counter()
    print("| documents | resident MiB | seconds |\n|---|---|---|", flush=True)
    number = 0
    for number, document in enumerate(given):
        if number % every == 0:
            print(f"| {number:,} | {resident():,.0f} | {time.perf_counter() - began:,.0f} |", flush=True)
        yield document
    print(f"| {number + 1:,} | {resident():,.0f} | {time.perf_counter() - began:,.0f} |", flush=True)


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--documents", type=int, default=10_000, help="how many documents")
    given.add_argument("--every", type=int, default=1_000, help="after how many the memory is printed")
    asked = given.parse_args()
    claims = sum(1 for _ in pipeline.extract(watched(documents(asked.documents), max(1, asked.every))))
    print(f"\n{claims:,} claims; peak {peak():,.0f} MiB")


if __name__ == "__main__":
    main()
