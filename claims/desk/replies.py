"""A source's reply put on record, and kept as a dated document of the case where that is asked for."""

from __future__ import annotations

from claims import ids
from claims.decisions import Contact
from claims.desk import decisions, drafts
from claims.desk.desk import Desk
from claims.errors import ClaimsError
from claims.models import Record
from claims.terms import Contacted


class Told(Record):
    """What is put on record of a question or a reply: who, how, on which day, in which words."""

    source: str
    channel: str
    when: str
    text: str


def replied(  # noqa: PLR0913, PLR0917  one call for one form: each field is named
    desk: Desk, case: str | None, discrepancy_id: str, told: Told, reviewer: str, title: str | None = None
) -> Contact:
    """Put a reply on record; with a `title` it is read and kept as a document of the case too, in the source's own words.

    `ClaimsError` as `Desk.contact` does, before anything is kept.
    """
    document = None
    decisions.check_length("text", told.text)
    if title is not None:
        if not all(map(str.strip, (told.source, told.channel, told.when, told.text, title, reviewer))):
            raise ClaimsError("a reply that is kept as a document needs its source, channel, day, words and a title")
        made = drafts.document(told.text, title.strip(), told.source.strip(), told.when.strip(), case)
        drafts.keep(desk, made)
        document = ids.document_id(made)
    return desk.contact(
        case, discrepancy_id, Contacted.REPLIED, told.source, told.channel, told.when, told.text, reviewer,
        document=document,
    )  # fmt: skip
