"""What reviewers decide of names: kept, replayed, taken back, and honoured whenever the case is reconciled again."""

from __future__ import annotations

import pytest

import factories
from claims.desk import Desk
from claims.errors import ClaimsError, ConflictError
from claims.store import Store

MORNING, EVENING = (f"the harbour master ({outlet})" for outlet in ("Morning Post", "Evening Mail"))
BOTH = EVENING, MORNING


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on two reports, each of which quotes a harbour master without a name."""
    made = Desk(store, factories.reconcile)
    for figure, outlet in ((2, "Morning Post"), (3, "Evening Mail")):
        source = factories.document(figure, outlet=outlet)
        made.add(source, [factories.claim(figure, of=source, speaker_name="the harbour master")])
    return made


def names(desk: Desk) -> list[list[str]]:
    return [[name.name for name in source.names] for source in desk.reconciliation(None).sources]


def join(desk: Desk, *, expected: str | None = None, note: str = "one service", same: bool = True) -> str:
    return desk.decide_source(None, BOTH, note, "Ann", same=same, expected=expected).id


def test_two_names_are_joined_and_the_case_is_reconciled_by_it(desk: Desk) -> None:
    apart = names(desk)
    join(desk)
    assert (apart, names(desk)) == ([[EVENING], [MORNING]], [[EVENING, MORNING]])


def test_a_decision_taken_back_holds_no_longer_and_can_be_restored(desk: Desk) -> None:
    kept = join(desk)
    back = desk.withdraw(kept, "Bob")
    apart = names(desk)
    desk.withdraw(back.id, "Bob")
    assert (len(apart), len(names(desk))) == (2, 1)


def test_parting_what_was_joined_holds_as_the_last_word(desk: Desk) -> None:
    join(desk, same=False, expected=join(desk))
    assert len(names(desk)) == 2


def test_history_tells_of_names_that_were_joined_by_whom_and_why(desk: Desk) -> None:
    desk.withdraw(join(desk), "Bob")
    assert [
        (entry.action + " taken back" * entry.back, entry.reviewer, entry.text, entry.note, entry.holds)
        for entry in desk.history(None)
    ] == [
        ("sources", "Ann", f"“{EVENING}” and “{MORNING}”: one source", "one service", False),
        ("sources taken back", "Bob", f"“{EVENING}” and “{MORNING}”: one source, taken back", "", True),
    ]


def test_a_disagreement_shows_its_sources_and_what_was_decided_of_them(desk: Desk) -> None:
    join(desk)
    (item,) = desk.queue(None)
    detail = desk.item(None, item.id)
    shown = [link.reason for source in detail.sources for link in source.joined]
    assert (shown, [row.same for row in detail.on_sources]) == (["joined by Ann: one service"], [True])


def test_a_second_reviewer_who_has_not_seen_the_first_overwrites_nothing(desk: Desk) -> None:
    join(desk)
    with pytest.raises(ConflictError, match="Ann decided on these two names"):
        join(desk, same=False)
    assert len(names(desk)) == 1


@pytest.mark.parametrize(
    ("pair", "words"), [((MORNING, MORNING), "two names are needed"), ((MORNING, "nobody"), "no source in this case")]
)
def test_names_that_cannot_be_decided_on_are_refused_in_words(desk: Desk, pair: tuple[str, str], words: str) -> None:
    with pytest.raises(ClaimsError, match=words):
        desk.decide_source(None, pair, "", "Ann", same=True, expected=None)


def test_a_decision_needs_a_name(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="say who you are"):
        desk.decide_source(None, BOTH, "", " ", same=True, expected=None)


def test_an_unknown_decision_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="no decision x in this store"):
        desk.withdraw("x", "Ann")


def test_a_flag_is_followed_by_the_one_that_sets_the_same_claims_against_each_other(desk: Desk) -> None:
    (item,) = desk.queue(None)
    claims = [claim.id for claim in desk.reconciliation(None).claims]
    assert (desk.successor(None, claims), desk.successor(None, claims[:1])) == (item.id, None)
