"""Brings a store of an older program forward: a copy first, then every revision that it lacks, in one transaction."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import insert, select, update

from claims.decisions import Review
from claims.store import telling
from claims.store.chain.adopting import take_over
from claims.store.engine import shown, writing
from claims.store.migrations import baseline, safeguard
from claims.store.originals import Originals, folder_of
from claims.store.schema import mark, version
from claims.store.tables import SCHEMA, cases, partings, review_log, row_claims

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

SCRIPTS: Final = Path(__file__).parent
"""The folder that the revisions stand in."""

_LOG: Final = logging.getLogger(__name__)
_FULLY_TOLD: Final = 6  # from this version on, a store tells each claim as it stands
_CHAINED: Final = 15  # from this version on, all that is kept is linked
_ONE: Final = Lock()  # Alembic knows one migration a program


def bring(engine: Engine) -> None:
    """Bring a store to this program's version, and say so in the program's messages; nothing where another program just did.

    `StoreError` where it could not be copied first; after any error it is as it was.
    """
    with _ONE:
        with writing(engine) as connection:
            found = version(connection)
            if found is None or found >= SCHEMA:
                return
            kept = safeguard.keep(connection, found)
            if found < baseline.BASELINE:
                baseline.fill(connection)
            migrate(connection, max(found, baseline.BASELINE))
            if found < _FULLY_TOLD:
                _tell(connection)
            if found < _CHAINED:
                take_over(connection, Originals(folder_of(engine.url)))
            mark(connection, SCHEMA)
        told = "%s: brought forward from store version %s to %s; as it was it is kept in %s"
        _LOG.warning(told, shown(engine.url), found, SCHEMA, kept)


def migrate(connection: Connection, found: int) -> None:
    """Apply the revisions above a version, in the transaction that is open."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    command.stamp(config, str(found), purge=True)
    command.upgrade(config, "head")


def _tell(connection: Connection) -> None:
    """Fill the tables that a store of before lacks with what is known of its claims and verdicts."""
    _mark_reviews(connection)
    telling.put_all(connection)
    connection.execute(update(cases).values(basis=None))  # what an older program kept lacks the newer tables


def _mark_reviews(connection: Connection) -> None:
    """Keep of the verdicts of an older store which claims they were given on, and that each may part them."""
    if connection.scalar(select(row_claims.c.seq).limit(1)) is not None:
        return
    rows = connection.execute(select(review_log.c.seq, review_log.c.case, review_log.c.record)).all()
    on = [
        {"case": row.case, "claim_id": claim, "seq": row.seq}
        for row in rows
        for claim in dict.fromkeys(Review.model_validate_json(row.record).claim_ids)
    ]
    if on:
        connection.execute(insert(row_claims), on)
        connection.execute(insert(partings), [{"case": row.case, "seq": row.seq} for row in rows])
