"""Reports as they were issued: each kept whole in the log, given back as it was, corrected by a later one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from claims.decisions import Edition
from claims.desk import decisions
from claims.desk.desk import Desk
from claims.errors import ClaimsError, ConflictError
from claims.reporting import Report, changes
from claims.reporting.record import EditionMark
from claims.reviews import live
from claims.reviews.log import standing_ids


def issue(desk: Desk, report: Report, reviewer: str, *, corrects: str | None = None, why: str = "") -> Edition:
    """Keep a report as an edition: its whole record, word for word, so that it can be given back byte for byte.

    `corrects` is the id of the edition of this case that it corrects, `why` then says why: the record keeps both, and every
    difference between the two. `ClaimsError` for a nameless reviewer, a correction without a reason, or one of an edition that
    is not there; `ConflictError` where this very report was issued already.
    """
    mark = None
    if corrects is not None:
        if not why.strip():
            raise ClaimsError("say why the edition is corrected: the reason is printed in the corrected one")
        earlier, _ = _kept(desk, report.case, corrects)
        mark = EditionMark(corrects=corrects, why=why.strip(), changes=changes(earlier, report))
    record = report.model_copy(update={"edition": mark}).model_dump_json()
    draft = Edition(
        id="",
        case=report.case,
        title=report.title,
        report=record,
        sha256=_digest(record),
        corrects=corrects,
        reviewer="",
        at="",
    )
    return desk.store.append(
        decisions.signed(draft, reviewer, why.strip(), desk.time()), lambda rows: _check(draft, rows)
    )


def _check(draft: Edition, rows: Sequence[Edition]) -> None:
    held = standing_ids(rows)
    for row in rows:
        if row.id in held and row.withdraws is None and row.report and _said(row.report) == _said(draft.report):
            raise ConflictError(f"this very report was issued already, by {row.reviewer}, as edition {row.id}")


def _said(record: str) -> dict[str, Any]:
    """What a report says, whatever was written to the store since: its issue itself moves the head of the chain."""
    told: dict[str, Any] = json.loads(record)
    return told | {"chain": None}


def issued(desk: Desk, edition_id: str) -> Report:
    """The report of an edition exactly as it was issued, whatever was added since.

    `ClaimsError` where there is no such edition, or where its record is no longer what was kept.
    """
    row = desk.store.row(edition_id)
    if not isinstance(row, Edition) or row.withdraws is not None:
        raise ClaimsError(f"no edition {edition_id} in this store")
    return _read(row)


def editions(desk: Desk, case: str | None) -> tuple[Edition, ...]:
    """The editions of a case that were not taken back, the latest first."""
    return live(desk.store.rows(Edition, case))[::-1]


def withdrawn(desk: Desk, edition_id: str) -> Edition | None:
    """The row that took an edition back; None where it holds, or is none."""
    row = desk.store.row(edition_id)
    rows = desk.store.rows(Edition, row.case) if isinstance(row, Edition) else ()
    held = standing_ids(rows)
    return next((one for one in reversed(rows) if one.withdraws == edition_id and one.id in held), None)


def _kept(desk: Desk, case: str | None, edition_id: str) -> tuple[Report, Edition]:
    for row in editions(desk, case):
        if row.id == edition_id:
            return _read(row), row
    raise ClaimsError(f"no edition {edition_id} in this case: it may have been taken back since the page was opened")


def _read(row: Edition) -> Report:
    if row.redacted is not None and not row.report:
        raise ClaimsError(f"edition {row.id} quoted a document that was removed for good, and can no longer be given")
    if _digest(row.report) != row.sha256:
        raise ClaimsError(
            f"edition {row.id} is no longer as it was issued: its record was changed outside of this program"
        )
    try:
        report = Report.model_validate_json(row.report)
    except ValueError:
        raise ClaimsError(
            f"edition {row.id} was issued by another version of this program, which this one cannot read"
        ) from None
    mark = (report.edition or EditionMark()).model_copy(update={"id": row.id, "at": row.at, "by": row.by})
    return report.model_copy(update={"edition": mark})


def _digest(record: str) -> str:
    return hashlib.sha256(record.encode("utf-8")).hexdigest()
