"""A sentence or a draft set against what a store holds; nothing of it is kept unless that is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from claims import config, lookup, origins, pipeline
from claims.desk.desk import Desk
from claims.documents.dates import iso_date
from claims.documents.decoding import whole_characters
from claims.errors import ClaimsError
from claims.lookup import Figure, NearMiss, Stance, Statement, Verdict
from claims.models import Document

__all__ = ["ASKED", "Figure", "NearMiss", "Stance", "Statement", "Verdict", "document", "draft", "keep", "look_up"]

ASKED = "asked"
"""The name of a text that is asked about and is no document."""


def draft(text: str, published: str | None = None) -> Document:
    """A text that somebody asks about, as a document; half characters (lone surrogates) are replaced."""
    return Document(name=ASKED, text=whole_characters(text), published=published)


def document(text: str, title: str, outlet: str | None, published: str | None, case: str | None) -> Document:
    """A text that was asked about as a document of a case; `ClaimsError` for a date that is none."""
    day = iso_date(published) if published else None
    if published and day is None:
        raise ClaimsError(f"{published}: not a date; write it as 2024-05-03, 2024-05 or 2024")
    told = {"name": title, "title": title, "outlet": outlet, "case": case, "published_from": "person" if day else None}
    return draft(text, day).model_copy(update=told)


def look_up(
    desk: Desk, documents: Sequence[Document], cases: Sequence[str | None], *, is_meant: bool
) -> tuple[Figure, ...]:
    """What the named cases say to each figure of some documents; the cases are not reconciled anew.

    `is_meant`: one case is asked about, so that a small one counts as one incident. `ClaimsError` for a case that is not there.
    """
    known = desk.cases()
    for name in cases:
        if name not in known:
            raise ClaimsError(f"the store has no case {name!r}")
    asked = lookup.asked(documents)
    stored = [desk.stored(name) for name in cases]
    given = [
        lookup.Stored(
            one.claims,
            one.questions,
            one.decided.on_sources,
            one.decided.on_parties,
            origins.known(one.decided),
            is_meant=is_meant,
        )
        for one in stored
    ]
    return lookup.look_up(asked, given, config.settings())


def keep(desk: Desk, document: Document) -> bool:
    """Read a document and keep it with its claims; False where it is there already."""
    document = document.model_copy(update={"original": desk.store.keep_original(document.text.encode())})
    return bool(desk.add_all(pipeline.readings([document], every_number=False)).documents)
