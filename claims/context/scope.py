"""Words that limit or total a figure ("alone", "so far", "in all"), by their canonical names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from claims.lexicon.loading import Row, table

_REACH = 60
_OF_OTHERS = re.compile(
    r"\s+(?!of\b)[a-z]+\s+(?:[a-z]+\s+)?(?:is|are|was|were|has|have|had|cost|costs)\b", re.IGNORECASE
)
"""Behind "each", a noun with a verb of its own: the word is of that noun ("where each ward costs more")."""


class ScopeRow(Row):
    """A canonical scope and the words for it, looked for beside the figure, right after it, or anywhere in its clause."""

    scope: str
    where: Literal["figure", "after", "clause"]
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row.scope, row.where, re.compile(r"\b(?:" + "|".join(map(re.escape, row.words)) + r")\b", re.IGNORECASE))
        for row in table("scope", ScopeRow)
    )


def scope_of(clause: str, start: int, end: int, noun_end: int) -> tuple[str, ...]:
    """The scopes of a figure at start:end of its clause whose counted noun ends at `noun_end`, in the lexicon's order."""
    found = []
    for scope, where, pattern in _patterns():
        if where == "figure":
            beside = clause[max(0, start - 20) : start], clause[end:noun_end]
            hit = any(m.end() >= len(beside[0]) - 1 for m in pattern.finditer(beside[0])) or bool(
                pattern.search(beside[1])
            )
        elif where == "after":
            hit = any(pattern.match(clause[at:].lstrip(" ,")) for at in (end, noun_end))
        else:
            first, last = max(0, start - _REACH), min(len(clause), noun_end + _REACH)
            hits = pattern.finditer(clause, first, last)
            hit = any(not (scope == "each" and _OF_OTHERS.match(clause, m.end())) for m in hits)
        if hit:
            found.append(scope)
    return tuple(found)
