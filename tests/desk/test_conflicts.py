from __future__ import annotations

from collections.abc import Callable

import pytest

import factories
from claims.decisions import Annotation, Review
from claims.desk import Desk
from claims.errors import ConflictError
from claims.store import Store

TWO = factories.claim(2).id


def test_a_second_verdict_on_what_was_seen_before_the_first_is_told_and_not_kept(desk: Desk, store: Store) -> None:
    item = desk.queue(None)[0]
    kept = desk.give_verdict(None, item.id, "confirmed", "", "Ann", expected=item.last_review)
    with pytest.raises(ConflictError, match="Ann saved a decision"):
        desk.give_verdict(None, item.id, "explained", "", "Bob", expected=item.last_review)
    assert store.rows(Review, None) == (kept,)


def test_a_verdict_after_somebody_took_one_back_is_told(desk: Desk) -> None:
    item = desk.queue(None)[0]
    kept = desk.give_verdict(None, item.id, "confirmed", "", "Ann", expected=None)
    desk.withdraw(kept.id, "Cid")
    with pytest.raises(ConflictError, match="Cid saved a decision"):
        desk.give_verdict(None, item.id, "explained", "", "Bob", expected=kept.id)


def test_a_verdict_saved_between_the_look_and_the_write_is_seen(
    desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = desk.queue(None)[0]
    real: Callable[..., object] = store.append

    def slow(*given: object) -> object:
        monkeypatch.undo()
        Desk(store, factories.reconcile).give_verdict(None, item.id, "explained", "", "Cid", expected=None)
        return real(*given)

    monkeypatch.setattr(store, "append", slow)
    with pytest.raises(ConflictError, match="Cid saved a decision"):
        desk.give_verdict(None, item.id, "confirmed", "", "Ann", expected=None)
    assert [row.reviewer for row in store.rows(Review, None)] == ["Cid"]


def test_a_verdict_on_sides_that_have_changed_is_told(desk: Desk, store: Store) -> None:
    item = desk.queue(None)[0]
    desk.add(*factories.read(3, outlet="Gazette"))
    with pytest.raises(ConflictError, match="rests on has changed"):
        desk.give_verdict(None, item.id, "confirmed", "", "Ann", expected=None, evidence=item.evidence)
    assert store.rows(Review, None) == ()


def test_claims_that_change_while_a_verdict_is_written_are_told(
    desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = desk.queue(None)[0]
    real: Callable[..., object] = store.claims

    def corrected_meanwhile(*given: object) -> object:
        monkeypatch.undo()
        Desk(store, factories.reconcile).annotate(None, TWO, "place", "Bay", "", "Cid", expected=None)
        return real(*given)

    monkeypatch.setattr(desk, "find", lambda *_given: item)
    monkeypatch.setattr(store, "claims", corrected_meanwhile)
    with pytest.raises(ConflictError, match="rests on has changed"):
        desk.give_verdict(None, item.id, "confirmed", "", "Ann", expected=None)
    assert store.rows(Review, None) == ()


def test_a_second_correction_of_a_field_is_told_and_not_kept(desk: Desk, store: Store) -> None:
    kept = desk.annotate(None, TWO, "place", "Bay", "", "Ann", expected=None)
    with pytest.raises(ConflictError, match="Ann corrected this field"):
        desk.annotate(None, TWO, "place", "Gulf", "", "Bob", expected=None)
    assert store.rows(Annotation, None) == (kept,)


def test_corrections_of_two_fields_do_not_meet(desk: Desk, store: Store) -> None:
    desk.annotate(None, TWO, "place", "Bay", "", "Ann", expected=None)
    desk.annotate(None, TWO, "event", "missing", "", "Bob", expected=None)
    assert [row.field for row in store.rows(Annotation, None)] == ["place", "event"]


def test_taking_back_twice_is_told(desk: Desk) -> None:
    note = desk.annotate(None, TWO, "place", "Bay", "", "Ann", expected=None)
    kept = desk.give_verdict(None, desk.queue(None)[0].id, "confirmed", "", "Ann", expected=None)
    desk.withdraw(note.id, "Bob")
    desk.withdraw(kept.id, "Bob")
    with pytest.raises(ConflictError, match="taken back already"):
        desk.withdraw(note.id, "Ann")
    with pytest.raises(ConflictError, match="taken back already"):
        desk.withdraw(kept.id, "Ann")
