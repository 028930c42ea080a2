"""The one table of relations: how two claims stand to each other, the first that fits from the top.

The order and the meaning of each relation are those of the public contract (docs: relations). What does not reach the queue
is kept as why it is not a contradiction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from claims.comparison import events, incidents, places, taxonomy, topics
from claims.comparison.contrasts import (
    Contrast,
    are_two_shares,
    contrast,
    is_of_two_things,
    is_out_of,
    is_said_at_once,
)
from claims.comparison.facts import AHEAD, ASSERTED, CAPACITY, Facts, is_part, is_translated, names_in, same_source
from claims.comparison.fields import FIELDS, Matches, are_of_two_times, describes, matches, with_words, wording
from claims.comparison.incidents import is_of_late
from claims.comparison.intervals import is_below, meet
from claims.comparison.levels import Match
from claims.comparison.likelihood import evidence, is_weighed, odds
from claims.comparison.measures import SHARE
from claims.comparison.scoring import identifies, is_same_event, score
from claims.comparison.stretches import is_for_less, is_of_one_spot_only, is_of_place_told_later, run_apart
from claims.comparison.succession import in_order_of_time
from claims.comparison.times import is_later
from claims.comparison.tolls import are_of_one_toll, is_one_of, is_one_place_too, is_told_later
from claims.config import Linking, Settings
from claims.origins import are_versions, same_figure, same_statement
from claims.terms import Modality, RelationKind

R = RelationKind
QUEUE: Final = frozenset({
    R.SUM_MISMATCH, R.PART_EXCEEDS_WHOLE, R.CONTESTED_STATUS, R.CONTESTED_ACTOR, R.VAGUE_GAP, R.FALLING_TOTAL, R.REVISION,
    R.CONTRADICTION, R.SILENT_CHANGE,
})  # fmt: skip
"""Relations that may reach the queue; `vague_gap` only far outside its interval."""
ANSWERS: Final = frozenset({
    R.SAME_ORIGIN, R.SUM_CONSISTENT, R.AGREE, R.COMPATIBLE, R.VAGUE_GAP, R.FALLING_TOTAL, R.UPDATE, R.REVISION, R.CONTRADICTION, R.SILENT_CHANGE,
})  # fmt: skip
"""Relations of two claims that answer one question."""
KEEPS_APART: Final = {
    "event": R.DIFFERENT_MEASURE, "modality": R.DIFFERENT_MEASURE, "change": R.DIFFERENT_MEASURE, "concept": R.DIFFERENT_MEASURE,
    "unit": R.DIFFERENT_UNIT, "counted_kind": R.DIFFERENT_POPULATION, "group": R.DIFFERENT_POPULATION,
    "status": R.DIFFERENT_POPULATION, "age_sex": R.DIFFERENT_POPULATION, "actor": R.DIFFERENT_POPULATION,
    "scope": R.DIFFERENT_SCOPE, "place": R.DIFFERENT_PLACE, "period": R.DIFFERENT_TIME,
}  # fmt: skip
_TOLD_ALIKE: Final = ("place", "actor", "scope")
_POPULATION: Final = ("counted_kind", "status", "age_sex")
STAYING_APART: Final = frozenset({
    R.CONTRADICTION, R.REVISION, R.FALLING_TOTAL, R.UPDATE, R.VAGUE_GAP, R.PART_EXCEEDS_WHOLE, R.SILENT_CHANGE,
})  # fmt: skip
"""Relations of two figures that stay apart: what the sentences say besides is looked at before one of them is given."""
_OF_ONE_VOICE: Final = frozenset({R.CONTRADICTION, R.REVISION, R.FALLING_TOTAL})
_CONTRASTS: Final[Mapping[str, RelationKind]] = {
    "time": R.DIFFERENT_TIME, "place": R.DIFFERENT_PLACE, "population": R.DIFFERENT_POPULATION, "measure": R.DIFFERENT_MEASURE,
}  # fmt: skip


_IN_WORDS: Final = frozenset({"event", "counted_kind", "concept", "change", "contrast", "sentence"})
"""Differences that two tellings of one thing may have: they are read from words, and outweighed where all else agrees."""
_TELLING: Final = ("place", "event", "group", "period", "unit", "scope", "change", "modality", "actor")
"""Fields of which each difference stands for itself, the most telling first: two of them leave nothing in common."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims stand: the relation, the fields, the score of the link, and the fields that keep them apart.

    `evidence` is the logarithm of the odds that both answer one question, where whole reports tell it; `outweighed` names the
    fields that differ in words only; `is_tied` where signs of whole reports, not the fields, tell the relation.
    """

    a: Facts
    b: Facts
    kind: RelationKind
    matches: Matches
    score: float
    apart: tuple[str, ...] = ()
    is_identified: bool = False
    told: Contrast | None = None
    evidence: float | None = None
    outweighed: tuple[str, ...] = ()
    is_tied: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether the two could answer one question."""
        return self.kind in ANSWERS

    def links(self, linking: Linking) -> bool:
        """Whether the two answer one question."""
        return self.is_answer and self.is_supported(linking)

    def is_supported(self, linking: Linking) -> bool:
        """Whether the fields, or all that is seen of whole reports, put the two together, and the latter does not speak against it."""
        by_fields = self.is_identified and self.score >= linking.threshold
        return self.is_likely(linking) or (by_fields and not self.is_unlikely(linking))

    def is_likely(self, linking: Linking) -> bool:
        """Whether whole reports tell that the two probably answer one question."""
        return self.evidence is not None and self.evidence >= odds(linking.likely)

    def is_unlikely(self, linking: Linking) -> bool:
        """Whether whole reports tell that the two hardly answer one question."""
        is_certain = self.is_identified and self.score >= linking.certain
        return self.evidence is not None and not is_certain and self.evidence < odds(linking.unlikely)


