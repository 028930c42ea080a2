"""Who and what a report names: in a large collection, rare names that two reports share tell that they are of one incident."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claims.lexicon.kinds import kind_of
from claims.models import Claim
from claims.origins import words

_NAME: Final = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.\s+)?[A-Z][\w’'-]+)*")
_OPENS: Final = re.compile(r"(?:^|[.!?:]\s*[\"'”’“‘]*|[\"'“‘(—–-]\s*)$")
_TITLE_CASE: Final = 0.6
_MOST_REPORTS: Final = 12
"""A name that more reports mention tells few incidents apart: a city, an agency, a reporter."""
_SHORTEST: Final = 3
Report = tuple[str | None, str]


def told(claims: Sequence[Claim], small_case: int) -> dict[Report, frozenset[str]]:
    """The rare names of each report of a collection with more than `small_case` reports, by case and document.

    Names of the sentences that make claims; a name is rare where few other reports mention it.
    """
    named: defaultdict[Report, set[str]] = defaultdict(set)
    for claim in claims:
        own = _voice(claim.outlet)
        named[claim.case, claim.document_id] |= (entities(claim.sentence) | entities(claim.title or "")) - own
    reports = Counter(case for case, _ in named)
    mentions = Counter((case, name) for (case, _), names in named.items() for name in names)
    return {
        (case, document): frozenset(name for name in names if 1 < mentions[case, name] <= _MOST_REPORTS)
        for (case, document), names in named.items()
        if reports[case] > small_case
    }


def _voice(outlet: str | None) -> frozenset[str]:
    return frozenset(words(outlet)) if outlet else frozenset()


@lru_cache(maxsize=65536)
def entities(text: str) -> frozenset[str]:
    """The names in a text: persons by their last name, all others whole; none where every word has a capital."""
    capitals = [word[0].isupper() for word in re.findall(r"[^\W\d]\w{2,}", text)]
    if sum(capitals) > len(capitals) * _TITLE_CASE:
        return frozenset()
    found = set()
    for name in _NAME.finditer(text):
        parts = [part.removesuffix("'s").removesuffix("’s") for part in name.group().split()]
        if _OPENS.search(text[: name.start()]):
            parts = parts[1:] if len(parts) > 1 and kind_of(parts[0].lower()) else parts
            parts = [] if len(parts) == 1 else parts
        if parts and len(parts[-1]) >= _SHORTEST:
            found.add(_key(parts))
    return frozenset(found)


def _key(parts: Sequence[str]) -> str:
    last = parts[-1].casefold()
    return " ".join(parts).casefold() if len(parts) > 1 and kind_of(last) is not None else last
