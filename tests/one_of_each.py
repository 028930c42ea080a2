"""A store with one row of everything that is linked: documents, claims read and by hand, files, and each sort of decision."""

from __future__ import annotations

from typing import Any, Final

import factories
from claims.decisions import (
    Annotation,
    Assignment,
    ClaimByHand,
    Contact,
    CopyDecision,
    Decision,
    Edition,
    FetchingDecision,
    Membership,
    PartyDecision,
    Policy,
    PolicyDecision,
    Purge,
    QuestionDecision,
    Review,
    SourceDecision,
    TranslationDecision,
)
from claims.ids import document_id
from claims.models import Claim, Collected, Document
from claims.store import Store, log
from claims.store.engine import writing
from claims.terms import Contacted, RelationKind, Role, VerdictCode

BYTES: Final = b"<p>A ferry ran aground at dawn.</p>" * 6_000
"""Of the first document's file: more than three blocks."""
BY: Final[dict[str, Any]] = {"id": "", "reviewer": "Ann", "at": "2021-03-04T12:00:00Z", "note": "as told by telephone"}


def fill(store: Store, case: str | None = "Ferry") -> tuple[Document, Document]:
    """Fill a store, and give its two documents, the second of which has a claim by hand and a text of several stretches."""
    sha = store.keep_original(BYTES)
    first = factories.document(2, case=case, original=sha, author="Lena Moreau", url="https://example.org/ferry")
    text = factories.document(3).text + "\n\nThe tide turned. " * 700
    second = factories.document(3, case=case, text=text)
    for one, figure in ((first, 2), (second, 3)):
        store.add(one, [factories.claim(figure, of=one)], counted={"claim": 1, "date": 2})
    came = {"method": "upload", "name": "ferry.html", "by": "Ann", "at": "2021-03-04T11:00:00Z", "url": first.url}
    store.collect(case, Collected(document_id=document_id(first), sha256=sha, **came))
    *rows, purge = decisions(case, first, second)
    for row in rows:
        store.append(row)
    with writing(store.engine) as connection:
        log.append(connection, purge)
    return first, second


def decisions(case: str | None, first: Document, second: Document) -> tuple[Decision, ...]:
    """One decision of each sort."""
    a, b = factories.claim(2, of=first), factories.claim(3, of=second)
    one, other = document_id(first), document_id(second)
    by = BY | {"case": case}
    on = by | {"discrepancy": "d", "claim_ids": (a.id, b.id)}
    judged = {"question": "q", "kind": RelationKind.CONTRADICTION, "verdict": VerdictCode.CONFIRMED, "evidence": "e"}
    asked = {"source": "the coast guard", "channel": "by mail", "when": "2021-03-05", "text": "How many were rescued?"}
    return (
        Review(**on, **judged, seen="{}", extractor="claims 1 rules 1"),
        Annotation(**by, claim_id=a.id, field="place", value='"Bay"', before="null"),
        SourceDecision(**by, a="the coast guard", b="the guard", same=True),
        QuestionDecision(**by, a=a.id, b=b.id, same=True),
        PartyDecision(**by, name="the coast guard", party="Norland"),
        PolicyDecision(**by, policy=Policy()),
        Assignment(**on, assignee="Ben"),
        Contact(**on, kind=Contacted.ASKED, **asked),
        ClaimByHand(**by, claim=entered(second)),
        TranslationDecision(**by, document=other, original=one),
        CopyDecision(**by, a=one, b=other, same=False),
        Membership(**by, person="ann@desk.example", role=Role.ADMIN),
        Edition(**by, title="Ferry", report='{"title": "Ferry"}', sha256="0" * 64),
        FetchingDecision(**by, allowed=True),
        Purge(**by, document="0123456789abcdef", media="text/html", claims=2, originals=("0" * 64,)),
    )


def entered(document: Document) -> Claim:
    """A claim that a person takes from the first words of a document."""
    told = {
        "id": "byhand0",
        "start": 0,
        "end": 7,
        "text": document.text[:7],
        "extractor": "by hand",
        "entered_by": "Ann",
    }
    return factories.claim(3, of=document).model_copy(update=told)