def compare(a: Facts, b: Facts, settings: Settings, *, with_wording: bool = False) -> Comparison:
    """How two claims stand to each other; symmetric but for the sides of the fields."""
    found = matches(a, b, settings, with_wording=with_wording)
    kind, apart, is_told_again = by_values(a, b, found)
    told = None
    if kind in STAYING_APART:
        kind, apart, told = _told_apart(a, b, found, kind, settings)
    points = score(a, b, found, kind, settings.linking.weights)
    is_identified = is_told_again or (identifies(found) and is_same_event(a, b, found))
    pair = Comparison(a, b, kind, found, points, apart, is_identified, told, _evidence(a, b, found, settings))
    return _in_other_words(pair, settings)


def _evidence(a: Facts, b: Facts, found: Matches, settings: Settings) -> float | None:
    """What whole reports tell of a pair; their words are set side by side for it, whatever was compared before."""
    if not is_weighed(a, b, found):
        return None
    return evidence(a, b, with_words(a, b, found, settings))


def _in_other_words(pair: Comparison, settings: Settings) -> Comparison:
    """A pair kept apart by words alone, as two answers to one question where all that is seen of both makes that likely."""
    a, b = pair.a, pair.b
    is_in_words = bool(pair.apart) and set(pair.apart) <= _IN_WORDS and pair.kind not in (R.PART_OF, R.CONTESTED_STATUS)
    is_in_words = is_in_words and topics.compare(a.topic, b.topic) is not Match.DIFFERENT
    is_at_once = pair.matches["document"] is Match.SAME and a.claim.sentence_start == b.claim.sentence_start
    if (
        not is_in_words
        or is_at_once
        or not pair.is_likely(settings.linking)
        or not a.modality == b.modality == ASSERTED
    ):
        return pair
    shown = {name: match for name, match in pair.matches.items() if name not in ("contrast", "sentence")}
    return replace(pair, kind=_answers(a, b, shown), matches=shown, apart=(), told=None, outweighed=pair.apart)


