"""A claim → the values that comparison reads, each canonical and hashable: the columns of the pair table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from claims import origins
from claims.comparison import bases, places, rises, taxonomy
from claims.comparison.events import event_type
from claims.comparison.intervals import Extent, extent
from claims.comparison.measures import COUNT, SHARE, Measure, measure
from claims.comparison.stems import says_event, stem
from claims.comparison.times import When, days, period
from claims.comparison.topics import topic
from claims.config import Settings
from claims.lexicon.kinds import row_of
from claims.models import Claim, Source
from claims.sources import voice
from claims.terms import Bound, Change, Modality

ASSERTED: Final = "asserted"
CAPACITY: Final = "capacity"
AHEAD: Final = frozenset({"planned", "hypothetical", "forecast"})
"""How figures of what has not yet happened are put forward."""
_BASES: Final = {
    "counter": re.compile(r"\bcounter-?(?:demonstrat|protest|rall|march|vigil|offensive)\w*", re.IGNORECASE),
    "elsewhere": re.compile(r"\belsewhere\b|(?<!\bto the )(?<!\bof the )(?<!\bto a )\bneighbou?ring\b", re.IGNORECASE),
    "monthly": re.compile(
        r"\b(?:(?:over|on|in|from|with|than)\s+(?:the|a)\s+(?:previous\s+|last\s+)?month\b(?!\s+of)(?:\s+(?:before|earlier))?|month[- ]on[- ]month|monthly)",
        re.IGNORECASE,
    ),
    "quarterly": re.compile(
        r"\b(?:(?:over|on|from|with|than)\s+(?:the|a)\s+(?:previous\s+|last\s+)?quarter\b|quarter[- ]on[- ]quarter)", re.IGNORECASE
    ),
}  # fmt: skip
"""Words by which a figure is of another event, another area or against another level than one without them."""
_MARGIN = re.compile(
    r"(?:\s+[\w-]+){0,2}\s+(?:(?:above|below)\s+(?:the|its|their|normal|average|zero|that|a)\b|(?:more|fewer|less|higher|lower)\s+than\s+(?:in|on|at|the|a|last)\b)",
    re.IGNORECASE,
)
"""What follows a figure that says by how much something is over or under another."""
_YEAR_ON_YEAR = re.compile(
    r"\s*(?:(?:%|percent\b|per\s+cent\b)\s*)?(above|below|higher|lower|more|less|fewer|up|down)\b[^,;.\d]{0,30}\b(?:a|the)\s+(?:previous\s+)?year(?:\s+(?:earlier|before|ago))?\b",
    re.IGNORECASE,
)
"""What follows a share that something is higher or lower by than it was a year before, in whatever words: it rose or fell by it."""
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
_AHEAD: Final = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
_PRICED: Final = frozenset({"cost", "price"})
_CONDITION = re.compile(r"\b(?:if|unless|without|had)\b", re.IGNORECASE)
_NOT_YET: Final = {
    "forecast": re.compile(
        r"\b(?:expect(?:s|ed|ing)?|forecast(?:s|ed|ing)?|predict(?:s|ed|ing)?|project(?:s|ed|ing)(?!\s+(?:on|onto|to|over|across)\s+(?:the|all|its|their|an?)\b)|anticipat(?:e|es|ed|ing)|"
        r"warn(?:s|ed|ing)?\b(?:(?!\bwarn).)*\b(?:could|may|might|would))\b",
        re.IGNORECASE,
    ),
    "planned": re.compile(r"\b(?:wants?|plans?|intends?|hopes?|aims?|(?:is|are|was|were)(?:\s+(?:set|due|supposed))?)\s+to\s+\w+\s+(?:up\s+to\s+)?$", re.IGNORECASE),
    CAPACITY: re.compile(r"\b(?:built|designed|meant|made|licen[sc]ed|intended|authori[sz]ed|allowed|permitted|certified)\s+(?:for|to hold|to house|to carry|to take)\s+(?:only\s+|just\s+|up to\s+|at most\s+|no more than\s+)?$|\bseats\s+$", re.IGNORECASE),
    "requested": re.compile(r"\b(?:ask|asks|asked|asking|appeal|appeals|appealed|appealing|bid|bids|request|requests)\s+for\s+(?:\w+\s+)?$", re.IGNORECASE),
}  # fmt: skip
"""Figures that are put forward as what is foreseen, what there is room for, or what is wanted: none of them says what there is."""
_CLAUSES = re.compile(r"[;:]|,\s(?:but|while|whereas|and)\b")
_PARTS = re.compile(r";|,\s(?:while|but|whereas|after|although)\b")
_REACH: Final = 120
_TITLE_CASE: Final = 0.6
"""A text with more capitals than this share of its words is written in title case, and its capitals tell no names."""
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_RATE = re.compile(
    r"(?:\s*[\w-]+)?(?:\s+of(?:\s+[\w-]+){1,2})?\s+(?:per|an?|each|every)\s+(second|minute|hour|day|week|month|year)\b",
    re.IGNORECASE,
)
_BE = re.compile(r"\s+(?:is|are|was|were)\s", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof\s+(?:the|them|those|these|whom)\b", re.IGNORECASE)
_OWN = re.compile(r"\s+of\s+(?:its|our)\s", re.IGNORECASE)
_OWN_PEOPLE = re.compile(r"\s*(?:of\s+our|own|[^\W\d_]+['’]s)\s+(?!\d)", re.IGNORECASE)
"""Those of who speaks or is spoken of, told as people of theirs: "two of our drivers", "nine of its own soldiers"."""
_OWNED = re.compile(r"^(?:its|their|his|her|our|the|his own)\s+(?=[a-z])")
_PREPOSITION = re.compile(r"\s(?:in|of|at|from|for)\s", re.IGNORECASE)
_OF_THOSE = re.compile(
    r"(?:.*[.;:]\s+|\W*)(?:and\s+|but\s+)?of\s+(?:the|these|those|its|their)\s+[^\d,;]{3,60},\s+(?:[\w'’ -]{0,40}\s)?",
    re.IGNORECASE | re.DOTALL,
)
"""What leads from a whole to the part of it that a figure gives: "Of the burned area, 40 hectares were orchards"."""
_MORE = re.compile(r"\s+(?:more|extra|additional|further)\b(?!\s+(?:than|or less))", re.IGNORECASE)
_BEFALLING: Final = ("captured", "held", "evacuated", "arrested")
"""What befalls people before something else does, by which they are then called."""
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
class Beside:
    """Another count of a report: whose it is, what it counts, and how it is put forward."""

    id: str
    source: str
    kind: str | None
    event: str | None
    extent: tuple[float, float]
    limits: frozenset[str]
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What comparison knows of one claim; `extent` is in the base unit of `measure`, mirrored for a fall.

    `part_by` names the fields in which a part differs from the whole that its text names; None for what is no part. `sums`
    are what the figure makes with others of its sentence ("seven in the suburbs and two in the city"), `wholes` the ids of the figures of its report
    that it and others add up to. `topic` is the measure that a value is of.
    `incident` is the case, where that is small enough to be about one incident.
    `told` are the rare names of its report, where the collection is large. `restates` is the claim whose question a bare figure answers
    once more, `beside` what other statuses its sentence tells of one event; `is_sole` where no other figure of its report is of its kind, `is_local` where
    its report gives a larger figure of its event for another place or for none. `besides` are the other counts of its report; `depth` is how far down in
    a whole report it stands (0 to 1; None in a short note), `in_sentence` how many figures its sentence gives. `source` is who says it, under whatever name; `original` the id of the
    document that its own goes back to, where one is a translation of the other, `known` what is known of all documents.
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
    wholes: frozenset[str] = frozenset()
    incident: str | None = None
    topic: str | None = None
    told: frozenset[str] = frozenset()
    restates: str | None = None
    beside: frozenset[str] = frozenset()
    is_sole: bool = False
    besides: frozenset[Beside] = frozenset()
    is_local: bool = False
    depth: float | None = None
    in_sentence: int = 1
    original: str | None = None
    known: origins.Known = field(default=origins.NOTHING, compare=False, repr=False)

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


def facts(claim: Claim, settings: Settings, source: Source, known: origins.Known = origins.NOTHING) -> Facts:
    """The compared values of a claim of a source; canonical places, kinds with what they say of status, days as numbers."""
    unit = measure(_unit(claim), is_fraction=_is_fraction(claim))
    told_of = topic(claim, unit)
    is_inflation = rises.is_inflation(claim, told_of)
    movement = is_movement(claim) and not is_inflation
    size = extent(claim, settings.tolerances, is_count=unit.dimension == COUNT)
    sign = -1.0 if movement and _is_down(claim) else 1.0
    return Facts(
        claim=claim,
        event=claim.event,
        kind=claim.counted_kind or _noun(claim),
        measure=unit,
        extent=size.scaled(unit.scale * sign, 0.0 if movement else unit.offset),
        group=_group(claim) if unit.dimension in (COUNT, SHARE) else None,
        status=claim.status or taxonomy.status_of(claim.counted_kind),
        age_sex=claim.age_sex
        or taxonomy.age_sex_of(claim.counted_kind)
        or (bases.age_sex_of(claim) if _is_share(claim) else None),
        actor=_actor(claim),
        place=places.canonical(claim.place) if claim.place else None,
        when=When(
            rises.month_of(claim) if is_inflation else period(claim.period_start, claim.period_end),
            claim.period_text,
            days(claim.as_of or claim.published),
            bases.is_of_before(claim),
        ),
        limits=_limits(claim),
        modality=_modality(claim),
        is_movement=movement,
        concept=content(claim.concept or ""),
        names=_names(claim),
        wording=content(claim.sentence),
        source=source,
        topic=told_of,
        known=known,
    )


def _limits(claim: Claim) -> frozenset[str]:
    """The limiting words of a claim; "two of its three wars" counts some of them, whatever the scope says."""
    after = claim.sentence[claim.end - claim.sentence_start :] if claim.start >= claim.sentence_start else ""
    told = _PARTITIVE.match(after)
    is_part = (
        bool(_OF_THOSE.fullmatch(claim.sentence[: max(0, claim.start - claim.sentence_start)]))
        or (
            told
            and not _is_plain_number(claim, after[told.start() :] if told[0].endswith("our") else after[told.end() :])
        )
        or _is_bare_part(claim, after)
    )
    own = {"of_them"} if claim.part_of is None and is_part else set()
    if _MORE.match(after):
        own.add("additional")
    own |= {limit for limit, words in _BASES.items() if words.search(_own_clause(claim))}
    if _told_over_a_year(claim) is not None:
        own -= {"monthly", "quarterly"}
    own |= bases.limits_of(claim, is_share=_is_share(claim))
    if _MARGIN.match(after):
        own.add("margin")
    if _YEAR_ON_YEAR.match(after):
        own.discard("margin")
    scope = frozenset(claim.scope) & _LIMITS
    if claim.part_of is None and told and _is_told_by_another_event(claim, after[told.end() :]):
        scope -= {"of_them"}
    return scope | own


def _is_share(claim: Claim) -> bool:
    return claim.unit == "%" or _is_fraction(claim)


def _own_clause(claim: Claim) -> str:
    """The part of the sentence between semicolons and contrasts that a figure stands in."""
    start, end = max(0, claim.start - claim.sentence_start), max(0, claim.end - claim.sentence_start)
    before, after = _PARTS.split(claim.sentence[:start])[-1], _PARTS.split(claim.sentence[end:])[0]
    return f"{before}#{after}"


def _is_plain_number(claim: Claim, behind: str) -> bool:
    """Whether "of the" says no more than the number: a share of a thing is of all of it, "19 of the crew" are 19 crew members.

    "Four of the dead" are a part of those counted elsewhere.
    """
    if _is_share(claim):
        return True
    row = row_of(claim.counted_kind) if claim.counted_kind else None
    if _OWN_PEOPLE.match(behind) and row is not None and taxonomy.is_person(row.kind) and not row.implies_event:
        return True
    noun = re.escape(claim.counted or "")
    if noun and _is_told_by_another_event(claim, behind):
        return True
    is_counted = re.match(rf"\s*(?:[^\W\d_]+['’]s?\s+)?{noun}\s+(?:is|are|was|were|has|have|had)\b", behind)
    return bool(noun) and is_counted is not None and row is not None and not row.implies_event


def _is_told_by_another_event(claim: Claim, behind: str) -> bool:
    """Whether the people are told by what befell them before: "30 of the clerks taken in the raid were freed" are all who were freed."""
    told = re.match(
        rf"\s*(?:[\w-]+\s+)?{re.escape(claim.counted or '')}\s+(?:who\s+(?:were|had\s+been)\s+)?([a-z]+)\b", behind
    )
    word = stem(told[1]) if told else ""
    return (
        claim.event is not None
        and not says_event(word, claim.event)
        and any(says_event(word, event) for event in _BEFALLING if event != claim.event)
    )


def _is_bare_part(claim: Claim, after: str) -> bool:
    """Whether a number without a noun goes on telling the parts of something: "11 of the dead were clerks and eight were drivers"."""
    before = claim.sentence[: max(0, claim.start - claim.sentence_start)]
    return (
        claim.stated != 0
        and claim.counted is None
        and claim.unit is None
        and bool(_BE.match(after))
        and bool(_OF_THEM.search(before))
    )


def _unit(claim: Claim) -> str | None:
    """The unit with the time it is a rate by, where that stands behind what is measured ("litres of water per hour")."""
    if claim.unit is None or claim.unit == "%" or " per " in claim.unit or claim.unit in _TIMES:
        return claim.unit
    found = _RATE.match(claim.sentence, max(0, claim.end - claim.sentence_start))
    return f"{claim.unit} per {found.group(1).lower()}" if found else claim.unit


def _is_fraction(claim: Claim) -> bool:
    ends = [end for end in (claim.stated, claim.low, claim.high) if end is not None]
    return claim.unit is None and any(0 < end < 1 for end in ends)


def is_movement(claim: Claim) -> bool:
    """Whether a figure says by how much something moved, not where it came to ("rose by 3", against "rose to 3")."""
    if _told_over_a_year(claim) is not None:
        return True
    if claim.change is Change.LEVEL or claim.from_value is not None:
        return False
    place = claim.start - claim.sentence_start
    return not _LEVEL_BEFORE.search(claim.sentence[max(0, place - 40) : place])


def _told_over_a_year(claim: Claim) -> str | None:
    """The word that sets a share above or below what it was a year before, where one stands right behind it."""
    found = _YEAR_ON_YEAR.match(claim.sentence, max(0, claim.end - claim.sentence_start)) if claim.unit == "%" else None
    return found.group(1).lower() if found else None


def _is_down(claim: Claim) -> bool:
    return claim.change is Change.DOWN or _told_over_a_year(claim) in ("below", "lower", "less", "fewer", "down")


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


def _group(claim: Claim) -> str | None:
    """Whose the counted ones are; where a country speaks of "its soldiers", that country's."""
    if claim.group:
        return places.canonical(claim.group)
    after = claim.sentence[max(0, claim.end - claim.sentence_start) :]
    speaker = claim.speaker_name or ""
    if _OWN.match(after) and places.is_wide(speaker):
        return places.canonical(speaker)
    return None


