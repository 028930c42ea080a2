"""A document's paragraphs → the names that its story mentions: what tells, in a large collection, which reports are of one incident."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claims.datelines import dateline_end

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_ENDS: Final = re.compile(r"[.!?][\"'”’)\]]*\s*$")
_SHORTEST_PROSE: Final = 60
"""A shorter line is a heading, a caption or a link to another story."""
_SHORTEST: Final = 3


def mentioned(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The words of names in the running text, without case, in order of the alphabet.

    A word is a name where it has a capital and the text never writes it without; the first word of a sentence counts too,
    since most such words stand elsewhere in small letters.
    """
    named: set[str] = set()
    plain: set[str] = set()
    for text in paragraphs:
        if len(text) > _SHORTEST_PROSE and _ENDS.search(text):
            for word in set(_WORD.findall(text, dateline_end(text))):
                (named if word[0].isupper() else plain).add(bare(word))
    return tuple(sorted(word for word in named - plain if len(word) >= _SHORTEST))


def bare(word: str) -> str:
    """A word without case and without the possessive ending."""
    return word.casefold().removesuffix("'s").removesuffix("’s")
