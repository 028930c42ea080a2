"""Who and what a report names: in a large collection, rare names that reports share tell which of them are of one incident."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import Final

from claims.comparison.times import Days, days, distance
from claims.config import Linking
from claims.lexicon.kinds import kind_of
from claims.models import Claim
from claims.origins import words

_NAME: Final = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.\s+)?[A-Z][\w’'-]+)*")
_OPENS: Final = re.compile(r"(?:^|[.!?:]\s*[\"'”’“‘]*|[\"'“‘(—–-]\s*)$")
_TITLE_CASE: Final = 0.6
_MOST_REPORTS: Final = 40
"""A name that more reports mention tells few incidents apart: a city, an agency, a month."""
_FADING: Final = 0.2
"""How likeness fades with the days between two reports: two thirds are left after a week, half after a month, a third after a year."""
_SHORTEST: Final = 3
Report = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What the names of a report tell: the incident it is of, as the id of one report of it, and its rare names."""

    incident: str
    names: frozenset[str]


def told(claims: Sequence[Claim], linking: Linking) -> dict[Report, Told]:
    """The incident and the rare names of each report, by case and document, of the cases too large to be of one incident."""
    reports: defaultdict[str | None, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        reports[claim.case][claim.document_id].append(claim)
    found: dict[Report, Told] = {}
    for case, members in reports.items():
        if len(members) > linking.small_case:
            found |= {(case, document): one for document, one in _of_case(members, linking).items()}
    return found


def _of_case(reports: Mapping[str, Sequence[Claim]], linking: Linking) -> dict[str, Told]:
    named = _named(reports)
    mentions = Counter(name for names in named.values() for name in names)
    rare = {
        document: frozenset(name for name in names if 1 < mentions[name] <= _MOST_REPORTS)
        for document, names in named.items()
    }
    weights = {name: math.log(len(named) / number) for name, number in mentions.items()}
    published = {document: days(claims[0].published) for document, claims in reports.items()}
    likeness = _likeness(named, rare, weights, published, linking)
    return {
        document: Told(incident, rare[document]) for document, incident in _incidents(likeness, named, linking).items()
    }


def _named(reports: Mapping[str, Sequence[Claim]]) -> dict[str, frozenset[str]]:
    """The names of each report: those of its whole text, else of its sentences that make claims, and of its title; not its outlet's."""
    named: dict[str, set[str]] = {}
    for document, claims in reports.items():
        whole = {name for claim in claims for name in claim.report_names}
        named[document] = whole or set().union(*(entities(c.sentence) | entities(c.title or "") for c in claims))
    known = frozenset(name for names in named.values() for name in names)
    return {
        document: frozenset(
            (names | (known & set(words(reports[document][0].title or "")))) - _voice(reports[document][0].outlet)
        )
        for document, names in named.items()
    }


def _likeness(
    named: Mapping[str, frozenset[str]],
    rare: Mapping[str, frozenset[str]],
    weights: Mapping[str, float],
    published: Mapping[str, Days | None],
    linking: Linking,
) -> dict[tuple[str, str], float]:
    """How alike the names of two reports are: the cosine of their weights (the rarer, the more), less with the days between."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(rare):
        for name in sorted(rare[document]):
            by_name[name].append(document)
    shared: defaultdict[tuple[str, str], float] = defaultdict(float)
    for name, documents in by_name.items():
        for place, a in enumerate(documents):
            for b in documents[place + 1 :]:
                shared[a, b] += weights[name] ** 2
    length = {
        document: math.sqrt(sum(weights[name] ** 2 for name in sorted(names))) for document, names in named.items()
    }
    return {
        (a, b): found / (length[a] * length[b]) * (1 + _between(published[a], published[b], linking)) ** -_FADING
        for (a, b), found in shared.items()
        if found  # names that every report has tell none from another, and weigh nothing
    }


def _between(a: Days | None, b: Days | None, linking: Linking) -> int:
    return distance(a, b) if a is not None and b is not None else linking.event_days


def _incidents(
    likeness: Mapping[tuple[str, str], float], documents: Mapping[str, object], linking: Linking
) -> dict[str, str]:
    """Each report with the first report of its incident: the likest are put together first, and only sets that are alike on average."""
    of = {document: [document] for document in sorted(documents)}
    for (a, b), found in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if found < linking.one_incident:
            break
        left, right = of[a], of[b]
        if left is right:
            continue
        pairs = [(min(x, y), max(x, y)) for x in left for y in right]
        if fmean(likeness.get(pair, 0.0) for pair in pairs) >= linking.one_incident:
            left.extend(right)
            of.update(dict.fromkeys(right, left))
    return {document: min(members) for document, members in of.items()}


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
