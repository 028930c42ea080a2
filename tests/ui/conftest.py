from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims import ids
from claims.desk import Desk, opening
from claims.models import Claim, Discrepancy, Document, Question, Reason, Reconciliation, Side
from claims.terms import Bound, Level, NumberKind, RelationKind

APP = Path(__file__).parents[2] / "app.py"
NORTH = "The fisheries ministry told Harbour Wire that 12 boats were lost in the storm.\n\nThe harbour stays closed."
SOUTH = "Nine boats were lost, said coastguard chief Lena Moreau."

Add = Callable[..., Document]


def read(document: Document, figure: str, value: float, **fields: object) -> Claim:
    """One claim of a document, as a reading of it would give."""
    start = document.text.index(figure)
    stored = ids.document_id(document)
    return Claim.model_validate(
        {
            "id": ids.claim_id(stored, document.case, start, start + len(figure), 0),
            "document_id": stored,
            "document": document.name,
            "case": document.case,
            "outlet": document.outlet,
            "published": document.published,
            "title": document.title,
            "url": document.url,
            "start": start,
            "end": start + len(figure),
            "text": figure,
            "kind": NumberKind.CLAIM,
            "reason": "counts boats",
            "low": value,
            "high": value,
            "stated": value,
            "resolution": 1,
            "bound": Bound.EXACT,
            "counted": "boats",
            "counted_kind": "boat",
            "event": "destroyed",
            "sentence": document.text.split("\n\n")[0],
            "sentence_start": 0,
            "extractor": "claims 0 rules 1",
        }
        | fields
    )


def reconcile(claims: Sequence[Claim]) -> Reconciliation:
    """A stand-in for the engine: all claims of one kind answer one question, and other figures disagree."""
    kinds = sorted({claim.counted_kind or "" for claim in claims})
    questions, flags = [], []
    for kind in kinds:
        found = [claim for claim in claims if claim.counted_kind == kind]
        figures = sorted({(claim.low, claim.high) for claim in found}, key=str)
        sides = [
            Side(low=low, high=high, claim_ids=tuple(c.id for c in found if (c.low, c.high) == (low, high)), origins=1)
            for low, high in figures
        ]
        name = ids.digest("question", kind)
        questions.append(
            Question(
                id=name,
                label=f"{kind}s lost in the storm, March 2019",
                claim_ids=tuple(c.id for c in found),
                rule="none",
                statements=len(found),
                speakers=len(found),
                relays=0,
                origins=len(found),
            )
        )
        if len(sides) > 1:
            flags.append(
                Discrepancy(
                    id=ids.digest("flag", kind),
                    question=name,
                    kind=RelationKind.CONTRADICTION,
                    severity=0.7,
                    sides=tuple(sides),
                    explanation="The figures stand apart.",
                    both_true_if="one counts boats sunk only",
                    reasons=(Reason(field="place", level=Level.SAME, detail="both: the north coast"),),
                )
            )
    return Reconciliation(
        claims=tuple(claims), questions=tuple(questions), relations=(), discrepancies=tuple(flags), checks=()
    )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a store of this test's own, which the app opens with the stand-in engine."""
    path = tmp_path / "claims.db"
    monkeypatch.setenv("CLAIMS_STORE", str(path))
    monkeypatch.setattr(opening, "reconcile", reconcile)
    return path


@pytest.fixture
def desk(store: Path) -> Desk:
    """A desk on the test's store, beside the app's own."""
    return opening.open_desk(str(store))


@pytest.fixture
def add(desk: Desk) -> Add:
    """Adds one document with one claim."""

    def put(
        text: str, figure: str, value: float, *, document: dict[str, str] | None = None, **fields: object
    ) -> Document:
        told = {"name": f"{ids.digest(text)[:6]}.txt", "outlet": "The Tide", "published": "2019-03-04"} | (
            document or {}
        )
        made = Document(text=text, **told)
        desk.add(made, [read(made, figure, value, **fields)])
        return made

    return put


@pytest.fixture
def disagreement(add: Add) -> tuple[Document, Document]:
    """Two documents that give two figures."""
    north = add(NORTH, "12", 12, speaker="The fisheries ministry", relayed_by=("Harbour Wire",))
    south = add(
        SOUTH, "Nine", 9, document={"published": "2019-03"}, speaker_name="Lena Moreau", speaker_role="coastguard chief"
    )
    return north, south


@pytest.fixture
def app(store: Path) -> AppTest:  # noqa: ARG001 - the app opens it
    """The app through its door, not yet run."""
    return AppTest.from_file(str(APP), default_timeout=30)
