"""What is removed for good is in none of the store's files, and the chain holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, inspect

import factories
import one_of_each
from claims.decisions import REMOVED, Annotation, ClaimByHand, Contact, Edition, Purge, Review, SourceDecision, Viewer
from claims.desk import Desk
from claims.errors import AccessError, ClaimsError, PurgedError, StoreError, UsageError
from claims.ids import document_id
from claims.models import Claim, Collected, Document
from claims.store import Store
from claims.store.engine import writing
from claims.store.jobs import HandedIn, Outcome
from claims.store.tables import review_log
from claims.terms import Contacted, JobState, RelationKind, Role, VerdictCode

WORDS = "Wilhelmina Oksanen-Brandt"
SENTENCE = f"{WORDS} whispered that 12 sailors had never been aboard."
BYTES = f"<h1>Ferry</h1><p>{SENTENCE}</p>".encode()
BY = {"id": "", "case": "Ferry", "reviewer": "Ann", "at": "2021-03-04T12:00:00Z"}


def secret(store: Store) -> tuple[Document, Claim]:
    """A document whose words stand wherever words of a document can stand."""
    sha = store.keep_original(BYTES)
    text = f"A ferry ran aground.\n\n{SENTENCE}\n\nEnd."
    document = factories.document(
        2, case="Ferry", text=text, title=f"{WORDS} speaks", original=sha, author=WORDS, source="upload: oksanen.html"
    )
    start = text.index("12")
    given = {"start": start, "end": start + 2, "text": "12", "sentence": SENTENCE, "sentence_start": text.index(WORDS)}
    claim = factories.claim(2, of=document).model_copy(update={**given, "speaker": WORDS, "speaker_name": WORDS})
    store.add(document, [claim], counted={"claim": 1})
    came = Collected(
        document_id=document_id(document),
        sha256=sha,
        method="upload",
        name="upload: oksanen.html",
        by="Ann",
        at=BY["at"],
    )
    store.collect("Ferry", came)
    return document, claim


def decide(store: Store, claim: Claim, other: Claim) -> None:
    """Decisions that quote the document, and one that does not."""
    on = {"discrepancy": "d", "claim_ids": (claim.id, other.id)}
    judged = {"question": "q", "kind": RelationKind.CONTRADICTION, "verdict": VerdictCode.CONFIRMED, "evidence": "e"}
    store.append(
        Review(
            **BY,
            **on,
            **judged,
            note=f"she, {WORDS}, was there",
            seen=claim.model_dump_json(),
            extractor="claims 1 rules 1",
        )
    )
    store.append(Annotation(**BY, claim_id=claim.id, field="speaker_name", value=f'"Mrs {WORDS}"', before=f'"{WORDS}"'))
    store.append(SourceDecision(**BY, a=WORDS, b="the coast guard", same=True))
    asked = {"source": WORDS, "channel": "by mail", "when": "2021-03-05", "text": f"Did you say: {SENTENCE}"}
    store.append(Contact(**BY, **on, kind=Contacted.ASKED, **asked))
    entered = claim.model_copy(update={"id": "byhand", "extractor": "by hand", "entered_by": "Ann"})
    store.append(ClaimByHand(**BY, claim=entered))
    store.append(Edition(**BY, title="Ferry", report=claim.model_dump_json(), sha256="0" * 64))
    store.append(Annotation(**BY, claim_id=other.id, field="place", value='"Bay"', note="seen on the map"))
    store.append(
        Annotation(**BY, claim_id=other.id, field="event", value='"rescued"', note=f"unlike what {WORDS} says")
    )


@pytest.fixture
def address(path: Path) -> str:
    """A file, whose bytes are looked through; a store in PostgreSQL has a test of its own."""
    return str(path)


@pytest.fixture
def filled(store: Store) -> tuple[Desk, Document, Claim]:
    return fill(store)


def fill(store: Store) -> tuple[Desk, Document, Claim]:
    """A desk on a store of a document whose words stand everywhere, and of another, one of whose claims is given."""
    desk = Desk(store, factories.reconcile)
    document, claim = secret(store)
    second, claims = factories.read(3, case="Ferry", outlet="Evening Post")
    store.add(second, claims)
    decide(store, claim, claims[0])
    number = store.submit("Ferry", [HandedIn(name="oksanen.html", sha256=str(document.original))], "Ann")
    task = store.next_task()
    assert task is not None
    store.end_task(task, Outcome(state=JobState.DONE, added=1))
    store.end_job(number)
    desk.renew("Ferry")
    return desk, document, claims[0]


def bytes_kept(path: Path) -> bytes:
    """Everything in the files of a store."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.rglob("*")) if one.is_file())