def _is_one_statement(a: Facts, b: Facts) -> bool:
    """Whether two claims of one question are one statement: a copy, one source twice, one wire's text twice, a translation."""
    return is_translated(a, b) or same_statement(a.claim, b.claim, same_source=same_source(a, b), known=a.known)


def _told_again(a: Facts, b: Facts) -> RelationKind:
    """The relation of one figure in two reports: nothing that one of them leaves out makes it another."""
    if _is_one_statement(a, b):
        return R.SAME_ORIGIN
    return R.AGREE if a.claim.bound == b.claim.bound else R.COMPATIBLE


def is_unrelated(a: Facts, b: Facts, settings: Settings) -> bool:
    """Whether two known fields at once tell, before all others are looked at, that two claims have nothing to do with each other.

    True only where `compare` says `unrelated`; it looks at the fields that differ most often first, and at no more than it needs.
    """
    is_of_one_case = a.incident is not None and a.incident == b.incident
    if is_of_one_case or is_part(a, b) or is_part(b, a) or is_out_of(a, b):
        return False
    differing = 0
    for name in _TELLING:
        if name == "period" and None in (a.when.period, b.when.period):
            continue  # what two reports share may say more than their days
        if FIELDS[name](a, b, settings) is Match.DIFFERENT:
            differing += 1
            if differing > 1:
                return True
    return False


def by_values(a: Facts, b: Facts, found: dict[str, Match]) -> tuple[RelationKind, tuple[str, ...], bool]:
    """The relation of two claims and what keeps them apart, before their sentences are set side by side; whether one figure is told again."""
    is_of_one_time = (is_told_later(a, b, found) or is_of_late(a, b, found)) and not are_of_two_times(a, b)
    if is_of_one_time and found["period"] is Match.DIFFERENT and None in (a.when.period, b.when.period):
        found["period"] = Match.of_missing(a.when.period, b.when.period)
    if is_one_place_too(a, b, found):
        found |= {name: Match.UNKNOWN for name in _TOLD_ALIKE if found[name] is Match.DIFFERENT}
    apart = tuple(name for name in KEEPS_APART if found.get(name) is Match.DIFFERENT)
    if incidents.is_told_again(a, b, found, apart):
        return _told_again(a, b), (), True
    return *_relation(a, b, found, apart), False


def _told_apart(
    a: Facts, b: Facts, found: dict[str, Match], kind: RelationKind, settings: Settings
) -> tuple[RelationKind, tuple[str, ...], Contrast | None]:
    """What the sentences of two figures that stay apart say besides: alike they are of one thing, or they set two against each other."""
    if "wording" not in found and not (a.claim.implicit or b.claim.implicit):
        found["wording"] = wording(a, b, settings)
    is_changed = kind is R.SILENT_CHANGE or (kind is R.REVISION and are_versions(a.claim, b.claim))
    if is_changed or is_part(a, b) or is_part(b, a):
        return kind, (), None
    told = contrast(a, b, found, is_one_thing=incidents.is_one_thing(a, b, found))
    if told is not None:
        found["contrast"] = Match.DIFFERENT
        return _CONTRASTS[told.kind], ("contrast",), told
    if is_said_at_once(a, b) or are_two_shares(a, b) or (kind in _OF_ONE_VOICE and is_of_two_things(a, b)):
        found["sentence"] = Match.DIFFERENT
        return R.DIFFERENT_MEASURE, ("sentence",), None
    return kind, (), None