def _actor(claim: Claim) -> str | None:
    """Who does or holds it; people held in a country are taken to be held by it unless the text says by whom."""
    if claim.actor:
        return places.canonical(_OWNED.sub("", claim.actor))
    if claim.event == "held" and claim.place:
        around = places.around(claim.place)
        return around[-1] if around else places.canonical(claim.place)
    return None


def _modality(claim: Claim) -> str:
    """Planned and hypothetical figures answer other questions than those put forward as fact; a denial stands apart."""
    if claim.event in _PRICED and claim.modality in _AHEAD and not _CONDITION.search(claim.sentence):
        return ASSERTED  # what a bridge will or would cost is what its cost is put at
    if claim.modality in (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED):
        return str(claim.modality)
    before = _before(claim)
    if claim.event in _PRICED and not _CONDITION.search(claim.sentence):
        return ASSERTED
    return next((name for name, words in _NOT_YET.items() if words.search(before)), ASSERTED)


def _before(claim: Claim) -> str:
    """The words of the clause before the figure, as far as they can belong to it."""
    place = max(0, claim.start - claim.sentence_start)
    return _CLAUSES.split(claim.sentence[max(0, place - _REACH) : place])[-1]


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
    return (names_in(claim.sentence) | names_in(claim.title or "")) - own


