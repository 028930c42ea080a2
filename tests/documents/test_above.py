"""The lines above a story: a date and a name where a line is nothing else, and nothing where it is part of the story."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.documents.above import told
from claims.documents.dates import day_in

STORY = (
    "The mayor of Torvik said on Monday that 12 houses had burned down in the night and that nobody was hurt, "
    "since all who lived there had been warned in time by their neighbours."
)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Dec 10 2021", "published", "2021-12-10"),
        ("10 December 2021", "published", "2021-12-10"),
        ("Friday, December 10, 2021", "published", "2021-12-10"),
        ("Published: 10 December 2021, 14:05 GMT", "published", "2021-12-10"),
        ("Posted on March 3, 2024 at 9:15 a.m.", "published", "2024-03-03"),
        ("2024-03-03", "published", "2024-03-03"),
        ("Last updated: 4 March 2024 08:00", "modified", "2024-03-04"),
        ("By Anna Berg", "author", "Anna Berg"),
        ("By Anna Berg and Olav Lie", "author", "Anna Berg and Olav Lie"),
        ("Written by Jean-Luc O'Neill", "author", "Jean-Luc O'Neill"),
    ],
)
def test_a_line_that_is_a_date_or_a_name_is_taken(line: str, field: str, value: str) -> None:
    assert told(f"Houses burn in Torvik\n\n{line}\n\n{STORY}", 0)[field][0] == value


def test_a_name_and_a_date_on_one_line_are_both_taken() -> None:
    found = told(f"Houses burn in Torvik\nBy Anna Berg | 3 March 2024\n{STORY}", 0)
    assert found == {"author": ("Anna Berg", "byline"), "published": ("2024-03-03", "date line")}


@pytest.mark.parametrize(
    "line",
    [
        "© 2021 The Torvik Post",
        "Copyright 2021, all rights reserved",
        "In 2021, 12 houses burned down",
        "By the river, houses burn",
        "By Monday 12 houses had burned",
        "10/12/2021",
        "December 2021",
        "Houses burned on 3 March 2024",
        "March 3",
        "1914–1918",
    ],
)
def test_a_line_that_says_more_or_less_than_a_day_or_a_name_is_left(line: str) -> None:
    assert told(f"Houses burn in Torvik\n\n{line}\n\n{STORY}", 0) == {}


def test_a_date_below_the_first_running_text_is_the_storys() -> None:
    assert told(f"Houses burn in Torvik\n\n{STORY}\n\nDec 10 2021\n", 0) == {}


def test_the_first_date_counts_and_front_matter_is_passed_over() -> None:
    text = f"---\nseen: 2020-01-01\n---\n3 March 2024\n4 March 2024\n{STORY}"
    assert told(text, text.index("3 March"))["published"][0] == "2024-03-03"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/2021/12/10/houses-burn", "2021-12-10"),
        ("https://post.example/news/2021-12-10-houses", "2021-12-10"),
        ("https://post.example/news/2021/12/houses", None),
        ("https://post.example/2021/13/10/x", None),
        ("https://post.example/id/120211210", None),
    ],
)
def test_a_day_in_the_path_of_an_address_is_read(address: str, day: str | None) -> None:
    assert day_in(address) == day


def test_a_text_tells_its_day_and_where_that_was_found_unless_its_front_matter_does(
    tmp_path: Path, read: object
) -> None:
    (tmp_path / "a.txt").write_text(f"Houses burn\n\nDec 10 2021\n\n{STORY}")
    (tmp_path / "b.md").write_text(f"---\npublished: 2020-01-01\n---\nDec 10 2021\n\n{STORY}")
    first, second = read(tmp_path).documents  # type: ignore[operator]
    assert (first.published, first.published_from, dict(first.told_by)["published"]) == (
        "2021-12-10",
        "text",
        "date line",
    )
    assert (second.published, second.published_from, dict(second.told_by)["published"]) == (
        "2020-01-01", "front matter", "front matter",
    )  # fmt: skip
