"""All figures of one document → their contexts, with what a part inherits from its whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from claims import trees
from claims.context.actors import actor_of, held_by_place, place_of
from claims.context.casualties import HURT, SHOT, fate, settled, told
from claims.context.clauses import modality_of, times_of
from claims.context.events import Counted, event_of, happening_beside, state_spoken_of
from claims.context.inheritance import Frame, inherit, taken_up
from claims.context.parts import Figure, names_people, part_of, told_whole
from claims.context.populations import is_number_of, kind_for, population_of, predicate_of, said_to_be
from claims.context.scope import scope_of
from claims.context.topics import partitive_of, takes_up, topic_of
from claims.context.whereabouts import place_of_subject, placed
from claims.lexicon.kinds import kind_of
from claims.lexicon.roles import words_for
from claims.models import Context
from claims.quantities.currencies import is_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Token

    from claims.context.casualties import Fate
    from claims.context.events import Match
    from claims.context.populations import Population
    from claims.models import Quantity
    from claims.syntax import Passage

_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "night", "century"})
_SHARES = frozenset({"%", "percentage point"})
OF_THEM = "of_them"
_CHARGE = "charge"


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


_Said = tuple[Measured, Described]


def describe(measured: Sequence[Measured], published: str | None, report: Sequence[str] = ()) -> tuple[Described, ...]:
    """The context of each figure, in the order given.

    `published` (a partial ISO date) resolves relative times; `report` are the paragraphs that tell what became of those hit.
    """
    of_all = cache(lambda: fate(report))  # the whole report is read for it: once, and only where somebody was hit
    described: list[Described] = []
    for _, together in groupby(measured, key=lambda m: m.passage.start):
        earlier = list(zip(measured, described, strict=False))
        described.extend(_of_passage(list(together), published, earlier, of_all))
    return tuple(described)


def _of_passage(
    measured: Sequence[Measured], published: str | None, earlier: Sequence[_Said], of_all: Callable[[], Fate]
) -> Iterator[Described]:
    """The figures of one paragraph: nothing is inherited beyond it; `earlier` are those of the paragraphs before it."""
    heads = [head_of(m) for m in measured]
    figures = [_figure(m, head) for m, head in zip(measured, heads, strict=True)]
    by_sentence: defaultdict[int, list[Token]] = defaultdict(list)
    for head in heads:
        by_sentence[trees.sentence_start(head)].append(head)
    own = [_frame(m, h, by_sentence[trees.sentence_start(h)], published) for m, h in zip(measured, heads, strict=True)]
    spans = [(m.quantity.start - m.passage.start, m.quantity.end - m.passage.start) for m in measured]
    frames = taken_up(placed(own, heads, spans, [is_bare(m) for m in measured]), heads)
    events = [f.event for f in frames]
    parts = [part_of(figures, i, events) for i in range(len(heads))]
    inherited = inherit(frames, heads, parts, [_lead(measured, heads, i) for i in range(len(heads))])
    for i, (one, frame, part) in enumerate(zip(measured, inherited, parts, strict=True)):
        whole = len(earlier) + part.whole if part else _whole_before(one, frame, told_whole(figures, i), earlier)
        yield Described(
            context=_context(replace(frame, event=_event(one, frame, of_all)), published, _kind(one, frame)),
            whole=whole,
            part_cue=part.cue if part is not None else "of" if whole is not None else None,
        )


def _whole_before(own: Measured, frame: Frame, told: Token | None, earlier: Sequence[_Said]) -> int | None:
    """The figure of an earlier paragraph of which "four of the dead" are a part: the nearest of that event that can hold it."""
    if told is None or not names_people(told) or frame.event is None:
        return None
    for place in range(len(earlier) - 1, -1, -1):
        quantity, said = earlier[place][0].quantity, earlier[place][1]
        if said.context.event != frame.event or said.whole is not None or quantity.unit is not None:
            continue
        if not quantity.implicit and (quantity.high is None or quantity.high >= (own.quantity.low or 0)):
            return place
    return None


def _lead(measured: Sequence[Measured], heads: Sequence[Token], i: int) -> str | None:
    """The words between the noun of the figure before, in the same sentence, and this figure; None without one."""
    if (
        i == 0
        or heads[i].doc != heads[i - 1].doc
        or trees.sentence_start(heads[i]) != trees.sentence_start(heads[i - 1])
    ):
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
            return _taken(token)
    tokens = passage.tokens_between(quantity.start, quantity.end)
    return tokens.root if tokens is not None else passage.doc[0]


def _taken(token: Token) -> Token:
    """The noun that is counted where the words behind it say what it is taken as ("20 soldiers prisoner")."""
    before = token.nbor(-1) if token.i > trees.sentence_start(token) else token
    is_state = token.tag_ == "NN" and token.lower_ in words_for("taken as") and before.tag_ in {"NNS", "NNPS"}
    return before if is_state else token


def _event(measured: Measured, frame: Frame, of_all: Callable[[], Fate]) -> str | None:
    """The event of a figure, with what became of those hit: by its own clause, then by the whole report."""
    event = measured.quantity.told_event or frame.event
    kind = frame.population.kind
    if event is None or (kind is not None and kind.kind == _CHARGE and event in HURT):
        return None  # "two counts of murder" are no two dead
    if measured.quantity.told_event is None and frame.match is not None and frame.match.event == event == SHOT:
        event = told(event, frame.match.trigger)
    return settled(event, of_all()) if event == SHOT else event


def _kind(measured: Measured, frame: Frame) -> str | None:
    """What is counted; a person told of by name is nothing else, whatever the name means."""
    kind = frame.population.kind
    if kind is None or (measured.quantity.implicit and kind.category != "person"):
        return None
    return kind.kind


def _figure(measured: Measured, head: Token) -> Figure:
    tokens = measured.passage.tokens_between(measured.quantity.start, measured.quantity.end)
    return Figure(tokens[0], tokens[-1], head) if tokens is not None else Figure(head, head, head)


def is_bare(measured: Measured) -> bool:
    """Whether a figure stands without a noun and a unit."""
    return measured.quantity.counted is None and measured.quantity.unit is None


def _frame(measured: Measured, head: Token, together: Sequence[Token], published: str | None) -> Frame:
    """What a figure's own words say of it; `together` are the nouns of all figures of its sentence."""
    passage, quantity = measured.passage, measured.quantity
    bare = is_bare(measured)
    topic = topic_of(head) if bare else None
    population = population_of(topic or head if topic or quantity.counted is not None else None)
    said = said_to_be(topic or head) if bare or is_number_of(head) else None
    if said is not None:
        population = replace(population, kind=said, status=said.status or None, age_sex=said.age_sex or None)
    match = _match(head, topic, population, _dimension(quantity.unit))
    if match is None and bare and topic is None and takes_up(head):
        match = state_spoken_of(head, kind_of("person"))
    if match is not None and _counts_persons(match, population, is_bare=bare):
        population = replace(population, kind=kind_of("person"))
    country, written = place_of(match, head)
    if country is None is written and quantity.unit is None:
        country = place_of_subject(match, head)
    actor = actor_of(match, head) if match is not None else None
    if match is not None and actor is None:
        actor = held_by_place(match.event, country)
    others = [h for h in together if h != head]
    times = times_of(passage, head, match, others, published)
    return Frame(
        population=population,
        match=match,
        event=match.event if match is not None else None,
        group=population.group,
        actor=actor,
        place=country or written,
        period=times.period,
        as_of=times.as_of,
        scope=_scope(measured, head, others),
        modality=modality_of(head, match),
        is_some_of=is_number_of(head),
        takes_up=bare and topic is None and takes_up(head),
        is_count=quantity.unit is None,
    )


