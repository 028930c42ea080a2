"""A paragraph → its sentences, by its marks: fast, and never inside a quotation's own clause ("… here!" he said).

A sentence ends at a full stop, question or exclamation mark and what closes behind it, where a blank and the beginning
of a new one follow; not behind an abbreviation or an initial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal

from claims.datelines import dateline_end
from claims.lexicon.loading import Row, table

_END = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s)""")
_BEGIN = re.compile(r"""\s+(?:["'“‘«„(\[]|``)*+(?:\w|[#$£€¥₹])""")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.){0,12}[^\W\d_]{1,24}\Z|\w\Z")
_BEGINNING = re.compile(r"(?:The|A|An|He|She|It|They|We|But|In|On|At|His|Her|Its)\b")
_NOT_BLANK = re.compile(r"\S")
_LONGEST_WORD = 24
_FOREIGN_END = re.compile(
    r"(?:[։؟۔।॥។၊။።፧]|(?<=[\u0561-\u0587]):(?=\s+[\u0531-\u0556«]))[\"'”’»)\]]*(?=\s)|[。！？｡]+[」』”’）]*"
)
"""The marks that end a sentence in Armenian (where a colon often stands for its full stop), Arabic, Urdu, Hindi, Khmer, Burmese, Ethiopic, Chinese and Japanese."""
_GOES_ON = re.compile(r"(?:\A|[\s(«])(?:[\u0430-\u04ff]{1,2}|тыс|млн|млрд|руб|чел|обл|просп|пос)\.\Z")
"""What looks like the end of a sentence in Cyrillic and abbreviates a word: "г. Москва"."""
_GAP = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_FARTHEST = 10_000
_LONGEST = 1_500
_MOST_WORDS = 200
"""Words and marks that one sentence may have: what reads a sentence's parse may cost time with the square of its length, and text
that is no prose (a column of figures in one line) has no end to its sentences. The longest of prose have some 150."""
_PIECE = re.compile(r"\w+|[^\w\s]")
_CUTS = tuple(
    re.compile(mark)
    for mark in (
        r"""(?<=[^\W\d_A-Z][.!?…]|[.!?…]["”])\s*+(?=["“]?[A-Z])""",
        r"(?<=[;:|•])\s+(?=\S)",
        r"(?<=,)\s+(?=\S)",
        r"\s+(?=\S)",
    )
)
"""Where a sentence without an end is cut: best where one was glued to the next ("left.The"), then behind a mark, then between two words."""


class AbbreviationRow(Row):
    """Words that a full stop abbreviates, and what has to follow for the sentence to go on."""

    before: Literal["name", "number", "any"]
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return {word: row.before for row in table("abbreviations", AbbreviationRow) for word in row.words}


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open offsets of the sentences of a paragraph, in order; blanks between them, and a dateline, belong to none.

    What goes on for more than `_MOST_WORDS` words without an end is cut into parts, each a sentence to all that reads it.
    """
    return tuple(part for sentence in _marked(text) for part in _bounded(text, *sentence))


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph by their marks alone, however long."""
    start = dateline_end(text)
    for end in _END.finditer(text, start):
        begin = _BEGIN.match(text, end.end())
        if begin is None or not _ends(text, end, text[begin.end() - 1]):
            continue
        yield start, end.end()
        start = end.end() + len(begin.group()) - len(begin.group().lstrip())
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts of at most `_MOST_WORDS` words and `_LONGEST` characters; itself, where it is no longer."""
    while (limit := _limit(text, start, end)) < end:
        least = (start + limit) // 2
        cuts = (list(cut.finditer(text, least, limit + 1)) for cut in _CUTS)
        cut = next((found[-1] for found in cuts if found), None)
        yield start, start + len(text[start : cut.start() if cut else limit].rstrip())
        start = cut.end() if cut else limit
    yield start, end


def _limit(text: str, start: int, end: int) -> int:
    """How far one part of a sentence may reach; its end, where nothing has to be cut."""
    if end - start <= _MOST_WORDS:
        return end
    beyond = next(islice(_PIECE.finditer(text, start, end), _MOST_WORDS, None), None)
    return min(beyond.start() if beyond else end, start + _LONGEST, end)


def _ends(text: str, end: re.Match[str], following: str) -> bool:
    """Whether a mark ends a sentence that a character follows."""
    if following.islower():
        return False
    word = _LAST_WORD.search(text[max(0, end.start() - _LONGEST_WORD) : end.start()].rstrip())
    if end.group()[0] != "." or end.group().startswith("..") or word is None:
        return True
    if len(word.group()) == 1 and word.group().isupper() and word.group() != "I":
        return False
    before = _abbreviations().get(word.group())
    if before == "any":  # "at 9 p.m. The …": a capital behind such a word is no proof, an article or a pronoun is
        begin = _NOT_BLANK.search(text, end.end())
        return begin is not None and _BEGINNING.match(text, begin.start()) is not None
    return before is None or (before == "number" and not following.isdigit())


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence, or sentences, that a stretch of a text stands in, whatever script it is written in.

    Sentences never go on over a blank line; where a stretch of text has no marks at all, the line it stands in is given.
    """
    first, last = _paragraph(text, start, end)
    found: list[tuple[int, int]] = []
    for one, other in sentences(text[first:last]):
        begun = found.pop()[0] if found and _GOES_ON.search(text, found[-1][0], found[-1][1]) else first + one
        found.append((begun, first + other))
    parts = [part for sentence in found for part in _parted(text, *sentence)]
    begin = max((s for s, _ in parts if s <= start), default=first)
    until = min((e for _, e in parts if e >= end), default=last)
    if until - begin > _LONGEST:
        begin = max(begin, text.rfind("\n", begin, start) + 1, start - _LONGEST // 2)
        line = text.find("\n", end, until)
        until = min(until if line < 0 else line, end + _LONGEST // 2)
    return min(begin, start), max(until, end)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = 0, len(text)
    for gap in _GAP.finditer(text, max(0, start - _FARTHEST), start):
        first = gap.end()
    behind = _GAP.search(text, end, end + _FARTHEST)
    if not first and start > _FARTHEST:
        first = text.rfind("\n", start - _FARTHEST, start) + 1 or start - _FARTHEST
    return first, behind.start() if behind else min(last, end + _FARTHEST)


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence by the marks that other scripts end theirs with."""
    found = []
    for mark in _FOREIGN_END.finditer(text, start, end):
        found.append((start, mark.end()))
        start = mark.end() + len(text[mark.end() : end]) - len(text[mark.end() : end].lstrip())
    return [*found, (start, end)] if start < end else found
