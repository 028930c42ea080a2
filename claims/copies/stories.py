"""A document → the words of its story, without headings and what the page puts around it, and how much of them another story has too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from sys import intern
from typing import Final

from claims.documents import blocks
from claims.models import Document

RUN: Final = 5
"""So many words in a row, the same in two stories, are no chance."""
LONGEST: Final = 20_000
"""So many words of a story are compared; what stands behind them is not."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Story:
    """The words of a story in order, without case and marks."""

    words: tuple[str, ...]

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """Every run of `RUN` words, in order; one run of all words where there are fewer."""
        last = max(len(self.words) - RUN, 0)
        return tuple(" ".join(self.words[place : place + RUN]) for place in range(last + 1)) if self.words else ()

    @cached_property
    def known(self) -> frozenset[str]:
        """The runs without their order."""
        return frozenset(self.runs)


def story(document: Document) -> Story:
    """The words of a document's story; of a text that is all headings, all its words."""
    parts = [block for block in blocks(document) if block.boilerplate is None]
    told = [block for block in parts if not block.heading] or parts
    words: list[str] = []
    for block in told:
        words += map(intern, _WORD.findall(block.text.casefold()))
        if len(words) >= LONGEST:
            break
    return Story(tuple(words[:LONGEST]))


def shares(a: Story, b: Story) -> tuple[float, float]:
    """The share (0 to 1) of the words of each story that stand in a run which the other has too."""
    common = a.known & b.known
    return _covered(a, common), _covered(b, common)


def _covered(told: Story, common: frozenset[str]) -> float:
    if not told.words:
        return 0.0
    steps = [0] * (len(told.words) + RUN)
    for place, run in enumerate(told.runs):
        if run in common:
            steps[place] += 1
            steps[place + RUN] -= 1
    return sum(depth > 0 for depth in accumulate(steps[: len(told.words)])) / len(told.words)
