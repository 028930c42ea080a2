"""A flag in words: what the sides say, why it was flagged, and the smallest difference under which all could be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims.comparison import places, taxonomy
from claims.comparison.facts import Facts
from claims.comparison.levels import Match
from claims.comparison.relation import Comparison
from claims.comparison.times import is_later
from claims.comparison.wording import a as one_of
from claims.comparison.wording import counted, figure, number, plural, span, who
from claims.discrepancies import versions
from claims.origins import are_versions
from claims.terms import Bound, Modality, RelationKind

NONE_FOUND: Final = "none found"
_LEADS: Final = {
    RelationKind.CONTRADICTION: "Sources disagree",
    RelationKind.REVISION: "One source gives two figures",
    RelationKind.FALLING_TOTAL: "A running total is lower at a later date",
    RelationKind.PART_EXCEEDS_WHOLE: "A part is larger than its whole",
    RelationKind.CONTESTED_STATUS: "Sources disagree on whether those counted were civilians or combatants",
    RelationKind.CONTESTED_ACTOR: "Sources disagree on who is responsible",
    RelationKind.VAGUE_GAP: "A vague word stands far from a figure",
    RelationKind.SILENT_CHANGE: "The figure changed between two versions of one page",
}
_MOST_VOICES: Final = 3


def explanation(kind: RelationKind, label: str, sides: Sequence[Sequence[Facts]]) -> str:
    """What the sides say, in one or two sentences."""
    is_page = kind in (RelationKind.SILENT_CHANGE, RelationKind.REVISION) and versions.are_of_one_page(sides)
    if not is_page:
        return f"{_LEADS[kind]} on “{label}”: {'; '.join(_side(kind, side) for side in sides)}."
    told = "; ".join(f"{_side(kind, side)}{_kept(side)}" for side in sides)
    if kind is RelationKind.SILENT_CHANGE:
        return f"{_LEADS[kind]} on “{label}”, and the page does not say so: {told}."
    said = versions.note(sides)
    lead = f"A page changed its figure on “{label}” and says so" if said else f"{_LEADS[kind]} on “{label}”"
    return f"{lead}: {told}.{f' The page says: “{said}”' if said else ''}"


def _kept(side: Sequence[Facts]) -> str:
    at = versions.kept(side)
    return f" in the version kept on {at}" if at else ""


def _side(kind: RelationKind, side: Sequence[Facts]) -> str:
    """Each figure of a side with those who give it: "2 soldiers (Ada Okafor; Reuters)"."""
    by_figure: dict[str, list[str]] = {}
    for one in side:
        voices = by_figure.setdefault(_figure(kind, one), [])
        if who(one.claim) not in voices:
            voices.append(who(one.claim))
    return ", ".join(f"{text} ({_voices(voices)})" for text, voices in by_figure.items())


def _voices(voices: Sequence[str]) -> str:
    more = f" and {len(voices) - _MOST_VOICES} more" if len(voices) > _MOST_VOICES else ""
    return f"{', '.join(voices[:_MOST_VOICES])}{more}"


def _figure(kind: RelationKind, one: Facts) -> str:
    """A figure; with the day, the status or the actor where that is what differs."""
    text = figure(one.claim)
    if kind is RelationKind.FALLING_TOTAL and one.when.as_of:
        return f"{text} as of {span(one.when.as_of)}"
    if kind is RelationKind.CONTESTED_STATUS and one.status and one.status != taxonomy.status_of(one.kind):
        return f"{text}, {one_of(one.status) if one.extent.high == 1 else plural(one.status)}"
    if kind is RelationKind.CONTESTED_ACTOR and one.actor:
        return f"{text} by {one.actor}"
    return text


def both_true_if(pair: Comparison) -> str:
    """The smallest difference in wording, scope or time under which both sides of a pair hold, or "none found"."""
    by_kind = {
        RelationKind.FALLING_TOTAL: "if the earlier total was corrected downwards",
        RelationKind.REVISION: "if the later version corrects the earlier one"
        if are_versions(pair.a.claim, pair.b.claim)
        else "if the speaker corrected one figure by the other",
        RelationKind.SILENT_CHANGE: "if the later version corrects the earlier one",
        RelationKind.CONTESTED_STATUS: f"if the {_amount(pair.a)} counted by one are not those counted by the other",
        RelationKind.CONTESTED_ACTOR: f"if these are two different incidents, with {_amount(pair.a)} in each",
        RelationKind.PART_EXCEEDS_WHOLE: "if the part counts some whom the whole leaves out",
        RelationKind.VAGUE_GAP: "if the vague word is used more loosely than its usual range",
    }
    if pair.kind in by_kind:
        return by_kind[pair.kind]
    for reason in (_of_words, _of_kind, _of_status, _of_age, _of_group, _of_place, _of_period, _of_as_of, _of_estimate):
        text = reason(pair)
        if text:
            return text
    return NONE_FOUND


def _of_words(pair: Comparison) -> str | None:
    """What the two tell in different words, where all else makes them one question: it may be two things after all."""
    told = {"counted_kind": (pair.a.claim.counted, pair.b.claim.counted), "event": (pair.a.event, pair.b.event)}
    for name, (left, right) in told.items():
        if name in pair.outweighed and left and right and left != right:
            return f"if “{left}” and “{right}” are two things"
    return None


def _amount(facts: Facts) -> str:
    stated = facts.claim.stated
    return number(stated) if stated is not None else facts.claim.text


def _of_kind(pair: Comparison) -> str | None:
    """Kinds by hierarchy: the extra ones are of the wider kind."""
    match = pair.matches["counted_kind"]
    if match not in (Match.CLOSE, Match.NARROWER, Match.WIDER):
        return None
    narrow, wide = _by_kind(pair)
    if not narrow.kind or not wide.kind:
        return None
    return _extra(narrow, wide, f"not {one_of(narrow.kind)}", f"not {plural(narrow.kind)}") or (
        f"if some of the {plural(narrow.kind)} were not counted among the {plural(wide.kind)}"
    )


def _by_kind(pair: Comparison) -> tuple[Facts, Facts]:
    """The claim of the narrower kind first: by the taxonomy, else the one whose kind says more than the event."""
    if pair.matches["counted_kind"] is Match.NARROWER:
        return pair.a, pair.b
    if pair.matches["counted_kind"] is Match.WIDER:
        return pair.b, pair.a
    return (pair.b, pair.a) if pair.a.kind and taxonomy.is_implied(pair.a.kind, pair.a.event) else (pair.a, pair.b)


def _extra(narrow: Facts, wide: Facts, singular: str, several: str) -> str | None:
    """In words, "if one of the three is not a soldier": only where the wider figure is the larger, and both are exact."""
    small, large = narrow.claim.stated, wide.claim.stated
    exact = {narrow.claim.bound, wide.claim.bound} <= {Bound.EXACT, None}
    if small is None or large is None or not exact or small >= large or narrow.claim.unit or wide.claim.unit:
        return None
    extra = large - small
    if extra == large:
        return (
            f"if none of the {counted(large)} is {singular.removeprefix('not ')}"
            if large > 1
            else f"if that one is {singular}"
        )
    return f"if {counted(extra)} of the {counted(large)} {'is' if extra == 1 else 'are'} {singular if extra == 1 else several}"


def _of_status(pair: Comparison) -> str | None:
    match = pair.matches["status"]
    if match not in (Match.MISSING_A, Match.MISSING_B):
        return None
    narrow, wide = (pair.b, pair.a) if match is Match.MISSING_A else (pair.a, pair.b)
    return _extra(narrow, wide, f"not {one_of(narrow.status or '')}", f"not {plural(narrow.status or '')}")


def _of_age(pair: Comparison) -> str | None:
    match = pair.matches["age_sex"]
    if match not in (Match.MISSING_A, Match.MISSING_B):
        return None
    narrow, wide = (pair.b, pair.a) if match is Match.MISSING_A else (pair.a, pair.b)
    return _extra(narrow, wide, f"not {one_of(narrow.age_sex or '')}", f"not {plural(narrow.age_sex or '')}")


def _of_group(pair: Comparison) -> str | None:
    match = pair.matches["group"]
    if match not in (Match.MISSING_A, Match.MISSING_B):
        return None
    narrow, wide = (pair.b, pair.a) if match is Match.MISSING_A else (pair.a, pair.b)
    own = places.people_of(narrow.group or "")
    return _extra(narrow, wide, f"not {own}", f"not {own}") or f"if one counts only {own} ones"


def _of_place(pair: Comparison) -> str | None:
    match, a, b = pair.matches["place"], pair.a, pair.b
    if match in (Match.NARROWER, Match.WIDER):
        inner = a if match is Match.NARROWER else b
        return f"if one counts {inner.place} only"
    if match in (Match.MISSING_A, Match.MISSING_B) and a.event != "held":
        said = a.place or b.place
        return f"if only one of them is about {said}"
    return None


def _of_period(pair: Comparison) -> str | None:
    match, a, b = pair.matches["period"], pair.a, pair.b
    if match is Match.SAME:
        return None
    if match is Match.CLOSE:
        return "if they count to different days"
    if match in (Match.MISSING_A, Match.MISSING_B):
        said = a if match is Match.MISSING_B else b
        shown = span(said.when.period) if said.when.period else said.when.text
        return f"if only one of them counts {shown} alone" if shown else None
    return "if they are about different times" if not (a.when.as_of and b.when.as_of) else None


def _of_as_of(pair: Comparison) -> str | None:
    a, b = pair.a, pair.b
    if a.when.as_of is None or b.when.as_of is None:
        return "if they are given for different days"
    if is_later(a.when.as_of, b.when.as_of) or is_later(b.when.as_of, a.when.as_of):
        return "if the figure changed between the two dates"
    return None


def _of_estimate(pair: Comparison) -> str | None:
    loose = [f for f in (pair.a, pair.b) if f.claim.bound is Bound.ABOUT or f.claim.modality is Modality.ESTIMATED]
    return f"if the estimate of {who(loose[0].claim)} is further off than usual" if loose else None
