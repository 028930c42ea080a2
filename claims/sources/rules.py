"""The rules by which two names are one source, each with its reason in words: forms, bodies, abbreviations, persons, spellings.

A wrong link is worse than a missed one: it hides a disagreement between two speakers, or makes one speaker's revision of it.
So each rule asks for evidence of its own, and where two readings are possible it links nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

from claims.sources.forms import Form, Kind
from claims.sources.initials import initials
from claims.sources.joining import CERTAIN, Sets
from claims.sources.nodes import Case
from claims.sources.persons import can_be_one, is_full, is_initial_of, same_full, surname
from claims.sources.spelling import SAME_NAME, SHORTEST, likeness, skeleton, sounds

SAME_FORM: Final = "the same name, but for case, articles, marks and titles"
OTHER_FORM: Final = "the same body, its name put in another form"
ONLY_ONE_HERE: Final = "the only body of that name in the same outlet's reports"
ONLY_ONE: Final = "the only body of that name in the case"
IN_BRACKETS: Final = "initials, given in brackets"
INITIALS: Final = "initials, and no other name of the case has them"
SURNAME: Final = "surname, and nobody else of the case bears it"
INITIAL: Final = "first name by its initial, and nobody else of the case fits"
ONE_NAME: Final = "the same first name and surname"
SPELLING: Final = "the same name in another spelling"
_LONG_ENOUGH: Final = 6
"""Names of one word are spellings of each other only from so many sounds."""
_CROWDED: Final = 200
"""Above so many full names of one surname, spellings are no longer compared."""

T = TypeVar("T", bound=Hashable)


def apply(sets: Sets, case: Case) -> None:
    """Every rule in turn, the surest first; later rules build on what the earlier ones joined."""
    _same_form(sets)
    leaders = _leaders(sets)
    _bodies(sets, leaders)
    _common_bodies(sets, leaders)
    _abbreviations(sets, leaders, case)
    _spellings(sets, leaders)
    _persons(sets, leaders)


def _grouped(places: Iterable[int], key: Callable[[int], T | None]) -> list[tuple[T, list[int]]]:
    """Places by a key, those without one left out, in the order of their first members."""
    found: defaultdict[T, list[int]] = defaultdict(list)
    for place in places:
        value = key(place)
        if value is not None:
            found[value].append(place)
    return list(found.items())


def _same_form(sets: Sets) -> None:
    def key(place: int) -> tuple[str, str | None, str]:
        node = sets.nodes[place]
        kind = "person" if node.form.kind in (Kind.PERSON, Kind.NAME) else str(node.form.kind)
        return node.form.key, node.home, kind

    for _, places in _grouped(range(len(sets.nodes)), key):
        for place in places[1:]:
            sets.link(places[0], place, SAME_FORM, CERTAIN)


def _leaders(sets: Sets) -> list[int]:
    """One name of each form that stands: the rules compare forms."""
    return [place for place in range(len(sets.nodes)) if sets.root(place) == place]


def _bodies(sets: Sets, leaders: Sequence[int]) -> None:
    """Bodies of one owner and of the same words, in any order where they are a state's."""

    def key(place: int) -> tuple[object, ...] | None:
        node = sets.nodes[place]
        told = node.form
        if told.kind is Kind.STATE and (told.is_distinct or told.owners):
            return "state", told.bag, told.owners, node.home
        return ("body", told.words, node.home) if told.kind is Kind.BODY else None

    for _, places in _grouped(leaders, key):
        for place in places[1:]:
            sets.link(places[0], place, _stands_for(sets, places[0], place) or OTHER_FORM, 0.98)


def _stands_for(sets: Sets, a: int, b: int) -> str | None:
    """That a country's or a capital's name stands for its government, where one of the two is only that."""
    for place in (a, b):
        told = sets.nodes[place].form
        if told.words == ("government",) and "government" not in told.key.split():
            return f"“{sets.nodes[place].name}” stands for its government"
    return None


def _common_bodies(sets: Sets, leaders: Sequence[int]) -> None:
    """A body without its country with the one of that name that has it: in the outlet's reports, or in a case of one country."""
    states = [place for place in leaders if sets.nodes[place].form.kind is Kind.STATE]
    by_words = dict(_grouped(states, lambda place: sets.nodes[place].form.bag))
    for place in states:
        node = sets.nodes[place]
        if node.form.owners or len(node.form.bag) == 1 or not node.form.is_national:
            continue
        owned = [other for other in by_words[node.form.bag] if sets.nodes[other].form.owners]
        near = [other for other in owned if node.homes & sets.homes(other)]
        for reason, score, found in ((ONLY_ONE_HERE, 0.92, near), (ONLY_ONE, 0.9, owned if node.home is None else [])):
            if len({sets.nodes[other].form.owners for other in found}) == 1:
                sets.link(place, found[0], reason, score)
                break


