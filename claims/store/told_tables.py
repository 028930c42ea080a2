"""The tables that pages browse: each claim as corrected now with what it can be found by, and how often which voices disagree.

`told` is kept row by row with every document and every correction; `voices` and `opposed` are replaced with the
reconciliation.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import DDL, Boolean, Column, ColumnElement, Float, Index, Integer, Table, UniqueConstraint, event, true

from claims.reviews.seeking import EQUALS, FLAGS
from claims.store.columns import String, Text
from claims.store.tables import metadata

told = Table(
    "told",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("case", String, nullable=False),
    Column("claim_id", String, nullable=False),
    Column("document_id", String, nullable=False),
    *(Column(name, String) for name in EQUALS),
    Column("figure", Float),  # the one stated, else the low end, else the high one
    Column("since", String),  # the first day of what is told of: of the period, else the day given, else of publication
    Column("until", String),
    *(Column(name, Boolean, nullable=False) for name in FLAGS),
    Column("words", Text, nullable=False),
    UniqueConstraint("case", "claim_id"),
    Index("told_in_order", "case"),
    Index("told_by_document_id", "case", "document_id"),
)
Index("told_by_since", told.c.case, told.c.since, told.c.until)
_given: ColumnElement[bool]
for _name in (*EQUALS, "figure"):
    _given = told.c[_name].is_not(None)
    Index(f"told_by_{_name}", told.c.case, told.c[_name], sqlite_where=_given, postgresql_where=_given)
for _name in FLAGS:
    _given = told.c[_name] == true()
    Index(f"told_by_{_name}", told.c.case, sqlite_where=_given, postgresql_where=_given)

voices = Table(
    "voices",
    metadata,
    Column("case", String, primary_key=True),
    Column("sort", String, primary_key=True),  # speaker or outlet
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("disagreements", Integer, nullable=False),
    Index("voices_by_statements", "case", "sort", "statements"),
    Index("voices_by_disagreements", "case", "sort", "disagreements"),
)
"""Every speaker and every outlet: how many statements, and in how many disagreements it stands."""

opposed = Table(
    "opposed",
    metadata,
    Column("case", String, primary_key=True),
    Column("sort", String, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("times", Integer, nullable=False),
)
"""In how many disagreements two voices of one sort give different answers."""

_IN_SQLITE: Final = (
    """CREATE VIRTUAL TABLE told_words
    USING fts5(words, content='told', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER told_put AFTER INSERT ON told BEGIN
    INSERT INTO told_words(rowid, words) VALUES (new.number, new.words); END""",
    """CREATE TRIGGER told_gone AFTER DELETE ON told BEGIN
    INSERT INTO told_words(told_words, rowid, words) VALUES ('delete', old.number, old.words); END""",
)
_IN_POSTGRESQL: Final = (
    """CREATE TABLE told_words (number INTEGER PRIMARY KEY REFERENCES told ON DELETE CASCADE, words TEXT COLLATE "C" NOT NULL,
    lexemes tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(words), ' '))) STORED)""",
    "CREATE INDEX told_words_by_lexemes ON told_words USING gin (lexemes)",
)
for _dialect, _statements in (("sqlite", _IN_SQLITE), ("postgresql", _IN_POSTGRESQL)):
    for _statement in _statements:  # a row is never changed, only put anew
        event.listen(told, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]
