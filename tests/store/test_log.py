from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import factories
from claims.decisions import Annotation, Policy, PolicyDecision, QuestionDecision, Review
from claims.errors import ConflictError, StoreError
from claims.store import Store
from claims.store.engine import writing
from claims.terms import RelationKind, VerdictCode


def review(**fields: object) -> Review:
    given = {
        "id": "",
        "discrepancy": "d",
        "question": "q",
        "kind": RelationKind.CONTRADICTION,
        "verdict": VerdictCode.CONFIRMED,
        "reviewer": "Ann",
        "at": "2021-03-04T12:00:00Z",
        "claim_ids": ("a", "b"),
        "evidence": "e",
        "seen": "{}",
        "extractor": "claims 1 rules 1",
    }
    return Review.model_validate(given | fields)


def annotation(**fields: object) -> Annotation:
    given = {
        "id": "",
        "claim_id": "a",
        "field": "stated",
        "value": "3",
        "reviewer": "Ann",
        "at": "2021-03-04T12:00:00Z",
    }
    return Annotation.model_validate(given | fields)


def test_two_equal_rows_of_one_second_have_ids_of_their_own(store: Store) -> None:
    ids = [store.append(review()).id, store.append(review()).id]
    ids += [store.append(annotation()).id, store.append(annotation()).id]
    assert len(set(ids)) == 4


def test_the_same_rows_in_the_same_order_have_the_same_ids_in_every_store(tmp_path: Path) -> None:
    ids = []
    for name in ("one.db", "two.db"):
        with Store.open(str(tmp_path / name)) as store:
            ids.append((store.append(review()).id, store.append(annotation()).id))
    assert ids[0] == ids[1]


def test_rows_are_read_back_by_case_in_the_order_of_the_log(store: Store) -> None:
    first = store.append(review(at="2021-03-04T13:00:00Z"))
    second = store.append(annotation())
    store.append(review(case="other"))
    third = store.append(review(at="2021-03-04T11:00:00Z"))
    assert store.log(None) == ((1, first), (2, second), (4, third))


def test_a_row_is_found_by_its_id(store: Store) -> None:
    judged, noted = store.append(review(case="ferry")), store.append(annotation())
    actual = (
        store.row(judged.id),
        store.row(noted.id),
        store.row("no"),
        store.row("no"),
    )
    assert actual == (judged, noted, None, None)


def test_a_refused_check_adds_nothing(store: Store) -> None:
    store.append(review())

    def refuse(rows: Sequence[Review]) -> None:
        raise ConflictError(f"{len(rows)} there")

    with pytest.raises(ConflictError, match="1 there"):
        store.append(review(), refuse)
    assert len(store.rows(Review, None)) == 1


CHANGES = {
    "sqlite": ("UPDATE {} SET reviewer = 'Eve'", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"),
    "postgresql": ("UPDATE {} SET reviewer = 'Eve'", "DELETE FROM {}", "TRUNCATE {}"),
}


@pytest.mark.parametrize("table", ["reviews", "annotations", "question_decisions", "policies"])
@pytest.mark.parametrize("change", [0, 1, 2])
def test_the_database_itself_refuses_to_change_the_log(store: Store, table: str, change: int) -> None:
    store.append(review())
    store.append(annotation())
    store.append(QuestionDecision(id="", a="a", b="b", same=True, reviewer="Ann", at="2021-03-04"))
    store.append(PolicyDecision(id="", policy=Policy(), reviewer="Ann", at="2021-03-04"))
    before = store.log(None)
    statement = CHANGES[store.engine.dialect.name][change].replace("{}", table)
    refused = pytest.raises(StoreError, match=f"the database refused: {table} are append-only$")
    with refused, writing(store.engine) as connection:
        connection.exec_driver_sql(statement)
    assert store.log(None) == before


def test_reviews_and_annotations_outlive_a_new_reading(store: Store) -> None:
    document, claims = factories.read(2)
    store.add(document, claims)
    judged, noted = store.append(review()), store.append(annotation(claim_id=claims[0].id))
    store.add(document, [], extractor="claims 9 rules 9")
    assert (store.rows(Review, None), store.rows(Annotation, None), store.claims(None)) == ((judged,), (noted,), ())
