from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Callable

from claims.models import Document, Reconciliation
from claims.reporting import Reviewed, build, csv

Sample = Callable[..., Reconciliation]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv_module.DictReader(io.StringIO(text)))


def test_each_claim_of_each_disagreement_is_one_row(sample: Sample, documents: tuple[Document, ...]) -> None:
    table = rows(csv(build(sample(), documents)))
    assert [(row["discrepancy"], row["side"], row["id"], row["low"]) for row in table] == [
        ("d1", "1", "south", "9"),
        ("d1", "2", "north", "12"),
    ]


def test_the_fields_keep_the_names_of_the_claims_table(sample: Sample, documents: tuple[Document, ...]) -> None:
    row = rows(csv(build(sample(), documents)))[1]
    assert {name: row[name] for name in ("document", "start", "end", "text", "speaker", "relayed_by", "published")} == {
        "document": "north.txt",
        "start": "136",
        "end": "138",
        "text": "12",
        "speaker": "The ministry",
        "relayed_by": "Harbour Wire",
        "published": "2019-03-04",
    }


def test_the_verdict_stands_beside_its_claims(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: tuple[Document, ...]
) -> None:
    row = rows(csv(build(sample(), documents, reviewed(note="lost, sunk"))))[0]
    assert (row["review_status"], row["verdict"], row["verdict_note"], row["reviewer"]) == (
        "settled",
        "explained",
        "lost, sunk",
        "Ada",
    )


def test_a_speaker_that_looks_like_a_formula_is_not_run(sample: Sample, documents: tuple[Document, ...]) -> None:
    table = rows(csv(build(sample(speaker='=HYPERLINK("http://x","y")'), documents)))
    assert table[1]["speaker"] == '\'=HYPERLINK("http://x","y")'


def test_a_report_without_disagreements_is_a_header_alone(documents: tuple[Document, ...]) -> None:
    nothing = Reconciliation(claims=(), questions=(), relations=(), discrepancies=(), checks=())
    assert len(csv(build(nothing, documents)).splitlines()) == 1
