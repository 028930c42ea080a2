"""All figures of one document → their contexts, with what a part inherits from its whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from claims.context.actors import actor_of, held_by_place, place_of
from claims.context.clauses import modality_of, period_of
from claims.context.events import Counted, event_of
from claims.context.inheritance import Frame, inherit
from claims.context.parts import Figure, part_of
from claims.context.populations import population_of
from claims.context.scope import scope_of
from claims.models import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from claims.models import Quantity
    from claims.syntax import Passage

_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "night", "century"})
_SHARES = frozenset({"%", "percentage point"})
_CURRENCY_LENGTH = 3


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
    described: list[Described] = []
    for _, together in groupby(measured, key=lambda m: m.passage.start):
        described.extend(_of_passage(list(together), published, len(described)))
    return tuple(described)


def _of_passage(measured: Sequence[Measured], published: str | None, before: int) -> Iterator[Described]:
    """The figures of one paragraph: nothing is inherited beyond it; `before` figures stand in those before it."""
    heads = [head_of(m) for m in measured]
    figures = [_figure(m, head) for m, head in zip(measured, heads, strict=True)]
    frames = [_frame(m, heads, i, published) for i, m in enumerate(measured)]
    parts = [part_of(figures, i) for i in range(len(heads))]
    inherited = inherit(frames, heads, parts, [_lead(measured, heads, i) for i in range(len(heads))])
    for frame, part in zip(inherited, parts, strict=True):
        yield Described(
            context=_context(frame, published),
            whole=before + part.whole if part is not None else None,
            part_cue=part.cue if part is not None else None,
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


def _figure(measured: Measured, head: Token) -> Figure:
    tokens = measured.passage.tokens_between(measured.quantity.start, measured.quantity.end)
    return Figure(tokens[0], tokens[-1], head) if tokens is not None else Figure(head, head, head)


def _frame(measured: Measured, heads: Sequence[Token], i: int, published: str | None) -> Frame:
    passage, quantity, head = measured.passage, measured.quantity, heads[i]
    population = population_of(head if quantity.counted is not None else None)
    match = event_of(Counted(head, population.kind, _dimension(quantity.unit)))
    country, written = place_of(match, head)
    actor = actor_of(match, head) if match is not None else None
    if match is not None and actor is None:
        actor = held_by_place(match.event, country)
    others = [h for h in heads if h != head]
    return Frame(
        population=population,
        match=match,
        event=match.event if match is not None else None,
        group=population.group,
        actor=actor,
        place=country or written,
        period=period_of(passage, head, match, others, published),
        scope=_scope(measured, head, others),
        modality=modality_of(head, match),
    )


def _scope(measured: Measured, head: Token, others: Sequence[Token]) -> tuple[str, ...]:
    """The scope words of a figure: those between the figures around it in its sentence."""
    passage, quantity = measured.passage, measured.quantity
    start, end = quantity.start - passage.start, quantity.end - passage.start
    noun_end = max(end, head.idx + len(head.text))
    low = max([head.sent.start_char, *(o.idx + len(o.text) for o in others if o.idx + len(o.text) <= start)])
    high = min([head.sent.end_char, *(o.idx for o in others if o.idx >= noun_end)])
    return scope_of(passage.text[low:high], start - low, end - low, noun_end - low)


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
