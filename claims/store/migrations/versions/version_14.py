"""Version 14: where the revisions begin; `baseline` brings older stores here."""

from __future__ import annotations

revision = "14"
down_revision = None


def upgrade() -> None:
    """Nothing: the tables of this version are there."""
