"""A set of claims → their facts by id, with what only the others of the set can tell of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from claims import origins, sources
from claims.comparison import bare, reports, taxonomy
from claims.comparison.adding import added
from claims.comparison.collection import Collection, collection
from claims.comparison.company import with_company
from claims.comparison.events import event_type
from claims.comparison.facts import Facts, facts
from claims.comparison.intervals import is_below
from claims.comparison.measures import COUNT
from claims.comparison.portions import portions
from claims.comparison.stories import WHOLE
from claims.config import Settings
from claims.models import Claim
from claims.sources import Sources
from claims.terms import Bound

_LONGEST_LIST: Final = 6
_TELLS_A_PART: Final = ("event", "kind", "group", "status", "age_sex", "actor", "place")


def prepare(
    claims: Sequence[Claim],
    settings: Settings,
    spoken: Sources | None = None,
    among: Collection | None = None,
    known: origins.Known = origins.NOTHING,
) -> dict[str, Facts]:
    """The facts of a set of claims by id, each once, parts knowing in what they differ from their wholes.

    `spoken` are the sources of these claims, or of more, `among` what their reports tell of each other; without
    them they are told from the claims themselves. Who prepares a large table piece by piece keeps the claims of a report together.
    `known` is what is known of their documents: which are translations and copies, and which agencies they came through.
    """
    by_claim, of = (spoken or sources.of(claims)).by_claim, known.original_of
    found = {claim.id: facts(claim, settings, by_claim[claim.id], known) for claim in claims}
    found |= {
        key: replace(one, original=of[one.claim.document_id])
        for key, one in found.items()
        if one.claim.document_id in of
    }
    for one in list(found.values()):
        whole = found.get(one.claim.part_of) if one.claim.part_of else None
        if one.claim.part_of is not None:
            found[one.id] = replace(one, part_by=_told_by(one, whole) if whole else frozenset())
    for one in _add_up(list(found.values())):
        found[one.id] = one
    found.update(_with_statuses_beside(found))
    found.update((one.id, replace(one, is_local=True)) for one in _local(found.values()))
    found.update((one.id, one) for one in list(bare.resolved(found)))
    found.update((one.id, one) for one in list(_with_wholes(found)))
    found.update((one.id, replace(one, is_sole=True)) for one in _sole(found.values()))
    found.update((one.id, one) for one in list(with_company(found.values())))
    gathered = among or collection(claims, settings)
    found.update((one.id, one) for one in list(_placed(found.values(), gathered.story_of)))
    for key, one in found.items():
        report = one.claim.case, one.claim.document_id
        names = gathered.told.get(report)
        if report in gathered.story_of:
            found[key] = replace(one, incident=gathered.story_of[report])
        elif names is not None:
            found[key] = replace(one, incident=names.incident, told=names.names)
    return found


def _placed(found: Iterable[Facts], story_of: Mapping[reports.Report, str]) -> Iterator[Facts]:
    """The facts of claims of whole reports of stories, with how far down they stand and how many figures their sentences give."""
    by_report: defaultdict[str, list[Facts]] = defaultdict(list)
    for one in found:
        if not one.claim.implicit:
            by_report[one.claim.document_id].append(one)
    for told in by_report.values():
        if len(told) < WHOLE or (told[0].claim.case, told[0].claim.document_id) not in story_of:
            continue
        in_sentence = Counter(one.claim.sentence_start for one in told)
        last = max(one.claim.end for one in told)
        for one in told:
            yield replace(one, depth=one.claim.start / last, in_sentence=in_sentence[one.claim.sentence_start])


def _local(found: Iterable[Facts]) -> list[Facts]:
    """The figures for a place in a report that gives a larger one of the event for another place, or for none; of a table of several places, all."""
    by_event: defaultdict[tuple[str, str, str], list[Facts]] = defaultdict(list)
    for one in found:
        if one.event is not None and event_type(one.event) == "occurrence":
            by_event[one.claim.document_id, one.event, one.measure.dimension].append(one)
    return [one for members in by_event.values() for one in _local_of(members)]


def _local_of(members: Sequence[Facts]) -> list[Facts]:
    are_rows = len({one.place for one in members if _is_row(one)}) > 1
    return [
        one
        for one in members
        if (are_rows and _is_row(one))
        or (one.place and any(other.place != one.place and is_below(one.extent, other.extent) for other in members))
    ]


def _is_row(one: Facts) -> bool:
    """Whether a figure is a table's for one of its places, not for all of them."""
    return bool(one.claim.headings) and one.place is not None and "in_total" not in one.claim.scope


