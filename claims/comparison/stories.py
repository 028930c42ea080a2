"""Which reports tell one story: those of a named case of few reports; else those near in time that share several names.

A figure answers the question of another far more often within one story than across stories, so that what tells them apart
must be told; across stories, what makes them one must be. Every report is a story of its own at least.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Final

from claims.comparison.places import countries_in, is_widely_shared
from claims.comparison.reports import entities
from claims.comparison.stems import function_words, stem
from claims.comparison.times import days, distance
from claims.config import Settings
from claims.lexicon.roles import words_for
from claims.models import Claim
from claims.origins import words

Report = tuple[str | None, str]
_SHOWN: Final = 3
_WEEK: Final = 7
WHOLE: Final = 6
"""A text with fewer figures is a note: too little to tell by its words what it is about, or by its order what it is mainly about."""
_ONE_MATTER: Final = 0.2
"""Reports of one country and week whose words are so much alike are of one matter: their words shared, over the mean of their numbers."""
_ONE_MATTER_OF_A_NAME: Final = 0.25
"""So much alike must they be where no country tells, but a name that both mention."""
_ONE_MATTER_IN_PASSING: Final = 0.3
"""So much alike must they be where one of them names the country in passing only."""
_MARK: Final = " · "


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report names, how often, when it was published, which countries it is about and mentions, its words and how many figures it gives."""

    report: Report
    names: Mapping[str, int]
    published: tuple[int, int] | None
    countries: frozenset[str]
    mentioned: frozenset[str]
    words: frozenset[str]
    figures: int


def stories(claims: Sequence[Claim], settings: Settings) -> Mapping[Report, str]:
    """The story of each report, by case and document; a named case of few reports is the story of that name.

    Collections with more reports than a small case are left out: there, what reports share is weighed name by name.
    """
    by_case: defaultdict[str | None, dict[str, list[Claim]]] = defaultdict(dict)
    for claim in claims:
        by_case[claim.case].setdefault(claim.document_id, []).append(claim)
    found: dict[Report, str] = {}
    for case, reports in by_case.items():
        if len(reports) > settings.linking.small_case:
            continue
        if case:
            found.update({(case, document): case for document in reports})
        else:
            found.update(
                _clustered([_told(case, document, own) for document, own in sorted(reports.items())], settings)
            )
    return found


def is_story(incident: str | None) -> bool:
    """Whether the incident of a claim is a story, and not a case that somebody named."""
    return incident is not None and _MARK in incident


def names_of(story: str) -> str | None:
    """The names by which reports were put into one story; None for a named case and for a report that stands alone."""
    head, mark, names = story.partition(_MARK)
    return names or None if mark and head else None


def _told(case: str | None, document: str, claims: Sequence[Claim]) -> _Told:
    """Names of the sentences that make claims, of the title, which counts twice, and of those who speak."""
    voices = {
        word for claim in claims for name in (claim.outlet, *claim.relayed_by) if name for word in words(name)
    } | words_for("day or month")
    sentences = {(claim.sentence_start, claim.sentence) for claim in claims}
    mentions = Counter(name for _, text in sentences for name in entities(text))
    mentions.update(name for text in {claim.title for claim in claims if claim.title} for name in [*entities(text)] * 2)
    mentions.update(
        {name.split()[-1].casefold() for claim in claims if (name := claim.speaker_name) and name.istitle()}
    )
    kept = {name: count for name, count in mentions.items() if name not in voices and not is_widely_shared(name)}
    published = days(next((c.published for c in claims if c.published), None))
    return _Told((case, document), kept, published, _countries(claims), _mentioned(claims), _words(claims), len(claims))


def _countries(claims: Sequence[Claim]) -> frozenset[str]:
    """The countries that the title or the first sentence with a figure names."""
    first = min(claims, key=lambda claim: claim.start)
    return countries_in(f"{first.title or ''}. {first.sentence}")


def _mentioned(claims: Sequence[Claim]) -> frozenset[str]:
    """The countries that the title or any sentence with a figure names."""
    texts = {claim.sentence for claim in claims} | {claim.title or "" for claim in claims}
    return frozenset(country for text in texts for country in countries_in(text))


def _words(claims: Sequence[Claim]) -> frozenset[str]:
    """The stems of all words that carry meaning, of the title and of the sentences with figures."""
    texts = {claim.sentence for claim in claims} | {claim.title or "" for claim in claims}
    told = {word for text in texts for word in words(text) if not word.isdigit()}
    return frozenset(map(stem, told - function_words()))


def _alone(one: _Told) -> str:
    return f"{one.report[1]}{_MARK}"


def _clustered(told: Sequence[_Told], settings: Settings) -> dict[Report, str]:
    """Reports joined one by one, and the story named after its first report and the names that most of it shares."""
    of = {one.report: {one.report} for one in told}
    for a, b in combinations(told, 2):
        if of[a.report] is not of[b.report] and _is_one(a, b, settings.linking.event_days):
            merged = of[a.report] | of[b.report]
            of.update(dict.fromkeys(merged, merged))
    by_report = {one.report: one for one in told}
    return {report: _named([by_report[one] for one in sorted(members)]) for report, members in of.items()}


def _is_one(a: _Told, b: _Told, longest: int) -> bool:
    """Whether two reports of one month share two names, or one that both come back to; within a week, their matter and a name or a country."""
    apart = distance(a.published, b.published) if a.published and b.published else None
    if apart is not None and apart > longest:
        return False
    shared = a.names.keys() & b.names.keys()
    if len(shared) > 1 or any(min(a.names[name], b.names[name]) > 1 for name in shared):
        return True
    is_near = apart is not None and apart <= _WEEK and min(a.figures, b.figures) >= WHOLE
    return is_near and _is_one_matter(a, b, is_named=bool(shared))


def _is_one_matter(a: _Told, b: _Told, *, is_named: bool) -> bool:
    """Whether two whole reports of one week are of one matter, by their countries and words and by whether they share a name."""
    if a.countries & b.countries:
        return is_named or _likeness(a.words, b.words) >= _ONE_MATTER
    if a.countries and b.countries:
        return False
    if is_named:
        return _likeness(a.words, b.words) >= _ONE_MATTER_OF_A_NAME
    is_mentioned = bool((a.countries & b.mentioned) | (b.countries & a.mentioned))
    return is_mentioned and _likeness(a.words, b.words) >= _ONE_MATTER_IN_PASSING


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / sqrt(len(a) * len(b)) if a and b else 0.0


def _named(members: Sequence[_Told]) -> str:
    if len(members) == 1:
        return _alone(members[0])
    mentions = Counter(name for one in members for name in one.names)
    shared = sorted((name for name, count in mentions.items() if count > 1), key=lambda name: (-mentions[name], name))
    shown = [name.title() for name in shared[:_SHOWN]] or sorted(
        frozenset.intersection(*(one.countries for one in members))
    )
    return f"{members[0].report[1]}{_MARK}{', '.join(shown)}"
