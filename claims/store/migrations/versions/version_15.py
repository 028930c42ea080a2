"""Version 15: the chain over all that is kept, and the log of what was removed for good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "15"
down_revision = "14"


def upgrade() -> None:
    """Add the tables, without a row: what the store holds is linked once every revision is applied."""
    op.create_table(
        "chain",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("previous", "at", "what", "deed", "case")),
        sa.Column("ref", sa.Text, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("root", "hash")),
    )
    op.create_index("chain_by_ref", "chain", ["what", "ref", "case", "position"])
    op.create_index("chain_by_hash", "chain", ["hash"])
    op.create_table(
        "chain_parts",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("salt", "digests")),
        sa.ForeignKeyConstraint(["position"], ["chain.position"]),
    )
    op.create_table(
        "purges",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("withdraws", sa.String),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("purges_by_case", "purges", ["case", "seq"])
    op.create_index("purges_by_withdraws", "purges", ["withdraws"])
    for table in ("chain", "purges"):
        _hold_append_only(table)


def _hold_append_only(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION claims_refuse()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuse_{action.lower()} BEFORE {action} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
        )
