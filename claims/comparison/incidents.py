"""Two figures of one small case: what tells, without an event of the lexicon, that they answer one question.

A case that a person named, of few reports, is about one incident or one matter. There a figure repeated to the last digit is the
same figure told again, and one speaker's figures of one thing on one day are two answers to one question.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claims.comparison import events, taxonomy
from claims.comparison.clauses import clause
from claims.comparison.company import is_only_pair
from claims.comparison.facts import AHEAD, Facts, content
from claims.comparison.intervals import meet
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT, SHARE
from claims.comparison.segments import own_words
from claims.comparison.stretches import tells_rest
from claims.comparison.times import distance

Found = Mapping[str, Match]
_AGREES: Final = frozenset({Match.SAME, Match.CLOSE, Match.NARROWER, Match.WIDER})
_TELLING: Final = 3
"""From so many digits on, two figures are hardly equal by chance within one case."""
_MANY: Final = 900
_SOME: Final = 10
_SOFT: Final = frozenset({"concept", "period", "modality", "event", "contrast", "change"})
"""Differences of wording that one and the same figure outweighs: they are read from few words, and often from none."""
_REPORTING_DAYS: Final = 92
"""Results, rates and prices are reported within a quarter of the period that they are of."""
_LONG_STEM: Final = 4
_DAYS_BETWEEN: Final = 3


def is_one_voice(a: Facts, b: Facts, found: Found) -> bool:
    """Whether both are the words of one named speaker, within one case also where one report tells less of the name than the other.

    "The weather office" is "the Indian weather office" there.
    """
    left, right = content(a.claim.speaker_name or ""), content(b.claim.speaker_name or "")
    if not left or not right:
        return False
    return found["speaker"] is Match.SAME or (is_one_case(found) and (left <= right or right <= left))


def is_one_case(found: Found) -> bool:
    """Whether both stand in one named case of few reports."""
    return found["case"] is Match.SAME


def value(a: Facts, b: Facts, found: Found) -> Match:
    """Whether both give one figure, so precise that it tells them to be one: SAME for three digits, CLOSE for two."""
    if (
        not is_one_case(found)
        or found["unit"] is not Match.SAME
        or not _are_exact(a, b)
        or not meet(a.extent, b.extent)
    ):
        return Match.UNKNOWN
    digits = min(_digits(a), _digits(b))
    if (
        a.measure.dimension not in (COUNT, SHARE)
        or min(a.extent.low, b.extent.low) >= _MANY
        or (found["counted_kind"] is Match.SAME and not taxonomy.is_general(a.kind) and a.extent.low >= _SOME)
    ):
        digits += 1
    return Match.SAME if digits >= _TELLING else Match.CLOSE if digits == _TELLING - 1 else Match.UNKNOWN


def _are_exact(a: Facts, b: Facts) -> bool:
    return not any(one.is_open or one.is_vague or one.claim.stated is None for one in (a, b))


def _digits(facts: Facts) -> int:
    """How many digits of a figure tell something: 12,350 has four, 45,000 two."""
    return len(f"{abs(facts.claim.stated or 0):.10g}".replace(".", "").strip("0"))


def is_told_again(a: Facts, b: Facts, found: Found, apart: tuple[str, ...]) -> bool:
    """Whether two figures of two reports are one figure told twice, whatever the words around it leave open or say otherwise."""
    told = found.get("value", Match.UNKNOWN)
    if found["document"] is Match.SAME or told is Match.UNKNOWN or not set(apart) <= _SOFT:
        return False
    if "event" in apart and not _can_be_one(a, found):
        return False
    return told is Match.SAME or _is_alike(a, b, found)


def _can_be_one(a: Facts, found: Found) -> bool:
    """Whether two events can be two words for one: of people or things of one kind only where the figure itself says so."""
    return a.measure.dimension != COUNT or (found["counted_kind"] is Match.SAME is found["value"])


def _is_alike(a: Facts, b: Facts, found: Found) -> bool:
    """Whether a further field tells that two figures are of one thing."""
    is_one_kind = (
        found["counted_kind"] in _AGREES and not taxonomy.is_general(a.kind) and not taxonomy.is_general(b.kind)
    )
    are_both_bare = a.event is b.event is None and found["counted_kind"] in _AGREES
    said = any(found.get(name) in (Match.SAME, Match.CLOSE) for name in ("wording", "concept", "place"))
    is_of_one_day = a.when.period is not None and a.when.period == b.when.period
    return is_one_kind or are_both_bare or said or is_of_one_day or is_one_voice(a, b, found)


def is_one_question(a: Facts, b: Facts, found: Found) -> bool:
    """Whether two figures are of one thing although no event of the lexicon is common to them: one restates the other, or their case tells."""
    if is_restated(a, b):
        return True
    if not is_one_case(found):
        return False
    rules = (is_one_voice_s, _is_told_alike, _is_at_one_spot, _is_one_noun, _is_only_pair)
    return any(rule(a, b, found) for rule in rules)


def is_of_one_incident(a: Facts, found: Found) -> bool:
    """Whether two figures of one case and one known day are of one incident, although one of them leaves out where it was."""
    is_one_day = a.when.period is not None and found["period"] is Match.SAME
    return is_one_case(found) and is_one_day and found["place"] in (Match.MISSING_A, Match.MISSING_B)


def is_restated(a: Facts, b: Facts) -> bool:
    """Whether one is a bare figure that answers what the other is of, or both answer one question so."""
    return (a.restates or a.id) == (b.restates or b.id)


def is_one_thing(a: Facts, b: Facts, found: Found) -> bool:
    """Whether more than the words of the sentences tells that two figures are of one thing: one voice, one figure's echo, one known day.

    Of two figures of one kind and one day the one side names what happened; the other tells it in words that the lexicon lacks.
    """
    if is_restated(a, b):
        return True
    return is_one_case(found) and (
        is_one_voice_s(a, b, found) or _is_of_one_day(a, b, found) or _is_happening_to_one(a, b, found)
    )


def _is_happening_to_one(a: Facts, b: Facts, found: Found) -> bool:
    """Whether two sources of one story tell in two words of one event how many of one kind it happened to, in the only such figures of their reports."""
    is_one_kind = found["counted_kind"] is Match.SAME and found["place"] is not Match.DIFFERENT
    return events.are_near(a.event, b.event) and is_one_kind and is_only_pair(a, b)


def _is_of_one_day(a: Facts, b: Facts, found: Found) -> bool:
    is_named_once = (a.event is None) != (b.event is None)
    is_one_day = a.when.period is not None and a.when.period == b.when.period
    return is_named_once and is_one_day and found["counted_kind"] is Match.SAME and found["document"] is not Match.SAME


def is_one_voice_s(a: Facts, b: Facts, found: Found) -> bool:
    """Whether one named speaker counts one kind of thing in two reports of one day, neither with an event."""
    return (
        is_one_case(found)
        and a.event is b.event is None
        and is_one_voice(a, b, found)
        and found["document"] is not Match.SAME
        and _are_near(a, b)
        and found["counted_kind"] is Match.SAME
        and not taxonomy.is_general(a.kind)
    )


def _is_told_alike(a: Facts, b: Facts, found: Found) -> bool:
    """Whether both sentences share many words, a name or a place or a day among them, and at most one names an event."""
    if a.event is not None and b.event is not None:
        return False
    if found.get("wording") not in (Match.SAME, Match.CLOSE):
        return False
    is_counted_alike = a.measure.dimension != COUNT or found["counted_kind"] is Match.SAME
    return is_counted_alike and any(found[name] in (Match.SAME, Match.CLOSE) for name in ("names", "place", "period"))


def _is_one_noun(a: Facts, b: Facts, found: Found) -> bool:
    """Whether two reports of one day give one figure each of one kind of thing, and neither sentence names an event of the lexicon."""
    if not (a.is_sole and b.is_sole) or a.measure.dimension != COUNT or found["document"] is Match.SAME:
        return False
    is_one_day = _are_near(a, b) and found["period"] is not Match.DIFFERENT
    if not _share_a_stem(a, b):
        return False
    is_one_kind = found["counted_kind"] is Match.SAME and not taxonomy.is_general(a.kind)
    return a.event is b.event is None and is_one_kind and is_one_day and found["speaker"] is not Match.SAME


def _is_only_pair(a: Facts, b: Facts, found: Found) -> bool:
    """Whether two sources of one story give one figure each of one kind of thing, and at most one of them names an event."""
    is_one_kind = found["counted_kind"] in (Match.SAME, Match.CLOSE) and found["unit"] is Match.SAME
    is_of_one_time = found["period"] is not Match.DIFFERENT and not _is_state_of_two_days(a, b, found)
    is_of_one_time = is_of_one_time and tells_rest(a) == tells_rest(b)
    is_named_once = a.event is None or b.event is None
    is_near = found["document"] is Match.SAME or {a.modality, b.modality} <= AHEAD or _share_a_stem(a, b)
    return (
        is_named_once
        and is_near
        and a.measure.dimension == COUNT
        and is_one_kind
        and is_of_one_time
        and is_only_pair(a, b)
    )


def _is_state_of_two_days(a: Facts, b: Facts, found: Found) -> bool:
    """Whether a state is told of on two days: it may have changed in between."""
    is_state = "state" in (events.event_type(a.event), events.event_type(b.event))
    return is_state and found["as_of"] is Match.DIFFERENT


def _are_near(a: Facts, b: Facts) -> bool:
    """Whether two reports are of the same days."""
    return (
        a.when.as_of is not None and b.when.as_of is not None and distance(a.when.as_of, b.when.as_of) <= _DAYS_BETWEEN
    )


def _share_a_stem(a: Facts, b: Facts) -> bool:
    """Whether a word of one sentence stands in the other, or within one of its words ("rails", "derailed")."""
    left, right = own_words(a.claim), own_words(b.claim)
    return any(
        one == other or (min(len(one), len(other)) >= _LONG_STEM and (one in other or other in one))
        for one in left
        for other in right
    )


def _is_at_one_spot(a: Facts, b: Facts, found: Found) -> bool:
    """Whether two reports count one kind at a spot that both name: "13 men in the gallery", "15 men were at work in the gallery"."""
    if a.event is not None or b.event is not None or found["document"] is Match.SAME:
        return False
    spots = [{word.stem for word in clause(one.claim) if word.is_placed} for one in (a, b)]
    return found["counted_kind"] is Match.SAME and a.kind is not None and bool(spots[0] & spots[1])


def is_of_late(a: Facts, b: Facts, found: Found) -> bool:
    """Whether one figure's period is recent enough for the other, given on the same day without one, to be of it too."""
    if not is_one_case(found) or a.when.as_of is None or b.when.as_of is None:
        return False
    known = a.when.period or b.when.period
    if known is None or (a.when.period is not None and b.when.period is not None):
        return False
    is_told_later = events.event_type(a.event) != "occurrence" or a.measure.dimension != COUNT
    given = b.when.as_of if a.when.period else a.when.as_of
    return (
        is_told_later
        and distance(a.when.as_of, b.when.as_of) <= _DAYS_BETWEEN
        and distance(known, given) <= _REPORTING_DAYS
    )
