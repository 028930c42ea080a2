"""All figures of one document → their contexts, with what a part inherits from its whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import trees
from claims.context.actors import actor_of, held_by_place, place_of
from claims.context.events import Counted, Match, event_of
from claims.context.inheritance import Frame, inherit
from claims.context.parts import part_of
from claims.context.periods import Period, periods
from claims.context.populations import population_of
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


def describe(measured: Sequence[Measured], published: str | None) -> tuple[Described, ...]:
    """The context of each figure, in the order given; `published` (a partial ISO date) resolves relative times."""
    heads = [head_of(m) for m in measured]
    frames = [_frame(m, head, published) for m, head in zip(measured, heads, strict=True)]
    parts = [part_of(heads, i) for i in range(len(heads))]
    inherited = inherit(frames, heads, parts, [_lead(measured, heads, i) for i in range(len(heads))])
    return tuple(
        Described(
            context=_context(frame, published),
            whole=part.whole if part is not None else None,
            part_cue=part.cue if part is not None else None,
        )
        for frame, part in zip(inherited, parts, strict=True)
    )


def _lead(measured: Sequence[Measured], heads: Sequence[Token], i: int) -> str | None:
    """The words between the noun of the figure before, in the same sentence, and this figure; None without one."""
    if i == 0 or heads[i].doc != heads[i - 1].doc or heads[i].sent.start != heads[i - 1].sent.start:
        return None
    passage = measured[i].passage
    before, own = heads[i - 1], measured[i].quantity.start - passage.start
    end = before.idx + len(before.text)
    return passage.text[end:own] if end <= own else None


def head_of(measured: Measured) -> Token:
    """The token that stands for a figure in the parse: the counted noun, else the figure's own topmost word."""
    passage, quantity = measured.passage, measured.quantity
    if quantity.counted_start is not None:
        token = passage.token_at(quantity.counted_start)
        if token is not None:
            return token
    tokens = passage.tokens_between(quantity.start, quantity.end)
    return tokens.root if tokens is not None else passage.doc[0]


def _frame(measured: Measured, head: Token, published: str | None) -> Frame:
    passage, quantity = measured.passage, measured.quantity
    population = population_of(head if quantity.counted is not None else None)
    match = event_of(Counted(head, population.kind, _dimension(quantity.unit)))
    country, written = place_of(match, head)
    actor = actor_of(match, head) if match is not None else None
    if match is not None and actor is None:
        actor = held_by_place(match.event, country)
    clause_start = head.sent.start_char
    clause = passage.text[clause_start : head.sent.end_char]
    return Frame(
        population=population,
        match=match,
        event=match.event if match is not None else None,
        group=population.group,
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


def _context(frame: Frame, published: str | None) -> Context:
    population, period = frame.population, frame.period
    return Context(
        counted_kind=population.kind.kind if population.kind is not None else None,
        event=frame.event,
        group=frame.group,
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
