"""Who is meant by a pronoun, a short form or a description; and that nobody is named who is not in the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution import attribute
from claims.attribution.fullnames import FullNames, long_form_before
from claims.attribution.people import names_body, sex_in, untitled
from claims.lexicon.given_names import is_given, sex_of
from claims.lexicon.persons import names_person
from claims.syntax import parse

GOLDEN = Path(__file__).parents[1] / "golden"
TEXTS = sorted(
    {json.loads(line)["text"] for line in (GOLDEN / "attribution.jsonl").read_text(encoding="utf-8").splitlines()}
)
WORDS = st.lists(
    st.sampled_from(["Ana", "Lund", "Mayor", "of", "van", "der", "Berg", "said", "the", "CFA", "(CFA)", "Dr.", "."]),
    max_size=14,
)


def spoken(text: str) -> list[tuple[str | None, str | None, bool, str]]:
    return [(a.speaker, a.speaker_name, a.carried, a.reason) for a in attribute(list(parse([(0, text)])))]


@given(st.sampled_from(TEXTS))
@settings(max_examples=40, deadline=None)
def test_every_word_of_a_resolved_name_stands_in_the_text(text: str) -> None:
    named = [name for _, name, _, _ in spoken(text) if name is not None]
    assert [name for name in named if not all(word in text for word in name.split())] == []


@given(st.sampled_from(TEXTS))
@settings(max_examples=20, deadline=None)
def test_a_text_is_resolved_alike_alone_and_cut_in_paragraphs_parsed_together(text: str) -> None:
    batch = list(parse([(0, text), (len(text) + 2, text)]))
    assert attribute(batch[:1]) == attribute(list(parse([(0, text)])))


@given(WORDS, st.sampled_from(["Lund", "Berg", "Ana", "Ana Lund", "Ana van der Berg", "CFA"]))
def test_the_full_form_of_a_full_form_is_itself(words: list[str], name: str) -> None:
    names = FullNames(" ".join(words))
    assert names.of(names.of(name)) == names.of(name)


@given(WORDS, st.sampled_from(["Lund", "Berg", "Ana"]))
def test_a_full_form_holds_the_short_one(words: list[str], name: str) -> None:
    assert name in FullNames(" ".join(words)).of(name).split()


@given(st.text(max_size=60))
def test_no_text_before_brackets_breaks_the_reading_of_an_abbreviation(text: str) -> None:
    found = long_form_before("CFA", text)
    assert found is None or found[0].lower() == "c"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Coastal Fishers' Alliance (CFA) met.", "CFA", "Coastal Fishers' Alliance"),
        ("The Union of River Pilots (URP) met.", "URP", "Union of River Pilots"),
        ("Later the World Rowing Body met.", "WRB", "World Rowing Body"),
        ("The Coastal Fishers' Alliance met. The Central Film Archive burnt.", "CFA", None),
        ("The boats (CFA) met.", "CFA", None),
    ],
)
def test_an_abbreviation_is_read_from_brackets_or_from_initials(text: str, short: str, long: str | None) -> None:
    assert FullNames(text).long_form(short) == long


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Prime Minister Ana Lund", "Ana Lund"),
        ("Gov. Ana Lund", "Ana Lund"),
        ("Foreign Minister Lund", "Lund"),
        ("Biologist Anna Lund", "Anna Lund"),
        ("Hunter Lund", "Hunter Lund"),
        ("Prime Minister", "Prime Minister"),
    ],
)
def test_titles_and_posts_are_no_part_of_a_name(words: str, bare: str) -> None:
    assert " ".join(untitled(words.split())) == bare


def test_titles_and_roles_tell_more_of_a_person_than_the_given_name() -> None:
    told = [
        sex_in(["Mr", "Lund"], None),
        sex_in(["Anna", "Lund"], None),
        sex_in(["Lund"], "a spokeswoman"),
        sex_in(["Lund"], None),
    ]
    assert told == ["male", "female", "female", None]


def test_a_name_given_to_both_sexes_tells_nothing() -> None:
    assert (sex_of("Kim"), is_given("Anna"), sex_of("Anna")) == (None, True, "female")


def test_a_body_is_no_person_whatever_its_word_ends_in() -> None:
    assert [(names_person(w), names_body(w)) for w in ("insurer", "novelist", "ministry", "table")] == [
        (False, True),
        (True, False),
        (False, True),
        (False, False),
    ]


def test_a_name_carried_over_says_where_it_comes_from() -> None:
    *_, (speaker, name, carried, reason) = spoken("Surgeon Anna Lund spoke. She said 40 beds were free.")
    assert (speaker, name, carried) == ("She", "Anna Lund", True)
    assert reason.endswith('"She" is Anna Lund, named in an earlier sentence')


def test_a_first_person_in_a_quotation_is_never_given_a_name() -> None:
    named = spoken("Anna Lund left. “I said 40 beds were free,” she told Boris Lem. “We counted 12 more.”")
    assert [name for speaker, name, _, _ in named if speaker in {"I", "We"} and name is not None] == []
