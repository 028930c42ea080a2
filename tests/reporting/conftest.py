from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claims.decisions import Annotation, Review
from claims.models import Check, Claim, Discrepancy, Document, Question, Reason, Reconciliation, Side
from claims.reporting import Reviewed
from claims.reviews import Item, Status
from claims.terms import Level, NumberKind, RelationKind, VerdictCode

NORTH = "The ministry told Harbour Wire that 12 fishing boats were lost in the storm."
SOUTH = "Nine boats sank, said coastguard chief Lena Moreau."

ReviewedFactory = Callable[..., Reviewed]
ClaimFactory = Callable[..., Claim]
SampleFactory = Callable[..., Reconciliation]


def _claim(name: str, sentence: str, figure: str, value: float, **fields: Any) -> Claim:
    start = sentence.index(figure)
    base: dict[str, Any] = {
        "id": name,
        "document": f"{name}.txt",
        "document_id": f"doc-{name}",
        "start": 100 + start,
        "end": 100 + start + len(figure),
        "text": figure,
        "kind": NumberKind.CLAIM,
        "reason": "counts boats",
        "low": value,
        "high": value,
        "stated": value,
        "sentence": sentence,
        "sentence_start": 100,
        "outlet": "The Tide",
        "published": "2019-03-04",
        "extractor": "claims 0 rules 0",
    }
    return Claim.model_validate(base | fields)


@pytest.fixture
def claim() -> ClaimFactory:
    return _claim


@pytest.fixture
def sample() -> SampleFactory:
    """A reconciliation of one contradiction of two sides; the keywords replace fields of the first claim."""

    def make(sentence: str = NORTH, figure: str = "12", **fields: Any) -> Reconciliation:
        first = _claim(
            "north", sentence, figure, 12, **{"speaker": "The ministry", "relayed_by": ("Harbour Wire",)} | fields
        )
        second = _claim(
            "south", SOUTH, "Nine", 9, speaker_name="Lena Moreau", speaker_role="coastguard chief", published="2019-03"
        )
        lone = _claim("lone", "It lasted 3 days.", "3", 3)
        question = Question(
            id="q1", label="boats lost in the storm, March 2019", claim_ids=("north", "south"), low=9, high=12,
            suggested=12, rule="latest", statements=2, speakers=2, relays=1, origins=2,
        )  # fmt: skip
        flag = Discrepancy(
            id="d1", question="q1", kind=RelationKind.CONTRADICTION, severity=0.7,
            sides=(Side(low=9, high=9, claim_ids=("south",), origins=1), Side(low=12, high=12, claim_ids=("north",), origins=1)),
            explanation="9 and 12 cannot both be the number of boats lost",
            both_true_if="one counts boats sunk, the other boats lost",
            reasons=(Reason(field="place", level=Level.SAME, detail="both: the north coast"),),
        )  # fmt: skip
        check = Check(kind="sum", status="consistent", claim_ids=("lone",), explanation="3 = 1 + 2")
        return Reconciliation(
            claims=(first, second, lone), questions=(question,), relations=(), discrepancies=(flag,), checks=(check,)
        )

    return make


@pytest.fixture
def documents() -> tuple[Document, ...]:
    return (
        Document(name="south.txt", text=SOUTH, outlet="The Tide", published="2019-03"),
        Document(name="north.txt", text=NORTH, outlet="The Tide", published="2019-03-04", title="Storm"),
    )


@pytest.fixture
def reviewed() -> ReviewedFactory:
    """What reviewers made of the sample: one verdict on its flag, in a state and with what changed since."""

    def make(verdict: VerdictCode = VerdictCode.EXPLAINED, note: str = "", **fields: Any) -> Reviewed:
        own = {name: fields.pop(name) for name in ("explained_by", "explained_how", "best", "role") if name in fields}
        review = Review(
            id="r1", discrepancy="d1", question="q1", kind=RelationKind.CONTRADICTION, verdict=verdict, note=note,
            reviewer="Ada", at="2020-01-02T08:30:00Z", claim_ids=("north", "south"), evidence="e", seen="{}", extractor="c", **own,
        )  # fmt: skip
        item: dict[str, Any] = {
            "id": "d1", "case": None, "status": Status.SETTLED, "kind": RelationKind.CONTRADICTION,
            "label": "boats lost", "question": "q1", "severity": 0.7, "verdict": review, "history": (review,),
        }  # fmt: skip
        return Reviewed(items=(Item.model_validate(item | fields),))

    return make


@pytest.fixture
def correction() -> Annotation:
    return Annotation(id="a1", claim_id="north", field="place", value='"north coast"', before='"sea"', note="see map", reviewer="Ada",
                      at="2020-01-02")  # fmt: skip
