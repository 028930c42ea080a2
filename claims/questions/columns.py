"""Prepared claims as columns of whole numbers: what comparison reads of a claim, every value written once and named by its code.

Code -1 stands for "not said". The columns hold no record; whoever made them can still look up each claim.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from claims.comparison import stories
from claims.comparison.facts import Facts
from claims.comparison.intervals import Extent
from claims.comparison.measures import COUNT
from claims.comparison.stretches import tells_addition
from claims.comparison.times import When
from claims.models import Claim, Source
from claims.origins import words as words_of
from claims.questions import blocking
from claims.terms import Bound, NumberKind

Codes = npt.NDArray[np.int32]
NOT_SAID: Final = -1
POPULATION: Final = ("event", "kind", "measure", "status", "age_sex", "limits", "modality", "is_movement", "concept")
"""Fields of `Facts` that tell what is counted: few values, compared together by their distinct combinations."""
PARTIES: Final = ("group", "actor")
"""Fields of `Facts` that tell whose it is and who did it: many values, each compared by itself."""
OTHERS: Final = ("place", "period", "period_text", "as_of", "figure", "case", "incident", "document", "source", "own")
_WORDS_OF: Final = ("names",)


@dataclass(frozen=True, slots=True)
class Figure:
    """What of a figure decides how it stands to another."""

    extent: Extent
    bound: Bound | None
    implicit: bool


@dataclass(frozen=True)
class Lists:
    """Some values for each row, as codes: those of row i stand from `start[i]` to before `start[i + 1]`, in order, each once.

    `known` are the numbers that stand for the values (see `number`), in order: the code of a value is its place.
    """

    items: npt.NDArray[np.uint32]
    start: npt.NDArray[np.int64]
    known: npt.NDArray[np.uint64]

    @property
    def size(self) -> int:
        """Bytes of the arrays."""
        return self.items.nbytes + self.start.nbytes + self.known.nbytes


@dataclass(frozen=True)
class Columns:
    """The prepared table: one code a claim and field, with the values that the codes name, and the keys of its blocks.

    `rank`: the place of each id in their order. `key_of`: the blocks of each claim. `names`: the names its report mentions beside it. Codes are given in the order in which values are first met, `own` to claims that are never set beside others as one.
    """

    ids: list[str]
    rank: Codes
    codes: dict[str, Codes]
    values: dict[str, list[Any]]
    key_of: Lists
    names: Lists

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def size(self) -> int:
        """Bytes of the arrays."""
        lists = sum(one.size for one in (self.key_of, self.names))
        return sum(codes.nbytes for codes in self.codes.values()) + lists

    def value(self, name: str, index: int) -> Any:
        """A value of a claim; None where it is not said."""
        code = self.codes[name][index]
        return None if code == NOT_SAID else self.values[name][code]

    def facts(self, index: int, document: str = "") -> Facts:
        """The compared values of a claim but for its sentence, as if it stood in a document.

        Enough for the table of relations, not for what sentences tell apart.
        """
        figure: Figure = self.value("figure", index)
        claim = _stub(self.value("case", index), figure.bound, document, implicit=figure.implicit)
        when = When(self.value("period", index), self.value("period_text", index), self.value("as_of", index))
        return Facts(
            claim=claim, extent=figure.extent, place=self.value("place", index), when=when, names=frozenset(),
            wording=frozenset(), source=_nobody(document), incident=self.value("incident", index),
            **{name: self.value(name, index) for name in (*POPULATION, *PARTIES)},
        )  # fmt: skip


@dataclass
class _Column:
    """The codes of one field, and the values by code."""

    codes: array[int] = field(default_factory=lambda: array("i"))
    known: dict[Hashable, int] = field(default_factory=dict)

    def add(self, value: Hashable) -> None:
        self.codes.append(NOT_SAID if value is None else self.known.setdefault(value, len(self.known)))


@dataclass
class _Rows:
    """Growing `Lists`."""

    items: array[int] = field(default_factory=lambda: array("Q"))
    start: array[int] = field(default_factory=lambda: array("q", [0]))

    def add(self, items: Iterable[int]) -> None:
        self.items.extend(sorted(set(items)))
        self.start.append(len(self.items))

    def done(self) -> Lists:
        """The lists with their numbers replaced by codes."""
        known, codes = np.unique(np.frombuffer(self.items, np.uint64), return_inverse=True)
        return Lists(codes.astype(np.uint32), np.frombuffer(self.start, np.int64), known)


class Builder:
    """Takes facts, claim by claim, and gives their columns at the end: none of them has to be kept."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.columns = {name: _Column() for name in (*POPULATION, *PARTIES, *OTHERS)}
        self.rows = {name: _Rows() for name in ("keys", *_WORDS_OF)}

    def add(self, one: Facts) -> None:
        """Takes one claim's facts."""
        claim = one.claim
        for name in (*POPULATION, *PARTIES):
            self.columns[name].add(getattr(one, name))
        others = {
            "place": one.place, "period": one.when.period, "period_text": one.when.text, "as_of": one.when.as_of,
            "figure": Figure(one.extent, claim.bound, claim.implicit), "case": claim.case, "incident": one.incident,
            "document": claim.document_id, "source": one.source.id, "own": claim.id if _is_own(one) else None,
        }  # fmt: skip
        for name, value in others.items():
            self.columns[name].add(value)
        self.rows["keys"].add(_keys(one))
        self.rows["names"].add(map(number, one.names))
        self.ids.append(claim.id)

    def columns_of(self) -> Columns:
        """The columns of all claims taken."""
        lists = {name: rows.done() for name, rows in self.rows.items()}
        return Columns(
            ids=self.ids,
            rank=ranks(self.ids),
            codes={name: np.frombuffer(column.codes, np.int32) for name, column in self.columns.items()},
            values={name: list(column.known) for name, column in self.columns.items()},
            key_of=lists["keys"],
            names=lists["names"],
        )


