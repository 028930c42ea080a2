"""One level function for each compared field: two claims' values → how they stand to each other.

Each looks at the values of its field alone (and at the event they are values for), so that a column of pairs is compared
by its unique pairs of values; what a combination of fields means is decided in `relation`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from claims.comparison import company, events, incidents, places, stories, taxonomy, times, topics
from claims.comparison.facts import AHEAD, Facts, content, is_copied, is_state, is_translated, same_source
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT
from claims.comparison.segments import own_words
from claims.config import Settings
from claims.lexicon.paraphrases import are_paraphrases
from claims.lexicon.roles import words_for
from claims.origins import near_identical

_SAME_CONCEPT: Final = 85.0
_CLOSE_CONCEPT: Final = 60.0
_LONG: Final = 7
"""Sentences of fewer words that carry meaning are alike by chance."""
_SAME_WORDING: Final = 0.6
_CLOSE_WORDING: Final = 0.4
_FEWEST_WORDS: Final = 2

_OF_PEOPLE: Final = frozenset({"vaccinated", "attended"})
"""Events that happen to people, so that a figure without a noun is of people; schools with them are something else."""

_BEFELL: Final = frozenset({"killed", "injured", "critical", "hospitalised", "casualties", "arrested", "shot"})
"""Events that befall the living, so that a figure without a noun is of people, or of animals that the text names."""

Matches = Mapping[str, Match]


def event(a: Facts, b: Facts, _: Settings) -> Match:
    """What happened: one canonical event, or one that is part of the other.

    Two values of one measure are of one event; what a thing costs is its price within one case.
    """
    if a.topic is not None and a.topic == b.topic and a.measure.dimension == b.measure.dimension:
        return Match.SAME if a.event == b.event else Match.CLOSE
    found = events.compare(a.event, b.event)
    if found is not Match.DIFFERENT:
        return found
    is_one = {a.event, b.event} == {"cost", "price"} or (events.are_near(a.event, b.event) and not same_source(a, b))
    return Match.CLOSE if is_one and case(a, b, _) is Match.SAME else found


def modality(a: Facts, b: Facts, _: Settings) -> Match:
    """How the figures are put forward: a plan is no count, a denial no answer; what will and what would be is one within a case."""
    if a.modality == b.modality:
        return Match.SAME
    is_ahead = {a.modality, b.modality} <= AHEAD and case(a, b, _) is Match.SAME
    return Match.CLOSE if is_ahead else Match.DIFFERENT


def change(a: Facts, b: Facts, _: Settings) -> Match:
    """Whether both figures are levels, or both movements."""
    return Match.SAME if a.is_movement == b.is_movement else Match.DIFFERENT


def unit(a: Facts, b: Facts, _: Settings) -> Match:
    """What the figures are measured in: one dimension, whatever the unit; two currencies are two dimensions."""
    return Match.SAME if a.measure.dimension == b.measure.dimension else Match.DIFFERENT


def counted_kind(a: Facts, b: Facts, _: Settings) -> Match:
    """What is counted, by the taxonomy, given the event."""
    if _is_of_things(a, b) or _is_of_things(b, a):
        return Match.DIFFERENT
    known = {one.event for one in (a, b) if one.event is not None}
    is_shared = a.event == b.event or (len(known) == 1 and case(a, b, _) is Match.SAME)
    if (
        a.event == b.event
        and a.event in _OF_PEOPLE
        and a.measure.dimension == COUNT
        and (a.kind is None) != (b.kind is None)
    ):
        return Match.of_missing(a.kind, b.kind) if taxonomy.is_person(a.kind or b.kind) else Match.DIFFERENT
    found = taxonomy.compare(a.kind, b.kind, next(iter(known)) if known and is_shared else None)
    return Match.CLOSE if found is not Match.SAME and _are_one_people(a, b, _) else found


def _is_of_things(told: Facts, other: Facts) -> bool:
    """Whether one counts people by what befell them ("three others, wounded"), the other something of which nothing befell anyone ("18 rounds")."""
    return (
        told.kind is None
        and told.event in _BEFELL
        and other.event is None
        and other.kind is not None
        and told.measure.dimension == other.measure.dimension == COUNT
        and not taxonomy.is_person(other.kind)
    )


def _are_one_people(a: Facts, b: Facts, settings: Settings) -> bool:
    """Whether both are, within one story, the people whom it is about."""
    return case(a, b, settings) is Match.SAME and company.are_one_people(a, b)


def group(a: Facts, b: Facts, _: Settings) -> Match:
    """Whose, or which, the counted ones are."""
    if (a.group is None) != (b.group is None) and case(a, b, _) is Match.SAME and _are_plain_people(a, b):
        return Match.UNKNOWN
    return places.compare(a.group, b.group)


def _are_plain_people(a: Facts, b: Facts) -> bool:
    """Whether one says "people" of those whom the other calls by their country alone ("Kenyans"), at home: abroad they are some of the people."""
    named = a if a.group is not None else b
    countries = {country for one in (a, b) if one.place for country in (one.place, *places.around(one.place))}
    is_at_home = named.group in countries or (not countries and named.event == "attended")
    is_demonym = bool(named.claim.counted) and (named.claim.counted or "")[:1].isupper()
    return (
        is_demonym
        and is_at_home
        and places.is_wide(named.group or "")
        and taxonomy.is_general(a.kind)
        and taxonomy.is_general(b.kind)
    )


def status(a: Facts, b: Facts, _: Settings) -> Match:
    """Civilian or combatant."""
    return _narrowing(a.status, b.status)


_AS_A_WORD: Final = frozenset({"man", "child", "girl", "boy"})
"""Ages and sexes by which reports call those whom others call by what they are."""


def age_sex(a: Facts, b: Facts, _: Settings) -> Match:
    """Age and sex: said by one only, it narrows who is counted."""
    if None in (a.age_sex, b.age_sex) and (a.age_sex or b.age_sex) in _AS_A_WORD and _are_one_people(a, b, _):
        return Match.UNKNOWN  # the men of a mine are its miners, the children of a school its pupils
    return _age_sex(a.age_sex, b.age_sex)


_WITHIN: Final = {"boy": ("child",), "girl": ("child",)}


@lru_cache(maxsize=1024)
def _age_sex(a: str | None, b: str | None) -> Match:
    if a and b and a != b:
        if b in _WITHIN.get(a, ()):
            return Match.NARROWER
        if a in _WITHIN.get(b, ()):
            return Match.WIDER
    return _narrowing(a, b)


def _narrowing(a: str | None, b: str | None) -> Match:
    if a is None or b is None:
        return Match.of_missing(a, b)
    return Match.SAME if a == b else Match.DIFFERENT


def actor(a: Facts, b: Facts, _: Settings) -> Match:
    """Who does it, or holds it."""
    found = places.compare(a.actor, b.actor)
    return Match.CLOSE if found in (Match.NARROWER, Match.WIDER) else found


def place(a: Facts, b: Facts, _: Settings) -> Match:
    """Where; a place in another is narrower, one that the other sentence only mentions is close."""
    found = places.compare_sites(a.place, b.place)
    if found is Match.DIFFERENT and case(a, b, _) is Match.SAME and _is_site_in_town(a, b):
        return Match.CLOSE
    if found in (Match.MISSING_A, Match.MISSING_B):
        silent, named = (a, b) if found is Match.MISSING_A else (b, a)
        if not places.is_wide(named.place or "") and place_words(named) & silent.names:
            return Match.CLOSE
    return found


def _is_site_in_town(a: Facts, b: Facts) -> bool:
    """Whether one names a square or a park that the gazetteer does not know, and the other a town: of one event and day it may lie there."""
    sites = [places.is_site(one.place or "") for one in (a, b)]
    is_one_event = a.event is not None and a.event == b.event
    is_one_day = (
        a.when.period is not None and a.when.period == b.when.period and a.kind is not None and a.kind == b.kind
    )
    return sites.count(True) == 1 and (is_one_event or (is_one_day and None in (a.event, b.event)))


def place_words(facts: Facts) -> frozenset[str]:
    """The words of a place's name, as names are compared."""
    return frozenset((facts.place or "").casefold().split())


