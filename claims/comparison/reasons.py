"""A comparison → its waterfall of reasons: field by field, in plain words that quote both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from claims import origins, sources
from claims.comparison import events
from claims.comparison.facts import Facts, is_translated
from claims.comparison.fields import with_words
from claims.comparison.intervals import gap, meet
from claims.comparison.levels import Match
from claims.comparison.measures import SHARE
from claims.comparison.relation import Comparison
from claims.comparison.scoring import waterfall
from claims.comparison.stories import names_of
from claims.comparison.weighing import weighed
from claims.comparison.wording import counted, figure, span, unit_after, who
from claims.config import Settings
from claims.models import Reason
from claims.terms import Level, RelationKind

_ONLY_WHEN_TELLING: Final = frozenset(
    {
        "names",
        "report",
        "case",
        "document",
        "copy",
        "concept",
        "wording",
        "value",
        "speaker",
        "modality",
        "change",
        "scope",
        "status",
        "age_sex",
        "unit",
    }
)
"""Fields that are left out of the reasons where neither side says anything in them, or nothing unusual."""


_ONE_FIGURE: Final = "words, places and figures of the reports make it likely that both tell one figure"
_TIED: Final = {
    RelationKind.PART_OF: "words, places and figures of the reports make it likely that the smaller is some of the larger",
    RelationKind.UPDATE: "words, days and figures of the reports make it likely that the later takes the place of the earlier",
    RelationKind.DIFFERENT_TIME: "words, days and figures of the reports make it likely that they are of two times",
}


def reasons(comparison: Comparison, settings: Settings) -> tuple[Reason, ...]:
    """Every field that says something about a pair, then the figures themselves."""
    a, b = comparison.a, comparison.b
    points = waterfall(a, b, comparison.matches, comparison.kind, settings.linking.weights)
    found = []
    for name, match in comparison.matches.items():
        if name in _ONLY_WHEN_TELLING and _is_silent(name, a, b, match):
            continue
        told = comparison.told.in_words if name == "contrast" and comparison.told else detail(name, a, b, match)
        found.append(_reason(name, match.level, told, round(points[name], 3)))
    return (*found, *_weighed(comparison, settings), *_tied(comparison), _figures(a, b))


def _weighed(comparison: Comparison, settings: Settings) -> tuple[Reason, ...]:
    """What whole reports tell, where they were weighed."""
    if comparison.evidence is None:
        return ()
    is_likely, is_unlikely = comparison.is_likely(settings.linking), comparison.is_unlikely(settings.linking)
    a, b = comparison.a, comparison.b
    told = weighed(a, b, with_words(a, b, comparison.matches, settings), is_likely=is_likely, is_unlikely=is_unlikely)
    level = Level.SAME if is_likely else Level.DIFFERENT if is_unlikely else Level.UNKNOWN
    return (_reason("signs", level, told, 0.0),)


def _tied(comparison: Comparison) -> tuple[Reason, ...]:
    """What whole reports tell of how two figures stand, where that is what the relation follows from."""
    told = _TIED.get(comparison.kind, _ONE_FIGURE)
    return (_reason("tie", Level.CLOSE, told, 0.0),) if comparison.is_tied else ()


@lru_cache(maxsize=65536)
def _reason(field: str, level: Level, detail: str, weight: float) -> Reason:
    """One record for all pairs that compare alike in a field."""
    return Reason(field=field, level=level, detail=detail, weight=weight)


def _is_silent(name: str, a: Facts, b: Facts, match: Match) -> bool:
    if match is Match.UNKNOWN:
        return True
    if match is not Match.SAME:
        return False
    return {
        "modality": True,
        "change": not a.is_movement,
        "scope": not a.limits,
        "unit": a.measure.dimension == b.measure.dimension == "count",
        "names": False,
    }.get(name, False)


def detail(name: str, a: Facts, b: Facts, match: Match) -> str:
    """One field of a pair in a sentence that quotes both sides."""
    special = _SPECIAL.get(name)
    if special is not None:
        return special(a, b, match)
    return _told(name, a, b, match)


def _told(name: str, a: Facts, b: Facts, match: Match) -> str:
    if match is Match.UNKNOWN:
        return "neither says it"
    quote = _QUOTES[name]
    if match.is_unknown:
        said, silent = (b, a) if match is Match.MISSING_A else (a, b)
        return f"only {who(said.claim)} says it (“{quote(said)}”), {_other(silent, said)} does not"
    return _both(quote(a), quote(b), match)


def _both(left: str, right: str, match: Match) -> str:
    if match is Match.DIFFERENT:
        return f"“{left}” against “{right}”"
    if match in (Match.NARROWER, Match.WIDER):
        inner, outer = (left, right) if match is Match.NARROWER else (right, left)
        return f"“{inner}” is within “{outer}”"
    if left == right:
        return f"both: “{left}”"
    return f"“{left}” and “{right}”: " + ("the same" if match is Match.SAME else "close enough to be the same")


def _other(silent: Facts, said: Facts) -> str:
    """The other side of a field; the sentence where both are one voice's."""
    return "the other sentence" if who(silent.claim) == who(said.claim) else who(silent.claim)


def _counted(facts: Facts) -> str:
    return facts.claim.counted_phrase or facts.claim.counted or facts.kind or "not named"


def _period(facts: Facts) -> str:
    if facts.when.period:
        shown = span(facts.when.period)
        return f"{facts.when.text} ({shown})" if facts.when.text and facts.when.text != shown else shown
    if facts.when.text:
        return facts.when.text
    return span(facts.when.as_of) if facts.when.as_of else "no date"


