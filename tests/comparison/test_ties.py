"""Ties: how two figures of whole reports stand to each other, by the signs of their reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims import pipeline
from claims.comparison import ties
from claims.comparison.facts import Facts
from claims.comparison.preparing import prepare
from claims.comparison.reasons import reasons
from claims.comparison.relation import Comparison, compare
from claims.comparison.tiesigns import tie_signs
from claims.config import Settings
from claims.models import Document
from claims.questions import Decision, group
from claims.terms import RelationKind

SETTINGS = Settings()
GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).resolve().parents[1] / "golden" / "ties.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(told: Mapping[str, Any]) -> list[Document]:
    """The reports of one golden line, as one story."""
    return [
        Document(name=one["name"], text=one["text"], outlet=one["name"], published=one["published"], case="story")
        for one in told["reports"]
    ]


def facts(told: Mapping[str, Any]) -> dict[str, Facts]:
    """The facts of the reports of one golden line, by report and what each figure says."""
    found = prepare(list(pipeline.extract(read(told))), SETTINGS)
    return {f"{one.claim.document} {one.claim.text}": one for one in found.values()}


def pair(told: Mapping[str, Any]) -> Comparison:
    """The two figures of one golden line, compared."""
    known = facts(told)
    return compare(known[told["a"]], known[told["b"]], SETTINGS)


@pytest.mark.parametrize("line", GOLDEN, ids=[line["why"] for line in GOLDEN])
def test_whole_reports_tell_how_two_figures_stand(line: Mapping[str, Any]) -> None:
    found = ties.tied(pair(line["text"]), SETTINGS)
    assert line["expected"] == (None if found is None else found.kind)


@pytest.mark.parametrize("line", GOLDEN, ids=[line["why"] for line in GOLDEN])
def test_signs_are_the_same_from_both_sides(line: Mapping[str, Any]) -> None:
    turned = {**line["text"], "a": line["text"]["b"], "b": line["text"]["a"]}
    one, other = (ties.in_words(pair(told), SETTINGS) for told in (line["text"], turned))
    assert tie_signs(one) == tie_signs(other)


def test_figures_that_meet_are_no_part_and_no_update() -> None:
    found = pair(GOLDEN[3]["text"])
    assert ties.may_be(RelationKind.AGREE, found)
    assert not any(ties.may_be(kind, found) for kind in ties.TIES if kind is not RelationKind.AGREE)


def test_no_house_is_some_of_the_people() -> None:
    assert not ties.may_be(RelationKind.PART_OF, pair(GOLDEN[-1]["text"]))


def test_what_a_text_names_itself_and_short_notes_are_left_alone() -> None:
    found = pair(GOLDEN[0]["text"])
    assert ties.tied(found, SETTINGS) is not None
    assert ties.tied(replace(found, evidence=None), SETTINGS) is None
    assert ties.tied(replace(found, kind=RelationKind.PART_OF), SETTINGS) is None


def test_a_tie_says_what_it_follows_from() -> None:
    found = ties.tied(pair(GOLDEN[0]["text"]), SETTINGS)
    assert found is not None
    assert [one.detail for one in reasons(found, SETTINGS) if one.field == "tie"] == [
        "words, places and figures of the reports make it likely that the smaller is some of the larger"
    ]


def test_ties_stand_among_the_relations_and_raise_no_flag_and_a_reviewer_overrules_them() -> None:
    told = GOLDEN[0]["text"]
    known = facts(told)
    two = frozenset((known[told["a"]].id, known[told["b"]].id))
    claims = [one.claim for one in known.values()]
    found = group(claims, SETTINGS)
    assert {frozenset((r.a, r.b)): r.relation for r in found.relations}[two] is RelationKind.PART_OF
    assert two not in {frozenset((c.a.id, c.b.id)) for c in found.flagged}
    decided = group(claims, SETTINGS, [Decision(*sorted(two), same=True)])
    assert {frozenset((r.a, r.b)): r.relation for r in decided.relations}[two] is not RelationKind.PART_OF
