"""The log of a case a page at a time: each decision in words, what held before it and what after, and who decided what."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from claims.decisions import (
    Annotation,
    Assignment,
    CopyDecision,
    Decision,
    FetchingDecision,
    PartyDecision,
    PolicyDecision,
    Purge,
    QuestionDecision,
    Review,
    SourceDecision,
    TranslationDecision,
)
from claims.desk.cases import Cases
from claims.desk.history import Entry, entries
from claims.desk.views import Detail
from claims.models import Claim, Record
from claims.reviews import REJECTED
from claims.reviews.seeking import Kept, Logged, Person
from claims.reviews.wording import value

SORTS: Final[Mapping[str, str]] = {
    "review": "Verdicts",
    "annotation": "Corrections of claims",
    "question decision": "Questions joined and parted",
    "source decision": "Sources joined and parted",
    "party decision": "Parties",
    "policy": "Policies",
    "assignment": "Assignments",
    "contact": "Questions to sources and replies",
    "claim by hand": "Claims by hand",
    "translation": "Translations",
    "copy decision": "Copies",
    "membership": "Members",
    "edition": "Editions of the report",
    "fetching": "Fetching of addresses",
}
"""The sorts of rows by their names in the log, with what a page calls them."""


class LogEntry(Record):
    """A row of the log in words; `before` and `after` say what held of the same thing, "" where that does not apply."""

    entry: Entry
    before: str
    after: str


class LogPage(Record):
    """A stretch of the log, the newest first, and how many rows there are in all."""

    entries: tuple[LogEntry, ...]
    total: int


class Logbook(Cases):
    """What pages and commands read of a case's log."""

    def log_page(self, case: str | None, kept: Kept, start: int = 0, length: int = 25) -> LogPage:
        """A stretch of the rows that are asked for, the newest first."""
        found = self.store.log_page(case, kept, start, length)
        named = {row.row.claim_id for row in found.rows if isinstance(row.row, Annotation)}
        for logged in found.rows:
            if isinstance(logged.row, QuestionDecision):
                named |= {logged.row.a, logged.row.b}
        claims = {claim.id: claim for claim in self.store.claims(case, named)}
        return LogPage(entries=tuple(_told(row, claims) for row in found.rows), total=found.total)

    def decided(self, case: str | None, sort: str, length: int = 20) -> tuple[Entry, ...]:
        """The last rows of one sort (one of `SORTS`), oldest first."""
        found = self.log_page(case, Kept(sorts=(sort,)), 0, length)
        return tuple(told.entry for told in reversed(found.entries))

    def history_of(self, detail: Detail) -> tuple[Entry, ...]:
        """What was decided on a disagreement, its sources and its claims, oldest first."""
        names = {name.name for source in detail.sources for name in source.names}
        ids = {row.id for row in detail.item.history}
        ids |= {row.id for row in detail.on_sources if names & {row.a, row.b}}
        ids |= {row.id for side in detail.sides for view in side.claims for row in view.annotations}
        rows = self.store.log_of_item(detail.item.case, detail.item.id, ids)
        return entries(rows, {view.claim.id: view.original for side in detail.sides for view in side.claims})

    def history_of_document(self, case: str | None, document_id: str) -> tuple[Entry, ...]:
        """What was decided on a document: its claims by hand, what it translates, and of what it is a copy, oldest first."""
        return entries(self.store.log_of_document(case, document_id), {})

    def last_of(self, case: str | None, person: str, spare: tuple[type[Decision], ...] = ()) -> Entry | None:
        """The last decision of a person in a case that still holds, rows of the sorts `spare` left out; None where there is none."""
        start, total = 0, 1
        while start < total:
            page = self.log_page(case, Kept(person=person), start)
            start, total = start + max(len(page.entries), 1), page.total
            for told in page.entries:
                if told.entry.holds and not told.entry.back and not isinstance(told.entry.row, spare):
                    return told.entry
        return None

    def people(self, case: str | None) -> tuple[Person, ...]:
        """Who decided anything of a case, by name."""
        return self.store.people(case)


def _told(logged: Logged, claims: Mapping[str, Claim]) -> LogEntry:
    (entry,) = entries([(logged.seq, logged.row)], claims)
    entry = entry.model_copy(update={"holds": logged.holds})
    if type(logged.row) not in _STATES:
        return LogEntry(entry=entry, before="", after="")
    before, after = (_state(logged.row, held, claims) for held in (logged.before, logged.after))
    return LogEntry(entry=entry, before=before, after=after)


def _state(row: Decision, held: Decision | None, claims: Mapping[str, Claim]) -> str:
    words, without = _STATES[type(row)]
    if held is not None:
        return words(held)
    if isinstance(row, Annotation):
        return _as_read(row, claims.get(row.claim_id))
    return without


def _as_read(row: Annotation, claim: Claim | None) -> str:
    if row.field == REJECTED:
        return "a claim"
    read = getattr(claim, row.field, None) if claim else None
    return f"{value(read)} (as read)" if read else "not said"


def _verdict(row: Review) -> str:
    words = (row.verdict or "no verdict").replace("_", " ")
    return f"{words} by {row.explained_by.replace('_', ' ')}" if row.explained_by else words


def _correction(row: Annotation) -> str:
    new = json.loads(row.value or "null")
    return ("rejected" if new else "a claim") if row.field == REJECTED else value(new)


def _policy(row: PolicyDecision) -> str:
    return ", ".join((row.policy.rule.replace("_", " "), *row.policy.hierarchy))


_STATES: Final[Mapping[type[Decision], tuple[Callable[[Any], str], str]]] = {
    Review: (_verdict, "no verdict"),
    Annotation: (_correction, ""),
    SourceDecision: (lambda row: "one source" if row.same else "two sources", "as the program takes them"),
    QuestionDecision: (lambda row: "one question" if row.same else "two questions", "as the program takes them"),
    PartyDecision: (lambda row: row.party or "no party", "no party"),
    PolicyDecision: (_policy, "no policy"),
    Assignment: (lambda row: row.assignee or "nobody", "nobody"),
    FetchingDecision: (lambda row: "allowed" if row.allowed else "not allowed", "not allowed"),
    Purge: (lambda _row: "removed for good", "kept"),
    CopyDecision: (lambda row: "copies" if row.same else "two reports", "as the program takes them"),
    TranslationDecision: (lambda row: f"of {row.original}" if row.original else "of none", "as its file says"),
}
"""What a row of each sort comes to in a few words, and what holds where there is none."""
