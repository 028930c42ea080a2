from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from claims.decisions import Annotation
from claims.models import Claim
from claims.reviews import flags
from claims.reviews.seeking import EQUALS, OUTLET, SPEAKER, Asked, Sought
from claims.store import Store
from claims.store.told_tables import told
from claims.versions import EXTRACTOR

EVENTS = ("rescued", "missing", "killed")


def put(store: Store, figure: float, outlet: str, **fields: object) -> Claim:
    document = factories.document(figure, outlet=outlet)
    made = factories.claim(figure, of=document, **fields)
    store.add(document, [made])
    return made


def correct(store: Store, claim: Claim, field: str, value: str | None, withdraws: str | None = None) -> Annotation:
    row = Annotation(
        id="", claim_id=claim.id, field=field, value=value, reviewer="Ann", at="2021-03-05", withdraws=withdraws
    )
    return store.append(row)


def reconcile(store: Store) -> None:
    found = factories.reconcile(store.claims(None))
    raised = flags(found.discrepancies, found.questions, found.claims, EXTRACTOR)
    store.save_reconciliation(None, found, factories.BASIS, raised)


@pytest.fixture
def many(store: Store) -> Store:
    """Six claims of three events in two outlets; two events are disputed."""
    for place, event in enumerate(EVENTS):
        for figure in (2, 3) if place else (2, 2.5):
            put(store, figure + 10 * place, f"Outlet-{figure:g}", event=event, place=f"Bay {place}")
    reconcile(store)
    return store


def ids(store: Store, **fields: object) -> list[str]:
    return [one.id for one in store.claim_page(None, Sought.model_validate(fields)).claims]


def figures(store: Store, **fields: object) -> list[float | None]:
    return [claim.stated for claim in store.claims(None, ids(store, **fields))]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [2, 2.5, 12, 13, 22, 23]),
        ({"equal": {"event": "missing"}}, [12, 13]),
        ({"equal": {"event": "missing", "outlet": "Outlet-3"}}, [13]),
        ({"equal": {"speaker": "the coast guard", "modality": "stated", "bound": "exact"}}, [2, 2.5, 12, 13, 22, 23]),
        ({"least": 12, "most": 22}, [12, 13, 22]),
        ({"since": "2021-03", "until": "2021"}, [2, 2.5, 12, 13, 22, 23]),
        ({"until": "2021-02"}, []),
        ({"words": "coast outlet-3"}, [13, 23]),
        ({"words": "SAIL"}, [2, 2.5, 12, 13, 22, 23]),
        ({"words": '"OR*) ('}, []),
        ({"words": "%"}, []),
        ({"flags": {"corrected": True}}, []),
        ({"flags": {"by_hand": False, "rejected": False}}, [2, 2.5, 12, 13, 22, 23]),
        ({"flags": {"partnered": False}}, []),
        ({"equal": {"no field": "x"}}, [2, 2.5, 12, 13, 22, 23]),
    ],
)
def test_claims_are_found_by_each_of_their_fields(
    many: Store, fields: dict[str, object], expected: list[float]
) -> None:
    assert figures(many, **fields) == expected


def test_a_corrected_claim_is_found_by_what_it_says_now_and_keeps_its_place(many: Store) -> None:
    claim = many.claims(None)[2]
    row = correct(many, claim, "event", '"killed"')
    now = (figures(many, equal={"event": "killed"}), figures(many, flags={"corrected": True}), len(ids(many)))
    assert now == ([12, 22, 23], [12], 6)
    correct(many, claim, "event", None, withdraws=row.id)
    assert (figures(many, equal={"event": "missing"}), figures(many, flags={"corrected": True})) == ([12, 13], [])


def test_a_rejected_claim_is_still_listed_and_marked_until_that_is_taken_back(many: Store) -> None:
    claim = many.claims(None)[0]
    row = correct(many, claim, "rejected", "true")
    listed = many.claim_page(None, Sought(flags={"rejected": True})).claims
    assert [(one.id, one.rejected, one.corrected) for one in listed] == [(claim.id, True, False)]
    correct(many, claim, "rejected", None, withdraws=row.id)
    assert (ids(many, flags={"rejected": True}), len(ids(many))) == ([], 6)


def test_the_claims_of_a_document_read_anew_are_found_as_they_are_read_now(many: Store) -> None:
    document = next(iter(many.documents(None).values()))
    claim = factories.claim(2, of=document, event="sheltered")
    correct(many, claim, "place", '"Cape"')
    assert many.add(document.model_copy(update={"title": "Another"}), [claim]) is True
    assert ids(many, equal={"event": "sheltered", "place": "Cape"}) == [claim.id]
    assert (len(ids(many)), ids(many, equal={"event": "rescued"}, words="Outlet-2")) == (6, [many.claims(None)[1].id])


