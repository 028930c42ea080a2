"""What a web page says of itself in its head: the tags and the JSON-LD that `lexicon/en/metadata.toml` names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from claims.documents.above import MetadataRow
from claims.lexicon.loading import table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES: Final = frozenset(
    {"newsarticle", "article", "reportagenewsarticle", "blogposting", "liveblogposting", "report"}
)
_LONGEST: Final = 1_000_000


def told(page: str) -> dict[str, tuple[str, str]]:
    """The fields that a page tells (`title`, `outlet`, `author`, `published`, `modified`, `language`, `url`), each with where it was found.

    JSON-LD of an article goes before tags, since it says what kind of thing it speaks of; nothing where the page cannot be parsed.
    """
    from lxml import etree, html  # noqa: PLC0415 - commands without a page never pay for it

    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
        root: HtmlElement = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return {}
    found: dict[str, tuple[str, str]] = {}
    for field, value, where in (*_of_json(root), *_of_tags(root), *_of_page(root)):
        if value.strip():
            found.setdefault(field, (" ".join(value.split()), where))
    return found


def _of_json(root: HtmlElement) -> Iterator[tuple[str, str, str]]:
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "")[:_LONGEST])
        except (ValueError, RecursionError):
            continue
        for article in _articles(data):
            for key, field in _rows("json"):
                if value := _plain(article.get(key)):
                    yield field, value, f"JSON-LD {key}"


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """The articles of a page's JSON-LD, at its top or in its graph."""
    nodes = data if isinstance(data, list) else [data]
    for node in nodes:
        if not isinstance(node, dict):
            continue
        kinds = node.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(str(name).casefold() in _ARTICLES for name in names):
            yield node
        if isinstance(node.get("@graph"), list):
            yield from (one for one in _articles(node["@graph"]))


def _plain(value: Any) -> str:
    """A value of JSON-LD as text: a name where it is a thing, names with commas where there are several."""
    if isinstance(value, dict):
        return _plain(value.get("name"))
    if isinstance(value, list):
        return ", ".join(part for part in map(_plain, value) if part)
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _of_tags(root: HtmlElement) -> Iterator[tuple[str, str, str]]:
    given: dict[str, str] = {}
    for tag in root.iterfind(".//meta"):
        name = (tag.get("property") or tag.get("name") or "").strip().casefold()
        if name and tag.get("content"):
            given.setdefault(name, str(tag.get("content")))
    for name, field in _rows("meta"):
        if name.casefold() in given:
            yield field, given[name.casefold()], f"meta tag {name}"


def _of_page(root: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """The day of its article, and the address and the language that the page gives itself."""
    for mark in root.iterfind(".//*[@itemprop='datePublished']"):
        yield "published", str(mark.get("datetime") or mark.get("content") or ""), "itemprop datePublished"
    for mark in root.iterfind(".//article//time[@datetime]"):
        yield "published", str(mark.get("datetime")), "time of its article"
        break
    for link in root.iterfind(".//link[@rel='canonical']"):
        if str(link.get("href") or "").startswith(("https://", "http://")):
            yield "url", str(link.get("href")), "canonical link"
    if root.get("lang"):
        yield "language", str(root.get("lang")).split("-")[0].casefold(), "lang of the page"


@lru_cache(maxsize=4)
def _rows(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((row.phrase, row.field) for row in table("metadata", MetadataRow) if row.kind == kind)
