"""Who has been spoken of up to a place in a document, nearest first: the discourse that pronouns and descriptions take up."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from claims.attribution.mentions import QUOTED, Mention, mentions_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claims.lexicon.given_names import Sex
    from claims.syntax import Passage

    Picker = Callable[[list[Mention]], tuple[bool, list[Mention]]]
    """Of mentions, those that a pronoun can stand for, and whether that is certain of them."""


@dataclass
class Discourse:
    """The mentions of parsed passages, read a passage at a time as they are asked for, and the speakers added to them."""

    passages: Sequence[Passage]
    _scanned: dict[int, list[Mention]] = field(default_factory=dict)
    _lowered: dict[int, str] = field(default_factory=dict)
    _spoken: dict[int, dict[int, Mention]] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """Remember a speaker, in place of whatever was read at that place."""
        self._spoken.setdefault(self._place_of(mention.start), {})[mention.start] = mention

    def before(self, at: int, word: str) -> Iterator[Mention]:
        """The mentions before an offset in passages that have a word, latest first."""
        for place in range(self._place_of(at), -1, -1):
            if word in self._lower(place):
                yield from (m for m in reversed(self._mentions(place)) if m.start < at)

    def _lower(self, place: int) -> str:
        if place not in self._lowered:
            self._lowered[place] = self.passages[place].text.lower()
        return self._lowered[place]

    def sentences_before(self, at: int, furthest: int) -> Iterator[tuple[int, list[Mention]]]:
        """The sentences before an offset that speak of somebody outside quotations, nearest first, with who that is."""
        seen = 0
        for place in range(self._place_of(at), -1, -1):
            held = [m for m in reversed(self._mentions(place)) if m.start < at and m.rank > QUOTED]
            for sentence, mentions in groupby(held, key=lambda m: m.sentence):
                yield sentence, list(mentions)
                seen += 1
                if seen == furthest:
                    return

    def _mentions(self, place: int) -> list[Mention]:
        """The mentions of a passage in reading order; a speaker stands for the mention at its place."""
        if place not in self._scanned:
            self._scanned[place] = list(mentions_in(self.passages[place]))
        spoken = self._spoken.get(place, {}).values()
        if not spoken:
            return self._scanned[place]
        within = [(m.start, m.start + len(m.name)) for m in spoken]
        kept = [m for m in self._scanned[place] if not any(a <= m.start <= b for a, b in within)]
        return sorted([*kept, *spoken], key=lambda m: m.start)

    def _place_of(self, at: int) -> int:
        return bisect_right(self.passages, at, key=lambda p: p.start) - 1

    def passage_at(self, at: int) -> Passage | None:
        """The passage around an offset, None where nothing was parsed."""
        place = self._place_of(at)
        return self.passages[place] if place >= 0 and at < self.passages[place].end else None

    def sentence_of(self, at: int) -> int:
        """The offset of the sentence around an offset; the offset itself where nothing was parsed."""
        passage = self.passage_at(at)
        return passage.sentence_at(at)[0] if passage is not None else at


def person_of(sex: Sex | None) -> Picker:
    """Picks persons of a sex: those known to be of it before those of whom it is not known."""

    def pick(mentions: list[Mention]) -> tuple[bool, list[Mention]]:
        people = [m for m in mentions if m.sort == "person" and (sex is None or m.said.sex in {sex, None})]
        known = [m for m in people if sex is not None and m.said.sex == sex]
        return bool(known), _foremost(known or people)

    return pick


def several(mentions: list[Mention]) -> tuple[bool, list[Mention]]:
    """Picks groups before bodies: "they" takes up either."""
    foremost = _foremost([m for m in mentions if m.sort in {"group", "body"}])
    return True, [m for m in foremost if m.sort == "group"] or foremost


def one_body(mentions: list[Mention]) -> tuple[bool, list[Mention]]:
    """Picks bodies."""
    return True, _foremost([m for m in mentions if m.sort == "body"])


def _foremost(mentions: Iterable[Mention]) -> list[Mention]:
    """Those that their sentence is most about."""
    kept = list(mentions)
    top = max((m.rank for m in kept), default=0)
    return [m for m in kept if m.rank == top]
