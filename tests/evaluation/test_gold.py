"""A file of annotations is read whole, or each of its mistakes is named with file, line and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.evaluation import read_gold
from claims.terms import Bound, RelationKind

CLAIM = {"id": "a", "file": "a.txt", "figure": "two", "low": 2, "high": 2, "bound": "exact"}


def mistakes(path: Path, content: object) -> list[str]:
    """The errors of one entry a line, without the folder."""
    text = content if isinstance(content, str) else json.dumps(content, indent=1)
    path.write_text(text, encoding="utf-8")
    errors: list[str] = []
    assert read_gold(path, lambda error: errors.append(str(error))) is None
    return [
        error.removeprefix(f"{path}:").removesuffix("; docs/gold.md says how a file of annotations is written")
        for error in errors
    ]


def entries(**parts: list[dict[str, Any]]) -> str:
    """JSON with each entry on a line of its own: the first claim stands in line 2."""
    rows = ",\n".join(f'"{k}": [\n' + ",\n".join(map(json.dumps, v)) + "]" for k, v in parts.items())
    return "{" + rows + "}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gold.json"


def test_one_value_or_a_list_of_them_may_be_given(path: Path) -> None:
    claim = CLAIM | {"bound": ["about", "exact"], "event": "killed", "speaker": ["Ada Lund", None]}
    pairs = [{"a": "a", "b": "b", "relation": ["agree", "either"]}]
    path.write_text(entries(claims=[claim, CLAIM | {"id": "b"}], pairs=pairs), encoding="utf-8")
    read = read_gold(path, lambda _: None)
    assert read is not None
    first = read[0].claims[0]
    assert (first.bound, first.event, first.speaker) == ((Bound.ABOUT, Bound.EXACT), ("killed",), ("Ada Lund", None))
    assert read[0].pairs[0].relation == (RelationKind.AGREE, "either")


def test_the_lines_of_the_entries_are_known(path: Path) -> None:
    path.write_text(entries(claims=[CLAIM, CLAIM | {"id": "b"}]), encoding="utf-8")
    read = read_gold(path, lambda _: None)
    assert read is not None
    assert read[1] == {("claims", 0): 2, ("claims", 1): 3}


def test_broken_json_is_named_with_its_line(path: Path) -> None:
    assert mistakes(path, '{"claims": [\n{"id": "a"\n"file": "b"}]}') == [
        "3: not valid JSON (Expecting ',' delimiter): look for a missing comma, bracket or quotation mark here or in the line before"
    ]


@pytest.mark.parametrize("content", ["[]", "{}", '"two"', "null", '{"pairs": []}'])
def test_json_without_claims_is_refused(path: Path, content: str) -> None:
    assert mistakes(path, content) == [
        '1: not a JSON object with "claims"'.removesuffix(": ")
        + ": docs/gold.md says how a file of annotations is written"
    ]


def test_a_field_that_is_missing_is_named_with_the_line_of_its_entry(path: Path) -> None:
    short = {key: value for key, value in CLAIM.items() if key != "file"}
    assert mistakes(path, entries(claims=[CLAIM, short | {"id": "b"}])) == [
        '3: "claims", entry 2 ("b"): "file" is missing: add it'
    ]


def test_a_field_that_is_misspelt_is_named_with_the_one_meant(path: Path) -> None:
    assert mistakes(path, entries(claims=[CLAIM | {"speeker": "Ada"}])) == [
        '2: "claims", entry 1 ("a"): "speeker" is no field: is "speaker" meant?'
    ]


def test_a_list_that_is_misspelt_is_named_with_the_one_meant(path: Path) -> None:
    assert mistakes(path, entries(claims=[CLAIM], pears=[])) == [' "pears": "pears" is no field: is "pairs" meant?']


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"bound": "around"},
            '"bound": "around" is none of its words: exact, about, at_least, more_than, at_most, less_than, range, vague',
        ),
        ({"bound": []}, '"bound": holds too few entries'),
        ({"low": "two"}, '"low": has to be a number, without quotation marks, or null'),
        ({"low": float("nan")}, '"low": has to be a number, or null where it is open'),
        ({"file": 3}, '"file": has to be text, in quotation marks'),
        ({"figure": ""}, '"figure": is empty'),
        ({"relayed_by": "AFP"}, '"relayed_by": has to be a list, in square brackets'),
        ({"event": 7}, '"event": has to be text, in quotation marks'),
    ],
)
def test_a_value_that_cannot_be_is_named_in_plain_words(path: Path, fields: dict[str, Any], said: str) -> None:
    assert mistakes(path, entries(claims=[CLAIM | fields])) == [f'2: "claims", entry 1 ("a"): {said}']


def test_a_word_that_is_no_relation_is_named_once_with_those_there_are(path: Path) -> None:
    errors = mistakes(path, entries(claims=[CLAIM], pairs=[{"a": "a", "b": "a", "relation": "opposite"}]))
    assert [error.split(": same_origin, part_of")[0] for error in errors] == [
        '4: "pairs", entry 1: "relation": "opposite" is none of its words'
    ]


def test_an_entry_that_is_no_entry_is_named(path: Path) -> None:
    assert mistakes(path, '{"claims": [1]}') == ['1: "claims", entry 1: has to be an entry in braces, with its fields']


def test_a_bound_without_its_end_is_named(path: Path) -> None:
    assert mistakes(path, entries(claims=[CLAIM | {"bound": "at_least", "low": None}])) == [
        '2: "claims", entry 1 ("a"): the bound "at_least" needs "low"'
    ]


def test_two_claims_of_one_id_are_named(path: Path) -> None:
    assert mistakes(path, entries(claims=[CLAIM, CLAIM])) == [
        '3: the id "a" is taken by entry 1 of "claims": give each claim an id of its own'
    ]


def test_every_claim_that_a_pair_or_check_names_has_to_be_there(path: Path) -> None:
    pairs = [{"a": "a", "b": "x+y", "relation": "sum_mismatch"}]
    checks = [{"kind": "sum", "status": "consistent", "ids": ["a", "z"]}]
    errors = mistakes(path, entries(claims=[CLAIM], pairs=pairs, checks=checks))
    remedy = ', which is not in "claims": correct the id, or annotate that claim'
    assert errors == [
        f'4: "pairs", entry 1 names the claim "x"{remedy}',
        f'4: "pairs", entry 1 names the claim "y"{remedy}',
        f'6: "checks", entry 1 names the claim "z"{remedy}',
    ]


def test_all_mistakes_are_named_at_once(path: Path) -> None:
    assert len(mistakes(path, entries(claims=[CLAIM | {"low": "x"}, CLAIM | {"id": ""}], pairs=[{"a": "a"}]))) == 4


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    errors: list[str] = []
    path = tmp_path / "none.json"
    assert read_gold(path, lambda error: errors.append(str(error))) is None
    assert errors == [f"{path}: cannot be read: No such file or directory"]


def test_a_file_in_another_encoding_is_refused(path: Path) -> None:
    path.write_bytes('{"claims": [], "é": 1}'.encode("latin-1"))
    errors: list[str] = []
    assert read_gold(path, lambda error: errors.append(str(error))) is None
    assert errors == [f"{path}: is not UTF-8: save the file as UTF-8"]
