"""A paragraph → its sentences, by its marks: fast, and never inside a quotation's own clause ("… here!" he said).

A sentence ends at a full stop, question or exclamation mark and what closes behind it, where a blank and the beginning
of a new one follow; not behind an abbreviation or an initial.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from claims.datelines import dateline_end
from claims.lexicon.loading import Row, table

_END = re.compile(r"""[.!?…]+(?:["'”’»)\]]|'')*(?=\s)""")
_BEGIN = re.compile(r"""\s+(?:["'“‘«„(\[]|``|'')*(?:\w|[#$£€¥₹])""")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+\Z|\w\Z")
_BEGINNING = re.compile(r"(?:The|A|An|He|She|It|They|We|But|In|On|At|His|Her|Its)\b")
_LONGEST_WORD = 24


class AbbreviationRow(Row):
    """Words that a full stop abbreviates, and what has to follow for the sentence to go on."""

    before: Literal["name", "number", "any"]
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return {word: row.before for row in table("abbreviations", AbbreviationRow) for word in row.words}


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open offsets of the sentences of a paragraph, in order; blanks between them, and a dateline, belong to none."""
    found = []
    start = dateline_end(text)
    for end in _END.finditer(text, start):
        begin = _BEGIN.match(text, end.end())
        if begin is None or not _ends(text, end, text[begin.end() - 1]):
            continue
        found.append((start, end.end()))
        start = end.end() + len(begin.group()) - len(begin.group().lstrip())
    if text[start:].strip():
        found.append((start, start + len(text[start:].rstrip())))
    return tuple(found)


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
        return _BEGINNING.match(text[end.end() :].lstrip()) is not None
    return before is None or (before == "number" and not following.isdigit())
