"""What a page says of itself in its head, each with where it was found; hostile heads tell nothing and break nothing."""

from __future__ import annotations

import json

import pytest

from claims.documents.given import Given
from claims.documents.page_metadata import told
from claims.documents.readers.page import read

PARAGRAPH = "<p>The mayor of Torvik said on Monday that 12 houses had burned down in the night and that nobody was hurt there.</p>"


def page(head: str, body: str = PARAGRAPH * 3) -> str:
    return f"<!doctype html><html lang='en-GB'><head><title>x</title>{head}</head><body><article>{body}</article></body></html>"


def linked(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def test_the_marks_of_a_page_tell_its_fields_and_where_they_stand() -> None:
    head = (
        "<meta property='og:title' content='Houses burn'><meta property='og:site_name' content='The Post'>"
        "<meta property='article:published_time' content='2024-03-03T09:15:00+01:00'>"
        "<link rel='canonical' href='https://post.example/houses'>"
    )
    assert told(page(head)) == {
        "title": ("Houses burn", "meta tag og:title"),
        "outlet": ("The Post", "meta tag og:site_name"),
        "published": ("2024-03-03T09:15:00+01:00", "meta tag article:published_time"),
        "url": ("https://post.example/houses", "canonical link"),
        "language": ("en", "lang of the page"),
    }


def test_linked_data_of_an_article_goes_before_tags_and_names_things_by_their_name() -> None:
    head = "<meta property='og:title' content='Teaser'>" + linked(
        headline="Houses burn", author=[{"name": "Anna Berg"}, {"name": "Olav Lie"}], publisher={"name": "The Post"},
        datePublished="2024-03-03", dateModified="2024-03-04",
    )  # fmt: skip
    found = {name: value for name, (value, _) in told(page(head)).items()}
    assert found == {
        "title": "Houses burn", "author": "Anna Berg, Olav Lie", "outlet": "The Post", "published": "2024-03-03",
        "modified": "2024-03-04", "language": "en",
    }  # fmt: skip


def test_linked_data_of_other_things_is_not_the_articles() -> None:
    head = f"<script type='application/ld+json'>{json.dumps({'@type': 'WebSite', 'headline': 'All news', 'datePublished': '2001-01-01'})}</script>"
    assert set(told(page(head))) == {"language"}


def test_an_article_in_a_graph_is_found() -> None:
    graph = {"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], "headline": "Houses burn"}]}
    head = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    assert told(page(head))["title"][0] == "Houses burn"


def test_a_copyright_line_is_no_date() -> None:
    taken = read(
        Given(page("", PARAGRAPH * 3 + "<footer>© 2019 The Post</footer>").encode(), "a.html", "a.html", print)
    )
    assert "published" not in taken.fields


def test_the_time_of_the_article_is_its_day() -> None:
    taken = read(
        Given(
            page("", f"<time datetime='2024-03-03'>3 March</time>{PARAGRAPH * 3}").encode(), "a.html", "a.html", print
        )
    )
    assert (taken.fields["published"], taken.found["published"]) == ("2024-03-03", "time of its article")


@pytest.mark.parametrize(
    "head",
    [
        "<script type='application/ld+json'>{not json</script>",
        f"<script type='application/ld+json'>{'[' * 100_000}</script>",
        '<script type=\'application/ld+json\'>[1, null, "x", {"@type": null}]</script>',
        "<meta property='og:title'><meta content='x'>",
        "<link rel='canonical' href='javascript:alert(1)'>",
    ],
)
def test_a_broken_or_hostile_head_tells_nothing(head: str) -> None:
    assert set(told(page(head))) <= {"language"}


def test_the_paragraphs_of_a_page_are_numbered() -> None:
    taken = read(Given(page("").encode(), "a.html", "a.html", print))
    numbers = [place.paragraph for place in taken.layout]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all("12 houses" in taken.text[place.start : place.end] for place in taken.layout)
