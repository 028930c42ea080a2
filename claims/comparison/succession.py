"""Two figures of one question that stay apart → an update, a falling total, a revision or a contradiction: by order of time and voice."""

from __future__ import annotations

from typing import Final

from claims.comparison import events
from claims.comparison.contrasts import corrects
from claims.comparison.facts import Facts, is_state, same_source
from claims.comparison.fields import Matches
from claims.comparison.growing import are_set_side_by_side, is_one_settled_count
from claims.comparison.intervals import is_below
from claims.comparison.levels import Match
from claims.comparison.measures import COUNT
from claims.comparison.times import is_later
from claims.origins import are_versions
from claims.terms import RelationKind

R: Final = RelationKind


def in_order_of_time(a: Facts, b: Facts, found: Matches) -> RelationKind:
    """The relation of two figures that stay apart: by order of time and speaker, else a contradiction."""
    later = b if is_later(b.when.as_of, a.when.as_of) else a if is_later(a.when.as_of, b.when.as_of) else None
    earlier = a if later is b else b
    if later is None and are_versions(a.claim, b.claim):
        return _of_one_page(a, b)
    if later is not None and is_state(a.event) and same_source(a, b):
        return R.UPDATE  # one voice tells of a state as it changes
    is_another_answer = (
        is_one_settled_count(a, b) or are_set_side_by_side(a, b) or (later is not None and later.is_zero)
    )
    if later is not None and _adds_up(a, b) and not (is_another_answer and not same_source(a, b)):
        return R.FALLING_TOTAL if is_below(later.extent, earlier.extent) else R.UPDATE
    if (
        later is not None
        and a.event is b.event is None
        and a.measure.dimension == COUNT
        and is_below(earlier.extent, later.extent)
    ):
        return R.UPDATE  # what happened is in no list: of the days after, more is news
    is_at_once = later is None and found["as_of"] in (Match.SAME, Match.CLOSE)
    if is_at_once and same_source(a, b) and not _are_told_by_outlet(a, b, found):
        return R.REVISION
    return _of_one_page(a, b) if are_versions(a.claim, b.claim) else R.CONTRADICTION


def _of_one_page(a: Facts, b: Facts) -> RelationKind:
    """Two figures that one page gave: changed without a word, as it corrects itself, or brought up to date as it says."""
    notes = a.known.notes(a.claim, b.claim)
    if not notes:
        return R.SILENT_CHANGE
    newer, older = (a, b) if a.known.is_later(a.claim, b.claim) else (b, a)
    is_update = all(note.says == "update" for note in notes) and a.known.is_later(newer.claim, older.claim)
    return R.UPDATE if is_update and _adds_up(a, b) and is_below(older.extent, newer.extent) else R.REVISION


def _adds_up(a: Facts, b: Facts) -> bool:
    """Whether a figure of the event can only grow; a figure without an event is of the other's."""
    known = [one.event for one in (a, b) if one.event is not None]
    return bool(known) and all(events.is_cumulative(event) for event in known)


def _are_told_by_outlet(a: Facts, b: Facts, found: Matches) -> bool:
    """Whether one report gives two figures in nobody's name, neither sentence saying that one corrects the other: voices it leaves unnamed."""
    is_unnamed = a.claim.speaker_name is None is b.claim.speaker_name
    is_apart = a.claim.sentence_start != b.claim.sentence_start and found["document"] is Match.SAME
    return is_unnamed and is_apart and not (corrects(a.claim.sentence) or corrects(b.claim.sentence))