def purge(desk: Desk, document: Document) -> None:
    desk.purge(document_id(document), "names a witness", "Ann")


def test_nothing_of_it_is_left_in_any_file_of_the_store(filled: tuple[Desk, Document, Claim], path: Path) -> None:
    desk, document, _ = filled
    before = bytes_kept(path)
    purge(desk, document)
    after = bytes_kept(path)
    sought = [WORDS, WORDS.casefold(), "whispered", "oksanen", "Oksanen"]
    assert [word.encode() in before for word in sought] == [True] * len(sought)
    assert [word for word in sought if word.encode() in after] == []


@pytest.mark.postgresql
def test_nothing_of_it_is_left_in_any_row_of_a_database_server(in_postgres: str, tmp_path: Path) -> None:
    sought = [WORDS, WORDS.casefold(), "whispered", "oksanen", "Oksanen"]
    with Store.open(in_postgres) as store:
        desk, document, _ = fill(store)
        before = rows_kept(store) + bytes_kept(tmp_path / "originals").decode(errors="replace")
        assert [word for word in sought if word not in before] == []
        purge(desk, document)
        after = rows_kept(store) + bytes_kept(tmp_path / "originals").decode(errors="replace")
        assert [word for word in sought if word in after] == []
        assert (store.verify().holds, store.document("Ferry", document_id(document))) == (True, None)
        desk.renew("Ferry")
        assert [word for word in sought if word in rows_kept(store)] == []
        with pytest.raises(StoreError), writing(store.engine) as connection:  # the log is append-only again
            connection.execute(delete(review_log))


def rows_kept(store: Store) -> str:
    """Every row of a store's tables, those that a search is made in too, as the server writes them."""
    with store.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        rows = (connection.exec_driver_sql(f'SELECT t::text FROM "{table}" t').scalars() for table in tables)
        return "\n".join(row for found in rows for row in found)


def test_nothing_comes_back_when_the_case_is_compared_anew(filled: tuple[Desk, Document, Claim], path: Path) -> None:
    desk, document, _ = filled
    purge(desk, document)
    desk.renew("Ferry")
    desk.queue("Ferry")
    assert (b"Oksanen" in bytes_kept(path), desk.store.verify().holds) == (False, True)


def test_the_chain_holds_and_the_head_of_before_is_still_in_it(filled: tuple[Desk, Document, Claim]) -> None:
    desk, document, _ = filled
    noted = desk.store.head()
    purge(desk, document)
    found = desk.store.verify(noted.hash)
    assert (found.holds, found.known, found.documents, found.originals) == (True, noted, 1, 0)


def test_who_removed_what_sort_of_document_when_and_why_stays(filled: tuple[Desk, Document, Claim]) -> None:
    desk, document, _ = filled
    purge(desk, document)
    row = desk.store.removal("Ferry", document_id(document))
    assert isinstance(row, Purge)
    assert (row.reviewer, row.note, row.published, row.claims, row.originals) == (
        "Ann",
        "names a witness",
        "2021-03-04",
        2,
        (document.original,),
    )


def test_decisions_stay_without_its_words_and_others_are_untouched(filled: tuple[Desk, Document, Claim]) -> None:
    desk, document, other = filled
    purge(desk, document)
    rows = {type(row): row for _, row in desk.store.log("Ferry") if not isinstance(row, Annotation)}
    review, contact, source = rows[Review], rows[Contact], rows[SourceDecision]
    assert isinstance(review, Review)
    assert isinstance(contact, Contact)
    assert isinstance(source, SourceDecision)
    assert (review.verdict, review.note, review.seen) == (VerdictCode.CONFIRMED, REMOVED, "")
    assert (contact.source, contact.text, contact.channel) == (REMOVED, REMOVED, "by mail")
    assert (source.a, source.b) == (REMOVED, "the coast guard")
    notes = [(row.value, row.note) for row in desk.store.rows(Annotation, "Ferry") if row.claim_id == other.id]
    assert notes == [('"Bay"', "seen on the map"), ('"rescued"', REMOVED)]


def test_the_corrections_of_other_claims_still_hold(filled: tuple[Desk, Document, Claim]) -> None:
    desk, document, other = filled
    purge(desk, document)
    (claim,) = desk.claims_now("Ferry", [other.id])
    assert claim.place == "Bay"


