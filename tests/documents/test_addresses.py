"""Two addresses of one page are one, whatever led there; two pages of one site are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.addresses import address, cleaned


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("https://tide.example/a?utm_source=feed&utm_medium=rss", "https://tide.example/a", True),
        ("https://tide.example/a?id=3&fbclid=x", "https://tide.example/a?id=3", True),
        ("http://www.tide.example/a/", "https://tide.example/a", True),
        ("https://tide.example/a#comments", "https://tide.example/a", True),
        ("https://tide.example/a?id=3", "https://tide.example/a?id=4", False),
        ("https://tide.example/a", "https://tide.example/A", False),
        ("https://tide.example/a", "https://news.tide.example/a", False),
    ],
)
def test_an_address_is_that_of_a_page_however_readers_were_led_there(a: str, b: str, expected: bool) -> None:
    assert (address(a) == address(b)) is expected


def test_what_is_kept_of_an_address_leads_to_the_page() -> None:
    assert cleaned("http://127.0.0.1:8000/story?utm_source=x&page=2#top") == "http://127.0.0.1:8000/story?page=2"


@given(st.text(max_size=60))
def test_whatever_is_given_for_an_address_is_taken(text: str) -> None:
    assert address(address(text)) == address(text)
