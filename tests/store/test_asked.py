from __future__ import annotations

from itertools import pairwise

import pytest

import factories
from claims.reviews import flags
from claims.reviews.listing import Wanted
from claims.store import Store
from claims.versions import EXTRACTOR

EVENTS = ("rescued", "missing", "killed", "injured", "displaced")


@pytest.fixture
def many(store: Store) -> Store:
    """A store of five disagreements, one an event, each of its own severity and outlet."""
    for place, event in enumerate(EVENTS):
        for figure in (2, 3):
            told = factories.document(figure, outlet=f"Outlet-{place}", title=f"{event} {figure}")
            store.add(told, [factories.claim(figure, of=told, event=event, place=f"Place {place % 2}")])
    found = factories.reconcile(store.claims(None))
    graded = [
        flag.model_copy(update={"severity": round(0.9 - 0.2 * place, 1)})
        for place, flag in enumerate(sorted(found.discrepancies, key=lambda flag: flag.id))
    ]
    found = found.model_copy(update={"discrepancies": tuple(graded)})
    raised = flags(found.discrepancies, found.questions, found.claims, EXTRACTOR)
    store.save_reconciliation(None, found, factories.BASIS, raised)
    return store


def ids(store: Store, **given: object) -> list[str]:
    return [item.id for item in store.page(None, Wanted.model_validate(given)).items]


def test_the_pages_of_a_queue_are_its_whole_in_order(many: Store) -> None:
    whole = [item.id for item in many.items(None)]
    pages = [many.page(None, Wanted(), start, 2) for start in (0, 2, 4)]
    assert [item.id for page in pages for item in page.items] == whole
    assert [page.total for page in pages] == [5, 5, 5]
    severities = [item.severity for item in many.page(None, Wanted()).items]
    assert severities == sorted(severities, reverse=True)


def test_every_item_of_a_queue_knows_its_neighbours(many: Store) -> None:
    whole = ids(many)
    found = [many.around(None, Wanted(), name) for name in whole]
    assert [one.place for one in found] == [1, 2, 3, 4, 5]
    assert [(one.after, two.before) for one, two in pairwise(found)] == [(b, a) for a, b in pairwise(whole)]
    assert (found[0].before, found[-1].after) == (None, None)
    assert many.around(None, Wanted(), "none").place == 0


def test_a_queue_is_narrowed_by_facets_that_all_hold_and_values_of_which_one_does(many: Store) -> None:
    one = ids(many, facets={"place": ("Place 1",)})
    both = ids(many, facets={"place": ("Place 0", "Place 1")})
    narrow = ids(many, facets={"place": ("Place 1",), "outlet": ("Outlet-1", "Outlet-2")})
    assert (len(one), sorted(both), len(narrow)) == (2, sorted(ids(many)), 1)


def test_the_values_of_a_facet_are_counted_among_what_the_other_facets_leave(many: Store) -> None:
    offered = many.choices(None, Wanted(facets={"place": ("Place 1",)}))
    assert [(choice.value, choice.count) for choice in offered["place"]] == [("Place 0", 3), ("Place 1", 2)]
    assert [choice.value for choice in offered["outlet"]] == ["Outlet-1", "Outlet-3"]


@pytest.mark.parametrize(
    ("text", "number"), [("", 5), ("OUTLET-3", 1), ("sailors coast", 5), ("sailors 100%", 0), ("_", 0), ("%", 0)]
)
def test_a_search_finds_what_holds_every_word_in_any_case_of_letters(many: Store, text: str, number: int) -> None:
    assert many.page(None, Wanted(text=text)).total == number


def test_a_claim_is_found_under_its_question_and_with_its_source(many: Store) -> None:
    claim = many.claims(None)[0]
    question = many.question_of(None, claim.id)
    assert question is not None
    assert claim.id in question.claim_ids
    assert many.question_of(None, "none") is None
