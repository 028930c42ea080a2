"""The tables of the chain: links are only ever added; the parts of a link hold digests of what may be removed one day, and go with it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, Table

from claims.store.columns import String, Text
from claims.store.tables import hold_append_only, metadata

links = Table(
    "chain",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("previous", String, nullable=False),  # the hash of the link before; empty for the first
    Column("at", String, nullable=False),  # when it was written, by this machine's clock
    Column("what", String, nullable=False),  # of which table, or of what else, it is
    Column("deed", String, nullable=False),
    Column("case", String, nullable=False),
    Column("ref", Text, nullable=False),  # which row of it
    Column("root", String, nullable=False),  # the digest of its parts; empty where it has none
    Column("hash", String, nullable=False),
    Index("chain_by_ref", "what", "ref", "case", "position"),
    Index("chain_by_hash", "hash"),
)
"""One link for everything that is added, read anew, changed by a removal, or removed."""

parts = Table(
    "chain_parts",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("digests", LargeBinary, nullable=False),
    ForeignKeyConstraint(["position"], ["chain.position"]),
)
"""What the root of a link is made of: the digest of each cell, block and row; taken away when what it is of is removed."""

hold_append_only(links)

STORE: Final = "store"
DOCUMENTS: Final = "documents"
BY_HAND: Final = "by hand"
"""The claims of a document that people took from it."""
COLLECTED: Final = "collected"
ORIGINALS: Final = "originals"
