"""The index of a case: which claims share a block, which hang together, so that a change is looked at where it matters and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from claims.questions.entries import Entry
from claims.questions.nearest import Misses
from claims.questions.ordering import Order

Part = tuple[int, int]
"""A key, and what splits its block."""


class Known(Protocol):
    """What is kept of the claims of one case.

    A component holds every two claims of which anything but a near miss was kept when they were last compared, and those that are tied.
    """

    def entries(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Those of some claims that are there."""

    def of_documents(self, documents: Collection[str]) -> Collection[str]:
        """The claims of some documents."""

    def sizes(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many claims some blocks hold."""

    def part_sizes(self, parts: Collection[Part]) -> Mapping[Part, int]:
        """How many claims some parts of blocks hold."""

    def members(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """The claims of some blocks."""

    def parts(self, parts: Collection[Part]) -> Mapping[Part, Sequence[tuple[Order, str]]]:
        """The claims of some parts of blocks, in reading order."""

    def tied(self, ties: Collection[int]) -> Collection[str]:
        """The claims that have any of some ties."""

    def components(self, ids: Collection[str]) -> Mapping[str, str]:
        """The component of each of some claims that has one."""

    def within(self, components: Collection[str]) -> Collection[str]:
        """The claims of some components."""

    def nearest(self, ids: Collection[str]) -> Mapping[str, Misses]:
        """The near misses of each of some claims that has any, as they were ranked last."""

    def listing(self, ids: Collection[str]) -> Collection[str]:
        """The claims that have any of some others among their nearest."""

    def newest(self, without: Collection[str] = ()) -> int | None:
        """The latest day that any claim but some is given for, as an ordinal; None where no day is known."""


class Index(Known, Protocol):
    """An index that changes."""

    def replace(self, gone: Collection[str], now: Iterable[Entry]) -> None:
        """Take some claims out, and put others in, or in again with other keys; they keep their components."""

    def settle(self, components: Mapping[str, str]) -> None:
        """Keep the component of each of some claims."""

    def rank(self, lists: Mapping[str, Misses]) -> None:
        """Keep the near misses of each of some claims, the nearest first."""