@lru_cache(maxsize=1024)
def _stub(case: str | None, bound: Bound | None, document: str, *, implicit: bool) -> Claim:
    """A claim of which nothing is known but what the table of relations reads of it."""
    return Claim.model_construct(
        id=document, document=document, document_id=document, case=case, start=0, end=0, text="", kind=NumberKind.CLAIM,
        reason="", sentence="", sentence_start=0, bound=bound, implicit=implicit, extractor="",
    )  # fmt: skip


@lru_cache(maxsize=16)
def _nobody(document: str) -> Source:
    return Source(id=document, name="", kind="unnamed", names=(), claim_ids=())


def columns(facts: Iterable[Facts]) -> Columns:
    """The columns of some claims, in the order given."""
    builder = Builder()
    for one in facts:
        builder.add(one)
    return builder.columns_of()


def ranks(ids: list[str]) -> Codes:
    """The place of each id in their order."""
    order = np.argsort(np.array(ids or [""]), kind="stable")[: len(ids)]
    found = np.empty(len(ids), np.int32)
    found[order] = np.arange(len(ids), dtype=np.int32)
    return found


def _is_own(one: Facts) -> bool:
    """Whether more than its values decides how a claim stands to others: a part, a figure to add up, a person told of, none at all.

    And a claim of a case or story so small that it is about one incident; what was added of late; a value that is told of something.
    """
    is_of_others = one.part_by is not None or bool(one.sums) or one.incident == one.claim.case is not None
    is_of_others = is_of_others or stories.is_story(one.incident)
    is_of_something = one.measure.dimension != COUNT and bool(one.concept) and one.event is not None
    return is_of_others or is_of_something or one.claim.implicit or one.is_zero or tells_addition(one)


def _keys(one: Facts) -> Iterator[int]:
    for key in blocking.keys(one):
        if key[1] == blocking.EVERYTHING and one.incident is None:
            continue  # a large case is not compared all with all
        if key[1] == blocking.EVERYTHING or key[2] not in blocking.ENDS:
            yield number(key) & ~1 | blocking.is_small_only(key)
    yield number((one.claim.case, blocking.family(one.event), "sentence", *words_of(one.claim.sentence))) | 1


def number(value: object) -> int:
    """A number that stands for a value: the same on every run."""
    return int.from_bytes(hashlib.blake2b(repr(value).encode(), digest_size=8).digest(), "little")
