"""Version 16: which documents changed since the kept reconciliation, and of which document each reconciled claim is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "16"
down_revision = "15"


def upgrade() -> None:
    """Add what is found again by what changed; a kept reconciliation stands until the next one, which is made from scratch."""
    op.create_table(
        "changed",
        sa.Column("case", sa.String, primary_key=True),
        sa.Column("document_id", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.add_column("placed", sa.Column("document_id", sa.String))
    op.create_index("placed_by_document", "placed", ["case", "document_id"])
