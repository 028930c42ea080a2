"""Exact words that a person pastes → the places of a text where they stand, whatever copying changed about them.

Copying changes white space, line breaks, quotation marks, the composition of accented letters, and marks that nobody sees; that is
forgiven. A letter, an accent, a digit or the case of a letter is not: that would be another word.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from claims.models import Span

MOST: Final = 1_000
"""So many places are told at most."""

_UNSEEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
"""Soft hyphens, joiners, zero-width and direction marks, variation selectors."""
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛ʼ", "'"))
_JAMO: Final = "\u1160-\u11ff\ud7b0-\ud7fb"  # vowels and finals, which go on a syllable
_GOES_BEFORE: Final = re.compile(r"\d[.,٫٬'’\u00a0\u202f\u2009]?\Z")
_GROUP: Final = re.compile(r"\d{3}(?!\d)")
_GOES_ON: Final = re.compile(r"(?:[.,٫٬'’]|[\u00a0\u202f\u2009](?=\d{3}(?!\d)))?\d")


@dataclass(frozen=True)
class _Folded:
    """A text without what copying changes: piece by piece, a piece either as it stands or one character with its marks.

    `at` and `of` give the offset of each piece in `text` and in the original, `ends` where a piece of one character ends there,
    None for a piece as it stands.
    """

    text: str
    at: tuple[int, ...]
    of: tuple[int, ...]
    ends: tuple[int | None, ...]

    def start(self, offset: int) -> int | None:
        """The original's offset where the folded character begins; None within a character and its marks."""
        piece = bisect_right(self.at, offset) - 1
        if self.ends[piece] is None:
            return self.of[piece] + offset - self.at[piece]
        return self.of[piece] if self.at[piece] == offset else None

    def end(self, offset: int) -> int | None:
        """The original's offset behind the folded character before `offset`; None within a character and its marks."""
        piece = bisect_right(self.at, offset - 1) - 1
        end = self.ends[piece]
        if end is None:
            return self.of[piece] + offset - self.at[piece]
        behind = self.at[piece + 1] if piece + 1 < len(self.at) else len(self.text)
        return end if behind == offset else None


@dataclass(frozen=True)
class Text:
    """A text that words are sought in; it is folded once."""

    text: str

    @cached_property
    def _folded(self) -> _Folded:
        return _fold(self.text)

    def places(self, words: str, most: int = MOST) -> tuple[Span, ...]:
        """Every place of the words, in order, `most` of them; in code points of the text, without blanks at either end.

        A place within a longer number is none: "200 people" does not stand in "1,200 people".
        """
        sought = folded(words)
        found: list[Span] = []
        at = self._folded.text.find(sought) if sought else -1
        while at >= 0 and len(found) < most:
            start, end = self._folded.start(at), self._folded.end(at + len(sought))
            if start is not None and end is not None and not _cuts_number(self.text, start, end):
                found.append(Span(start=start, end=end))
            at = self._folded.text.find(sought, at + 1)
        return tuple(found)


def find(text: str, words: str, most: int = MOST) -> tuple[Span, ...]:
    """Every place of the words in a text, as `Text.places` has it."""
    return Text(text).places(words, most)


def folded(words: str) -> str:
    """Words without what copying changes: two texts that fold alike say the same, letter by letter."""
    return _fold(words).text.strip(" ")


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Whether a place begins or ends within a number."""
    before, after = text[max(0, start - 2) : start], text[end : end + 5]
    if text[start].isdecimal() and _GOES_BEFORE.search(before):
        # A blank that does not break joins groups of three only.
        return not before[-1].isspace() or _GROUP.match(text[start : start + 4]) is not None
    return text[end - 1].isdecimal() and _GOES_ON.match(after) is not None


@lru_cache(maxsize=1)
def _special() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns: stretches that folding may change, what goes on a character, and what nobody sees."""
    points = [chr(point) for point in range(0x80, sys.maxunicode + 1) if not 0xD800 <= point <= 0xDFFF]  # noqa: PLR2004
    marks = [one for one in points if unicodedata.category(one)[0] == "M"]
    made = [one for one in points if unicodedata.decomposition(one)[:1] not in ("", "<") or one.isspace()]
    goes_on = _class(marks) + _JAMO
    # Beyond the basic plane all is looked at: a class of many ranges there makes every search ten times as slow.
    near = _class([one for one in (*made, *marks) if one < "\U00010000"])
    changed = r"\t-\r\x1c-\x1f“”„‟‘’‚‛ʼ가-힣\U00010000-\U0010ffff" + near + _UNSEEN + _JAMO
    return (
        re.compile(f" [ {changed}]+|[{changed}][ {changed}]*"),
        re.compile(f"(?<![{_UNSEEN}])[{_UNSEEN}]*+[{goes_on}]"),
        re.compile(f"[{_UNSEEN}]"),
    )


def _class(points: list[str]) -> str:
    """Some characters as the inside of a character class, by ranges."""
    ranges: list[list[str]] = []
    for point in sorted(points):
        if ranges and ord(point) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{first}-{last}" for first, last in ranges)


def _fold(text: str) -> _Folded:
    pieces: list[tuple[str, int, int | None]] = []
    changed, goes_on, _ = _special()
    behind = 0
    for found in changed.finditer(text):
        start, end = found.span()
        if start > behind and goes_on.match(text, start):
            start -= 1  # what stands before carries the marks that follow
        if start > behind:
            pieces.append((text[behind:start], behind, None))
        pieces += [(_canonical(text[start]), start, end)] if end == start + 1 else _characters(text, start, end)
        behind = end
    if behind < len(text):
        pieces.append((text[behind:], behind, None))
    at, total = [], 0
    for piece, _, _ in pieces:
        at.append(total)
        total += len(piece)
    return _Folded(
        "".join(p for p, _, _ in pieces), tuple(at), tuple(o for _, o, _ in pieces), tuple(e for *_, e in pieces)
    )


def _characters(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The characters of a stretch with their marks, folded, each with its offsets; blanks together are one."""
    _, goes_on, unseen = _special()
    held, first, last = "", start, start
    for place in range(start, end):
        one = text[place]
        if unseen.match(one):
            continue
        if held == " " and one.isspace():
            last = place + 1
            continue
        if held and (held == " " or not goes_on.match(one)):
            yield _canonical(held), first, last
            held = ""
        if not held:
            first = place
        held, last = held + (" " if one.isspace() else one), place + 1
    if held:
        yield _canonical(held), first, last


@lru_cache(maxsize=65536)
def _canonical(character: str) -> str:
    """A character with its marks, in its canonical parts; a blank as the plain one, nothing for what nobody sees."""
    if character.isspace():
        return " "
    if len(character) == 1 and _special()[2].match(character):
        return ""
    return unicodedata.normalize("NFD", character).translate(_QUOTES)
