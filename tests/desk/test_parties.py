"""Which sources count as one party: a person's decision, kept, taken back, and honoured where origins are counted."""

from __future__ import annotations

import pytest

import factories
from claims import pipeline
from claims.decisions import Decided
from claims.desk import Desk
from claims.errors import ClaimsError, ConflictError
from claims.models import Claim, Reconciliation
from claims.store import Store

VOICES = ("the defence ministry of Norland", "the foreign ministry of Norland", "the rescue league")


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk with the engine on three reports that give one figure, of three sources."""

    def engine(claims: object, decided: Decided) -> Reconciliation:
        return pipeline.reconcile(claims, decided=decided)  # type: ignore[arg-type]

    made = Desk(store, engine)
    for outlet, voice in zip(("Morning Post", "Evening Mail", "Noon News"), VOICES, strict=True):
        source = factories.document(2, outlet=outlet, case="Ferry")
        told = factories.claim(2, of=source, speaker_name=voice, speaker=voice, place="Port Sarn")
        made.add(source, [_own_words(told, voice)])
    return made


def _own_words(told: Claim, voice: str) -> Claim:
    """The claim in a sentence of its own, so that none is a copy of another."""
    return told.model_copy(update={"sentence": f"{voice} counted 2 sailors", "sentence_start": 0})


def origins(desk: Desk) -> int:
    (question,) = desk.reconciliation("Ferry").questions
    return question.origins


def count(desk: Desk, voice: str, party: str | None = "Norland", expected: str | None = None) -> str:
    return desk.set_party("Ferry", voice, party, "one government", "Ann", expected=expected).id


def test_what_sources_of_one_party_agree_on_has_one_origin_until_it_is_taken_back(desk: Desk) -> None:
    before = origins(desk)
    count(desk, VOICES[0])
    alone = origins(desk)
    kept = count(desk, VOICES[1], "norland")
    together = origins(desk)
    back = desk.withdraw(kept, "Bob")
    apart = origins(desk)
    desk.withdraw(back.id, "Bob")
    assert (before, alone, together, apart, origins(desk)) == (3, 3, 2, 3, 2)


def test_the_last_word_on_a_name_holds_and_none_is_no_party(desk: Desk) -> None:
    count(desk, VOICES[0])
    kept = count(desk, VOICES[1])
    count(desk, VOICES[1], None, kept)
    assert (origins(desk), [source.party for source in desk.reconciliation("Ferry").sources]) == (
        3,
        ["Norland", None, None],
    )


def test_a_party_makes_no_revision_of_a_contradiction(desk: Desk) -> None:
    source = factories.document(5, outlet="Gazette", case="Ferry")
    told = factories.claim(5, of=source, speaker_name=VOICES[1], speaker=VOICES[1], place="Port Sarn")
    desk.add(source, [_own_words(told, VOICES[1])])
    before = sorted(flag.kind for flag in desk.reconciliation("Ferry").discrepancies)
    count(desk, VOICES[0])
    count(desk, VOICES[1])
    assert sorted(flag.kind for flag in desk.reconciliation("Ferry").discrepancies) == before


def test_history_tells_of_parties_and_takes_them_back(desk: Desk) -> None:
    count(desk, VOICES[0])
    (entry,) = desk.history("Ferry")
    desk.withdraw(entry.id, "Cid")
    assert [
        (one.action + " taken back" * one.back, one.reviewer, one.text, one.note, one.holds)
        for one in desk.history("Ferry")
    ] == [
        ("party", "Ann", f"“{VOICES[0]}”: counted to the party “Norland”", "one government", False),
        ("party taken back", "Cid", f"“{VOICES[0]}”: counted to the party “Norland”, taken back", "", True),
    ]


def test_a_second_reviewer_who_has_not_seen_the_first_overwrites_nothing(desk: Desk) -> None:
    count(desk, VOICES[0])
    with pytest.raises(ConflictError, match="Ann decided on the party of this name"):
        count(desk, VOICES[0], "Sudland")


def test_a_name_that_no_source_has_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="no source in this case is named 'nobody'"):
        count(desk, "nobody")
    with pytest.raises(ClaimsError, match="no decision x in this store"):
        desk.withdraw("x", "Ann")


def test_one_claim_is_parted_from_all_others_of_its_question(desk: Desk) -> None:
    first, *_ = desk.reconciliation("Ferry").claims
    rows = desk.part("Ferry", first.id, "another ship", "Ann")
    assert [row.note for row in rows] == ["another ship", "another ship"]
    assert sorted(len(q.claim_ids) for q in desk.reconciliation("Ferry").questions) == [1, 2]
    with pytest.raises(ClaimsError, match="shares its question with no other"):
        desk.part("Ferry", first.id, "", "Ann")
