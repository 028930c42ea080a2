"""A claim → the values that comparison reads, each canonical and hashable: the columns of the pair table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from claims import origins
from claims.comparison import places, taxonomy
from claims.comparison.events import event_type
from claims.comparison.intervals import Extent, extent
from claims.comparison.measures import COUNT, SHARE, Measure, measure
from claims.comparison.times import When, days, period
from claims.config import Settings
from claims.models import Claim, Source
from claims.terms import Bound, Change, Modality

ASSERTED: Final = "asserted"
_LIMITS: Final = frozenset({"of_them", "additional", "remaining", "both_sides", "each", "another"})
"""Scope words that make a figure answer another question than one without them; "alone", "so far" and "in all" do not."""
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)(?<!^[\"'“‘])\b[A-Z][\w’'-]+")
_CALENDAR: Final = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_LEVEL_BEFORE = re.compile(r"\b(?:to|at|reach\w*|hit|stands?|stood)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_NO_NOUN: Final = frozenset(
    {"other", "one", "rest", "half", "percent", "thing", "total", "number", "year", "they", "them"}
)
_TITLE_CASE: Final = 0.6
"""A text with more capitals than this share of its words is written in title case, and its capitals tell no names."""
_PREPOSITION = re.compile(r"\s(?:in|of|at|from|for)\s", re.IGNORECASE)
_PARTITIVE = re.compile(r"\s+of\s+(?:its|the|their|his|her|our|those|these|them|whom|which)\b", re.IGNORECASE)
_STOP: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "for",
        "by",
        "with",
        "from",
        "that",
        "this",
        "is",
        "was",
        "were",
        "are",
        "has",
        "have",
        "had",
        "its",
        "their",
        "his",
        "her",
    ]
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What comparison knows of one claim; `extent` is in the base unit of `measure`, mirrored for a fall.

    `part_by` names the fields in which a part differs from the whole that its text names; None for what is no part. `sums`
    are what the figure makes with others of its sentence ("seven in the suburbs and two in the city"). `incident` is the case, where that is small enough to be about one incident.
    `source` is who says it, under whatever name.
    """

    claim: Claim
    event: str | None
    kind: str | None
    measure: Measure
    extent: Extent
    group: str | None
    status: str | None
    age_sex: str | None
    actor: str | None
    place: str | None
    when: When
    limits: frozenset[str]
    modality: str
    is_movement: bool
    concept: frozenset[str]
    names: frozenset[str]
    wording: frozenset[str]
    source: Source = field(compare=False)
    part_by: frozenset[str] | None = None
    sums: frozenset[float] = frozenset()
    incident: str | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def is_vague(self) -> bool:
        """Whether the figure is a vague word ("dozens")."""
        return self.claim.bound is Bound.VAGUE

    @property
    def is_open(self) -> bool:
        """Whether the figure is a bound: it allows values without end to one side."""
        return self.claim.bound in (Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN)

    @property
    def is_zero(self) -> bool:
        """Whether the figure is none at all."""
        return self.extent.low == 0 == self.extent.high


def facts(claim: Claim, settings: Settings, source: Source) -> Facts:
    """The compared values of a claim of a source; canonical places, kinds with what they say of status, days as numbers."""
    unit = measure(claim.unit, is_fraction=_is_fraction(claim))
    movement = is_movement(claim)
    size = extent(claim, settings.tolerances, is_count=unit.dimension == COUNT)
    sign = -1.0 if movement and claim.change is Change.DOWN else 1.0
    return Facts(
        claim=claim,
        event=claim.event,
        kind=claim.counted_kind or _noun(claim),
        measure=unit,
        extent=size.scaled(unit.scale * sign, 0.0 if movement else unit.offset),
        group=places.canonical(claim.group) if claim.group and unit.dimension in (COUNT, SHARE) else None,
        status=claim.status or taxonomy.status_of(claim.counted_kind),
        age_sex=claim.age_sex or taxonomy.age_sex_of(claim.counted_kind),
        actor=_actor(claim),
        place=places.canonical(claim.place) if claim.place else None,
        when=When(
            period(claim.period_start, claim.period_end), claim.period_text, days(claim.as_of or claim.published)
        ),
        limits=_limits(claim),
        modality=_modality(claim),
        is_movement=movement,
        concept=content(claim.concept or ""),
        names=_names(claim),
        wording=content(claim.sentence),
        source=source,
    )


