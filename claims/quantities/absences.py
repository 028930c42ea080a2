"""Words that make a zero: "no bodies", "nobody", "did not have any prisoners"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.quantities.exclusions import words
from claims.terms import NumberKind


@dataclass(frozen=True, slots=True)
class Absence:
    """A stated zero, or a "nobody" that counts nothing."""

    start: int
    end: int
    kind: NumberKind
    reason: str


_STATED = r"(?=(?:\s(?:of\s(?:the|them|those|these|us|its|his|her|their)\s?(?:\w{1,15}\s?){0,3}))?\s?(?:was|were|is|are|has|have|had|died|survived|wounded|killed|injured|hurt)\b)"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("absent"), key=len, reverse=True))
    singular = "|".join(sorted({noun[:-1] for noun in words("absent") if noun.endswith("s")}, key=len, reverse=True))
    pronouns = "|".join(sorted(words("absent_pronoun"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?P<pronoun>{pronouns})(?P<stated>{_STATED}|(?<=none)(?=\s?(?:[.,;!?)]|$)))?"
        rf"|no\s(?:(?!more\b|other\b|such\b|longer\b|matter\b|doubt\b)[\w-]{{1,20}}\s){{0,2}}?(?:{nouns})"
        rf"|(?P<negated>(?:\w{{1,6}}n't|not|never|without)\s(?:[\w-]{{1,12}}\s){{0,3}}?(?:any|a\ssingle))(?=\s(?:[\w-]{{1,20}}\s){{0,2}}?(?:{nouns}|{singular})\b))(?![\w-])",
        re.IGNORECASE,
    )


def absences(text: str) -> Iterator[Absence]:
    """All zeros of a plain text that no figure states, in order."""
    for match in _pattern().finditer(text):
        start, end = match.span()
        if match["negated"]:
            end = match.end("negated")
        if match["pronoun"] and match["stated"] is None:
            yield Absence(start, end, NumberKind.OTHER, "a turn of phrase that counts nobody in particular")
        else:
            yield Absence(start, end, NumberKind.CLAIM, "a count of zero in words")
