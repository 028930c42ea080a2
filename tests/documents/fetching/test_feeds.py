"""Feeds of every dialect give their entries; what is none, or is made to harm, is refused."""

from __future__ import annotations

import pytest

from claims.documents.fetching.feeds import entries
from claims.errors import InputError

RSS2 = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Tide</title><link>http://tide.example/</link>
<item><title>Flood &amp; fire</title><link>/a</link><guid isPermaLink="false">a1</guid><pubDate>Fri, 03 May 2024 00:30:00 +0200</pubDate></item>
<item><title>No link</title><guid isPermaLink="false">a2</guid></item></channel></rss>"""
RSS1 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://tide.example/rss"><title>The Tide</title></channel>
<item rdf:about="a1"><title>Flood &amp; fire</title><link>http://tide.example/a</link><dc:date>2024-05-03T00:30:00+02:00</dc:date></item></rdf:RDF>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Tide</title><entry><id>a1</id>
<title>Flood &amp; fire</title><link href="/a"/><published>2024-05-03T00:30:00+02:00</published><updated>{}</updated></entry></feed>"""
UNCHANGED = "2024-05-03T00:30:00+02:00"


@pytest.mark.parametrize("feed", [RSS2, RSS1, ATOM.format(UNCHANGED)], ids=["RSS 2.0", "RSS 1.0", "Atom"])
def test_an_entry_has_its_address_its_title_and_the_day_by_the_clock_of_the_feed(feed: str) -> None:
    found = entries(feed.encode(), "feed", "http://tide.example/feed")
    assert [(one.address, one.title, one.published) for one in found] == [
        ("http://tide.example/a", "Flood & fire", "2024-05-03")
    ]


def test_an_entry_that_changed_bears_another_stamp_under_its_name() -> None:
    old, new = (entries(ATOM.format(time).encode(), "feed")[0] for time in (UNCHANGED, "2024-05-04T09:00:00Z"))
    again = entries(ATOM.format(UNCHANGED).encode(), "feed")[0]
    assert (old.name == new.name, old.stamp == new.stamp, old.stamp == again.stamp) == (True, False, True)


@pytest.mark.parametrize("data", [b"<html><body>no feed</body></html>", b"", b"\x00\xff" * 100, b"{}", b"<rss"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        entries(data, "http://tide.example/feed")
    assert str(error.value) == "http://tide.example/feed: is no feed (RSS or Atom) that can be read"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_not_read(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]>'
    data = RSS2.replace("<rss", bomb + "<rss").replace("Flood", "&y;").encode(encoding)
    with pytest.raises(InputError, match="declares entities of its own"):
        entries(data, "feed")


def test_a_feed_that_is_not_well_formed_gives_what_can_be_read() -> None:
    found = entries(RSS2.replace("&amp;", "&").replace("</channel></rss>", "").encode(), "feed", "http://tide.example/")
    assert [one.address for one in found] == ["http://tide.example/a"]


def test_a_feed_that_names_an_address_is_not_followed_by_its_reader() -> None:
    with pytest.raises(InputError, match="is no feed"):
        entries(b"http://127.0.0.1:9/feed", "feed")