def test_the_values_of_a_field_are_offered_in_the_order_of_the_alphabet(many: Store) -> None:
    assert many.offered(None, "event") == ("killed", "missing", "rescued")
    assert (many.offered(None, "unit"), many.offered("elsewhere", "event")) == ((), ())


def test_claims_of_one_source_or_one_question_or_one_document_are_found(many: Store) -> None:
    first = many.claims(None)[2]
    question = many.question_of(None, first.id)
    source = many.spoken(None, [first.id])[first.id]
    assert question is not None
    assert figures(many, question=question.id) == [12, 13]
    assert set(ids(many, source=source.id)) == set(source.claim_ids)
    assert figures(many, document=first.document_id) == [12]


def test_questions_are_paged_searched_and_sorted(many: Store) -> None:
    every = many.question_page(None, Asked())
    assert (every.total, [one.question.label for one in many.question_page(None, Asked(text="MISS")).questions]) == (
        3,
        ["Sailors missing"],
    )
    pages = [many.question_page(None, Asked(order="severity"), start, 2).questions for start in (0, 2)]
    found = [one.question.id for page in pages for one in page]
    assert sorted(found) == sorted(one.question.id for one in every.questions)
    assert [len(one.flags) for one in every.questions] == [1, 1, 1]


def test_voices_are_listed_with_what_they_say_and_whom_they_disagree_with(many: Store) -> None:
    found = many.voice_page(None, OUTLET)
    told_by = {voice.name: (voice.statements, voice.disagreements) for voice in found.voices}
    assert told_by == {"Outlet-2": (3, 3), "Outlet-3": (2, 2), "Outlet-2.5": (1, 1)}
    against = [(one.voice.name, one.times) for one in many.against(None, OUTLET, "Outlet-2")]
    assert against == [("Outlet-3", 2), ("Outlet-2.5", 1)]
    assert [voice.name for voice in many.voice_page(None, OUTLET, "LET-3").voices] == ["Outlet-3"]
    speakers = many.voice_page(None, SPEAKER, order="name").voices
    assert all(many.source(None, voice.id) is not None for voice in speakers)
    assert many.voice(None, SPEAKER, "nobody") is None


def test_an_older_store_tells_its_claims_as_corrected_when_it_is_opened(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((Path(__file__).parent / "migrations" / "stores" / "version_5.sql").read_text())
        name = connection.execute("SELECT id FROM claims").fetchone()[0]
        row = Annotation(
            id="x", claim_id=name, field="place", value='"Cape"', note="", reviewer="Ann", at="2021-03-05T12:00:00Z"
        )
        connection.execute(
            "INSERT INTO annotations VALUES (9, '', 'x', ?, 'place', 'Ann', ?, NULL, ?)",
            (name, row.at, row.model_dump_json()),
        )
    with Store.open(str(path)) as store:
        assert (ids(store, equal={"place": "Cape"}), name in ids(store, words="sailors")) == ([name], True)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    length=st.integers(1, 7),
    event=st.sampled_from(["", *EVENTS]),
    words=st.sampled_from(["", "coast", "outlet", "3"]),
    partnered=st.sampled_from([None, True, False]),
)
def test_the_pages_of_any_search_are_its_whole_in_order(
    many: Store, length: int, event: str, words: str, partnered: bool | None
) -> None:
    sought = Sought(
        words=words,
        equal={"event": event} if event else {},
        flags={} if partnered is None else {"partnered": partnered},
    )
    whole = many.claim_page(None, sought, 0, 100)
    pages = [many.claim_page(None, sought, start, length).claims for start in range(0, 7, length)]
    assert tuple(one for page in pages for one in page) == whole.claims
    assert whole.total == len(whole.claims)


def test_no_more_claims_are_counted_than_a_page_says(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.store.browsing.COUNTED", 3)
    found = many.claim_page(None, Sought(words="sailors"))
    assert (found.total, found.more, many.claim_page(None, Sought()).total) == (3, True, 6)


def test_every_field_that_claims_are_narrowed_by_has_an_index() -> None:
    indexed = {tuple(column.name for column in index.columns)[:2] for index in told.indexes}
    assert {("case", name) for name in (*EQUALS, "figure", "since")} <= indexed
