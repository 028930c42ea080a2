"""The log of decisions as lines to take away, and put on record again in another store that holds the same documents."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError

from claims.decisions import (
    Annotation,
    Assignment,
    ClaimByHand,
    Contact,
    CopyDecision,
    Decision,
    Edition,
    PartyDecision,
    PolicyDecision,
    QuestionDecision,
    Review,
    SourceDecision,
    TranslationDecision,
)
from claims.desk.desk import Desk
from claims.errors import AccessError, ClaimsError, StoreError
from claims.ids import digest
from claims.models import Record
from claims.reviews import encode

KINDS: Final[Mapping[str, type[Decision]]] = {
    "review": Review,
    "annotation": Annotation,
    "source decision": SourceDecision,
    "question decision": QuestionDecision,
    "party decision": PartyDecision,
    "policy": PolicyDecision,
    "assignment": Assignment,
    "contact": Contact,
    "claim by hand": ClaimByHand,
    "translation": TranslationDecision,
    "copy decision": CopyDecision,
    "edition": Edition,
}
"""The sorts of rows that are taken along; who may do what belongs to a store and stays there."""
_SORTS: Final = {kind: sort for sort, kind in KINDS.items()}


class LeftOut(Record):
    """A line of a log that was not put on record, and why."""

    line: int
    reason: str


class Replayed(Record):
    """What a replay did: rows put on record, rows that were there already, and lines left out."""

    added: int
    present: int
    left_out: tuple[LeftOut, ...]


def lines(desk: Desk, cases: Iterable[str | None]) -> Iterator[str]:
    """Every decision on some cases as a line of JSON (`sort` and `row`), oldest first; roles of members, and where addresses may be fetched into, are left out."""
    rows = sorted((row for case in cases for row in desk.store.log(case)), key=lambda numbered: numbered[0])
    for _, row in rows:
        if type(row) in _SORTS:
            told = {"sort": _SORTS[type(row)], "row": row.model_dump(mode="json")}
            yield json.dumps(told, ensure_ascii=False) + "\n"


def replay(desk: Desk, given: Iterable[str]) -> Replayed:
    """Put the decisions of a log on record, each with who decided and when; what is there already is not added again.

    A line that does not fit (it is no decision, or names a case, a claim or a document that is not here) is named and left out.
    """
    replaying = _Replaying(desk)
    left: list[LeftOut] = []
    for number, line in enumerate(given, start=1):
        if not line.strip():
            continue
        try:
            replaying.take(line)
        except ClaimsError as error:
            if isinstance(error, StoreError) and not isinstance(error, AccessError):
                raise
            left.append(LeftOut(line=number, reason=str(error)))
    return Replayed(added=replaying.added, present=replaying.present, left_out=tuple(left))


def parsed(line: str) -> Decision:
    """The decision of a line; `ClaimsError` where it is none."""
    try:
        told = json.loads(line)
        row: Decision = KINDS[told["sort"]].model_validate(told["row"])
        row.model_dump_json().encode()
    except (KeyError, TypeError, ValidationError):
        raise ClaimsError("not a decision of an exported log") from None
    except (ValueError, RecursionError):  # no JSON, half characters, or nested too deep
        raise ClaimsError("not a line of an exported log") from None
    if isinstance(row, Annotation) and row.withdraws is None:
        encode(row.field, _told(row.value))
        _told(row.before)
    return row


def _told(encoded: str | None) -> Any:
    """The value that a correction tells; `ClaimsError` where what stands there is no JSON."""
    try:
        return json.loads(encoded or "null")
    except (ValueError, RecursionError):
        raise ClaimsError("a correction without a value that can be read") from None


class _Replaying:
    """What one replay has seen: the rows of each case, and which row here stands for which of the log."""

    def __init__(self, desk: Desk) -> None:
        self.added = self.present = 0
        self._desk = desk
        self._cases = frozenset(desk.cases())
        self._here: dict[str | None, dict[str, list[str]]] = {}
        self._ids: dict[str, str] = {}
        self._claims: dict[tuple[str | None, str], bool] = {}
        self._documents: dict[tuple[str | None, str], bool] = {}

    def take(self, line: str) -> None:
        """Put one line on record; `ClaimsError` where it does not fit."""
        row = parsed(line)
        if row.case not in self._cases:
            raise ClaimsError(f"the store has no case {row.case!r}" if row.case else "the store has no unnamed case")
        draft = self._renamed(row)
        known = self._rows(row.case)[_print(draft)]
        if known:
            self._ids[row.id] = known.pop(0)
            self.present += 1
            return
        self._fits(row)
        kept = self._desk.store.append_as_decided(draft.case, draft, self._desk.extractor)
        self._ids[row.id] = kept.id
        self.added += 1
        if isinstance(row, ClaimByHand):
            self._claims[row.case, row.claim.id] = True

    def _rows(self, case: str | None) -> dict[str, list[str]]:
        """The rows of a case that were there before, by what they say, the oldest first."""
        if case not in self._here:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for _, row in self._desk.store.log(case):
                found[_print(row)].append(row.id)
            self._here[case] = found
        return self._here[case]

    def _renamed(self, row: Decision) -> Decision:
        """The row without its id, naming the rows of this store."""
        named = {"withdraws": row.withdraws} | ({"corrects": row.corrects} if isinstance(row, Edition) else {})
        for name, wanted in named.items():
            if wanted is not None and wanted not in self._ids:
                what = "takes back" if name == "withdraws" else "corrects"
                raise ClaimsError(f"it {what} row {wanted}, which was left out or is not in the log before it")
        told = {name: self._ids[wanted] for name, wanted in named.items() if wanted is not None}
        return row.model_copy(update={"id": "", **told})

    def _fits(self, row: Decision) -> None:
        for claim_id in _claims_of(row):
            key = (row.case, claim_id)
            if key not in self._claims:
                self._claims[key] = bool(self._desk.store.claims(row.case, [claim_id]))
            if not self._claims[key]:
                raise ClaimsError(f"there is no claim {claim_id} here")
        for document_id in _documents_of(row):
            key = (row.case, document_id)
            if key not in self._documents:
                self._documents[key] = self._desk.store.document(row.case, document_id) is not None
            if not self._documents[key]:
                raise ClaimsError(f"there is no document {document_id} here")


def _print(row: Decision) -> str:
    return digest(_SORTS.get(type(row), ""), row.model_dump_json(exclude={"id"}))


def _claims_of(row: Decision) -> tuple[str, ...]:
    """The claims that a row is given on."""
    if isinstance(row, Review | Assignment | Contact):
        return row.claim_ids
    if isinstance(row, Annotation):
        return (row.claim_id,)
    return (row.a, row.b) if isinstance(row, QuestionDecision) else ()


def _documents_of(row: Decision) -> tuple[str, ...]:
    """The documents that a row names."""
    if isinstance(row, ClaimByHand):
        return (row.claim.document_id,)
    if isinstance(row, TranslationDecision):
        return (row.document, *([row.original] if row.original else []))
    if isinstance(row, CopyDecision):
        return (row.a, row.b)
    return (row.document,) if isinstance(row, Contact) and row.document else ()