def period(a: Facts, b: Facts, settings: Settings) -> Match:
    """When: the period for what happens, the day for what holds."""
    if are_of_two_times(a, b):
        return Match.DIFFERENT
    known = [one.event for one in (a, b) if one.event is not None]
    if known and all(map(is_state, known)):
        return times.compare_states(a.when, b.when, reach=settings.linking.state_days)
    running = (a.is_movement and b.is_movement) or (bool(known) and all(map(events.is_cumulative, known)))
    return times.compare_occurrences(a.when, b.when, running=running, reach=settings.linking.event_days)


def are_of_two_times(a: Facts, b: Facts) -> bool:
    """Whether one figure is only told to be of an earlier time, or was given before the day that the other is of."""
    return a.when.is_before != b.when.is_before or _is_given_before(a, b) or _is_given_before(b, a)


def _is_given_before(a: Facts, b: Facts) -> bool:
    """Whether a price or a movement was given before the day that the other is told to be of: it changes by the day."""
    is_of_a_day = b.when.period is not None and b.when.period[0] == b.when.period[1]
    is_unit_price = a.event == "cost" and " per " in (a.claim.unit or "")
    changes_daily = a.event == "price" or is_unit_price or (a.event == "rate" and a.is_movement and b.is_movement)
    return (
        changes_daily
        and is_of_a_day
        and a.when.period is None
        and a.when.as_of is not None
        and b.when.period is not None
        and a.when.as_of[1] < b.when.period[0]
    )


