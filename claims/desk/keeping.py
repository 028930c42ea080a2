"""Documents and claims into the store, and the reconciliation of each case kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from claims.decisions import Decided, Decision
from claims.desk.copyfinding import find_copies
from claims.desk.renewing import CaseOf, Material, renew_by_parts, uncollected
from claims.errors import ClaimsError
from claims.ids import digest
from claims.models import Claim, Document, Reconciliation, Record
from claims.reviews import Item, corrected, flags, live, settled_by_corrections
from claims.reviews.parts import Basis
from claims.versions import EXTRACTOR

if TYPE_CHECKING:
    from claims.store.store import (  # only named here, so that the desk can be imported without the database library
        State,
        Store,
    )


RowT = TypeVar("RowT", bound=Decision)


class Reading(Protocol):
    """What reading a document gave."""

    @property
    def document(self) -> Document: ...  # noqa: D102

    @property
    def claims(self) -> Sequence[Claim]: ...  # noqa: D102

    @property
    def counted(self) -> Mapping[str, int]: ...  # noqa: D102


class Added(Record):
    """What adding did: documents that are new or were read anew, their claims, and documents there already."""

    documents: int
    claims: int
    unchanged: int


def _now() -> datetime:
    return datetime.now(UTC)


def leave_as_read(_claim: Claim, _error: ClaimsError) -> None:
    """A correction that no longer fits its claim: the claim's view says so, the case goes on."""


class Keeping:
    """A store and the engine's `reconcile` (claims, and what people decided).

    `settings` names the settings that `reconcile` uses (any text that differs when they do); `extractor` the rules in
    force; `clock` gives the time of each row. `later` has a case reconciled beside the program, once it has more claims
    than `at_once`; without it every case is reconciled when it is asked for. `work` has the files that were handed in read.
    `cases` gives the cases of which a change is reconciled by itself; without it every case is reconciled as a whole.
    """

    def __init__(  # noqa: PLR0913  each option is named
        self,
        store: Store,
        reconcile: Callable[[Sequence[Claim], Decided], Reconciliation],
        *,
        settings: str = "",
        extractor: str = EXTRACTOR,
        clock: Callable[[], datetime] = _now,
        later: Callable[[str | None], None] | None = None,
        at_once: int = 5_000,
        work: Callable[[], None] | None = None,
        cases: CaseOf | None = None,
    ) -> None:
        self.store = store
        self.extractor = extractor
        self._reconcile = reconcile
        self._settings = settings
        self._clock = clock
        self._later = later
        self._at_once = at_once
        self._work = work
        self._cases = cases

    def add(self, document: Document, claims: Sequence[Claim], counted: Mapping[str, int] | None = None) -> bool:
        """Keep one document with its claims, and how many of its numbers are of which kind; False where the same reading of it is there already."""
        named = claims[0].extractor if claims else self.extractor
        return self.store.add(document, claims, named, counted)

    def add_all(self, readings: Iterable[Reading]) -> Added:
        """Keep documents as they are read, one transaction each; an error leaves those before it in the store."""
        documents = claims = unchanged = 0
        for reading in readings:
            if self.add(reading.document, reading.claims, reading.counted):
                documents += 1
                claims += len(reading.claims)
            else:
                unchanged += 1
        return Added(documents=documents, claims=claims, unchanged=unchanged)

    def outdated(self, case: str | None) -> tuple[Document, ...]:
        """Documents of a case that other rules than those in force have read: read them anew and `add` them."""
        return self.store.outdated(case, self.extractor)

    def one_moment(self) -> AbstractContextManager[None]:
        """Inside, all that is asked is answered from one moment of the store; after something is written, from the next."""
        return self.store.one_moment()

    def refresh(self, case: str | None) -> bool:
        """Reconcile a case anew if its claims, corrections, what was decided, the rules or the settings changed since; whether it did.

        Cheap when nothing changed, so that every page may call it (`queue`, `item`, `overview` do). A large case is left to
        `later`, where there is one: until that has ended, what was found before stands.
        """
        state = self.store.state(case)
        if not self._is_behind(state):
            return False
        if self._later is not None and self.store.is_large(case, self._at_once):
            self._later(case)
            return False
        self.renew(case)
        return True

    def is_behind(self, case: str | None) -> bool:
        """Whether a case has changed since it was last reconciled."""
        return self._is_behind(self.store.state(case))

    def _is_behind(self, state: State) -> bool:
        return bool(state.revision) and state.basis != self._basis(state)

    def renew(self, case: str | None) -> None:
        """Bring what was found of a case up to date, and keep it; copies among new documents are looked for first.

        Of a large case only what changed is reconciled, where the desk was given how.
        """
        find_copies(self.store, case)
        with uncollected():
            state, claims, annotations, decided = self.store.material(case)
            now = corrected(claims, annotations, on_error=leave_as_read)
            given, basis = Material(case, claims, now, annotations, decided), self._basis(state)
            large = self._cases(now, decided) if self._cases is not None else None
        if large is None:
            self._renew_whole(given, basis)
        elif not renew_by_parts(self.store, given, large, basis, self.extractor) and self.is_behind(case):
            self.renew(case)  # from what another program kept meanwhile

    def _renew_whole(self, given: Material, basis: Basis) -> None:
        found = self._reconcile(given.now, given.decided)
        kept = flags(found.discrepancies, found.questions, given.now, self.extractor)
        if live(given.annotations):
            raw = self._reconcile(given.claims, given.decided)
            raised = flags(raw.discrepancies, raw.questions, given.claims, self.extractor)
            kept += settled_by_corrections(raised, kept, given.claims, given.annotations)
        self.store.save_reconciliation(given.case, found, basis, kept, self.extractor)

    @property
    def rules(self) -> str:
        """The rules and settings in force, as a reconciliation that is kept names them."""
        return digest("rules", self.extractor, self._settings)

    def _basis(self, state: State) -> Basis:
        return Basis(
            rules=self.rules,
            revision=state.revision,
            last_change=state.last_change,
            last_parting=state.last_parting,
        )

    def keep(
        self,
        draft: RowT,
        check: Callable[[Sequence[RowT]], None] | None = None,
        on_item: Callable[[Item | None], None] | None = None,
    ) -> RowT:
        """Add a row to the log, checked as the store does; what it was given on is told anew by the rules in force."""
        return self.store.append(draft, check, self.extractor, on_item)

    def time(self) -> str:
        """The time of a row that is added now."""
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