def test_it_is_not_added_again_and_its_file_is_not_kept(filled: tuple[Desk, Document, Claim], path: Path) -> None:
    desk, document, _ = filled
    purge(desk, document)
    desk.store.keep_original(BYTES)
    assert b"Oksanen" in bytes_kept(path)
    with pytest.raises(PurgedError, match=r"removed for good by Ann on .* \(names a witness\).*--take-back"):
        desk.store.add(document, [])
    other = desk.store.keep_original(BYTES + b" ")
    with pytest.raises(PurgedError):
        desk.store.add(document.model_copy(update={"original": other}), [])
    assert b"Oksanen" not in bytes_kept(path)


def test_once_the_removal_is_taken_back_it_may_be_added_and_verifies(filled: tuple[Desk, Document, Claim]) -> None:
    desk, document, _ = filled
    purge(desk, document)
    desk.readmit(document_id(document), "a mistake", "Ann")
    desk.store.keep_original(BYTES)
    added = desk.store.add(document, [])
    assert (added, desk.store.verify().holds, desk.store.has_original("Ferry", document_id(document))) == (
        True,
        True,
        True,
    )


def test_a_file_that_another_document_comes_from_stays_and_is_told(store: Store) -> None:
    desk = Desk(store, factories.reconcile)
    document, _ = secret(store)
    store.add(factories.document(3, case="Ferry", original=document.original), [])
    done = desk.purge(document_id(document), "names a witness", "Ann")
    assert (done.kept, done.rows[0].originals, store.originals.has(str(document.original))) == (
        (document.original,),
        (),
        True,
    )


def test_it_is_removed_from_every_case_or_from_the_one_named(store: Store) -> None:
    desk = Desk(store, factories.reconcile)
    for case in ("Ferry", "Storm", "Tide"):
        desk.add(*factories.read(2, case=case))
    name = document_id(factories.document(2))
    desk.purge(name, "by mistake", "Ann", "Storm", everywhere=False)
    assert [store.counts(case).documents for case in ("Ferry", "Storm", "Tide")] == [1, 0, 1]
    done = desk.purge(name, "all of it", "Ann")
    assert ([row.case for row in done.rows], store.verify().holds) == (["Ferry", "Tide"], True)


def test_what_cannot_be_removed_is_said(store: Store) -> None:
    desk = Desk(store, factories.reconcile)
    document, _ = secret(store)
    with pytest.raises(ClaimsError, match="say why"):
        desk.purge(document_id(document), " ", "Ann")
    with pytest.raises(ClaimsError, match="no case has a document 0000"):
        desk.purge("0000", "why", "Ann")
    purge(desk, document)
    with pytest.raises(ClaimsError, match="was removed for good by Ann on"):
        purge(desk, document)
    with pytest.raises(UsageError):
        store.append(Purge(**BY, document="0000"))


def test_only_who_administers_the_case_removes(two_cases: Desk) -> None:
    name = document_id(factories.document(2, case="Ferry"))
    for person, role in (("ben@desk.example", Role.REVIEWER), ("ada@desk.example", Role.ADMIN)):
        two_cases.give_role("Ferry", person, role, "Ann")
    ben, ada = (two_cases.as_viewer(Viewer(person=f"{who.lower()}@desk.example", name=who)) for who in ("Ben", "Ada"))
    with pytest.raises(AccessError):
        ben.purge(name, "why", "Ben")
    assert two_cases.store.counts("Ferry").documents == 1
    done = ada.purge(name, "why", "somebody else")
    assert [row.reviewer for row in done.rows] == ["Ada"]


def test_an_error_in_the_middle_leaves_everything_as_it_was(
    filled: tuple[Desk, Document, Claim], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, document, _ = filled
    monkeypatch.setattr("claims.store.purging._unlink", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        purge(desk, document)
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE '%refuse_update'").fetchone()
    assert (desk.store.document("Ferry", document_id(document)), desk.store.verify().holds) == (document, True)
    assert (desk.store.original("Ferry", document_id(document)), triggers[0]) == (BYTES, 16)


def test_one_of_everything_is_removed_and_verifies(store: Store) -> None:
    first, second = one_of_each.fill(store)
    desk = Desk(store, factories.reconcile)
    for one in (first, second):
        purge(desk, one)
        assert store.verify().holds is True
