"""The part of the store that keeps a reconciliation up to date part by part: each method one short transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claims.config import Severity
from claims.decisions import Viewer
from claims.reviews import Flag
from claims.reviews.parts import Basis, Changes, Part
from claims.store import ageing, changes, outside, replacing
from claims.store.engine import reading, writing
from claims.store.outside import Outside
from claims.versions import EXTRACTOR

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Parts:
    """What changed since the kept reconciliation of a case, and what was found of that."""

    engine: Engine
    viewer: Viewer | None

    def changes(self, case: str | None, rules: str) -> Changes:
        """What changed in a case since its kept reconciliation; `rules` name the rules and settings in force, as its `Basis` does."""
        with reading(self.engine) as connection:
            return changes.since(connection, case, rules)

    def newest(self, case: str | None, without: Iterable[str] = ()) -> int | None:
        """The last day that a reconciled claim of a case, leaving some out, is given for, as an ordinal; None where none is known."""
        with reading(self.engine) as connection:
            return ageing.newest(connection, case, set(without))

    def outside(self, case: str | None, alone: int, misses: int) -> Outside:
        """What stands outside of the kept reconciliation of a case, with so many lonely claims and misses at the most."""
        with reading(self.engine) as connection:
            return outside.read(connection, case, alone, misses)

    def save_part(  # noqa: PLR0913, PLR0917 - all that one reconciliation gives
        self,
        case: str | None,
        part: Part,
        flags: Sequence[Flag],
        basis: Basis,
        extractor: str = EXTRACTOR,
        recency_days: float = Severity().recency_days,
    ) -> None:
        """Keep what was found of a part of a case in place of what was found of its claims before; the rest stays.

        `flags`: the discrepancies of the part, told by the newest day of the case, and those that closed; `basis` what the
        case is then reconciled from; `extractor` names the rules in force. Where the newest day of the case becomes another,
        all other flags are told by it, as near as Settings' `recency_days` say.
        """
        with writing(self.engine) as connection:
            replacing.replace(connection, case, part, flags, basis, extractor, recency_days)
