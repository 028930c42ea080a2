"""Version 17: the order of what was found told by what it is of, so that a part of it is put in place of what was there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "17"
down_revision = "16"


def upgrade() -> None:
    """Add what a part is found and told by; a kept reconciliation is read in the order in which it was put in until the next one."""
    for table in ("questions", "checks", "placed"):
        op.add_column(table, sa.Column("position", sa.Text().with_variant(sa.Text(collation="C"), "postgresql")))
    op.create_index("questions_in_order", "questions", ["case", "position"])
    op.add_column("discrepancies", sa.Column("last_day", sa.Integer))
    op.add_column("checks", sa.Column("whole", sa.String))
    op.create_index("checks_by_whole", "checks", ["case", "whole"])
    op.add_column("placed", sa.Column("outlet", sa.Text))
    op.add_column("placed", sa.Column("document", sa.Text))
    op.add_column("placed", sa.Column("day", sa.Integer))
    op.create_index("placed_by_day", "placed", ["case", "day"])