def _relation(a: Facts, b: Facts, found: Matches, apart: tuple[str, ...]) -> tuple[RelationKind, tuple[str, ...]]:
    named = R.PART_OF if is_out_of(a, b) else _named_whole(a, b)
    if named is not None:
        return named, ()
    if apart:
        return (R.COMPATIBLE, ()) if are_of_one_toll(a, b, found, apart) else _kept_apart(a, b, found, apart)
    if found["event"] in (Match.NARROWER, Match.WIDER):
        return _part_of_event(a, b, found)
    if _is_bare_part(a, b, found) or _is_bare_part(b, a, found):
        return R.DIFFERENT_SCOPE, ("scope",)
    narrowed = None if are_of_one_toll(a, b, found, apart) else _narrowed(a, b, found)
    if narrowed is None and found["period"] in (Match.NARROWER, Match.WIDER):
        narrowed = _part_of_period(a, b, found)
    if narrowed is None and not meet(a.extent, b.extent):
        narrowed = _of_other_stretch(a, b, found)
    return narrowed or (_answers(a, b, found), ())


def _of_other_stretch(a: Facts, b: Facts, found: Matches) -> tuple[RelationKind, tuple[str, ...]] | None:
    """Figures that stay apart and were not counted over one stretch, or not of one whole; None for all others."""
    if run_apart(a, b):
        return R.DIFFERENT_TIME, ("as_of",)
    if is_of_one_spot_only(a, b, found):
        return R.DIFFERENT_PLACE, ("place",)
    if is_of_place_told_later(a, b):
        return R.DIFFERENT_PLACE, ("place",)
    if _is_value_of_a_part(a, b, found):
        return R.DIFFERENT_PLACE, ("place",)
    return (R.DIFFERENT_SCOPE, ("scope",)) if is_for_less(a, b) else None


