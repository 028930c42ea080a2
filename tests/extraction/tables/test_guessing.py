"""What the headings of a table tell of its figures, and what they leave open."""

from __future__ import annotations

import pytest

from claims import pipeline
from claims.documents.given import Given
from claims.documents.tables.delimited import read
from claims.extraction.tables import Tabled, told
from claims.models import Document


def guessed(text: str) -> Tabled:
    taken = read(Given(text.encode(), "t.csv", "t.csv", lambda _: None))
    (found,) = pipeline.tables(Document(name="t.csv", text=taken.text, layout=taken.layout, media="text/csv"))
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Region,Month,Killed\nOltra,March 2024,12\n", ["In Oltra, in March 2024, people killed: 12"]),
        ("Province,Year,Deaths\nOltra,2021,1 204\n", ["In Oltra, in 2021, deaths: 1 204"]),
        ("date,injured\n2024-03-01,9\n", ["In 2024-03-01, people injured: 9"]),
        (
            "Road deaths by district\n\nDistrict,2021,2022,Total\nOltra,12,9,21\n",
            ["In Oltra, in 2021, road deaths: 12", "In Oltra, in 2022, road deaths: 9"],
        ),
        (
            "Region;Killed;;Injured\n;2021;2022;2021\nOltra;1;2;3\n",
            ["In Oltra, in 2021, people killed: 1", "In Oltra, in 2021, people injured: 3"],
        ),
        ("Country,Year,Killed in floods,Id\nNorland,2021,12,7\n", ["In Norland, in 2021, killed in floods: 12"]),
        ("Region,Houses destroyed in 2022\nOltra,12\n", ["In Oltra, in 2022, houses destroyed: 12"]),
        ("Country,Year,Wheat production (thousand tonnes)\nNorland,2021,12.5\n", ["In Norland, in 2021, wheat production: 12.5 thousand tonnes"]),
        ("District;2022\nUnemployment rate by district, %;\nDistrict;2022\nOltra;5,4\n", []),
        ("Unemployment rate by district\n\nDistrict;2022;2023\nOltra;5,4;5,1\n", ["In Oltra, in 2022, unemployment rate: 5,4", "In Oltra, in 2023, unemployment rate: 5,1"]),
    ],
)  # fmt: skip
def test_headings_tell_what_where_and_when(text: str, said: list[str]) -> None:
    found = [one for _, one in told(guessed(text))]
    assert [one for one in said if one not in found] == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Year,Sex,Deaths\n2021,Men,12\n2021,Women,9\n", "what column B (“Sex”) tells"),
        ("Province,Jan-24,Feb-24\nOltra,1,2\n", "what the figures count"),
        ("Killed,Injured\n12,9\n", "neither a place nor a time"),
        ("Region,Year,Frobs\nOltra,2021,12\n", "what “frobs” counts"),
        ("Region,Year,Killed\nOltra,2021,12\nOltra,2021,14\n", "rows 2 and 3 would answer the same question"),
        ("Region,Note\nOltra,none\n", "no row of headings"),
    ],
)
def test_what_headings_leave_open_is_a_doubt_and_makes_no_claims(text: str, doubt: str) -> None:
    found = guessed(text)
    assert any(doubt in one for one in found.doubts), found.doubts
    assert not found.read


def test_every_part_of_a_guess_has_its_reason() -> None:
    assert guessed("Region,Month,Killed,Total\nOltra,March 2024,12,12\n").reasons == (
        "column A tells where: the heading “Region”",
        "column B tells when: the heading “Month”",
        "column D (“Total”) is a sum of others, and is left out",
        "what is counted: the headings of row 1",
    )
