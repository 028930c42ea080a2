"""The tables of the store; the unnamed case is kept as the empty string, records as the JSON of their model.

`documents` and `claims` change when a better rule reads a document anew; `questions`, `relations`, `discrepancies`,
`checks` and `sources` are the last reconciliation of a case and replaced as a whole; the logs, from `reviews` to
`editions`, only grow. `numbers` says what became of the numbers of each document, `unread` which files could not be read,
`jobs` and `job_files` what was handed in to be read beside the app, and how far that is.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    event,
)

from claims.store.columns import String, Text

SCHEMA = 19
"""The version of these tables, and the name of the last revision in `migrations/versions`; a program refuses a store with a higher one, and brings a lower one forward."""

metadata = MetaData()


def _position() -> Column[Any]:
    """Where a row stands in the engine's order, as text that sorts by its code points."""
    return Column("position", Text)


def _case() -> Column[Any]:
    return Column("case", String, nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

alembic_version = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
"""Which revision a store stands at, as Alembic keeps it; what programs look at stands in `meta`."""

LAID_OUT_BY = frozenset({"alembic_version"})
"""The tables that tell of the tables, and nothing of what is kept in them."""

cases = Table(
    "cases",
    metadata,
    Column("case", String, primary_key=True),
    Column("revision", Integer, nullable=False),  # grows with every change of the case's documents or claims
    Column("basis", String),  # what the kept reconciliation was made from, as JSON; null before the first
    Column("summary", Text),  # what programs before version 17 kept of what was not compared
)

changed = Table(
    "changed",
    metadata,
    Column("case", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("revision", Integer, nullable=False),  # that of the case at its last change
)
"""Which documents were added, read anew or removed since the kept reconciliation of their case."""

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    _case(),
    Column("id", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", String),
    Column("url", Text),
    Column("language", String),
    Column("source", Text, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("published_from", String),
    Column("translation_of", Text),
    Column("media", String),
    Column("layout", Text),
    Column("original", String),
    Column("author", Text),
    Column("modified", String),
    Column("told_by", Text),
    Column("mappings", Text),
    Column("extractor", String, nullable=False),
    Column("added_at", String, nullable=False),
    UniqueConstraint("case", "id"),
    ForeignKeyConstraint(["case"], ["cases.case"]),
)

Index("documents_by_language", documents.c.case, documents.c.language)
_NAMED_ORIGINAL = documents.c.translation_of.is_not(None)
Index(
    "documents_translated", documents.c.case, sqlite_where=_NAMED_ORIGINAL, postgresql_where=_NAMED_ORIGINAL
)  # of a few documents: that there is none is told without reading all
_BY_DAY = {"sqlite": documents.c.published.desc(), "postgresql": documents.c.published.desc().nulls_last()}
for _dialect, _latest in _BY_DAY.items():  # undated ones come last
    Index("documents_by_day", documents.c.case, _latest, documents.c.seq).ddl_if(dialect=_dialect)

FILTERED = (
    ("stated", Float),
    ("low", Float),
    ("high", Float),
    ("bound", String),
    ("unit", String),
    ("counted_kind", String),
    ("event", String),
    ("group", String),
    ("status", String),
    ("actor", String),
    ("place", String),
    ("period_start", String),
    ("period_end", String),
    ("as_of", String),
    ("speaker_name", String),
    ("outlet", String),
    ("modality", String),
    ("implicit", Boolean),
)
"""The fields of a claim that are columns too, so that the database can filter by them."""

claims = Table(
    "claims",
    metadata,
    Column("case", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("place_in_document", Integer, nullable=False),
    Column("extractor", String, nullable=False),
    *(Column(name, kind()) for name, kind in FILTERED),
    Column("record", Text, nullable=False),
    ForeignKeyConstraint(["case", "document_id"], ["documents.case", "documents.id"]),
    Index("claims_by_document", "case", "document_id", "place_in_document"),
    Index("claims_by_event", "case", "event"),
)


numbers = Table(
    "numbers",
    metadata,
    Column("case", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("number", Integer, nullable=False),
    ForeignKeyConstraint(["case", "document_id"], ["documents.case", "documents.id"]),
    Index("numbers_by_kind", "case", "kind", "number"),
)

collected = Table(
    "collected",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    _case(),
    Column("document_id", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("collected_by_document", "case", "document_id"),
)
"""How the file of each document came in, every time that it did with other bytes or under another name."""

stories = Table(
    "stories",
    metadata,
    Column("case", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("words", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("told", Text),  # null where a document tells nothing of how it came about
    Column("banded", Boolean),  # whether its bands are in `bands`
    Index("stories_by_version", "case", "version", "banded"),
    Index("stories_by_digest", "case", "digest"),
)
"""What the copies of each document are found by, and what it tells of how it came about."""

bands = Table(
    "bands",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("document", Integer, primary_key=True, autoincrement=False),  # its number among all documents
    sqlite_with_rowid=False,
)
"""By what the documents are found whose sketches may share a band with another; those that no longer do do no harm."""

unsketched = Table(
    "unsketched",
    metadata,
    Column("case", String, primary_key=True),
    Column("document_id", String, primary_key=True),
)
"""The documents that were added or read anew since copies were last looked for."""

alike = Table(
    "alike",
    metadata,
    Column("case", String, primary_key=True),
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True),
    Column("share", Float, nullable=False),
    Column("of_longer", Float, nullable=False),
    Index("alike_by_b", "case", "b"),
)
"""Which documents of a case are copies, and how much of them is the same."""

unread = Table(
    "unread",
    metadata,
    Column("path", Text, primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),  # 0 where the whole file could not be read
    Column("reason", Text, nullable=False),
    Column("at", String, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _case(),
    Column("state", String, nullable=False),
    Column("by", Text, nullable=False),  # the name that is shown
    Column("person", Text),  # as whom the documents are added; null where nobody signs in
    Column("files", Integer, nullable=False),
    Column("kind", String),  # null: files that were handed in
    Column("manifest", String),  # the SHA-256 of what tells of the files, where something does
    Column("submitted", String, nullable=False),
    Column("started", String),
    Column("ended", String),
    Index("jobs_by_state", "state"),
)

job_files = Table(
    "job_files",
    metadata,
    Column("job", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("sha256", String, nullable=False),  # empty for an address
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False),  # how often its reading was begun
    Column("added", Integer, nullable=False),
    Column("present", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("told", Text, nullable=False),  # JSON: what of it could not be read, or is to be known
    ForeignKeyConstraint(["job"], ["jobs.number"]),
    Index("job_files_by_state", "job", "state"),
)


def _found(name: str, *own: Column[Any] | Index) -> Table:
    """A table of the last reconciliation: the rows of a case, numbered as they were put in, each with its record."""
    return Table(
        name,
        metadata,
        Column("case", String, primary_key=True),
        Column("place_in_order", Integer, primary_key=True),
        *own,
        Column("record", Text, nullable=False),
    )


questions = _found(
    "questions",
    Column("id", String, nullable=False),
    Column("words", Text),
    Column("members", Integer),
    Column("origins", Integer),
    Column("severity", Float),  # that of its most severe flag; 0 without one
    _position(),
    Index("questions_by_id", "case", "id"),
    Index("questions_in_order", "case", "position"),
    # Holds all that a list of questions is found and sorted by, so that no record is read for one that is not shown.
    Index("questions_listed", "case", "members", "origins", "severity", "words", "id").ddl_if(dialect="sqlite"),
)

relations = _found(
    "relations",
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("nearness", Float),  # of two claims that one field keeps apart: the evidence that they are of one thing
    Column("apart", Boolean),  # whether they stand in two reports
    _position(),  # known where nearness is
    Index("relations_by_a", "case", "a"),
    Index("relations_by_b", "case", "b"),
)
Index(
    "relations_missed",
    relations.c.case,
    relations.c.apart.desc(),
    relations.c.nearness.desc(),
    relations.c.position,
    sqlite_where=relations.c.nearness.is_not(None),
    postgresql_where=relations.c.nearness.is_not(None),
)

discrepancies = _found(
    "discrepancies",
    Column("id", String, nullable=False),
    Column("question", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("severity", Float, nullable=False),
    Column("label", Text, nullable=False),
    Column("evidence", String, nullable=False),
    Column("closed", Text),  # why the flag no longer stands; null while it does
    Column("last_day", Integer),  # the latest that one of its statements is given for, as an ordinal
    Index("discrepancies_by_id", "case", "id"),
    Index("discrepancies_by_severity", "case", "severity"),
    Index("discrepancies_by_question", "case", "question"),
)

checks = _found(
    "checks",
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("whole", String),  # the claim that the others are set against
    _position(),
    Index("checks_by_whole", "case", "whole"),
)

sources = _found(
    "sources",
    Column("id", String, nullable=False),
    Column("name", Text),
    Column("statements", Integer),
    Column("disagreements", Integer),
    Index("sources_by_id", "case", "id"),
)

placed = Table(
    "placed",
    metadata,
    Column("case", String, primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("question", String),
    Column("source", String),
    Column("partnered", Boolean),
    Column("document_id", String),
    Column("outlet", Text),
    Column("document", Text),  # its name
    Column("day", Integer),  # the last that the claim is given for, as an ordinal
    _position(),
    Index("placed_by_day", "case", "day"),
    Index("placed_by_partner", "case", "partnered", "position"),
    Index("placed_by_question", "case", "question"),
    Index("placed_by_source", "case", "source"),
    Index("placed_by_document", "case", "document_id"),
)
"""Under which question each claim stands, whose it is, and whether another claim was set beside it."""

items = Table(
    "items",
    metadata,
    Column("case", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("severity", Float, nullable=False),
    Column("status", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("listed", Text, nullable=False),
    Column("record", Text, nullable=False),
)
Index("items_in_order", items.c.case, items.c.rank, items.c.severity.desc(), items.c.id)
"""The queue as it stands: each disagreement with its review, kept up to date with every row of the log."""

facets = Table(
    "facets",
    metadata,
    Column("case", String, primary_key=True),
    Column("facet", String, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("item", String, primary_key=True),
    Index("facets_by_item", "case", "item"),
)
"""What each item can be narrowed by; beside the facets a person sees, its claims and the ids it was judged under."""

row_claims = Table(
    "row_claims",
    metadata,
    Column("case", String, primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
)
"""Which rows of the log were given on which claims."""

partings = Table(
    "partings",
    metadata,
    Column("case", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
)
"""Which verdicts may part claims, or lift what others parted."""


watched = Table(
    "watched",
    metadata,
    Column("case", String, primary_key=True),
    Column("feed", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("record", Text, nullable=False),
)
"""What a watch knows of each feed, and of each of its entries."""


def _log(name: str, *own: Column[Any], within: tuple[str, ...] = ()) -> Table:
    """A log: numbered rows, each with who decided and when; an index by case (and the columns `within` it) and number."""
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True, autoincrement=False),
        _case(),
        Column("id", String, nullable=False, unique=True),
        *own,
        Column("reviewer", Text, nullable=False),
        Column("at", String, nullable=False),
        Column("withdraws", String),
        Column("record", Text, nullable=False),
        Index(f"{name}_by_{'claim' if within else 'case'}", "case", *within, "seq"),
        Index(f"{name}_by_withdraws", "withdraws"),
    )


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _word(name: str) -> Column[Any]:
    return Column(name, String, nullable=False)


review_log = _log("reviews", _word("discrepancy"))
annotation_log = _log("annotations", _word("claim_id"), _word("field"), within=("claim_id",))
source_log = _log("source_decisions", _text("a"), _text("b"))
question_log = _log("question_decisions", _word("a"), _word("b"))
policy_log = _log("policies", _word("rule"))
party_log = _log("party_decisions", _text("name"), Column("party", Text))
assignment_log = _log("assignments", _word("discrepancy"))
contact_log = _log("contacts", _word("discrepancy"))
by_hand_log = _log("claims_by_hand", _word("claim_id"))
translation_log = _log("translations", _word("document"))
copy_log = _log("copy_decisions", _word("a"), _word("b"))
membership_log = _log("memberships", _text("person"))
edition_log = _log("editions", _text("title"))
fetching_log = _log("fetching_decisions")
purge_log = _log("purges", _word("document"))

LOGS = (
    review_log,
    annotation_log,
    source_log,
    question_log,
    policy_log,
    party_log,
    assignment_log,
    contact_log,
    by_hand_log,
    translation_log,
    copy_log,
    membership_log,
    edition_log,
    fetching_log,
    purge_log,
)


_REFUSES = DDL(  # type: ignore[no-untyped-call]
    "CREATE OR REPLACE FUNCTION claims_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '%% are append-only', TG_TABLE_NAME; END $$"
)


def hold_append_only(table: Table) -> None:
    """Let the database itself refuse a change or removal, whichever program asks for it."""
    for action in ("UPDATE", "DELETE"):
        statement = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {table.name}_refuse_{action.lower()} BEFORE {action} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{table.name} are append-only'); END"
        )
        event.listen(table, "after_create", statement.execute_if(dialect="sqlite"))
    refused = DDL(  # type: ignore[no-untyped-call]
        f"CREATE TRIGGER {table.name}_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} EXECUTE FUNCTION claims_refuse()"
    )
    for statement in (_REFUSES, refused):
        event.listen(table, "after_create", statement.execute_if(dialect="postgresql"))


for _table in LOGS:
    hold_append_only(_table)