def as_of(a: Facts, b: Facts, _: Settings) -> Match:
    """The day each figure is given for."""
    return times.compare_as_of(a.when, b.when)


def scope(a: Facts, b: Facts, _: Settings) -> Match:
    """Words that limit a figure ("another", "of them", "each")."""
    return Match.SAME if a.limits == b.limits else Match.DIFFERENT


def concept(a: Facts, b: Facts, _: Settings) -> Match:
    """What a value is the value of ("crude oil"): it keeps values of one event apart, and only joins where none is named."""
    named = topics.compare(a.topic, b.topic) if a.measure.dimension == b.measure.dimension else Match.UNKNOWN
    if named in (Match.SAME, Match.DIFFERENT):
        return named
    is_value = events.event_type(a.event) == "measure"
    if a.measure.dimension == b.measure.dimension != COUNT and _are_two_things(a, b):
        return Match.DIFFERENT
    if not is_value and (a.event is not None or b.event is not None):
        return Match.UNKNOWN
    is_told_by_one = a.concept and b.concept and not (_subject(a) and _subject(b)) and a.concept != b.concept
    if is_told_by_one and "rate" not in (a.event, b.event):
        return Match.UNKNOWN
    if not a.concept or not b.concept:
        return Match.of_missing(a.concept or None, b.concept or None)
    found = _concepts(" ".join(sorted(a.concept)), " ".join(sorted(b.concept)))
    return found if is_value or found is not Match.DIFFERENT else Match.UNKNOWN


def _are_two_things(a: Facts, b: Facts) -> bool:
    """Whether two values are told of subjects that share no word, neither of them the one who tells: two parties' votes, bread and petrol."""
    left, right = _subject(a), _subject(b)
    taken_up = words_for("generic body") | words_for("taken up")
    if left <= taken_up or right <= taken_up:
        return False  # "the firm", "the project": the one named before
    return (
        bool(left)
        and bool(right)
        and not left & right
        and not any(are_paraphrases(one, other) for one in left for other in right)
        and a.event == b.event
        and a.event not in (None, "cost", "price", "rate")
    )


def _subject(facts: Facts) -> frozenset[str]:
    """What a value is told of; nothing where the subject is who tells it: the speaker by name and post, or a body that puts a figure at something."""
    name = content(facts.claim.speaker_name or "")
    tells = bool(name) and name <= facts.concept
    is_body = facts.claim.speaker_name is None and bool(facts.concept & words_for("body noun"))
    return frozenset() if tells or is_body else facts.concept - voice(facts)


def voice(facts: Facts) -> frozenset[str]:
    """The words of who tells a figure."""
    return content(" ".join(filter(None, (facts.claim.speaker_name, facts.claim.speaker, facts.claim.outlet))))


@lru_cache(maxsize=65536)
def _concepts(a: str, b: str) -> Match:
    likeness = fuzz.token_set_ratio(a, b)
    if likeness >= _SAME_CONCEPT:
        return Match.SAME
    return Match.CLOSE if likeness >= _CLOSE_CONCEPT else Match.DIFFERENT


