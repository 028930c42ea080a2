from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import sources
from claims.decisions import SourceDecision
from claims.models import Claim, Source
from claims_by_hand import claim

NAMES = (
    "the MoD", "Ministry of Defence", "Defence Ministry", "Azerbaijan's defence ministry", "Azerbaijani Ministry of Defense",
    "the Armenian Ministry of Defence", "Baku", "the Azerbaijani government", "Mira Tolland", "Tolland", "Mr Tolland", "M. Tolland",
    "Jon Tolland", "police", "Police", "an official", "officials", "Rural Workers' Federation", "RWF", "Federation of Rural Workers",
    "Mohammed Karimi", "Muhammad Karimi", "Hezbollah", "Hizbullah", "a spokesman for the Ministry of Defence", None,
)  # fmt: skip
told = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from("ab"), st.sampled_from([None, "Storm"])), min_size=1, max_size=12
)


def claims_of(rows: list[tuple[str | None, str, str | None]]) -> list[Claim]:
    return [claim(n, report=report, speaker_name=name, case=case) for n, (name, report, case) in enumerate(rows)]


def decision(a: str, b: str, *, same: bool, **fields: Any) -> SourceDecision:
    return SourceDecision(id="x", a=a, b=b, same=same, reviewer="Ann", at="2021-03-04T12:00:00Z", **fields)


def speaking(*names: str, **fields: Any) -> list[Claim]:
    return [claim(n, report=f"r{n}", speaker_name=name, **fields) for n, name in enumerate(names)]


def grouped(claims: list[Claim], *decided: SourceDecision) -> list[set[str]]:
    return [{name.name for name in source.names} for source in sources.of(claims, decided).speakers]


