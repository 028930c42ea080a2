"""Figures asked about, and stored claims → the statements that answer the same question, and the nearest misses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from claims import sources
from claims.comparison.facts import Facts, origins_of
from claims.comparison.levels import Match
from claims.comparison.preparing import prepare
from claims.comparison.reasons import reasons
from claims.comparison.relation import ANSWERS, QUEUE, Comparison, compare, is_queued
from claims.config import Settings
from claims.decisions import PartyDecision, SourceDecision
from claims.discrepancies.explaining import both_true_if
from claims.lookup.candidates import Index, worth_reading
from claims.lookup.records import Figure, NearMiss, Stance, Statement, Verdict
from claims.models import Claim, Question
from claims.origins import NOTHING, Known
from claims.questions.ordering import reading_order
from claims.terms import Level, RelationKind

_SUPPORTS: Final = frozenset(
    {RelationKind.SAME_ORIGIN, RelationKind.AGREE, RelationKind.COMPATIBLE, RelationKind.SUM_CONSISTENT}
)
_AS_OF: Final = "as_of"
_TELLING: Final = ("event", "group", "place", "counted_kind")
_ONE_SIDED: Final = (Match.MISSING_A, Match.MISSING_B)


@dataclass(frozen=True)
class Stored:
    """The claims of one case as corrected, with the questions they were last put under and what is known of their sources and documents.

    `is_meant`: the figures are asked about within this case, so that a small one counts as one incident.
    """

    claims: Sequence[Claim]
    questions: Sequence[Question] = ()
    on_sources: Sequence[SourceDecision] = ()
    on_parties: Sequence[PartyDecision] = ()
    known: Known = NOTHING
    is_meant: bool = False

    @cached_property
    def case(self) -> str | None:
        """The case of the claims; None for the unnamed one."""
        return self.claims[0].case if self.claims else None


@dataclass(slots=True)
class _Hits:
    """What was found for one figure."""

    supports: list[Comparison] = field(default_factory=list)
    contradicts: list[Comparison] = field(default_factory=list)
    neither: list[Comparison] = field(default_factory=list)
    misses: list[tuple[Comparison, str]] = field(default_factory=list)
    label_of: dict[str, Question] = field(default_factory=dict)


def look_up(asked: Sequence[Claim], stored: Iterable[Stored], settings: Settings) -> tuple[Figure, ...]:
    """What the stored cases say to each figure, in the order asked; claims of the very document that asks are left out."""
    hits = [_Hits() for _ in asked]
    for case in stored:
        _Case(asked, case, settings).find(hits)
    return tuple(_figure(claim, found, settings) for claim, found in zip(asked, hits, strict=True))


class _Case:
    """One case's claims made ready to be set against the figures asked about."""

    def __init__(self, asked: Sequence[Claim], stored: Stored, settings: Settings) -> None:
        self.settings = settings
        own = {claim.document_id for claim in asked}
        others = [claim for claim in stored.claims if claim.document_id not in own]
        figures = [claim.model_copy(update={"case": stored.case}) for claim in asked]
        read = sorted(worth_reading(figures, others), key=reading_order)
        spoken = sources.of([*figures, *others], stored.on_sources, stored.on_parties)
        facts = prepare([*figures, *read], settings, spoken, known=stored.known)
        reports = len({claim.document_id for claim in others})
        is_incident = stored.is_meant and reports <= settings.linking.small_case
        self.figures = [facts[one.id] if is_incident else replace(facts[one.id], incident=None) for one in figures]
        self.stored = [facts[claim.id] for claim in read]
        self.place = {one.id: place for place, one in enumerate(self.stored)}
        self.questions = {claim_id: told for told in stored.questions for claim_id in told.claim_ids}
        self.index = Index(self.stored, settings.linking.max_block)

    def find(self, hits: Sequence[_Hits]) -> None:
        """Add what this case says to the hits of each figure."""
        for figure, into in zip(self.figures, hits, strict=True):
            compared = {place: compare(figure, self.stored[place], self.settings) for place in self.index.of(figure)}
            for place in self._answers(figure, compared):
                self._sort(compared[place], into)
            into.misses += [
                (pair, name) for pair in compared.values() if (name := self._missed_by(pair) or self._not_told(pair))
            ]

    def _answers(self, figure: Facts, compared: dict[int, Comparison]) -> list[int]:
        """The places of the answers: those that link, and the rest of their questions where none of it is kept apart."""
        found = {place for place, pair in compared.items() if self._is_answer(pair)}
        named = {told.id: told for place in found if (told := self.questions.get(self.stored[place].id))}
        for question in named.values():
            members = [self.place[claim_id] for claim_id in question.claim_ids if claim_id in self.place]
            for place in members:
                if place not in compared:
                    compared[place] = compare(figure, self.stored[place], self.settings)
            if all(compared[place].kind in ANSWERS for place in members):
                found.update(members)
        return sorted(found)

    def _is_answer(self, pair: Comparison) -> bool:
        limits = self.settings.linking
        is_flagged = pair.kind in QUEUE and is_queued(pair, self.settings)
        return pair.links(limits) or (is_flagged and pair.is_supported(limits))

    def _sort(self, pair: Comparison, into: _Hits) -> None:
        told = self.questions.get(pair.b.id)
        if told is not None:
            into.label_of[pair.b.id] = told
        if pair.kind is RelationKind.UPDATE:
            into.misses.append((pair, _AS_OF))
        elif pair.kind in _SUPPORTS:
            into.supports.append(pair)
        elif is_queued(pair, self.settings):
            into.contradicts.append(pair)
        else:
            into.neither.append(pair)

    def _missed_by(self, pair: Comparison) -> str | None:
        """The one field that keeps a claim from answering: had it agreed, the two would be linked; None where it is not one."""
        if len(pair.apart) != 1 or pair.kind in (RelationKind.UNRELATED, *QUEUE):
            return None
        name = pair.apart[0]
        gain = self.settings.linking.weights.by_field.get(name, (0.0,))[0]
        return name if pair.score + gain >= self.settings.linking.threshold else None

    def _not_told(self, pair: Comparison) -> str | None:
        """The one field that only one of the two says: had both said the same, they would be linked; None where none does it."""
        limits = self.settings.linking
        if pair.apart or pair.kind not in ANSWERS or pair.links(limits):
            return None
        for name in _TELLING:
            same, _, missing, _ = limits.weights.by_field[name]
            if pair.matches[name] in _ONE_SIDED and pair.score - missing + same >= limits.threshold:
                return name
        return None


