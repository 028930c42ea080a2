"""Every shipped word list loads, is free of duplicates, and its references hold."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from claims.lexicon.kinds import ancestors
from claims.lexicon.loading import SHIPPED, Row, table
from claims.lexicon.rows import KindRow, PlaceRow, ReportingRow

FILES: dict[str, type[Row]] = {"places": PlaceRow, "kinds": KindRow, "reporting": ReportingRow}


def doubled(words: list[str]) -> list[str]:
    return sorted(word for word, times in Counter(words).items() if times > 1)


def content(name: str) -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((Path(SHIPPED) / "en" / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_a_file_loads_with_its_type(name: str) -> None:
    assert len(table(name, FILES[name])) == len(content(name)["row"])


@pytest.mark.parametrize("name", FILES)
def test_every_source_listed_is_the_source_of_some_row(name: str) -> None:
    assert set(content(name)["sources"]) == {row["source"] for row in content(name)["row"]}


def test_no_place_name_stands_in_two_rows() -> None:
    assert doubled([row.name for row in table("places", PlaceRow)]) == []


def test_no_country_code_stands_in_two_rows() -> None:
    assert doubled([row.code for row in table("places", PlaceRow) if row.code]) == []


def test_no_word_names_two_places_unless_it_is_listed_as_ambiguous() -> None:
    words = [
        word
        for row in table("places", PlaceRow)
        for word in {row.name, *row.demonyms, *row.capitals, *row.aliases} - set(row.ambiguous)
    ]
    assert doubled(words) == []


def test_ambiguous_words_are_words_of_their_row() -> None:
    stray = [
        (row.name, word)
        for row in table("places", PlaceRow)
        for word in row.ambiguous
        if word not in {*row.demonyms, *row.capitals, *row.aliases, row.name}
    ]
    assert stray == []


def test_every_place_is_part_of_a_place_that_exists() -> None:
    names = {row.name for row in table("places", PlaceRow)}
    assert [row.name for row in table("places", PlaceRow) if row.part_of and row.part_of not in names] == []


def test_the_members_and_observers_of_the_united_nations_are_there() -> None:
    states = [row for row in table("places", PlaceRow) if row.code and not row.part_of and row.source == "factbook"]
    members = {row.name for row in states if row.capitals} | {"Israel"}
    assert len(members) >= 195


def test_no_word_names_two_kinds() -> None:
    words = [
        word
        for row in table("kinds", KindRow)
        for word in {row.kind.casefold(), *(word.casefold() for word in row.words)}
    ]
    assert doubled(words) == []


def test_every_parent_is_a_kind() -> None:
    kinds = {row.kind for row in table("kinds", KindRow)}
    assert [(row.kind, up) for row in table("kinds", KindRow) for up in row.parents if up not in kinds] == []


def test_no_kind_is_above_itself() -> None:
    above = {row.kind: set(row.parents) for row in table("kinds", KindRow)}
    left = dict(above)
    while free := [kind for kind, parents in left.items() if not parents & left.keys()]:
        for kind in free:
            del left[kind]
    assert left == {}


def test_whatever_a_kind_of_person_is_called_it_is_below_person() -> None:
    persons = [row.kind for row in table("kinds", KindRow) if row.category == "person" and row.kind != "person"]
    assert [kind for kind in persons if "person" not in ancestors(kind)] == []


def test_the_events_that_kinds_imply_are_events_of_the_lexicon() -> None:
    events = {row["event"] for row in content("events")["row"]}
    implied = {row.implies_event for row in table("kinds", KindRow) if row.implies_event}
    assert implied - events == set()


def test_no_reporting_word_stands_twice_as_the_same_part_of_speech() -> None:
    assert doubled([f"{row.pos} {row.word}" for row in table("reporting", ReportingRow)]) == []


def test_reporting_words_are_lemmas_in_lower_case_without_stray_spaces() -> None:
    words = [row.word for row in table("reporting", ReportingRow)]
    assert [word for word in words if word != " ".join(word.lower().split())] == []


def test_every_count_comes_from_the_source_that_counted() -> None:
    rows = table("reporting", ReportingRow)
    assert [row.word for row in rows if (row.count is not None) != (row.source == "polnear")] == []
