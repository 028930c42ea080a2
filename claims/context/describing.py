"""All figures of one document → their contexts, with what a part inherits from its whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import trees
from claims.context.actors import actor_of, held_by_place, place_of
from claims.context.events import Counted, Match, event_of
from claims.context.parts import Part, part_of
from claims.context.periods import Period, periods
from claims.context.populations import Population, group_of, kind_for, population_of
from claims.context.scope import scope_of
from claims.models import Context
from claims.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from claims.models import Quantity
    from claims.syntax import Passage

_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "night", "century"})
_SHARES = frozenset({"%", "percentage point"})
_CURRENCY_LENGTH = 3
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should"})
_PLANNING = frozenset({"plan", "expect", "intend", "aim", "hope", "schedule", "order", "propose", "seek"})
_REMAINING = frozenset({"remaining", "other", "rest"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity and the parsed passage it stands in."""

    passage: Passage
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Described:
    """A quantity's context; `whole` is the place, in the sequence given, of the figure it is named a part of."""

    context: Context
    whole: int | None = None
    part_cue: str | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    population: Population
    match: Match | None
    actor: str | None
    place: str | None
    period: Period | None
    scope: tuple[str, ...]
    modality: Modality | None


def describe(measured: Sequence[Measured], published: str | None) -> tuple[Described, ...]:
    """The context of each figure, in the order given; `published` (a partial ISO date) resolves relative times."""
    heads = [head_of(m) for m in measured]
    frames = [_frame(m, head, published) for m, head in zip(measured, heads, strict=True)]
    wholes = [part_of(heads, i) for i in range(len(heads))]
    groups = _groups(heads, frames, wholes)
    events = _events(frames, wholes)
    return tuple(
        Described(
            context=_context(frame, published).model_copy(update={"group": group, "event": event}),
            whole=part.whole if part is not None else None,
            part_cue=part.cue if part is not None else None,
        )
        for frame, group, event, part in zip(frames, groups, events, wholes, strict=True)
    )


def head_of(measured: Measured) -> Token:
    """The token that stands for a figure in the parse: the counted noun, else the figure's own topmost word."""
    passage, quantity = measured.passage, measured.quantity
    if quantity.counted_start is not None:
        token = passage.token_at(quantity.counted_start)
        if token is not None:
            return token
    tokens = passage.tokens_between(quantity.start, quantity.end)
    return tokens.root if tokens is not None else passage.doc[0]


def _frame(measured: Measured, head: Token, published: str | None) -> _Frame:
    passage, quantity = measured.passage, measured.quantity
    population = population_of(head if quantity.counted is not None else None)
    match = event_of(Counted(head, population.kind, _dimension(quantity.unit)))
    country, written = place_of(match, head)
    actor = actor_of(match, head) if match is not None else None
    if match is not None and actor is None:
        actor = held_by_place(match.event, country)
    clause_start = head.sent.start_char
    clause = passage.text[clause_start : head.sent.end_char]
    return _Frame(
        population=population,
        match=match,
        actor=actor,
        place=country or written,
        period=_period(passage, head, match, published),
        scope=scope_of(
            clause,
            quantity.start - passage.start - clause_start,
            quantity.end - passage.start - clause_start,
            max(quantity.end - passage.start, head.idx + len(head.text)) - clause_start,
        ),
        modality=_modality(match),
    )


def _context(frame: _Frame, published: str | None) -> Context:
    population, period = frame.population, frame.period
    return Context(
        counted_kind=population.kind.kind if population.kind is not None else None,
        event=frame.match.event if frame.match is not None else None,
        group=population.group,
        status=population.status,
        age_sex=population.age_sex,
        actor=frame.actor,
        place=frame.place,
        period_start=period.first.isoformat() if period is not None and period.first else None,
        period_end=period.last.isoformat() if period is not None and period.last else None,
        period_text=period.text if period is not None else None,
        as_of=published,
        as_of_from="published" if published else None,
        scope=frame.scope,
        modality=frame.modality,
    )


def _from_list(i: int, heads: Sequence[Token], groups: Sequence[str | None]) -> str | None:
    """In a list the first item's nationality holds for later ones that name none ("six Armenian soldiers and one civilian")."""
    own = heads[i]
    for j in range(i - 1, -1, -1):
        if heads[j].doc == own.doc and own in heads[j].conjuncts and heads[j].i < own.i and groups[j] is not None:
            return groups[j]
    return None


