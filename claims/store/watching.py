"""What a watch of feeds knows between its rounds, by case: kept a row at a time, so that a kill loses and doubles nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from claims.decisions import Viewer
from claims.models import Watched
from claims.store import access, records
from claims.store.engine import reading, writing
from claims.store.tables import watched
from claims.terms import Role

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Watching:
    """A store's memory of feeds."""

    engine: Engine
    viewer: Viewer | None

    def watched(self, case: str | None, feed: str) -> dict[str, Watched]:
        """What is known of a feed (under the empty name) and of its entries, by entry."""
        here = watched.c.case == records.key(case), watched.c.feed == feed
        with reading(self.engine) as connection:
            rows = connection.scalars(select(watched.c.record).where(*here).order_by(watched.c.entry))
            return {row.entry: row for row in map(Watched.model_validate_json, rows)}

    def keep_watched(self, case: str | None, row: Watched) -> None:
        """Keep what is known of a feed or an entry in place of what was."""
        key = {"case": records.key(case), "feed": row.feed, "entry": row.entry}
        with writing(self.engine) as connection:
            access.require(connection, self.viewer, case, Role.ANNOTATOR)
            connection.execute(delete(watched).where(*(watched.c[name] == value for name, value in key.items())))
            connection.execute(insert(watched).values(**key, record=row.model_dump_json()))