def _abbreviations(sets: Sets, leaders: Sequence[int], case: Case) -> None:
    by_initials: defaultdict[str, list[int]] = defaultdict(list)
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for place in leaders:
        told = sets.nodes[place].form
        by_key[told.key].append(place)
        if told.kind in (Kind.STATE, Kind.BODY):
            for short in sorted(initials(told)):
                by_initials[short].append(place)
    explained: defaultdict[str, set[str]] = defaultdict(set)
    for short, long in case.told:
        explained[short].add(long)
    for place in leaders:
        told = sets.nodes[place].form
        if told.kind is Kind.ACRONYM:
            given = [at for key in sorted(explained[told.words[0]]) for at in by_key[key] if at != place]
            _abbreviation(sets, place, given, by_initials[told.words[0]])
        elif told.short:
            for other in by_key[told.short.casefold()]:
                if sets.nodes[other].home == sets.nodes[place].home:
                    sets.link(other, place, IN_BRACKETS, CERTAIN)


def _abbreviation(sets: Sets, place: int, given: Sequence[int], possible: Sequence[int]) -> None:
    """An abbreviation with what it was explained by, else with the one name that it fits; both hold in the same reports."""
    node = sets.nodes[place]
    explained = [at for at in given if _holds_with(sets, place, at) and not _others_own(node.form, sets.nodes[at].form)]
    fitting = [at for at in possible if _holds_with(sets, place, at) and _owner_fits(node.form, sets.nodes[at].form)]
    for reason, score, found in ((IN_BRACKETS, CERTAIN, explained), (INITIALS, 0.9, fitting)):
        if len({sets.root(at) for at in found}) == 1:
            sets.link(place, found[0], reason, score)
            return


def _holds_with(sets: Sets, short: int, long: int) -> bool:
    """Whether a name holds wherever an abbreviation does; one that only an outlet uses can stand for what that outlet names."""
    a, b = sets.nodes[short], sets.nodes[long]
    return b.home in (None, a.home) and (a.home is None or bool(a.homes & b.homes))


def _others_own(a: Form, b: Form) -> bool:
    return bool(a.owners and b.owners and a.owners != b.owners)


def _owner_fits(short: Form, long: Form) -> bool:
    return not short.owners or short.owners == long.owners


def _spellings(sets: Sets, leaders: Sequence[int]) -> None:
    """One word put into Latin letters in two ways: "Hezbollah", "Hizbullah"."""
    single = [place for place in leaders if sets.nodes[place].form.kind is Kind.NAME]
    for _, places in _grouped(single, lambda place: skeleton(sets.nodes[place].form.words[0])):
        for at, place in enumerate(places[:_CROWDED]):
            for other in places[at + 1 : _CROWDED]:
                a, b = (sets.nodes[one].form.words[0] for one in (place, other))
                alike = likeness(a, b)
                if alike >= SAME_NAME and min(len(sounds(a)), len(sounds(b))) >= _LONG_ENOUGH:
                    sets.link(place, other, SPELLING, alike / 100)


def _persons(sets: Sets, leaders: Sequence[int]) -> None:
    persons = [place for place in leaders if sets.nodes[place].form.kind in (Kind.PERSON, Kind.NAME)]
    _divided(sets, persons)
    for _, places in _grouped(persons, lambda place: skeleton(surname(sets.nodes[place].form))):
        full = [place for place in places if is_full(sets.nodes[place].form)][:_CROWDED]
        _full_names(sets, full)
        _initial_names(sets, full)
        _surnames(sets, places, full)


def _divided(sets: Sets, persons: Sequence[int]) -> None:
    """Names that are written in one word, in two, or with a hyphen."""
    long = [place for place in persons if len("".join(sets.nodes[place].form.words)) > SHORTEST]
    for _, places in _grouped(long, lambda place: "".join(sets.nodes[place].form.words)):
        for place in places[1:]:
            if can_be_one(sets.nodes[places[0]].form, sets.nodes[place].form):
                sets.link(places[0], place, SPELLING, 0.97)


def _full_names(sets: Sets, full: Sequence[int]) -> None:
    for at, place in enumerate(full):
        for other in full[at + 1 :]:
            a, b = sets.nodes[place].form, sets.nodes[other].form
            alike = same_full(a, b)
            if alike >= SAME_NAME:
                same = a.words[0] == b.words[0] and surname(a) == surname(b)
                sets.link(place, other, ONE_NAME if same else SPELLING, alike / 100 - 0.02 * same)


def _initial_names(sets: Sets, full: Sequence[int]) -> None:
    for place in full:
        short = sets.nodes[place].form
        if len(short.words[0]) > 1:
            continue
        fitting = [other for other in full if is_initial_of(short, sets.nodes[other].form)]
        if len({sets.root(other) for other in fitting}) == 1:
            sets.link(place, fitting[0], INITIAL, 0.88)


def _surnames(sets: Sets, places: Sequence[int], full: Sequence[int]) -> None:
    """Surnames alone with the one person of the case that bears them: nowhere two bear one that cannot be one person."""
    for _, bearing in _grouped(places, lambda place: sounds(surname(sets.nodes[place].form))):
        forms = [sets.nodes[place].form for place in bearing[:_CROWDED]]
        if len(bearing) > _CROWDED or not all(can_be_one(a, b) for at, a in enumerate(forms) for b in forms[at + 1 :]):
            continue
        if len({sets.root(place) for place in bearing if place in full}) > 1:
            continue
        for place in sorted(bearing, key=lambda at: at not in full)[1:]:
            if not is_full(sets.nodes[place].form):
                sets.link(min(bearing, key=lambda at: (at not in full, at)), place, SURNAME, 0.88)