def _from_mention(head: Token, frame: _Frame) -> str | None:
    """The group whose people were last spoken of in the paragraph, for "the remaining six prisoners"."""
    kind = frame.population.kind
    if kind is None or not ("remaining" in frame.scope or any(c.lower_ in _REMAINING for c in head.children)):
        return None
    for token in reversed(head.doc[: head.i]):
        named = kind_for(token) if token.pos_ in {"NOUN", "PROPN"} else None
        if named is not None and named.kind == kind.kind and group_of(token) is not None:
            return group_of(token)
    return None


def _groups(heads: Sequence[Token], frames: Sequence[_Frame], wholes: Sequence[Part | None]) -> list[str | None]:
    """Whose each figure's people are: a part shares its whole's, then its own words, its list's, an earlier mention's."""
    groups: list[str | None] = []
    for i, frame in enumerate(frames):
        part = wholes[i]
        group = groups[part.whole] if part is not None else None
        group = group or frame.population.group or _from_list(i, heads, groups)
        groups.append(group or _from_mention(heads[i], frame))
    return groups


def _events(frames: Sequence[_Frame], wholes: Sequence[Part | None]) -> list[str | None]:
    """The event of each figure: a part without a word of its own has its whole's, a whole without one its parts'."""
    events = [f.match.event if f.match is not None else None for f in frames]
    said = [f.match is not None and not f.match.implied for f in frames]
    for i, part in enumerate(wholes):
        if part is not None and not said[i] and events[part.whole] is not None:
            events[i] = events[part.whole]
    for whole in sorted({part.whole for part in wholes if part is not None}):
        of_parts = {events[i] for i, part in enumerate(wholes) if part is not None and part.whole == whole}
        if events[whole] is None and len(of_parts) == 1:
            events[whole] = of_parts.pop()
    return events


def _dimension(unit: str | None) -> str | None:
    if unit is None:
        return None
    first = unit.split(" per ")[0]
    if first in _SHARES:
        return "share"
    if first in _TIME_UNITS:
        return "time"
    return "money" if len(first) == _CURRENCY_LENGTH and first.isupper() else "amount"


def _period(passage: Passage, head: Token, match: Match | None, published: str | None) -> Period | None:
    """The time expression of the figure's own clause, nearest to its event word."""
    clause = _clause(match.trigger if match is not None else head)
    sentence = head.sent
    offset = sentence.start_char
    found = []
    for period in periods(passage.text[offset : sentence.end_char], published):
        token = passage.token_at(passage.start + offset + period.start)
        if token is not None and _shares_clause(token, clause, head):
            found.append(period)
    at = (match.trigger if match is not None else head).idx - offset
    return min(found, key=lambda p: (p.first is None, abs(p.start - at)), default=None)


def _clause(token: Token) -> Token:
    """The verb or participle in whose clause a token stands."""
    if token.pos_ in {"VERB", "AUX"}:
        return token
    return next((a for a in trees.ancestors_within(token) if a.pos_ in {"VERB", "AUX"}), token.sent.root)


def _shares_clause(time: Token, clause: Token, head: Token) -> bool:
    own = _clause(time)
    if own == clause or time in head.subtree:
        return True
    # "have been reported killed this year": the complement's clause is its matrix verb's too.
    above = clause
    while above.dep_ in {"xcomp", "oprd", "acomp", "conj"} and above.head != above:
        above = above.head
        if own == above:
            return True
    return own.dep_ in {"xcomp", "oprd", "acomp"} and own.head == clause


def _modality(match: Match | None) -> Modality | None:
    """Planned or hypothetical, by the auxiliaries, the matrix verb and the conjunction of the event's clause."""
    if match is None:
        return None
    verb = _clause(match.trigger)
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if helpers & _HYPOTHETICAL or any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in verb.children):
        return Modality.HYPOTHETICAL
    if (
        "will" in helpers
        or "'ll" in helpers
        or (verb.dep_ == "xcomp" and verb.head.lemma_ in _PLANNING and "to" in helpers)
    ):
        return Modality.PLANNED
    return None
