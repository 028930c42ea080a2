"""Abbreviations and what they stand for: the first letters of a body's words, in any form of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from claims.sources.forms import Form, Kind, form
from claims.sources.spelling import fold, singular
from claims.sources.words import words_for

_BEFORE_BRACKET = re.compile(r"((?:(?<![\w'’.&-])[\w'’.&-]+\s+){1,10})\(\s*([^\W\d_][\w&.]{1,7})\s*\)")
_AMONG: Final = frozenset({"of", "for"})


@lru_cache(maxsize=65536)
def initials(told: Form) -> frozenset[str]:
    """The abbreviations a body's name can have, in lower case: with its small words or without, and turned ("MoD" of "Defence Ministry")."""
    if told.kind not in (Kind.STATE, Kind.BODY, Kind.PERSON):
        return frozenset()
    return frozenset(found for words in _orders(told) for found in _of(words) if len(found) > 1)


def _orders(told: Form) -> Iterator[list[str]]:
    written = told.key.split()
    yield written
    own = [word for word in told.words if word not in words_for("linking")]
    yield own
    if told.kind is Kind.STATE and len(own) > 1:
        for place, word in enumerate(own):
            if word in map(singular, words_for("state body")):
                rest = own[:place] + own[place + 1 :]
                yield [word, "of", *rest]
                yield [*rest, word]


def _of(words: list[str]) -> Iterator[str]:
    yield "".join(word[:1] for word in words if word not in words_for("linking"))
    yield "".join(word[:1] for word in words if word in _AMONG or word not in words_for("linking"))
    yield "".join(word[:1] for word in words)


@lru_cache(maxsize=65536)
def told_in_brackets(text: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations that a sentence explains: ("rwf", the key of "Rural Workers' Federation") for "… (RWF)"."""
    found = []
    for match in _BEFORE_BRACKET.finditer(text):
        short = fold(match.group(2))
        words = match.group(1).split()
        for start in range(len(words)):
            long = form(" ".join(words[start:]))
            if short in initials(long) or short in set(_of(long.key.split() or [" "])):
                found.append((short, long.key))
    return tuple(found)