def _limits(claim: Claim) -> frozenset[str]:
    """The limiting words of a claim; "two of its three wars" counts some of them, whatever the scope says."""
    after = claim.sentence[claim.end - claim.sentence_start :] if claim.start >= claim.sentence_start else ""
    own = {"of_them"} if claim.part_of is None and _PARTITIVE.match(after) else set()
    return (frozenset(claim.scope) & _LIMITS) | own


def _is_fraction(claim: Claim) -> bool:
    ends = [end for end in (claim.stated, claim.low, claim.high) if end is not None]
    return claim.unit is None and any(0 < end < 1 for end in ends)


def is_movement(claim: Claim) -> bool:
    """Whether a figure says by how much something moved, not where it came to ("rose by 3", against "rose to 3")."""
    if claim.change is Change.LEVEL or claim.from_value is not None:
        return False
    place = claim.start - claim.sentence_start
    return not _LEVEL_BEFORE.search(claim.sentence[max(0, place - 40) : place])


def _noun(claim: Claim) -> str | None:
    """The counted noun itself where the taxonomy does not know it, in the singular as far as an s tells.

    One person told of by name is a person; a name is no kind of thing.
    """
    if claim.implicit:
        return taxonomy.PERSON
    if claim.unit is not None or not claim.counted or claim.counted[:1].isupper():
        return None
    noun = claim.counted.casefold()
    singular = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    return None if singular in _NO_NOUN else singular


def _actor(claim: Claim) -> str | None:
    """Who does or holds it; people held in a country are taken to be held by it unless the text says by whom."""
    if claim.actor:
        return places.canonical(claim.actor)
    if claim.event == "held" and claim.place:
        around = places.around(claim.place)
        return around[-1] if around else places.canonical(claim.place)
    return None


def _modality(claim: Claim) -> str:
    """Planned and hypothetical figures answer other questions than those put forward as fact; a denial stands apart."""
    if claim.modality in (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED):
        return str(claim.modality)
    return ASSERTED


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, without number, case and the plural's s."""
    return frozenset(
        word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word  # noqa: PLR2004 - "gas", "bus"
        for word in origins.words(text)
        if word not in _STOP and not word.isdigit()
    )


def _names(claim: Claim) -> frozenset[str]:
    """Names in the sentence and the title that may tell one incident from another: not those of countries or speakers."""
    own = _voices(claim.speaker_name, claim.speaker, claim.organisation, claim.outlet, *claim.relayed_by)
    return (_names_in(claim.sentence) | _names_in(claim.title or "")) - own


@lru_cache(maxsize=65536)
def _voices(*names: str | None) -> frozenset[str]:
    heads = [_PREPOSITION.split(name)[0] for name in names if name]
    return frozenset(word for name in heads for word in origins.words(name))


@lru_cache(maxsize=65536)
def _names_in(text: str) -> frozenset[str]:
    initials = [word[0].isupper() for word in re.findall(r"[^\W\d]\w{2,}", text)]
    if sum(initials) > len(initials) * _TITLE_CASE:
        return frozenset()
    found = {name.casefold().removesuffix("'s").removesuffix("’s") for name in _NAME.findall(text)}
    return frozenset(name for name in found if name not in _CALENDAR and not places.is_widely_shared(name))


def is_state(event: str | None) -> bool:
    """Whether a figure of this event holds at a time rather than adding up over one."""
    return event_type(event) == "state" or event in ("price", "rate")


def same_source(a: Facts, b: Facts) -> bool:
    """Whether two claims are the words of one source, under one name or several."""
    return a.source.id == b.source.id


def origins_of(facts: Sequence[Facts]) -> int:
    """How many independent origins stand behind some claims of one question."""
    return len(origins.origins([one.claim for one in facts], {one.id: one.source.id for one in facts}))
