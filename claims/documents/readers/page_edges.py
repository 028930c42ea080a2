"""The lines of printed pages → what is told on each, and what stands at the head or foot of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, NamedTuple

DEEPEST: Final = 3
"""So many lines at the head and at the foot of a page are looked at."""
_FEWEST: Final = 3
_SHARE: Final = 0.4
"""Left and right pages often have heads of their own: each then stands on nearly half of the pages."""
_SIDES: Final = ("head", "foot")
_NUMBER = re.compile(r"\d{1,4}")


class Page(NamedTuple):
    """One page: its own text, and the lines at its head and foot that other pages have too."""

    text: str
    head: tuple[str, ...]
    foot: tuple[str, ...]


def parted(pages: Sequence[str]) -> list[Page]:
    """Each page without the lines that run along the heads or feet of at least three pages and two fifths of all.

    A line runs along where it is the same on each page, or the same but for one number that counts with the pages; a foot that has
    another figure on each page is the page's own.
    """
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    told: Counter[Hashable] = Counter()
    for number, found in enumerate(lines):
        told.update(
            {key for side in _SIDES for at in _outermost(found, side) for key in _keys(found[at], side, number)}
        )
    least = max(_FEWEST, _SHARE * len(pages))

    parts = []
    for number, found in enumerate(lines):
        places = ((at, side) for side in _SIDES for at in _outermost(found, side))
        edges = {at for at, side in places if any(told[key] >= least for key in _keys(found[at], side, number))}
        head = tuple(found[at] for at in sorted(edges) if 2 * at < len(found) - 1)
        foot = tuple(found[at] for at in sorted(edges))[len(head) :]
        parts.append(Page("\n".join(line for at, line in enumerate(found) if at not in edges), head, foot))
    return parts


def _outermost(lines: Sequence[str], side: str) -> list[int]:
    """The places of the lines nearest to an edge of the page that are not blank."""
    full = [at for at, line in enumerate(lines) if line]
    return full[:DEEPEST] if side == "head" else full[-DEEPEST:]


def _keys(line: str, side: str, number: int) -> Iterator[Hashable]:
    """What a line has in common with that of another page: all of it, or all but one number that goes with the page's."""
    plain = " ".join(line.split()).casefold()
    yield side, plain
    for found in _NUMBER.finditer(plain):
        yield side, plain[: found.start()], int(found.group()) - number, plain[found.end() :]