@lru_cache(maxsize=65536)
def _voices(*names: str | None) -> frozenset[str]:
    heads = [_PREPOSITION.split(name)[0] for name in names if name]
    return frozenset(word for name in heads for word in origins.words(name))


@lru_cache(maxsize=65536)
def names_in(text: str) -> frozenset[str]:
    """The words of names in a text, the speaker's among them: not the calendar's, nor those of countries."""
    initials = [word[0].isupper() for word in re.findall(r"[^\W\d]\w{2,}", text)]
    if sum(initials) > len(initials) * _TITLE_CASE:
        return frozenset()
    found = {name.casefold().removesuffix("'s").removesuffix("’s") for name in _NAME.findall(text)}
    return frozenset(name for name in found if name not in _CALENDAR and not places.is_widely_shared(name))


def is_state(event: str | None) -> bool:
    """Whether a figure of this event holds at a time rather than adding up over one."""
    return event_type(event) == "state" or event in ("price", "rate")


def is_part(part: Facts, whole: Facts) -> bool:
    """Whether a figure is a part of another: its text names the whole, or it and others add up to it."""
    return part.claim.part_of == whole.id or whole.id in part.wholes


def same_source(a: Facts, b: Facts) -> bool:
    """Whether two claims are the words of one source, under one name or several."""
    return a.source.id == b.source.id


def is_translated(a: Facts, b: Facts) -> bool:
    """Whether two claims give one figure in a document and in its translation."""
    is_other = a.claim.document_id != b.claim.document_id
    return a.original is not None and a.original == b.original and is_other and origins.same_figure(a.claim, b.claim)


def origins_of(facts: Sequence[Facts]) -> int:
    """How many independent origins stand behind some claims of one question; what one party gives counts once."""
    return len(by_origin(facts))


def by_origin(facts: Sequence[Facts]) -> tuple[tuple[str, ...], ...]:
    """The claims of one question by origin, by their ids; what one party gives counts as one source's."""
    voices = {one.id: voice(one.source) for one in facts}
    known = next((one.known for one in facts), origins.NOTHING)
    return origins.origins([one.claim for one in facts], voices, known)


def is_copied(a: Facts, b: Facts) -> bool:
    """Whether two claims give one figure, in one sentence, in two documents that are copies."""
    return origins.is_copied(a.claim, b.claim, a.known)
