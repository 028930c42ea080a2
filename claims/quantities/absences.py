"""Words that make a zero: "no bodies", "nobody", "did not have any prisoners"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.quantities.exclusions import words
from claims.quantities.hints import tokens
from claims.terms import NumberKind


@dataclass(frozen=True, slots=True)
class Absence:
    """A stated zero, or a "nobody" that counts nothing."""

    start: int
    end: int
    kind: NumberKind
    reason: str


_CUE = re.compile(r"n(?<!\w.)(?:o(?:t|ne|body)?|ever)(?!\w)|w(?<!\w.)ithout(?!\w)")
_NOT = "n't"
_VERB = re.compile(r"\b\w{1,6}\Z")
_LONGEST_VERB = 6
_SIGNS = frozenset({"no", "none", "nobody", "not", "never", "without", "t"})
"""Words one of which every zero in words holds; the "t" is that of "didn't"."""

_STATED = r"(?=(?:\s(?:of\s(?:the|them|those|these|us|its|his|her|their)\s?(?:\w{1,15}\s?){0,3}))?\s?(?:was|were|is|are|has|have|had|died|survived|wounded|killed|injured|hurt)\b)"

_OF_SOME = r"\sof\s(?:them|(?:the|those|these|its|his|her|their)\s(?!above\b|business\b))"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    verbs = "|".join(sorted(words("counting_verb"), key=len, reverse=True))
    nouns = "|".join(sorted(words("absent"), key=len, reverse=True))
    ones = {noun[:-1] for noun in words("absent") if noun.endswith("s")}
    singular = "|".join(sorted(ones - words("substance"), key=len, reverse=True))
    single = "|".join(sorted(ones, key=len, reverse=True))
    pronouns = "|".join(sorted(words("absent_pronoun"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?P<pronoun>{pronouns})(?P<stated>{_STATED}|(?<=none)(?={_OF_SOME}|\s?(?:[.,;!?)]|$)))?"
        rf"|no\s(?:(?!more\b|other\b|such\b|longer\b|matter\b|doubt\b)[\w-]{{1,20}}\s){{0,2}}?(?:{nouns})"
        rf"|(?P<negated>(?:\w{{1,6}}n't|not|never|without)\s(?:[\w-]{{1,12}}\s){{0,3}}?(?:any(?=\s(?:[\w-]{{1,20}}\s){{0,2}}?(?:{nouns}|{singular})\b)"
        rf"|a\ssingle(?=\s(?:[\w-]{{1,20}}\s){{0,2}}?(?:{nouns}|{single})\b)))"
        rf"|(?:\w{{1,6}}n't|not|never)\s(?:{verbs})\s(?:any|a\ssingle)(?=\s(?:[\w-]{{1,20}}\s)?[a-z]{{2,20}}s\b))(?![\w-])",
        re.IGNORECASE,
    )


def _places(low: str) -> Iterator[int]:
    """Where a zero in words can begin: at one of its signs, or at the word that "n't" ends."""
    words = [match.start() for match in _CUE.finditer(low)]
    return iter(sorted([*words, *_negated(low)]) if _NOT in low else words)


def _negated(low: str) -> Iterator[int]:
    """Where the short words begin that end in "n't"."""
    done, at = 0, low.find(_NOT)
    while at >= 0:
        verb = _VERB.search(low, max(done, at - _LONGEST_VERB), at)
        if verb is not None:
            yield verb.start()
            done = at + len(_NOT)
        at = low.find(_NOT, at + len(_NOT))


def absences(text: str, present: frozenset[str] | None = None) -> Iterator[Absence]:
    """All zeros of a plain text that no figure states, in order; `present` are its words, if they are known already."""
    if _SIGNS.isdisjoint(tokens(text) if present is None else present):
        return
    done = 0
    low = text.lower()
    for place in _places(low if len(low) == len(text) else text):
        match = _pattern().match(text, place) if place >= done else None
        if match is None:
            continue
        start, end = match.span()
        done = end
        if match["negated"]:
            end = match.end("negated")
        if match["pronoun"] and match["stated"] is None:
            yield Absence(start, end, NumberKind.OTHER, "a turn of phrase that counts nobody in particular")
        else:
            yield Absence(start, end, NumberKind.CLAIM, "a count of zero in words")
