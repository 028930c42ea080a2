"""The store as the rest of the program sees it: every method is one short transaction on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claims.audit import REFUSED, Audit, Event, Known, path_of
from claims.decisions import Annotation, Decided, Decision, Membership, Purge, Viewer
from claims.errors import AccessError, InputError, UsageError
from claims.ids import document_id
from claims.models import Check, Claim, Document, Numbers, Question, Reconciliation, Record, Relation, Source, Unread
from claims.reviews import Flag, Item, Status, corrected, decided
from claims.reviews.listing import Around, Choice, Page, Wanted
from claims.reviews.parts import Basis, Indexed
from claims.store import (
    access,
    asked,
    auditing,
    by_hand,
    changes,
    contents,
    findings,
    log,
    queue,
    replacing,
    revisions,
    telling,
)
from claims.store.access import guarded
from claims.store.chain import linking
from claims.store.chained import Chained
from claims.store.copying import Copying, found_of
from claims.store.engine import address, connect, is_there, reading, shown, whole, writing
from claims.store.fetching import Fetching
from claims.store.jobs import Jobs
from claims.store.log import RowT
from claims.store.moments import one_moment, told_once
from claims.store.originals import Originals, folder_of
from claims.store.pages import Pages
from claims.store.parts import Parts
from claims.store.purging import Purging
from claims.store.schema import prepare
from claims.store.shelf import Shelf
from claims.store.tables import SCHEMA
from claims.store.watching import Watching
from claims.terms import Role
from claims.versions import EXTRACTOR

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def _now() -> datetime:
    return datetime.now(UTC)


class Counts(Record):
    """How much a case holds."""

    documents: int
    claims: int
    questions: int


class State(Record):
    """What a reconciliation of a case has to be made from, and what the kept one was made from.

    The numbers are those of `Basis`; `basis` is None too where an older program kept the reconciliation.
    """

    revision: int
    last_change: int
    last_parting: int
    basis: Basis | None


@guarded
class Store(Shelf, Pages, Parts, Watching, Jobs, Fetching, Copying, Chained, Purging):
    """Documents, claims, the last reconciliation and the log of decisions, by case; safe to share between threads.

    Every method raises `StoreError` in plain words where the database cannot do it, and then has changed nothing.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
        viewer: Viewer | None = None,
        *,
        audit: Audit | None = None,
        unverified: bool = False,
    ) -> None:
        self.engine = engine
        self.viewer = viewer
        self.unverified = unverified
        self._clock = clock
        self.name = shown(engine.url)
        self.originals = Originals(folder_of(engine.url))
        file = Path(engine.url.database) if engine.url.get_backend_name() == "sqlite" and engine.url.database else None
        self.audit = audit or Audit(path_of(self.originals.folder, file), clock=clock)

    @classmethod
    def open(cls, url: str | None = None, *, clock: Callable[[], datetime] = _now) -> Store:
        """The store at `url`, laid out if it is new; None: `CLAIMS_STORE`, else `claims.db` in the working folder.

        A bare path is a SQLite file; `clock` tells when a document was added. `StoreError` where it is no store, is newer than this program, or cannot be opened.
        """
        engine = connect(address(url))
        prepare(engine)
        return cls(engine, clock)

    @staticmethod
    def is_there(url: str | None = None) -> bool:
        """Whether there is anything at an address that `open` takes; `StoreError` where that cannot be found out."""
        return is_there(address(url))

    def is_kept(self) -> bool:
        """Whether the store is still where it was opened; one whose file was removed is not."""
        return is_there(self.engine.url)

    def whole_address(self) -> str:
        """The store's address for another program, which may hold a password: never to be shown."""
        return whole(self.engine.url)

    def as_viewer(self, viewer: Viewer | None, *, unverified: bool = False, client: str | None = None) -> Store:
        """The same store opened for a person, who sees and does what the log of members says; None: for this machine's owner.

        `unverified`: nothing vouches for who asks, and each row that is added is marked so. `client` is where they ask from.
        """
        audit = self.audit
        if viewer is not None:
            audit = audit.told_of(viewer.person or "unknown", Known.SIGNED_IN, client)
        elif unverified:
            audit = audit.told_of("anybody", Known.UNVERIFIED, client)
        return Store(self.engine, self._clock, viewer, audit=audit, unverified=unverified)

    def one_moment(self) -> AbstractContextManager[None]:
        """Inside, all that this thread asks of the store is answered from one moment; after something is written, from the next."""
        return one_moment(self.engine)

    def require(self, case: str | None, needed: Role) -> None:
        """`AccessError` where the person that the store is opened for may not do in a case what needs a role."""
        self._require(case, needed)

    @told_once
    def _require(self, case: str | None, needed: Role) -> None:
        with reading(self.engine) as connection:
            access.require(connection, self.viewer, case, needed)

    @told_once
    def role(self, case: str | None) -> Role | None:
        """What the person that the store is opened for may do in a case; None where that is nothing."""
        with reading(self.engine) as connection:
            return access.role(connection, self.viewer, case)

    def members(self) -> tuple[Membership, ...]:
        """The roles that hold now, of the cases that the person that the store is opened for administers."""
        with reading(self.engine) as connection:
            held = access.members(connection)
            of = {row.case: access.role(connection, self.viewer, row.case) for row in held}
            return tuple(row for row in held if of[row.case] is Role.ADMIN)

    def deactivated(self) -> tuple[Membership, ...]:
        """The row of each person whose roles rest, to who administers every case; to nobody else any."""
        with reading(self.engine) as connection:
            return access.deactivated(connection) if access.administers_all(connection, self.viewer) else ()

    def administers(self) -> bool:
        """Whether the person that the store is opened for administers every case."""
        with reading(self.engine) as connection:
            return access.administers_all(connection, self.viewer)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """The versions of the store's tables and of its database, by name."""
        dialect = self.engine.dialect
        name = "SQLite" if dialect.name == "sqlite" else "PostgreSQL"
        with reading(self.engine) as connection:
            told = ".".join(map(str, connection.dialect.server_version_info or ()))
        return ("Tables of the store", str(SCHEMA)), (name, told or "not known")

    def require_administering(self) -> None:
        """`AccessError` where the person that the store is opened for does not administer every case."""
        if not self.administers():
            raise AccessError("only who administers every case may do this")

    def close(self) -> None:
        """Let go of everything held; the store is not to be used afterwards."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        extractor: str | None = None,
        counted: Mapping[str, int] | None = None,
    ) -> bool:
        """Keep a document with its claims; False, and nothing changed, where the same reading is there already.

        A reading by newer rules, or with another title or date, replaces the former; reviews and annotations stay.
        `extractor` names the rules that read it (that of its claims, else this program's); `counted` how many of its
        numbers are of which kind, None where they were not counted.
        `InputError` for a text that cannot be kept, or a document that was removed for good; `UsageError` for claims of another document.
        """
        named = extractor or (claims[0].extractor if claims else EXTRACTOR)
        now = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self.unless_removed(document), writing(self.engine) as connection:
            access.require(connection, self.viewer, document.case, Role.ANNOTATOR)
            added = contents.add(connection, document, claims, named, now, counted)
            if added:
                linking.add_original(connection, self.originals, document.original)
                telling.put_document(connection, document.case, document_id(document))
            return added

    def keep_original(self, data: bytes) -> str:
        """Keep the bytes of a file beside the store, and give their SHA-256."""
        if self.viewer is not None and not self.cases():
            raise AccessError("you are not a member of any case of this store")
        return self.originals.put(data)

    @told_once
    def numbers(self, case: str | None) -> Numbers:
        """What became of the numbers of a case's documents."""
        with reading(self.engine) as connection:
            by_kind, documents = contents.read_numbers(connection, case)
        return Numbers(total=by_kind.pop("", 0), by_kind=by_kind, documents=documents)

    def keep_unread(self, read: Collection[str], failed: Sequence[InputError]) -> None:
        """Keep which files could not be read, in place of what was kept of them and of those that were `read` now."""
        now = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with writing(self.engine) as connection:
            if self.viewer is not None and not access.readable(connection, self.viewer):
                raise AccessError("you are not a member of any case of this store")
            contents.keep_unread(connection, read, failed, now)

    @told_once
    def unread(self) -> tuple[Unread, ...]:
        """The files, of whatever case, that could not be read when they were last given."""
        with reading(self.engine) as connection:
            may = self.viewer is None or any(
                access.role(connection, self.viewer, case) is Role.ADMIN
                for case in access.readable(connection, self.viewer)
            )
            return contents.read_unread(connection) if may else ()

    @told_once
    def cases(self) -> tuple[str | None, ...]:
        """All cases, by name, the unnamed one (None) first."""
        with reading(self.engine) as connection:
            return access.readable(connection, self.viewer)

    def documents(self, case: str | None, ids: Iterable[str] | None = None) -> dict[str, Document]:
        """Documents by store id, in the order they were added; all of the case, or those of `ids` that are there."""
        with reading(self.engine) as connection:
            return contents.read_documents(connection, case, ids)

    @told_once
    def document(self, case: str | None, document_id: str) -> Document | None:
        """One document; None where the case has none of this id."""
        return self.documents(case, [document_id]).get(document_id)

    def outdated(self, case: str | None, extractor: str = EXTRACTOR) -> tuple[Document, ...]:
        """The documents of a case that were read by other rules than those in force, to be read anew and added."""
        with reading(self.engine) as connection:
            return contents.outdated(connection, case, extractor)

    def claims(self, case: str | None, ids: Iterable[str] | None = None) -> tuple[Claim, ...]:
        """Claims as read, uncorrected, by document in the order added; all of the case, or those of `ids`."""
        with reading(self.engine) as connection:
            return contents.read_claims(connection, case, ids)

    @told_once
    def counts(self, case: str | None) -> Counts:
        """How many documents, claims and questions a case has."""
        with reading(self.engine) as connection:
            documents, claims = contents.count(connection, case)
            return Counts(documents=documents, claims=claims, questions=findings.count_questions(connection, case))

    @told_once
    def is_large(self, case: str | None, limit: int) -> bool:
        """Whether a case has more claims than some."""
        with reading(self.engine) as connection:
            return contents.is_large(connection, case, limit)

    @told_once
    def state(self, case: str | None) -> State:
        """Whether the kept reconciliation is up to date can be told from this."""
        with reading(self.engine) as connection:
            return _state(connection, case)

    def material(self, case: str | None) -> tuple[State, tuple[Claim, ...], tuple[Annotation, ...], Decided]:
        """All that a reconciliation is made from, of one moment: the state, the claims as read, annotations, what was decided."""
        with reading(self.engine) as connection:
            return (
                _state(connection, case),
                contents.read_claims(connection, case, None),
                log.read(connection, Annotation, case),
                _decided(connection, case),
            )

    def save_reconciliation(  # noqa: PLR0913 - all that one reconciliation gives
        self,
        case: str | None,
        found: Reconciliation,
        basis: Basis,
        flags: Sequence[Flag],
        extractor: str = EXTRACTOR,
        *,
        indexed: Indexed | None = None,
    ) -> None:
        """Keep a reconciliation of a case in place of the former, and lay its queue out anew.

        `flags`: its discrepancies, and those that closed; `extractor` the rules in force; `indexed` the index of the case, made from nothing,
        where later changes are to be compared by it.
        """
        with writing(self.engine) as connection:
            replacing.whole(connection, case, found, flags, basis, extractor, indexed)

    def page(self, case: str | None, wanted: Wanted, start: int = 0, length: int = 50) -> Page:
        """A stretch of a case's queue: what waits for somebody first, the most severe leading."""
        with reading(self.engine) as connection:
            return asked.page(connection, case, wanted, start, length)

    def around(self, case: str | None, wanted: Wanted, item_id: str) -> Around:
        """Where an item stands in a queue, and its neighbours there."""
        with reading(self.engine) as connection:
            return asked.around(connection, case, wanted, item_id)

    def choices(self, case: str | None, wanted: Wanted) -> dict[str, tuple[Choice, ...]]:
        """What a case's queue can be narrowed by, beside what it is narrowed by already."""
        with reading(self.engine) as connection:
            return asked.choices(connection, case, wanted)

    def items(self, case: str | None) -> tuple[Item, ...]:
        """The whole queue of a case."""
        with reading(self.engine) as connection:
            return asked.every_item(connection, case)

    @told_once
    def item(self, case: str | None, item_id: str) -> Item | None:
        """One item by its id, or by one that it was judged under; None where there is none."""
        with reading(self.engine) as connection:
            return asked.item(connection, case, item_id)

    @told_once
    def by_status(self, case: str | None) -> dict[Status, int]:
        """How many items of a case have which status."""
        with reading(self.engine) as connection:
            return asked.by_status(connection, case)

    def sharing(self, case: str | None, claim_ids: Iterable[str]) -> str | None:
        """The item that sets most of some claims against each other; None where none does two of them."""
        with reading(self.engine) as connection:
            return asked.sharing(connection, case, list(claim_ids))

    def spoken(self, case: str | None, claim_ids: Iterable[str]) -> dict[str, Source]:
        """The source of each of some claims that has one."""
        with reading(self.engine) as connection:
            return findings.spoken(connection, case, claim_ids)

    def question_of(self, case: str | None, claim_id: str) -> Question | None:
        """The question that a claim stands under; None where it stands under none yet."""
        with reading(self.engine) as connection:
            return findings.question_of(connection, case, claim_id)

    def reconciliation(self, case: str | None) -> Reconciliation | None:
        """The kept reconciliation, with the claims as corrected now; None where there is none yet."""
        with reading(self.engine) as connection:
            if not findings.is_kept(connection, case):
                return None
            flags = findings.read_flags(connection, case)
            claims = contents.read_claims(connection, case, None)
            annotations = log.read(connection, Annotation, case)
            return Reconciliation(
                claims=corrected(claims, annotations, on_error=lambda _claim, _error: None),
                questions=findings.read_questions(connection, case),
                relations=findings.read_relations(connection, case),
                discrepancies=tuple(flag.discrepancy for flag in flags if flag.closed is None),
                checks=findings.read_checks(connection, case),
                sources=findings.read_sources(connection, case),
            )

    def flags(self, case: str | None, ids: Iterable[str] | None = None) -> tuple[Flag, ...]:
        """The flags of the kept reconciliation, or those of some ids, those that corrections closed included."""
        with reading(self.engine) as connection:
            return findings.read_flags(connection, case, ids)

    def questions(self, case: str | None) -> tuple[Question, ...]:
        """The questions of the kept reconciliation."""
        with reading(self.engine) as connection:
            return findings.read_questions(connection, case)

    @told_once
    def question(self, case: str | None, question_id: str) -> Question | None:
        """One question of the kept reconciliation; None where it has none of this id."""
        with reading(self.engine) as connection:
            return findings.read_question(connection, case, question_id)

    def relations(self, case: str | None) -> tuple[Relation, ...]:
        """The relations of the kept reconciliation."""
        with reading(self.engine) as connection:
            return findings.read_relations(connection, case)

    def checks(self, case: str | None) -> tuple[Check, ...]:
        """The checks of the kept reconciliation."""
        with reading(self.engine) as connection:
            return findings.read_checks(connection, case)

    def sources(self, case: str | None) -> tuple[Source, ...]:
        """The sources of the kept reconciliation."""
        with reading(self.engine) as connection:
            return findings.read_sources(connection, case)

    def append(
        self,
        draft: RowT,
        check: Callable[[Sequence[RowT]], None] | None = None,
        extractor: str = EXTRACTOR,
        on_item: Callable[[Item | None], None] | None = None,
    ) -> RowT:
        """Add a verdict, a correction or a decision, or the taking-back of one, to the log; its `id` is given by the store.

        `check` sees the case's rows of the same sort (of a correction: those of its claim) in the same transaction and may
        raise: then nothing is added; so may `on_item`, which sees the item that the row is given on (None where there is
        none). `ConflictError` where a row is to be taken back that does not hold. `extractor` names the rules in force: what the row was given on is told anew by them.
        """
        if isinstance(draft, Purge) and draft.withdraws is None:
            raise UsageError("a document is removed by `purge`, which takes all that is kept of it away")
        with writing(self.engine) as connection:
            access.may_add(connection, self.viewer, draft)
            if self.viewer is not None:
                draft = draft.model_copy(update={"reviewer": self.viewer.name})
            if self.unverified:
                draft = draft.model_copy(update={"unverified": True})
            if on_item is not None:
                on_item(asked.item(connection, draft.case, getattr(draft, "discrepancy", "")))
            seq, kept = log.append(connection, draft, check)
            by_hand.settle(connection, kept)
            queue.renew(connection, kept, seq, extractor)
            telling.renew(connection, kept)
            auditing.tell(self.audit, kept)
            return kept

    def rows(self, kind: type[RowT], case: str | None) -> tuple[RowT, ...]:
        """The rows of one sort of a case, oldest first; what verdicts come to is left out of decisions on questions."""
        with reading(self.engine) as connection:
            return log.read(connection, kind, case)

    def row(self, row_id: str) -> Decision | None:
        """One row by its id, whatever its sort and its case; None where there is none."""
        with reading(self.engine) as connection:
            found = log.find(connection, row_id)
            if found is not None and access.role(connection, self.viewer, found.case) is None:
                self.audit.tell(Event.DENIED, found.case, outcome=REFUSED, act="row")
                return None
            return found

    def log(self, case: str | None) -> tuple[tuple[int, Decision], ...]:
        """All decisions on a case together, each with its number in the log, oldest first."""
        with reading(self.engine) as connection:
            return log.read_log(connection, case)


def _decided(connection: Connection, case: str | None) -> Decided:
    """What people decided; before it, what documents say themselves of their originals, and what was found of them."""
    found = decided(row for _, row in log.read_log(connection, case))
    told = contents.named_originals(connection, case)
    return found.model_copy(update={"translations": (*told, *found.translations), **found_of(connection, case)})


def _state(connection: Connection, case: str | None) -> State:
    return State(
        revision=revisions.revision(connection, case),
        last_change=log.last_change(connection, case),
        last_parting=log.last_parting(connection, case),
        basis=changes.basis(connection, case),
    )
