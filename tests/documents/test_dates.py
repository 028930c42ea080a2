"""A date stops where the writer did, and is never guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.documents.dates import iso_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-12-10", "2021-12-10"),
        ("2023-12", "2023-12"),
        (2023, "2023"),
        (dt.date(2021, 12, 10), "2021-12-10"),
        (dt.datetime(2021, 12, 10, 8, 30, tzinfo=dt.UTC), "2021-12-10"),
        ("2021-12-10T08:30:00Z", "2021-12-10"),
        ("Dec 10 2021", "2021-12-10"),
        ("10 December 2021", "2021-12-10"),
        ("June 7, 2016", "2016-06-07"),
        ("December 2023", "2023-12"),
        ("25/12/2021", "2021-12-25"),
        ("10/12/2021", None),
        ("yesterday", None),
        ("two days ago", None),
        ("10 December", None),
        ("2023-02-30", None),
        ("2023-13", None),
        ("some day", None),
        ("", None),
        (True, None),
    ],
)
def test_a_date_is_read_only_where_it_is_certain(written: object, expected: str | None) -> None:
    assert iso_date(written) == expected