def _sole(found: Iterable[Facts]) -> list[Facts]:
    """The figures that are the only ones of their kind in their report."""
    by_kind: defaultdict[tuple[str, str], list[Facts]] = defaultdict(list)
    for one in found:
        if one.kind is not None:
            by_kind[one.claim.document_id, one.kind].append(one)
    return [members[0] for members in by_kind.values() if len(members) == 1]


def _with_statuses_beside(found: Mapping[str, Facts]) -> dict[str, Facts]:
    """The facts of claims whose sentence also tells of others, of another status, to whom the same happened."""
    told: defaultdict[tuple[str, int, str], set[str]] = defaultdict(set)
    for one in found.values():
        if one.event and one.status:
            told[one.claim.document_id, one.claim.sentence_start, one.event].add(one.status)
    changed = {}
    for key, one in found.items():
        statuses = told.get((one.claim.document_id, one.claim.sentence_start, one.event or ""), set()) - {one.status}
        if one.status and statuses:
            changed[key] = replace(one, beside=frozenset(filter(None, statuses)))
    return changed


def _add_up(found: Sequence[Facts]) -> list[Facts]:
    """The facts of claims that share a sentence with others they can be added to, with what they make together."""
    by_sentence: defaultdict[tuple[str, int], list[Facts]] = defaultdict(list)
    for one in found:
        if (
            one.part_by is None
            and one.claim.bound is Bound.EXACT
            and one.measure.dimension == COUNT
            and not one.claim.implicit
        ):
            by_sentence[one.claim.document_id, one.claim.sentence_start].append(one)
    told = []
    for members in by_sentence.values():
        listed = sorted(members, key=lambda one: (one.claim.start, one.id))
        told += [replace(one, sums=_sums_with(place, listed)) for place, one in enumerate(listed) if len(listed) > 1]
    return told


def _with_wholes(found: Mapping[str, Facts]) -> Iterator[Facts]:
    """The facts of the parts that a report tells, alone or as a sum, with the ids of their wholes."""
    wholes: defaultdict[str, set[str]] = defaultdict(set)
    for one in added(found.values()):
        for part in one.parts:
            wholes[part.id].add(one.whole.id)
    for portion in portions(found.values()):
        wholes[portion.part.id].add(portion.whole.id)
    for key, ids in wholes.items():
        yield replace(found[key], wholes=frozenset(ids))


def _sums_with(place: int, listed: Sequence[Facts]) -> frozenset[float]:
    """The sums of neighbouring figures of a sentence that hold the figure at a place and can be of one event."""
    found = set()
    for first in range(max(0, place - _LONGEST_LIST), place + 1):
        for last in range(max(place, first + 1), min(len(listed), first + _LONGEST_LIST)):
            run = listed[first : last + 1]
            if len({one.event for one in run}) == 1:
                found.add(sum(one.extent.low for one in run))
    return frozenset(found)


def _told_by(part: Facts, whole: Facts) -> frozenset[str]:
    fields = {name for name in _TELLS_A_PART if getattr(part, name) and getattr(part, name) != getattr(whole, name)}
    if part.kind and taxonomy.is_implied(part.kind, part.event):
        fields.discard("kind")  # "nine of the wounded", of 40 wounded: the noun says no more than the event
    if part.when.period and part.when.period != whole.when.period:
        fields.add("period")
    return frozenset("counted_kind" if name == "kind" else name for name in fields)
