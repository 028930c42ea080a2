"""Which sentences of a document have to be parsed: those with a number that is asked for, and what their attribution needs.

Parsing is what reading costs. A sentence that no figure stands in is parsed only where it may say whose words a figure
is in, or whom it speaks of: around a quotation, before a pronoun, before "the remaining", before a colon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from claims.attribution import quotations, turns
from claims.context import may_have_victims
from claims.lexicon.roles import words_for
from claims.sentences import sentences
from claims.syntax import Places, Stretch, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.documents import Block
    from claims.models import Quantity

_PRONOUN = re.compile(r"\b(?:he|she|they|it)\b", re.IGNORECASE)
_LOOK_BACK = 3  # sentences that what a pronoun or "the remaining" stands for is looked for in
_PARAGRAPHS_BACK = 20  # paragraphs of nothing but quotation that a speaker is looked for behind


class Selection:
    """The sentences of a document's paragraphs, and those chosen; places are (paragraph, sentence)."""

    def __init__(self, told: Sequence[Block], text: str) -> None:
        self.told = told
        self.text = text
        self._bounds: dict[int, Places] = {}
        self._quoted: dict[int, frozenset[int]] = {}
        self._chosen: dict[int, set[int]] = {}

    def with_victims(self) -> list[Stretch]:
        """The sentences that may name a single victim, without what stands around them."""
        found = {}
        for i, block in enumerate(self.told):
            if may_have_victims(block.text):
                places = enumerate(self.bounds(i))
                found[i] = frozenset(j for j, (start, end) in places if may_have_victims(block.text[start:end]))
        return [self._stretch(i, wanted) for i, wanted in found.items() if wanted]

    def around(self, figures: Mapping[int, Sequence[Quantity]]) -> list[Stretch]:
        """The sentences of some figures, each by the offset of its paragraph, and what has to be parsed with them."""
        self._chosen = {}
        for i, block in enumerate(self.told):
            quantities = figures.get(block.start, ())
            for j, (start, end) in enumerate(self.bounds(i)) if quantities else ():
                if any(start <= q.start - block.start < end for q in quantities):
                    self._choose(i, j)
        if self._chosen:
            self._before_talk()
        return [self._stretch(i, frozenset(self._chosen[i])) for i in sorted(self._chosen)]

    def _before_talk(self) -> None:
        """What stands before the first turn of an interview says who answers."""
        talk = turns([(b.start, b.end) for b in self.told], self.text)
        first = min(talk) if any(turn.is_answer for turn in talk.values()) else None
        for i, block in enumerate(self.told):
            if first is not None and block.start == first:
                self._before(i, 0)

    def _stretch(self, i: int, wanted: frozenset[int]) -> Stretch:
        return Stretch(self.told[i].start, self.told[i].text, wanted, self.bounds(i))

    def bounds(self, i: int) -> Places:
        """The sentences of a paragraph."""
        if i not in self._bounds:
            self._bounds[i] = sentences(plain(self.told[i].text))
        return self._bounds[i]

    def _choose(self, i: int, j: int) -> None:
        """Take a sentence, and the sentences that may say whose words it is."""
        if j in self._chosen.setdefault(i, set()):
            return
        self._chosen[i].add(j)
        start, end = self.bounds(i)[j]
        if j in self._in_quotes(i):
            self._around_quotation(i)
        if _PRONOUN.search(self.told[i].text, start, end) or _refers_back(self.told[i].text[start:end]):
            self._before(i, j)
        elif j > 0 and self.told[i].text[self.bounds(i)[j - 1][1] - 1] == ":":
            self._chosen[i].add(j - 1)

    def _in_quotes(self, i: int) -> frozenset[int]:
        """The sentences of a paragraph that a quotation touches."""
        if i not in self._quoted:
            quotes = quotations(self.told[i].text)
            self._quoted[i] = frozenset(
                j for j, (a, b) in enumerate(self.bounds(i)) if any(a < q.end and q.start < b for q in quotes)
            )
        return self._quoted[i]

    def _around_quotation(self, i: int) -> None:
        """Every sentence of the paragraph with words outside its quotations; without one, those of the paragraph before."""
        for back in range(_PARAGRAPHS_BACK + 1):
            if i - back < 0:
                return
            telling = [j for j in range(len(self.bounds(i - back))) if self._tells(i - back, j)]
            if back:
                telling = [j for j in telling if self._in_quotes(i - back)] or telling[-1:]
            self._chosen.setdefault(i - back, set()).update(telling)
            for j in telling:
                if _PRONOUN.search(self.told[i - back].text, *self.bounds(i - back)[j]):
                    self._before(i - back, j)
            if back == 0 and self._only_quotes(i):
                self._after_quotation(i)
            elif telling:
                return

    def _after_quotation(self, i: int) -> None:
        """Where a quotation goes on in the next paragraph, what that paragraph says of its speaker."""
        quotes = quotations(self.told[i].text)
        if quotes and not quotes[-1].closed and i + 1 < len(self.told):
            telling = [j for j in range(len(self.bounds(i + 1))) if self._tells(i + 1, j)]
            self._chosen.setdefault(i + 1, set()).update(telling)

    def _tells(self, i: int, j: int) -> bool:
        """Whether a sentence has words outside quotation marks."""
        start, end = self.bounds(i)[j]
        text = self.told[i].text
        outside = [True] * (end - start)
        quotes = quotations(text)
        for quote in islice(quotes, bisect_right(quotes, start, key=lambda q: q.end), None):
            if quote.start >= end:
                break
            for place in range(max(start, quote.start), min(end, quote.end)):
                outside[place - start] = False
        return any(o and text[start + k].isalnum() for k, o in enumerate(outside))

    def _only_quotes(self, i: int) -> bool:
        return not any(self._tells(i, j) for j in range(len(self.bounds(i))))

    def _before(self, i: int, j: int) -> None:
        """The sentences before a pronoun, as far as a name for it is looked for."""
        left = _LOOK_BACK
        while left and i >= 0:
            j -= 1
            if j < 0:
                i -= 1
                j = len(self.bounds(i)) if i >= 0 else 0
                continue
            self._chosen.setdefault(i, set()).add(j)
            left -= 1


def _refers_back(sentence: str) -> bool:
    """Whether a sentence speaks of "the remaining" ones of a group named before it."""
    return not words_for("remaining").isdisjoint(sentence.lower().replace(",", " ").split())
