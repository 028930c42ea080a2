"""How a served store stands: versions, who is let in, what is kept up, and what this machine asked of others today."""

from __future__ import annotations

import platform
import shutil
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from claims.audit import Event
from claims.models import Record
from claims.reporting import phrases
from claims.versions import RULES, __version__

if TYPE_CHECKING:
    from claims.desk.desk import Desk
    from claims.store.upkeep import Done


class Standing(Record):
    """What an administrator looks at: `versions` by name, `requests` of today (UTC) by host, the most asked first; `free` in bytes.

    `backup`, `restored` and `verified` are when that was last done, in words; empty for never.
    """

    versions: tuple[tuple[str, str], ...]
    store: str
    backup: str
    restored: str
    verified: str
    people: int
    deactivated: int
    roles: tuple[tuple[str, int], ...]
    waiting: int
    requests: tuple[tuple[str, int], ...]
    refused: int
    audit: str
    audit_bytes: int
    free: int


def standing(desk: Desk) -> Standing:
    """How the store of a desk stands now; `AccessError` for who does not administer every case."""
    desk.store.require_administering()
    members, kept_up = desk.members(), desk.store.upkeep()
    today = list(desk.audit.lines_of(datetime.now(UTC).date()))
    hosts = Counter(str(line.get("host")) for line in today if line.get("event") == Event.REQUEST)
    path = desk.audit.path
    folder = next((one for one in path.absolute().parents if one.exists()), path.absolute().parent)
    return Standing(
        versions=(*_versions(), *desk.store.versions()),
        store=desk.store.name,
        backup=_done(kept_up.backup),
        restored=_done(kept_up.restore_test),
        verified=_done(kept_up.verification),
        people=len({row.person for row in members}),
        deactivated=len(desk.deactivated()),
        roles=tuple(sorted(Counter(str(row.role) for row in members).items())),
        waiting=sum(job.is_live for job in desk.store.recent_jobs(1_000)),
        requests=tuple(sorted(hosts.items(), key=lambda told: (-told[1], told[0]))),
        refused=sum(line.get("event") == Event.DENIED for line in today),
        audit=str(path),
        audit_bytes=path.stat().st_size if path.is_file() else 0,
        free=shutil.disk_usage(folder).free,
    )


def _done(last: Done | None) -> str:
    """When something was last done, and what came of it; empty for never."""
    if last is None:
        return ""
    said = f": {last.said}" if last.said else ""
    return f"{phrases.moment(last.at)}{said}" + ("" if last.holds else "; not all was as it was written")


def _versions() -> tuple[tuple[str, str], ...]:
    return (
        ("Claims", __version__),
        ("Rules", str(RULES)),
        ("Python", platform.python_version()),
        ("Streamlit", _installed("streamlit")),
    )


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
