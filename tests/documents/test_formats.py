from __future__ import annotations

import pytest

from claims.documents import formats
from claims.documents.given import Given
from claims.errors import InputError


def kind(data: bytes, name: str = "a") -> str:
    return formats.of(Given(data, name, name, lambda _: None)).name


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\n <!-- saved --><!-- twice -->\n<html>",
        b'<?xml version="1.0"?>\n<!-- a > b -->\n<html xmlns="x">',
        b"\xef\xbb\xbf<HTML>",
    ],
)
def test_a_page_is_known_by_its_first_tag_whatever_it_is_called(data: bytes) -> None:
    assert kind(data) == "web page"


@pytest.mark.parametrize("data", [b"<p>An aside</p>", b"<!-- never closed <html>", b"<htmlish>", b"Two <html> tags"])
def test_other_beginnings_are_text(data: bytes) -> None:
    assert kind(data) == "text"


@pytest.mark.parametrize("start", [b"<rss version='2.0'>", b"<feed xmlns='x'>", b"<rdf:RDF>"])
def test_a_feed_is_named_and_told_where_it_belongs(start: bytes) -> None:
    with pytest.raises(InputError, match="is a feed"):
        kind(b'<?xml version="1.0"?>\n<!-- made today -->' + start)


def test_hundreds_of_comments_before_no_tag_at_all_are_one_pass() -> None:
    """Tried in every way they could be parted, a few dozen of them would take longer than any test may."""
    for filler in (b"<!---->", b"<!-- --> ", b"<?x?>", b" \n", b"<!DOCTYPE x>", b"<!DOCTYPE x []>"):
        assert kind(filler * 700 + b"<p") == "text"
