"""Version 19: the index of each case, by which only what a change touches is compared anew, and one of translations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "19"
down_revision = "18"


def upgrade() -> None:
    """Add its tables; they are filled in when a case is next compared as a whole. And find the documents that name an original."""
    words = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "indexed",
        sa.Column("case", words, primary_key=True),
        sa.Column("claim_id", words, primary_key=True),
        sa.Column("document_id", words, nullable=False),
        sa.Column("keys", text, nullable=False),
        sa.Column("ties", text, nullable=False),
        sa.Column("finer", sa.BigInteger, nullable=False),
        sa.Column("place", text, nullable=False),
        sa.Column("day", sa.Integer),
        sa.Column("component", words),
    )
    for name, column in (("document", "document_id"), ("component", "component"), ("day", "day")):
        op.create_index(f"indexed_by_{name}", "indexed", ["case", column])
    op.create_table(
        "blocks",
        sa.Column("case", words, primary_key=True),
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("finer", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("claim_id", words, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tied",
        sa.Column("case", words, primary_key=True),
        sa.Column("tie", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("claim_id", words, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "near",
        sa.Column("case", words, primary_key=True),
        sa.Column("claim_id", words, primary_key=True),
        sa.Column("other", words, primary_key=True),
        sa.Column("miss", text, nullable=False),
    )
    op.create_index("near_by_other", "near", ["case", "other"])
    op.create_table(
        "indexed_documents",
        sa.Column("case", words, primary_key=True),
        sa.Column("document_id", words, primary_key=True),
        sa.Column("known", words, nullable=False),
    )
    named = sa.text("translation_of IS NOT NULL")
    op.create_index("documents_translated", "documents", ["case"], sqlite_where=named, postgresql_where=named)
