"""`claims lookup`: a sentence or a draft in, what the stored documents say to each of its figures on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from claims import pipeline
from claims.cli import writing
from claims.cli.keeping import stored_desk
from claims.cli.options import LookupFormat
from claims.cli.talking import Talk
from claims.desk import drafts
from claims.documents.dates import iso_date
from claims.errors import UsageError
from claims.lookup import Figure, NearMiss, Statement
from claims.models import Claim, Document
from claims.reporting import phrases
from claims.terms import Level

_NO_FIGURES: Final = "No claim with a figure was found in what was asked."
_FILES: Final = (".txt", ".md", ".jsonl", ".html", ".htm")
VERDICTS: Final = {
    "supported": "supported", "contradicted": "sources disagree with it", "disputed": "sources disagree: some for it, some against",
    "different_question": "only answers to other questions", "nothing_found": "nothing found",
}  # fmt: skip


def lookup_text(given: str, case: str | None, published: str | None, form: LookupFormat, talk: Talk) -> None:
    """Each figure of a text, or of the documents at a path, with its verdict and the statements beside it."""
    day = _day(published)
    documents = [_dated(one, day) for one in _documents(given, talk)]
    found = _look_up(documents, case) if documents else ()
    if form is LookupFormat.JSON:
        whole = {"figures": [writing.plain(figure) for figure in found]}
        sys.stdout.write(writing.harmless(json.dumps(whole, ensure_ascii=False, indent=1)))
        sys.stdout.write("\n")
        return
    headings = ("figure", "verdict", "what is said", "who", "date", "sentence", "why")
    writing.as_table((row for figure in found for row in _rows(figure)), headings, _NO_FIGURES)


def _look_up(documents: Sequence[Document], case: str | None) -> tuple[Figure, ...]:
    desk = stored_desk()
    return drafts.look_up(desk, documents, desk.cases() if case is None else (case,), is_meant=case is not None)


def _documents(given: str, talk: Talk) -> Iterator[Document]:
    """A text as one document; the documents behind a path, or on standard input."""
    if not given.strip():
        raise UsageError("give a sentence in quotation marks, a file, or - for standard input")
    if _is_path(given):
        yield from pipeline.documents([given], on_error=talk.error, on_notice=talk.notice)
    else:
        yield drafts.draft(given)


def _is_path(given: str) -> bool:
    """Whether something names a file: it is there, or it is one word that ends as files do."""
    if given == "-":
        return True
    try:
        is_there = Path(given).exists()
    except (OSError, ValueError):
        is_there = False
    return is_there or (len(given.split()) == 1 and given.lower().endswith(_FILES))


def _day(published: str | None) -> str | None:
    day = iso_date(published) if published is not None else None
    if published is not None and day is None:
        raise UsageError(f"--published {published}: not a date; write it as 2024-05-03, 2024-05 or 2024")
    return day


def _dated(document: Document, day: str | None) -> Document:
    return document if document.published or day is None else document.model_copy(update={"published": day})


def _rows(figure: Figure) -> Iterator[tuple[str, ...]]:
    head = (phrases.figure(figure.claim), VERDICTS[figure.verdict])
    rows = [*map(_stated, figure.statements), *map(_missed, figure.near_misses)]
    for place, row in enumerate(rows or [("", "", "", "", "")]):
        yield (*(head if place == 0 else ("", "")), *row)


def _stated(one: Statement) -> tuple[str, ...]:
    condition = "" if one.both_true_if in (None, "none found") else f"; both true if {one.both_true_if}"
    return f"{one.stance}: {phrases.figure(one.claim)}", *_told(one.claim), f"{one.detail}{condition}"


def _missed(one: NearMiss) -> tuple[str, ...]:
    stance = "another question" if one.level is Level.DIFFERENT else "cannot be told"
    return f"{stance}: {phrases.figure(one.claim)}", *_told(one.claim), f"{phrases.field(one.field)}: {one.detail}"


def _told(claim: Claim) -> tuple[str, str, str]:
    """Who says it and through whom, when, and the sentence."""
    own_words = not (claim.speaker_name or claim.speaker or claim.cue)
    outlet = () if own_words else (claim.outlet or claim.document,)
    chain = " → ".join((phrases.who(claim), *claim.relayed_by, *outlet))
    return chain, phrases.date(claim.published), " ".join(claim.sentence.split())
