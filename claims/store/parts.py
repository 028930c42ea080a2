"""The part of the store that keeps a reconciliation up to date part by part: each method one short transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claims.config import Severity
from claims.decisions import Viewer
from claims.reviews import Flag
from claims.reviews.parts import Basis, Changes, Indexed, Part
from claims.store import ageing, changes, outside, records, replacing
from claims.store.engine import reading, writing
from claims.store.indexing import Kept
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

    @contextmanager
    def index(self, case: str | None) -> Iterator[tuple[Kept, Basis | None]]:
        """The index of a case, to be read inside, and what the reconciliation that it is kept with was made from."""
        with reading(self.engine) as connection:
            yield Kept(connection, records.key(case)), changes.basis(connection, case)

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
        *,
        indexed: Indexed | None = None,
        upon: Basis | None = None,
    ) -> bool:
        """Keep what was found of a part of a case in place of what was found of its claims before; the rest stays.

        `indexed` tells what becomes of the index of the case, which is let go of without it. False, and nothing is kept, where what is kept
        is no longer what the part was found from, `upon`: another program put its own in place.
        `flags`: the discrepancies of the part, told by the newest day of the case, and those that closed; `basis` what the
        case is then reconciled from; `extractor` names the rules in force. Where the newest day of the case becomes another,
        all other flags are told by it, as near as Settings' `recency_days` say.
        """
        with writing(self.engine) as connection:
            if upon is not None and changes.basis(connection, case) != upon:
                return False
            replacing.replace(connection, case, part, flags, basis, extractor, recency_days, indexed)
            return True