def _is_value_of_a_part(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether only one of two shares is told to be that of a town or a region: the other is the country's."""
    if a.measure.dimension != SHARE or found["place"] not in (Match.MISSING_A, Match.MISSING_B):
        return False
    named = b if found["place"] is Match.MISSING_A else a
    return named.event in ("rate", "price", "unemployed") and not places.is_wide(named.place or "")


def _named_whole(a: Facts, b: Facts) -> RelationKind | None:
    """The relation of a part to the whole that its text names, or that it and others add up to."""
    if is_part(b, a):
        a, b = b, a
    if not is_part(a, b):
        return None
    if a.measure.dimension == b.measure.dimension and is_below(b.extent, a.extent) and not b.is_vague:
        return R.PART_EXCEEDS_WHOLE
    return R.PART_OF


def _kept_apart(a: Facts, b: Facts, found: Matches, apart: tuple[str, ...]) -> tuple[RelationKind, tuple[str, ...]]:
    if set(apart) <= {"status", "counted_kind"} and "status" in apart and _is_one_count(a, b, found):
        return R.CONTESTED_STATUS, apart
    if apart == ("actor",) and found["counted_kind"] is not Match.DIFFERENT and _is_one_count(a, b, found):
        return R.CONTESTED_ACTOR, apart
    apart = _once_each(apart)
    if len(apart) > 1:
        return R.UNRELATED, apart
    if Modality.DENIED in (a.modality, b.modality) and apart == ("modality",):
        return R.COMPATIBLE, ()
    return KEEPS_APART[apart[0]], apart


def _once_each(apart: tuple[str, ...]) -> tuple[str, ...]:
    """One difference shows in several fields: a soldier differs from a child in kind, status and age at once."""
    if "counted_kind" in apart or "status" in apart:
        apart = tuple(
            name for name in apart if name not in _POPULATION or name == next(n for n in apart if n in _POPULATION)
        )
    if "unit" in apart:
        apart = tuple(name for name in apart if name not in ("concept", "counted_kind"))
    return tuple(name for name in apart if name != "concept") or apart


def _is_one_count(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether two figures can be one count of one incident, told by different voices: event, place and day agree."""
    return (
        (events.event_type(a.event) == "occurrence" or (a.event == "held" and a.when.period is not None))
        and found["event"] is Match.SAME
        and (_is_one_place(a, b, found) or incidents.is_of_one_incident(a, found))
        and not (a.status in b.beside or b.status in a.beside)
        and found["period"] in (Match.SAME, Match.CLOSE)
        and (describes(a, b) or (a.kind is not None and a.kind == b.kind))
        and not (a.is_zero or b.is_zero)
        and not same_source(a, b)
        and a.part_by is None
        and b.part_by is None
        and meet(a.extent, b.extent)
    )


def _is_one_place(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether both name one place; where neither does, whether one report or both mention the same names."""
    if found["place"] is Match.UNKNOWN:
        return found["names"] in (Match.SAME, Match.CLOSE) or bool(
            names_in(a.claim.sentence) & names_in(b.claim.sentence)
        )
    return found["place"] in (Match.SAME, Match.CLOSE)


def _part_of_event(a: Facts, b: Facts, found: Matches) -> tuple[RelationKind, tuple[str, ...]]:
    """Killed against casualties: another measure, unless there are more dead than dead and injured together."""
    part, whole = (a, b) if found["event"] is Match.NARROWER else (b, a)
    certain = all(found[name] in (Match.SAME, Match.UNKNOWN) for name in ("counted_kind", "group", "place", "period"))
    if certain and is_below(whole.extent, part.extent) and not (whole.is_vague or part.is_vague):
        if is_later(part.when.as_of, whole.when.as_of):
            return R.DIFFERENT_TIME, ("period",)
        return R.PART_EXCEEDS_WHOLE, ()
    return R.DIFFERENT_MEASURE, ("event",)


def _is_bare_part(part: Facts, other: Facts, found: Matches) -> bool:
    """Whether a figure is a part of something in a way that the other figure does not share.

    "Eight of them last month" is set beside other figures for last month only; two parts of one whole are never one figure,
    and within one report a part is taken for another figure only where the two agree.
    """
    if part.part_by is None:
        return False
    if found["document"] is Match.SAME and not meet(part.extent, other.extent):
        return True
    if part.claim.part_of == other.claim.part_of or not part.part_by:
        return True
    return any(found[name] not in (Match.SAME, Match.CLOSE) for name in part.part_by)


def _narrowed(a: Facts, b: Facts, found: Matches) -> tuple[RelationKind, tuple[str, ...]] | None:
    """What follows where one of the two counts within what the other counts; None where the table goes on.

    A smaller figure for the narrower is no conflict; an equal one may be the same; a larger one cannot stand beside it, unless it
    is a share: a third of the young may be without work, and a tenth of all.
    """
    directions = {
        name: direction for name in (*_POPULATION, "group", "place") if (direction := _direction(a, b, name, found))
    }
    if not directions:
        return None
    first = next(iter(directions))
    kept = KEEPS_APART[first], (first,)
    if len(set(directions.values())) > 1:
        return kept
    narrow, wide = (a, b) if directions[first] is Match.NARROWER else (b, a)
    if meet(a.extent, b.extent):
        return None
    if set(directions) & {"group", "place"}:
        is_none_at_all = "place" not in directions and (
            wide.is_zero or (narrow.is_zero and found["document"] is Match.SAME)
        )
        return None if is_none_at_all else kept
    if narrow.claim.implicit:
        return None if is_one_of(narrow, wide, found) else kept
    return None if is_below(wide.extent, narrow.extent) and narrow.measure.dimension != SHARE else kept


def _direction(a: Facts, b: Facts, name: str, found: Matches) -> Match | None:
    match = found[name]
    if match in (Match.NARROWER, Match.WIDER):
        return match
    if name in ("status", "age_sex", "group") and match in (Match.MISSING_A, Match.MISSING_B):
        if name == "status" and _is_said_by_kind(a, b, found):
            return None
        return Match.WIDER if match is Match.MISSING_A else Match.NARROWER
    return None


def _is_said_by_kind(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether the status of one is only what its kind says, and the kinds are already known to be close."""
    said = a if a.status else b
    return found["counted_kind"] is Match.CLOSE and said.status == "combatant" == taxonomy.status_of(said.kind)


def _part_of_period(a: Facts, b: Facts, found: Matches) -> tuple[RelationKind, tuple[str, ...]]:
    part, whole = (a, b) if found["period"] is Match.NARROWER else (b, a)
    if events.event_type(a.event) == "measure":
        return R.DIFFERENT_TIME, ("period",)
    if not is_below(whole.extent, part.extent):
        return R.PART_OF, ("period",)
    certain = (
        events.is_cumulative(a.event)
        and not is_later(part.when.as_of, whole.when.as_of)
        and not (part.is_vague or whole.is_vague)
    )
    return (
        (R.PART_EXCEEDS_WHOLE, ())
        if certain and found["place"] is not Match.DIFFERENT
        else (R.DIFFERENT_TIME, ("period",))
    )


def _answers(a: Facts, b: Facts, found: Matches) -> RelationKind:
    """The relation of two figures that answer one question."""
    if _is_one_statement(a, b):
        return R.SAME_ORIGIN
    if Modality.DENIED in (a.modality, b.modality):
        return R.COMPATIBLE
    if meet(a.extent, b.extent):
        plain = not (a.is_open or b.is_open or a.is_vague or b.is_vague)
        alike = not any(_direction(a, b, name, found) for name in (*_POPULATION, "group", "place"))
        return R.AGREE if alike and (plain or same_figure(a.claim, b.claim)) else R.COMPATIBLE
    return _stay_apart(a, b, found)


def _stay_apart(a: Facts, b: Facts, found: Matches) -> RelationKind:
    """The relation of two figures of which no value is allowed by both."""
    if b.claim.stated in a.sums or a.claim.stated in b.sums:
        return R.SUM_CONSISTENT
    if _is_one_of_them(a, b) or _is_one_of_them(b, a):
        return R.COMPATIBLE
    if a.is_vague or b.is_vague:
        return R.VAGUE_GAP
    return in_order_of_time(a, b, found)


def _is_one_of_them(a: Facts, b: Facts) -> bool:
    """Whether one person told of may be one of a larger number: "a man was killed" says nothing of others."""
    return a.claim.implicit and is_below(a.extent, b.extent)


def as_answers(pair: Comparison) -> Comparison:
    """A pair as two answers to one question, whatever keeps them apart: a person decided it.

    Figures without a common measure stay what they are, and so does a part beside its whole.
    """
    if pair.kind in ANSWERS or pair.kind is R.PART_OF or pair.a.measure.dimension != pair.b.measure.dimension:
        return pair
    return replace(pair, kind=_answers(pair.a, pair.b, pair.matches), apart=(), is_identified=True)


def is_queued(comparison: Comparison, settings: Settings) -> bool:
    """Whether a pair's relation reaches the queue: never for denials, for plans only where two sources of a case tell them in two ways, a vague gap only where it is wide."""
    a, b = comparison.a, comparison.b
    is_put_forward = a.modality == b.modality and a.modality in (ASSERTED, CAPACITY)
    if comparison.kind not in QUEUE or not (is_put_forward or _are_rival_plans(comparison)):
        return False
    return comparison.kind is not R.VAGUE_GAP or is_wide_gap(a, b, settings.tolerances.vague_factor)


def _are_rival_plans(comparison: Comparison) -> bool:
    """Whether two sources of one case tell what will be in two ways; what one source expects and what came of it is no conflict."""
    a, b = comparison.a, comparison.b
    is_one_case = comparison.matches["case"] is Match.SAME
    return (
        is_one_case
        and comparison.kind is R.CONTRADICTION
        and {a.modality, b.modality} <= AHEAD
        and not same_source(a, b)
    )


def is_wide_gap(a: Facts, b: Facts, factor: float) -> bool:
    """Whether a figure is zero, or more than `factor` times outside a vague word's interval."""
    if a.is_vague == b.is_vague:
        return False
    vague, figure = (a, b) if a.is_vague else (b, a)
    if figure.is_zero:
        return True
    return figure.extent.high < vague.extent.low / factor or figure.extent.low > vague.extent.high * factor