def names(a: Facts, b: Facts, _: Settings) -> Match:
    """Names that both reports mention: they tell incidents apart only by being shared."""
    shared = len(a.names & b.names)
    return Match.UNKNOWN if not shared else Match.SAME if shared > 1 else Match.CLOSE


def case(a: Facts, b: Facts, _: Settings) -> Match:
    """One story: a named case of few reports, one report, or few reports that share names and days."""
    is_story = a.incident == a.claim.case or stories.is_story(a.incident)
    return Match.SAME if is_story and a.incident is not None and a.incident == b.incident else Match.UNKNOWN


def document(a: Facts, b: Facts, _: Settings) -> Match:
    """One and the same report."""
    return Match.SAME if a.claim.document_id == b.claim.document_id else Match.UNKNOWN


def report(a: Facts, b: Facts, _: Settings) -> Match:
    """Two reports of a large collection that the rare names they share tell to be of one incident."""
    is_one = a.incident is not None and a.incident == b.incident and a.incident != a.claim.case
    is_one = is_one and not stories.is_story(a.incident)
    return Match.SAME if is_one and a.claim.document_id != b.claim.document_id else Match.UNKNOWN


def wording(a: Facts, b: Facts, _: Settings) -> Match:
    """How many of the words that carry meaning the two sentences share."""
    in_case = case(a, b, _) is Match.SAME
    is_one_sentence = (a.claim.document_id, a.claim.sentence_start) == (b.claim.document_id, b.claim.sentence_start)
    if is_one_sentence and a.event != b.event:
        return Match.UNKNOWN  # the words of one sentence are common to all its figures
    left, right = (own_words(a.claim), own_words(b.claim)) if in_case else (a.wording, b.wording)
    if not left or not right:
        return Match.UNKNOWN
    if in_case and (
        len(left & right) < _FEWEST_WORDS
        or min(len(left), len(right)) <= _FEWEST_WORDS < max(len(left), len(right)) - _LONG
    ):
        return Match.UNKNOWN
    shared = len(left & right) / min(len(left), len(right))
    return Match.SAME if shared >= _SAME_WORDING else Match.CLOSE if shared >= _CLOSE_WORDING else Match.UNKNOWN


def with_words(a: Facts, b: Facts, found: Matches, settings: Settings) -> Matches:
    """What was compared of a pair, its two sentences set side by side whatever was asked for before."""
    return {**found, "wording": wording(a, b, settings)}


def copy(a: Facts, b: Facts, _: Settings) -> Match:
    """One sentence in two reports, word for word or nearly, or one figure in a report and in its copy or translation: a copy, whatever else is not said."""
    long_enough = min(len(a.wording), len(b.wording)) >= _LONG
    is_copy = (
        long_enough
        and a.claim.document_id != b.claim.document_id
        and near_identical(a.claim.sentence, b.claim.sentence)
    )
    return Match.SAME if is_copy or is_copied(a, b) or is_translated(a, b) else Match.UNKNOWN


def speaker(a: Facts, b: Facts, _: Settings) -> Match:
    """Who says it, under whatever name."""
    return Match.SAME if same_source(a, b) else Match.UNKNOWN


LevelFunction = Callable[[Facts, Facts, Settings], Match]
FIELDS: Final[Mapping[str, LevelFunction]] = {
    function.__name__: function
    for function in (
        event, modality, change, unit, counted_kind, group, status, age_sex, actor, scope, place, period, as_of, concept,
        names, case, document, report, copy, speaker,
    )
}  # fmt: skip
"""Every compared field, in the order in which reasons are shown; a difference in an earlier one is named first."""


def matches(a: Facts, b: Facts, settings: Settings, *, with_wording: bool = False) -> dict[str, Match]:
    """How a pair stands in every field; `with_wording` also sets the sentences side by side, as is done where no event is named."""
    found = {name: function(a, b, settings) for name, function in FIELDS.items()}
    is_one_sided = found["case"] is Match.SAME and None in (a.event, b.event)
    if with_wording or a.event is b.event is None or is_one_sided:
        found["wording"] = wording(a, b, settings)
    found["value"] = incidents.value(a, b, found)
    return found


def describes(a: Facts, b: Facts) -> bool:
    """Whether two claims are figures of living people, so that a difference in who they were can be what is contested."""
    return all(taxonomy.is_person(one.kind) or one.status is not None for one in (a, b))
