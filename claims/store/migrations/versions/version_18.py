"""Version 18: copies are found by the bands of their sketches, and what was not compared by indexes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "18"
down_revision = "17"


def upgrade() -> None:
    """Add them; the bands of sketches are filled in when copies are next looked for."""
    op.create_table(
        "bands",
        sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unsketched",
        sa.Column("case", sa.String, primary_key=True),
        sa.Column("document_id", sa.String, primary_key=True),
    )
    op.execute(
        """INSERT INTO unsketched SELECT d."case", d.id FROM documents d WHERE NOT EXISTS
        (SELECT 1 FROM stories s WHERE s."case" = d."case" AND s.document_id = d.id)"""
    )
    op.add_column("stories", sa.Column("banded", sa.Boolean))
    op.create_index("stories_by_version", "stories", ["case", "version", "banded"])
    op.create_index("stories_by_digest", "stories", ["case", "digest"])
    op.create_index("documents_by_language", "documents", ["case", "language"])
    op.create_index("numbers_by_kind", "numbers", ["case", "kind", "number"])
    op.create_index("placed_by_partner", "placed", ["case", "partnered", "position"])
    op.add_column("relations", sa.Column("nearness", sa.Float))
    op.add_column("relations", sa.Column("apart", sa.Boolean))
    op.add_column("relations", sa.Column("position", sa.Text().with_variant(sa.Text(collation="C"), "postgresql")))
    near = sa.text("nearness IS NOT NULL")
    op.create_index(
        "relations_missed",
        "relations",
        ["case", sa.text("apart DESC"), sa.text("nearness DESC"), "position"],
        sqlite_where=near,
        postgresql_where=near,
    )
