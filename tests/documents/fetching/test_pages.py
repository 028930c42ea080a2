"""What comes back is read by what it is, whatever the server calls it, and bears its address."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from claims.documents.fetching import Answer, document
from claims.documents.reading import digest
from claims.errors import InputError
from claims.models import Document
from served import PAGE, Site, sends


def read(site: Site, path: str = "/", **told: object) -> Document:
    return document(site.client().get(site.url(path)), on_notice=lambda _: None, keep=digest, told=told)


def word(text: str) -> bytes:
    made, buffer = docx.Document(), BytesIO()
    made.add_paragraph(text)
    made.save(buffer)
    return buffer.getvalue()


def test_a_page_is_a_document_with_its_address_and_the_bytes_that_came(site: Site) -> None:
    site.pages["/story"] = sends()
    found = read(site, "/story")
    assert (found.url, found.source, found.name) == (site.url("/story"),) * 3
    assert ("14 houses" in found.text, found.media, found.original) == (True, "text/html", digest(PAGE.encode()))


@pytest.mark.parametrize("media", ["text/plain", "application/octet-stream", "image/png", "application/pdf"])
def test_a_page_that_is_called_something_else_is_read_as_a_page(site: Site, media: str) -> None:
    site.pages["/story.pdf"] = sends(media=media)
    assert read(site, "/story.pdf").media == "text/html"


def test_a_word_file_that_is_called_a_page_is_read_as_one(site: Site) -> None:
    site.pages["/story.html"] = sends(word("The mayor said that 14 houses burned."), media="text/html")
    found = read(site, "/story.html")
    assert (found.text, found.layout[0].paragraph) == ("The mayor said that 14 houses burned.", 1)


def test_a_text_that_is_called_a_page_is_read_as_a_text(site: Site) -> None:
    site.pages["/note.html"] = sends("The mayor said that 14 houses burned, not < 14.\n")
    assert read(site, "/note.html").text == "The mayor said that 14 houses burned, not < 14.\n"


def test_a_page_fetched_from_an_archive_of_the_web_has_its_own_address() -> None:
    own = "https://www.paper.example/flood"
    url = f"https://web.archive.org/web/20240503100000/{own}"
    answer = Answer(url, url, 200, (("content-type", "text/html"),), PAGE.encode(), "2024-06-01T10:00:00Z")
    found = document(answer, on_notice=lambda _: None, keep=digest)
    assert (found.url, found.outlet, found.source, dict(found.told_by)["url"]) == (
        own,
        "paper.example",
        url,
        "web archive",
    )


def test_a_page_without_a_head_is_read_as_a_page(site: Site) -> None:
    body = PAGE[PAGE.index("<article>") : PAGE.index("</body>")]
    site.pages["/"] = sends(body)
    assert (read(site).media, "<p>" in read(site).text) == ("text/html", False)


@pytest.mark.parametrize(
    ("body", "media", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "text/html", "is a picture: nothing in it can be read"),
        (b'{"houses": 14}', "application/json", "is no document but application/json"),
        (b"p { color: red }", "text/css", "is no document but text/css"),
        (b"\x00\x01\x02" * 50, "text/html", "looks like a binary file, not text"),
    ],
)
def test_what_cannot_be_read_is_told(site: Site, body: bytes, media: str, reason: str) -> None:
    site.pages["/"] = sends(body, media=media)
    with pytest.raises(InputError) as error:
        read(site)
    assert (error.value.path, error.value.reason) == (site.url(), reason)


def test_the_address_that_a_page_gives_itself_counts_on_its_own_site_alone(site: Site) -> None:
    head = '<head><link rel="canonical" href="{}">'
    site.pages["/a"] = sends(PAGE.replace("<head>", head.format(site.url("/story"))))
    site.pages["/b"] = sends(PAGE.replace("<head>", head.format("https://other.example/story")))
    assert (read(site, "/a").url, read(site, "/b").url) == (site.url("/story"), site.url("/b"))


def test_what_a_feed_tells_fills_in_what_the_page_does_not(site: Site) -> None:
    site.pages["/"] = sends()
    found = read(site, published="2024-05-03", title="Another title", outlet="The North Post")
    assert (found.title, found.outlet) == ("Flood in Arden", "The North Post")
    assert (found.published, found.published_from) == ("2024-05-03", "feed")


@pytest.mark.parametrize(("sent", "told"), [("cp1250", "windows-1250"), ("utf-8", "iso-8859-1"), ("utf-8", "nonsense")])
def test_the_encoding_that_the_server_names_is_heeded_unless_the_bytes_belie_it(
    site: Site, sent: str, told: str
) -> None:
    page = PAGE.replace("The mayor of Arden", "The mayor of Město")
    site.pages["/"] = sends(page.encode(sent), media=f"text/html; charset={told}")
    assert "The mayor of Město said" in read(site).text


@pytest.mark.parametrize("start", ["<rss version='2.0'>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<rdf:RDF>"])
def test_a_feed_is_no_document(site: Site, start: str) -> None:
    site.pages["/"] = sends(
        f"<?xml version='1.0'?>\n<?xml-stylesheet href='a.xsl'?><!-- made -->{start}", media="text/html"
    )
    with pytest.raises(InputError, match="is a feed: name it in a list for `claims watch`"):
        read(site)


def test_a_server_does_not_choose_the_case(site: Site) -> None:
    site.pages["/"] = sends(
        "---\ncase: other\ntitle: Flood\n---\nThe mayor said that 14 houses burned.\n", media="text/markdown"
    )
    found = read(site)
    assert (found.case, found.title, dict(found.told_by)["url"]) == (None, "Flood", "address")