def _as_of(facts: Facts) -> str:
    return span(facts.when.as_of) if facts.when.as_of else "no date"


def _unit(facts: Facts) -> str:
    return facts.claim.unit or ("share" if facts.measure.dimension == "share" else "a plain count")


def _scope(facts: Facts) -> str:
    return ", ".join(sorted(facts.limits)).replace("_", " ") or "no limiting words"


_QUOTES: Final[Mapping[str, Callable[[Facts], str]]] = {
    "event": lambda f: events.phrase(f.event) if f.event else "no event",
    "modality": lambda f: f.modality,
    "unit": _unit,
    "counted_kind": _counted,
    "group": lambda f: f.group or "",
    "status": lambda f: f.status or "",
    "age_sex": lambda f: f.age_sex or "",
    "actor": lambda f: f.actor or "",
    "scope": _scope,
    "place": lambda f: f.place or "",
    "period": _period,
    "as_of": _as_of,
    "concept": lambda f: f.claim.concept or "",
}


def _place(a: Facts, b: Facts, match: Match) -> str:
    if match is Match.CLOSE and (a.place is None or b.place is None):
        silent, named = (a, b) if a.place is None else (b, a)
        return f"“{named.place}” for {who(named.claim)}, and the sentence of {who(silent.claim)} mentions it"
    return _told("place", a, b, match)


def _units(a: Facts, b: Facts, match: Match) -> str:
    told = _told("unit", a, b, match)
    two_currencies = match is Match.DIFFERENT and a.measure.is_money and b.measure.is_money
    return f"{told}: two currencies, and no exchange rate is known" if two_currencies else told


def _change(a: Facts, b: Facts, match: Match) -> str:
    if match is Match.SAME:
        return "both say by how much it moved"
    mover, other = (a, b) if a.is_movement else (b, a)
    return f"“{mover.claim.text}” is a change, “{other.claim.text}” a level"


def _names(a: Facts, b: Facts, _: Match) -> str:
    shared = ", ".join(sorted(a.names & b.names))
    return f"both reports name: {shared}"


def _wording(_: Facts, __: Facts, match: Match) -> str:
    return "the sentences share most of their words" if match is Match.SAME else "the sentences share many words"


def _story(a: Facts, b: Facts, _: Match) -> str:
    """What makes two reports one story: the case that a person named, one report, or the names that both mention."""
    if a.incident == a.claim.case:
        return f"both stand in the case “{a.claim.case}”"
    if a.claim.document_id == b.claim.document_id:
        return "both stand in one report"
    return f"both reports tell one story: they name {names_of(a.incident or '') or 'the same'}"


def _speaker(a: Facts, b: Facts, _: Match) -> str:
    """One speaker; under two names, with what makes them one."""
    told = f"both are the words of {who(a.claim)}"
    links = sources.between(a.source, a.claim, b.claim)
    return f"{told}; same source: {', '.join(map(sources.in_words, links))}" if links else told


def _copy(a: Facts, b: Facts) -> str:
    """What makes a figure of two reports one: a translation, two copies of a text, one sentence."""
    if is_translated(a, b):
        return "one report is a translation of the other, and both have the figure"
    alike = a.known.copy(a.claim, b.claim)
    if alike is not None:
        return f"one figure in two reports that are {origins.in_words(alike)}"
    return "one sentence, word for word or nearly, in two reports"


_SPECIAL: Final[Mapping[str, Callable[[Facts, Facts, Match], str]]] = {
    "place": _place,
    "unit": _units,
    "change": _change,
    "names": _names,
    "wording": _wording,
    "value": lambda _, __, ___: "one figure, to the digit, in two reports of one case",
    "case": _story,
    "document": lambda _, __, ___: "both stand in one report",
    "report": lambda a, b, _: "both reports name " + ", ".join(sorted(a.told & b.told)),
    "copy": lambda a, b, _: _copy(a, b),
    "speaker": _speaker,
    "sentence": lambda a, _, __: f"{who(a.claim)} gives both in one sentence, as figures of two things",
}


def _by(a: Facts, b: Facts) -> str:
    """How far two figures stand apart, in words; nothing where their units differ."""
    apart = gap(a.extent, b.extent)
    if apart and a.measure.dimension == SHARE:
        return f" by {counted(round(apart * 100, 1))} percentage points"
    if not apart or a.measure != b.measure or a.measure.offset:
        return ""
    return " by " + unit_after(counted(round(apart / abs(a.measure.scale), 6)), a.claim.unit)


def _figures(a: Facts, b: Facts) -> Reason:
    left, right = figure(a.claim), figure(b.claim)
    if a.measure.dimension != b.measure.dimension:
        text, level = f"“{a.claim.text}” and “{b.claim.text}” are not in one unit: no rate is known", Level.UNKNOWN
    elif (a.extent, a.claim.bound) == (b.extent, b.claim.bound):
        text, level = f"both give {left}", Level.SAME
    elif meet(a.extent, b.extent):
        text, level = (
            f"{left} and {right} can both be right, rounding and words like “at least” considered",
            Level.CLOSE,
        )
    else:
        text, level = (
            f"{left} and {right} stay apart{_by(a, b)}, rounding and words like “at least” considered",
            Level.DIFFERENT,
        )
    return _reason("figure", level, text, 0.0)