def _match(head: Token, topic: Token | None, population: Population, dimension: str | None) -> Match | None:
    """The event of a figure's noun; of a part, the event of what it is a part of where nothing else is said."""
    if topic is not None:
        counted = Counted(topic, population.kind, dimension)
        found = event_of(counted)
        return found if found is not None and not found.implied else happening_beside(topic, head, counted) or found
    found = event_of(Counted(head, population.kind, dimension))
    whole = partitive_of(head) if found is None or found.implied else None
    return (event_of(Counted(whole, kind_for(whole), dimension)) if whole is not None else None) or found


def _counts_persons(match: Match, population: Population, *, is_bare: bool) -> bool:
    """Whether the words for the event leave only persons: "claimed 53 lives", "the death toll stands at 70"."""
    if match.own_word:
        return True
    return is_bare and population.kind is None and match.trigger.lemma_.lower() in words_for("measuring")


def _scope(measured: Measured, head: Token, others: Sequence[Token]) -> tuple[str, ...]:
    """The scope words of a figure: those between the figures around it in its sentence."""
    passage, quantity = measured.passage, measured.quantity
    start, end = quantity.start - passage.start, quantity.end - passage.start
    noun_end = max(end, head.idx + len(head.text))
    low = max([head.sent.start_char, *(o.idx + len(o.text) for o in others if o.idx + len(o.text) <= start)])
    high = min([head.sent.end_char, *(o.idx for o in others if o.idx >= noun_end)])
    scopes = scope_of(passage.text[low:high], start - low, end - low, noun_end - low)
    is_part = is_number_of(head) and predicate_of(head) is not None  # "17 of the people … were minors"
    return scopes if not is_part or OF_THEM in scopes else (*scopes, OF_THEM)


def _context(frame: Frame, published: str | None, kind: str | None) -> Context:
    population, period = frame.population, frame.period
    return Context(
        counted_kind=kind,
        event=frame.event,
        group=frame.group,
        status=population.status,
        age_sex=population.age_sex,
        actor=frame.actor,
        place=frame.place,
        period_start=period.first.isoformat() if period is not None and period.first else None,
        period_end=period.last.isoformat() if period is not None and period.last else None,
        period_text=period.text if period is not None else None,
        as_of=frame.as_of.last.isoformat() if frame.as_of is not None and frame.as_of.last else published,
        as_of_from="text" if frame.as_of is not None else "published" if published else None,
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
    return "money" if is_money(first) else "amount"
