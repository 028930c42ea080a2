"""Documents that are translations of others: linked, refused in circles, and never a second origin."""

from __future__ import annotations

import pytest

import by_hand
from claims import pipeline
from claims.decisions import Decided, TranslationDecision
from claims.desk import Desk
from claims.errors import ClaimsError, ConflictError
from claims.models import Document, Question, Span
from claims.store import Store
from claims.terms import RelationKind

CASE = by_hand.CASE


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk with the real engine on four reports in Armenian, Azerbaijani, Arabic and Russian, one figure by hand in each."""
    made = Desk(store, lambda claims, decided: pipeline.reconcile(claims, decided=decided))
    for language in by_hand.TEXTS:
        made.add(by_hand.report(language), ())
        start = by_hand.TEXTS[language].rindex(by_hand.FIGURES[language])
        span = Span(start=start, end=start + len(by_hand.FIGURES[language]))
        given = by_hand.given(language, speaker_name="")
        made.enter(CASE, key(made, language), span, given, "", "Ann", expected=())
    return made


def key(desk: Desk, language: str) -> str:
    return next(key for key, one in desk.store.documents(CASE).items() if one.name == f"{language}.txt")


def link(desk: Desk, language: str, original: str | None, who: str = "Ann") -> TranslationDecision:
    document = key(desk, language)
    seen = desk.last_translation(CASE, document)
    return desk.link_translation(CASE, document, key(desk, original) if original else None, "", who, expected=seen)


def asked(desk: Desk) -> Question:
    (found,) = desk.reconciliation(CASE).questions
    return found


def test_a_translation_is_no_second_origin(desk: Desk) -> None:
    before = asked(desk).origins
    link(desk, "az", "hy")
    assert (before, asked(desk).origins) == (4, 3)


def test_the_figure_of_a_translation_is_told_to_be_that_of_its_original(desk: Desk) -> None:
    link(desk, "az", "hy")
    found = desk.reconciliation(CASE)
    ids = {claim.id for claim in found.claims if claim.document in {"az.txt", "hy.txt"}}
    (relation,) = [one for one in found.relations if {one.a, one.b} == ids]
    assert (relation.relation, [one.detail for one in relation.reasons if one.field == "copy"]) == (
        RelationKind.SAME_ORIGIN,
        ["one report is a translation of the other, and both have the figure"],
    )


def test_a_translation_of_a_translation_goes_back_to_the_first(desk: Desk) -> None:
    link(desk, "az", "hy")
    link(desk, "ar", "az")
    assert (asked(desk).origins, desk.translations(CASE)[key(desk, "ar")]) == (2, key(desk, "az"))


def test_two_translations_of_one_document_that_has_no_claim_are_one_origin(desk: Desk) -> None:
    desk.add(by_hand.report(), ())
    link(desk, "az", "en")
    link(desk, "ar", "en")
    assert asked(desk).origins == 3


def test_another_figure_in_a_translation_is_still_a_disagreement(desk: Desk) -> None:
    link(desk, "ru", "hy")
    assert [item.kind for item in desk.queue(CASE)] == [RelationKind.CONTRADICTION]


def test_a_link_taken_back_makes_two_origins_again(desk: Desk) -> None:
    row = link(desk, "az", "hy")
    desk.withdraw(row.id, "Ben")
    assert (asked(desk).origins, desk.translations(CASE)) == (4, {})


def test_the_last_word_on_a_document_holds(desk: Desk) -> None:
    link(desk, "az", "hy")
    link(desk, "az", None)
    assert asked(desk).origins == 4


@pytest.mark.parametrize(
    ("chain", "reason"),
    [
        ([("az", "az")], "no translation of itself"),
        ([("az", "hy"), ("hy", "az")], "in a circle"),
        ([("az", "hy"), ("ar", "az"), ("hy", "ar")], "in a circle"),
    ],
)
def test_a_circle_is_refused(desk: Desk, chain: list[tuple[str, str]], reason: str) -> None:
    for language, original in chain[:-1]:
        link(desk, language, original)
    with pytest.raises(ClaimsError, match=reason):
        link(desk, *chain[-1])
    assert len(desk.translations(CASE)) == len(chain) - 1


def test_a_link_may_be_turned_round(desk: Desk) -> None:
    link(desk, "az", "hy")
    link(desk, "az", None)
    link(desk, "hy", "az")
    assert desk.translations(CASE) == {key(desk, "hy"): key(desk, "az")}


def test_a_document_that_is_not_in_the_case_is_refused(desk: Desk) -> None:
    with pytest.raises(ClaimsError, match="not in this case"):
        desk.link_translation(CASE, key(desk, "hy"), "none", "", "Ann", expected=None)


def test_who_links_later_is_told(desk: Desk) -> None:
    link(desk, "az", "hy")
    with pytest.raises(ConflictError, match="Ann decided on the original of this document"):
        desk.link_translation(CASE, key(desk, "az"), key(desk, "ru"), "", "Ben", expected=None)


def test_what_is_decided_holds_the_links_that_stand(desk: Desk, store: Store) -> None:
    row = link(desk, "az", "hy")
    back = link(desk, "ar", "hy")
    desk.withdraw(back.id, "Ann")
    decided: Decided = store.material(CASE)[3]
    assert decided.translations == (row,)


def named(desk: Desk, language: str, original: str) -> None:
    """Read the report in a language anew, as one that names its original itself."""
    desk.add(by_hand.report(language).model_copy(update={"translation_of": original}), ())


@pytest.mark.parametrize("original", ["hy.txt", "https://example.org/hy"])
def test_a_document_may_name_its_original_itself(store: Store, desk: Desk, original: str) -> None:
    if original != "hy.txt":
        other = by_hand.report("hy").model_copy(update={"name": "addressed.txt", "url": original})
        desk.add(other, ())
    named(desk, "az", original)
    assert list(desk.translations(CASE)) == [key(desk, "az")]
    assert [row.document for row in store.material(CASE)[3].translations] == [key(desk, "az")]
    assert asked(desk).origins == (3 if original == "hy.txt" else 4)


def test_a_name_that_no_document_has_or_two_have_says_nothing(desk: Desk) -> None:
    desk.add(by_hand.report("hy").model_copy(update={"outlet": "Another paper"}), ())
    named(desk, "az", "hy.txt")
    named(desk, "ar", "none.txt")
    named(desk, "ru", "ru.txt")
    assert desk.translations(CASE) == {}


def test_what_a_person_decides_goes_before_what_a_document_says(desk: Desk) -> None:
    named(desk, "az", "hy.txt")
    row = link(desk, "az", None)
    without = (desk.translations(CASE), asked(desk).origins)
    desk.withdraw(row.id, "Ann")
    assert (without, desk.translations(CASE)) == (({}, 4), {key(desk, "az"): key(desk, "hy")})


def test_a_circle_with_what_a_document_says_is_refused(desk: Desk) -> None:
    named(desk, "az", "hy.txt")
    with pytest.raises(ClaimsError, match="in a circle"):
        link(desk, "hy", "az")


def test_documents_checked_without_a_store_count_a_translation_once() -> None:
    texts = [
        "Residents said 12 people were killed in Gyumri on 12 June 2019.",
        "The residents said that 12 people died in Gyumri on 12 June 2019.",
    ]
    told = [
        Document(name=name, text=text, outlet=name, published="2019-06-13", case=CASE)
        for name, text in zip("ab", texts, strict=True)
    ]
    before = pipeline.check(told).questions[0].origins
    after = pipeline.check([told[0], told[1].model_copy(update={"translation_of": "a"})]).questions[0].origins
    assert (before, after) == (2, 1)
