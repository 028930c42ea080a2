"""Which figures of one report can be a whole and its parts: figures of one dimension, whose fields allow one to hold the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claims.comparison import taxonomy
from claims.comparison.facts import Facts
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT, SHARE
from claims.lexicon.kinds import row_of
from claims.terms import Bound, Modality

_BOUNDS: Final = frozenset({Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, None})
_MORE = re.compile(r"\s+(?:\w+\s+)?(?:more|extra|additional|further)\b(?!\s+than)", re.IGNORECASE)
"""Those who come on top of a count told before are within the whole only where the text says so."""
_HELD_IN: Final = {
    "captured": frozenset({"held", "released", "rescued", "killed", "missing", "displaced", "injured"}),
    "held": frozenset({"captured", "arrested", "released", "charged", "convicted", "sentenced"}),
    "arrested": frozenset({"held", "released", "charged", "convicted", "sentenced"}),
    "injured": frozenset({"hospitalised", "critical", "shot"}),
    "casualties": frozenset({"killed", "injured", "shot"}),
    "displaced": frozenset({"evacuated", "present"}),
    "infected": frozenset({"hospitalised", "critical"}),
    "damaged": frozenset({"destroyed"}),
}
"""What can become of those whom an event befell, so that a count of it may be a part of theirs."""
_OPEN: Final = frozenset({"present", "attended", "employed"})
"""Events that leave it open what becomes of those who are counted."""
_PEOPLE: Final = frozenset({"body", "name"})
"""What people are counted by: the bodies found, the names of a list."""
_SORTS: Final = ("people", "things")
_SCALED = re.compile(r"\b(?:thousand|million|billion|trillion|lakh|crore)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addend:
    """A figure that can be added to others of its report: its value in the base unit of its `dimension`."""

    facts: Facts
    dimension: str
    value: float

    @property
    def start(self) -> int:
        """Where the figure stands."""
        return self.facts.claim.start


def addends(found: Iterable[Facts]) -> list[list[Addend]]:
    """The figures of each report and dimension that can be added up, in reading order."""
    by_report: defaultdict[str, list[Facts]] = defaultdict(list)
    for one in found:
        if _is_plain(one):
            by_report[one.claim.document_id].append(one)
    groups: list[list[Addend]] = []
    for told in by_report.values():
        by_dimension: defaultdict[str, list[Addend]] = defaultdict(list)
        money = ""
        for one in sorted(told, key=lambda f: (f.claim.start, f.id)):
            money = one.measure.dimension if one.measure.is_money else money
            is_money = bool(money) and _is_bare_amount(one)
            dimension = money if is_money else one.measure.dimension
            by_dimension[dimension].append(Addend(one, dimension, (one.claim.stated or 0) * one.measure.scale))
        groups += by_dimension.values()
    return groups


def can_hold(whole: Addend, part: Addend, *, at_any_time: bool = False, is_listed: bool = False) -> bool:
    """Whether nothing that is known of two figures keeps one from being a part of the other.

    What became of people later is told `at_any_time`; a list right behind the whole (`is_listed`) may name its parts by any noun
    that the taxonomy does not know.
    """
    a, b = whole.facts, part.facts
    after = b.claim.sentence[max(0, b.claim.end - b.claim.sentence_start) :]
    if part.value >= whole.value or "margin" in b.limits or _MORE.match(after):
        return False
    if None not in (a.group, b.group) and a.group != b.group:
        return False
    if None not in (a.status, b.status) and a.status != b.status:
        return False
    is_in_time = at_any_time or _is_within_time(a, b)
    return is_in_time and holds_event(a.event, b.event) and (_holds_kind(a, b) or (is_listed and not _is_known(b.kind)))


def holds_event(whole: str | None, part: str | None) -> bool:
    """Whether those of one event can be among those of another."""
    return None in (whole, part) or whole == part or whole in _OPEN or part in _HELD_IN.get(whole or "", ())


def is_of_people(kind: str | None) -> bool:
    """Whether people are counted, alive or dead, under whatever word; a bare figure may count them."""
    if kind is None or taxonomy.is_person(kind) or kind in _PEOPLE:
        return True
    row = row_of(kind)
    return row is not None and row.implies_event in ("killed", "rescued", "missing", "held", "captured", "injured")


def are_beside(parts: Sequence[Addend]) -> bool:
    """Whether figures can stand beside each other in one whole: none is a part of another, and people are not added to things."""
    ids = {part.facts.id for part in parts}
    if any(part.facts.claim.part_of in ids for part in parts):
        return False
    return len({is_of_people(part.facts.kind) for part in parts if _is_known(part.facts.kind)}) < len(_SORTS)


def _is_known(kind: str | None) -> bool:
    return kind in _PEOPLE or (kind is not None and row_of(kind) is not None)


def _is_plain(one: Facts) -> bool:
    claim, dimension = one.claim, one.measure.dimension
    return (
        not claim.implicit
        and bool(claim.stated)
        and claim.bound in _BOUNDS
        and not one.is_movement
        and one.modality != Modality.DENIED
        and dimension not in (SHARE, "[time]")
        and " per " not in dimension
        and not dimension.endswith("point")
        and (dimension != COUNT or float(claim.stated or 0).is_integer())
    )


def _is_bare_amount(one: Facts) -> bool:
    """Whether a count without a noun is so large that it can go on telling of money: "3 million for roads and 2 million for schools"."""
    claim = one.claim
    return one.measure.dimension == COUNT and claim.counted is None and bool(_SCALED.search(claim.text))


def _is_within_time(whole: Facts, part: Facts) -> bool:
    a, b = whole.when.period, part.when.period
    return a is None or b is None or a == b or (a[0] <= b[0] and b[1] <= a[1])


def _holds_kind(whole: Facts, part: Facts) -> bool:
    if None in (whole.kind, part.kind) or (is_of_people(whole.kind) and is_of_people(part.kind)):
        return True
    return taxonomy.compare(part.kind, whole.kind, whole.event) is not Match.DIFFERENT