@settings(max_examples=150, deadline=None)
@given(told, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_never_matters(rows: list[Any], shuffler: random.Random) -> None:
    claims = claims_of(rows)
    mixed = list(claims)
    shuffler.shuffle(mixed)
    assert sources.of(mixed) == sources.of(claims)


@settings(max_examples=150, deadline=None)
@given(told)
def test_every_claim_has_one_source_of_its_own_case(rows: list[Any]) -> None:
    claims = claims_of(rows)
    found = sources.of(claims)
    assert sorted(one for source in found.all for one in source.claim_ids) == sorted(one.id for one in claims)
    assert [found.of(one).case for one in claims] == [one.case for one in claims]


def reached(source: Source) -> set[str]:
    """The names that the links lead to from the first."""
    first = source.names[0].name
    return {name.name for name in source.names if name.name == first or sources.why(source, first, name.name)}


@settings(max_examples=150, deadline=None)
@given(told)
def test_the_links_of_a_source_explain_each_of_its_names_and_no_more(rows: list[Any]) -> None:
    for source in sources.of(claims_of(rows)).all:
        names = {name.name for name in source.names}
        assert (reached(source), len(source.joined)) == (names, len(names) - 1)


@settings(max_examples=150, deadline=None)
@given(told)
def test_the_ids_of_sources_are_their_own(rows: list[Any]) -> None:
    ids = [source.id for source in sources.of(claims_of(rows)).all]
    assert len(set(ids)) == len(ids)


@settings(max_examples=150, deadline=None)
@given(told, st.sampled_from(NAMES[:-1]), st.sampled_from(NAMES[:-1]))
def test_names_that_a_person_parted_are_never_one_source(rows: list[Any], a: str, b: str) -> None:
    found = sources.of(claims_of(rows), [decision(a, b, same=False)])
    together = [{name.name for name in source.names} for source in found.all if source.case is None]
    assert [names for names in together if a != b and {a, b} <= names] == []


@settings(max_examples=150, deadline=None)
@given(told, st.sampled_from(NAMES[:-1]), st.sampled_from(NAMES[:-1]))
def test_names_that_a_person_joined_are_one_source_wherever_they_stand(rows: list[Any], a: str, b: str) -> None:
    claims = [one for one in claims_of(rows) if one.case is None]
    found = sources.of(claims, [decision(a, b, same=True)])
    spoken = [one for one in claims if one.speaker_name in (a, b)]
    both = {one.speaker_name for one in spoken} == {a, b}
    assert len({found.of(one).id for one in spoken}) <= 1 or not both


def test_another_claim_of_the_same_source_leaves_its_id_alone() -> None:
    once, twice = speaking("the MoD", "Ministry of Defence"), speaking("the MoD", "Ministry of Defence", "the MoD")
    assert [source.id for source in sources.of(once).all] == [source.id for source in sources.of(twice).all]


def test_a_source_tells_its_fullest_name_how_often_each_stands_and_why_they_are_one() -> None:
    (source,) = sources.of(speaking("the MoD", "Ministry of Defence", "the MoD")).speakers
    told_so = source.name, [(name.name, name.count) for name in source.names], [*map(sources.in_words, source.joined)]
    why = "“the MoD” is “Ministry of Defence” (initials, and no other name of the case has them)"
    assert told_so == ("Ministry of Defence", [("the MoD", 2), ("Ministry of Defence", 1)], [why])


def test_names_of_two_cases_are_two_sources() -> None:
    claims = [*speaking("Mira Tolland", case="Storm"), *speaking("Mira Tolland", case="Flood")]
    assert [source.case for source in sources.of(claims).speakers] == ["Flood", "Storm"]


def test_a_parted_name_goes_its_own_way_and_the_others_stay() -> None:
    names = speaking("Tolland", "Mira Tolland", "Ms Mira Tolland")
    parted = decision("Tolland", "Mira Tolland", same=False)
    assert grouped(names, parted) == [{"Mira Tolland", "Ms Mira Tolland"}, {"Tolland"}]


def test_the_last_decision_on_two_names_holds() -> None:
    names = speaking("Tolland", "Mira Tolland")
    decided = decision("Tolland", "Mira Tolland", same=False), decision("Mira Tolland", "Tolland", same=True)
    assert grouped(names, *decided) == [{"Mira Tolland", "Tolland"}]


def test_a_decision_holds_in_its_own_case_alone() -> None:
    names = speaking("Tolland", "Mira Tolland", case="Storm")
    assert grouped(names, decision("Tolland", "Mira Tolland", same=False, case="Flood")) == [
        {"Mira Tolland", "Tolland"}
    ]


def test_a_person_may_join_what_no_rule_joins_and_the_note_is_the_reason() -> None:
    names = speaking("the harbour master", "Lena Moreau")
    ashore = "the harbour master (Outlet r0)"
    (source,) = sources.of(names, [decision(ashore, "Lena Moreau", same=True, note="she holds the office")]).speakers
    assert [link.reason for link in source.joined] == ["joined by Ann: she holds the office"]


def test_no_chain_of_links_makes_one_person_of_two() -> None:
    found = grouped(speaking("J. Tolland", "Jon Tolland", "Jane Tolland", "Tolland"))
    assert found == [{"J. Tolland"}, {"Jane Tolland"}, {"Jon Tolland"}, {"Tolland"}]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"speaker_role": "a spokesman for the defence ministry", "organisation": "the defence ministry"},
            "Defence Ministry",
        ),
        ({"speaker_role": "defence ministry spokeswoman"}, "Defence Ministry"),
        ({"speaker_role": "spokesman", "organisation": "Harbour Board"}, "Harbour Board"),
        ({"speaker_role": "head of the defence ministry"}, None),
    ],
)
def test_a_spokesperson_is_linked_to_the_body_and_stays_a_source_apart(
    fields: dict[str, str], expected: str | None
) -> None:
    person = claim(1, speaker_name="Elnur Sabiroglu", **fields)
    found = sources.of([person, claim(2, report="b", speaker_name="Defence Ministry")])
    own = found.of(person)
    body = next(source for source in found.speakers if source.name == "Defence Ministry")
    linked = body.id if expected == "Defence Ministry" else None
    assert (own.speaks_for, own.speaks_for_id, own.id == body.id) == (expected, linked, False)


def test_the_outlet_in_its_own_words_is_its_own_source_and_a_hidden_speaker_nobodys() -> None:
    own, again = claim(1, report="a"), claim(2, report="b", outlet="Harbour Post")
    hidden, other = claim(3, report="a", cue="reported"), claim(4, report="b", cue="reported")
    found = sources.of([own, again, hidden, other])
    assert (found.same(own, again), found.same(hidden, other), found.same(own, hidden)) == (True, False, False)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="aZ .'’-()&éßİ̇1۱\u200b", min_size=1, max_size=14), min_size=1, max_size=4))
def test_names_of_any_marks_are_read_without_an_error(names: list[str]) -> None:
    claims = [claim(n, report=f"r{n}", speaker_name=name) for n, name in enumerate(names)]
    assert len({one for source in sources.of(claims).all for one in source.claim_ids}) == len(claims)
