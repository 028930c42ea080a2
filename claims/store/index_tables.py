"""The tables of the index of each case: which claims share a block, what is tied, and which near misses each has."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from claims.store.columns import String, Text
from claims.store.tables import metadata

indexed = Table(
    "indexed",
    metadata,
    Column("case", String, primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("keys", Text, nullable=False),  # the blocks it stands in, as JSON
    Column("ties", Text, nullable=False),
    Column("finer", BigInteger, nullable=False),
    Column("place", Text, nullable=False),  # in reading order, as JSON
    Column("day", Integer),  # the last that it is given for, as an ordinal
    Column("component", String),
    Index("indexed_by_document", "case", "document_id"),
    Index("indexed_by_component", "case", "component"),
    Index("indexed_by_day", "case", "day"),
)
"""Each claim that was compared, as it is looked for when others are."""

blocks = Table(
    "blocks",
    metadata,
    Column("case", String, primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("finer", BigInteger, primary_key=True, autoincrement=False),
    Column("claim_id", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""The claims of each block, and of each part of one."""

tied = Table(
    "tied",
    metadata,
    Column("case", String, primary_key=True),
    Column("tie", BigInteger, primary_key=True, autoincrement=False),
    Column("claim_id", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""The claims that always are looked at together."""

near = Table(
    "near",
    metadata,
    Column("case", String, primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("miss", Text, nullable=False),  # how it is ranked, as JSON
    Index("near_by_other", "case", "other"),
)
"""The nearest of the near misses of each claim."""

indexed_documents = Table(
    "indexed_documents",
    metadata,
    Column("case", String, primary_key=True),
    Column("document_id", String, primary_key=True),
    Column("known", String, nullable=False),
)
"""A digest of all that was known of the claims of each document when they were compared."""

TABLES = (indexed, blocks, tied, near, indexed_documents)