def _figure(claim: Claim, hits: _Hits, settings: Settings) -> Figure:
    _by_support(hits, settings)
    told = [
        _statement(pair, stance, hits.label_of, settings)
        for stance, pairs in (
            (Stance.SUPPORTS, hits.supports),
            (Stance.CONTRADICTS, hits.contradicts),
            (Stance.OPEN, hits.neither),
        )
        for pair in sorted(pairs, key=lambda pair: reading_order(pair.b.claim))
    ]
    answering = {one.claim.id for one in told}
    misses = sorted(hits.misses, key=lambda miss: (-miss[0].score, reading_order(miss[0].b.claim)))
    near = [_near_miss(pair, name, settings) for pair, name in misses if pair.b.id not in answering]
    return Figure(
        claim=claim,
        verdict=_verdict(hits, is_near=bool(hits.neither) or any(one.level is Level.DIFFERENT for one in near)),
        supporting=origins_of([pair.b for pair in hits.supports]),
        contradicting=origins_of([pair.b for pair in hits.contradicts]),
        statements=tuple(told),
        near_misses=_each_once(near, settings.linking.near_misses),
    )


def _by_support(hits: _Hits, settings: Settings) -> None:
    """What supports a figure tells what it is a figure of: what contradicts none of that is another question's answer.

    A sentence that does not say when or where would else be contradicted by another year's figure.
    """
    for pair in list(hits.contradicts) if hits.supports else ():
        beside = [compare(support.b, pair.b, settings) for support in hits.supports]
        if not any(is_queued(one, settings) for one in beside):
            nearest = max(beside, key=lambda one: one.score)
            hits.contradicts.remove(pair)
            hits.misses.append((nearest, nearest.apart[0] if nearest.apart else _AS_OF))


def _verdict(hits: _Hits, *, is_near: bool) -> Verdict:
    if hits.supports and hits.contradicts:
        return Verdict.DISPUTED
    if hits.supports:
        return Verdict.SUPPORTED
    if hits.contradicts:
        return Verdict.CONTRADICTED
    return Verdict.DIFFERENT_QUESTION if is_near else Verdict.NOTHING_FOUND


def _statement(pair: Comparison, stance: Stance, questions: Mapping[str, Question], settings: Settings) -> Statement:
    told = reasons(pair, settings)
    question = questions.get(pair.b.id)
    return Statement(
        claim=pair.b.claim,
        stance=stance,
        relation=pair.kind,
        question=question.id if question else None,
        label=question.label if question else None,
        detail=next(reason.detail for reason in told if reason.field == "figure"),
        both_true_if=both_true_if(pair) if stance is Stance.CONTRADICTS else None,
        reasons=told,
    )


def _near_miss(pair: Comparison, name: str, settings: Settings) -> NearMiss:
    told = {reason.field: reason for reason in reasons(pair, settings)}
    wanted = told.get(name)
    if wanted is None:
        wanted = next((one for one in told.values() if one.level is Level.DIFFERENT), told["figure"])
    if pair.matches.get(name) in _ONE_SIDED and not pair.apart and pair.kind is not RelationKind.UPDATE:
        detail, level, relation = wanted.detail, Level.UNKNOWN, RelationKind.UNRELATED
    else:
        detail, level, relation = wanted.detail, Level.DIFFERENT, pair.kind
    return NearMiss(claim=pair.b.claim, relation=relation, field=name, level=level, detail=detail)


def _each_once(near: Sequence[NearMiss], limit: int) -> tuple[NearMiss, ...]:
    """The nearest, a sentence that several reports share only once."""
    seen: dict[tuple[str, str, int], NearMiss] = {}
    for miss in near:
        at = miss.claim.start - miss.claim.sentence_start
        seen.setdefault((miss.field, miss.claim.sentence, at), miss)
    return tuple(seen.values())[:limit]
