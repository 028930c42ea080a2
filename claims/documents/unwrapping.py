"""A page that was saved from an archive of the web → the page as it was, and its own address."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from claims.errors import SettingsError
from claims.lexicon.loading import Row, table

FOUND: Final = "web archive"
"""Where the address of such a page was found."""
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>https?://\S+?)\s*-->", re.IGNORECASE)
_CANONICAL = re.compile(
    r"<link\b(?=[^<>]*\brel\s*=\s*[\"']?canonical\b)[^<>]*\bhref\s*=\s*[\"']?(?P<url>https?://[^\"'\s>]+)",
    re.IGNORECASE,
)
_TAG = r"<(?P<name>[A-Za-z][A-Za-z0-9]*)\b(?=[^<>]*\s(?i:id)\s*=\s*[\"']?(?:{ids})[\"'\s>])[^<>]*>"
_MOST = 50  # an archive puts in a few; a page of anybody's making may hold as many as it likes
_HEAD = 20_000


class WebArchiveRow(Row):
    """One archive of `web_archives.toml`, whose comment says what its fields mean."""

    archive: str
    hosts: tuple[str, ...]
    names: tuple[str, ...] = ()
    address: str
    within: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()


class Unwrapped(NamedTuple):
    """A page with nothing of an archive in it, and its own address; what the archive calls itself, none where it came from none."""

    page: str
    url: str | None
    archive: frozenset[str] = frozenset()


class _Archive(NamedTuple):
    row: WebArchiveRow
    address: re.Pattern[str]
    within: tuple[re.Pattern[str], ...]
    frames: re.Pattern[str] | None


def unwrapped(page: str, url: str | None) -> Unwrapped:
    """The page as it was before an archive took it in, by the address that it was saved from: `url`, or the one that it names itself.

    The archive's bars are taken out, and addresses that lead into the archive lead to where they led before.
    """
    found = _SAVED_FROM.search(page, 0, _HEAD)
    saved = url or (html.unescape(found["url"]) if found else None)
    if saved is None and (canonical := _CANONICAL.search(page)):
        saved = html.unescape(canonical["url"])  # a page whose address is known cannot say that it is another's
        if _of(saved) is None:
            return Unwrapped(page, None)
    archive = _of(saved) if saved else None
    if archive is None or saved is None:
        return Unwrapped(page, saved)
    own = _own(saved, archive) or _named_within(page, archive)
    names = frozenset(name.casefold() for name in (archive.row.archive, *archive.row.names, *archive.row.hosts))
    return Unwrapped(_without(page, archive), own, names)


@lru_cache(maxsize=1)
def _archives() -> tuple[_Archive, ...]:
    rows = table("web_archives", WebArchiveRow)
    try:
        return tuple(
            _Archive(
                row,
                re.compile(row.address),
                tuple(re.compile(pattern) for pattern in row.within),
                re.compile(_TAG.format(ids="|".join(map(re.escape, row.frames)))) if row.frames else None,
            )
            for row in rows
        )
    except re.error as error:
        raise SettingsError(f"web_archives.toml: not a regular expression: {error}") from None


def _of(address: str) -> _Archive | None:
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    return next((one for one in _archives() if host in one.row.hosts), None)


def _own(address: str, archive: _Archive) -> str | None:
    """The page's own address, from the archive's."""
    found = archive.address.match(address)
    return _whole(found["url"]) if found else None


def _whole(address: str) -> str:
    """An address with its scheme, as it was before it became a part of another."""
    told = unquote(address) if re.match(r"https?%3a", address, re.IGNORECASE) else address
    told = re.sub(r"^(https?:)/(?!/)", r"\1//", told, flags=re.IGNORECASE)
    if told.startswith("//"):
        return f"http:{told}"
    return told if re.match(r"https?://", told, re.IGNORECASE) else f"http://{told}"


def _named_within(page: str, archive: _Archive) -> str | None:
    for pattern in archive.within:
        if found := pattern.search(page):
            return html.unescape(found["url"])
    return None


def _without(page: str, archive: _Archive) -> str:
    for start, end in archive.row.comments:
        page = _cut(page, start, end)
    if archive.frames is not None:
        page = _without_frames(page, archive.frames)
    return archive.address.sub(lambda found: _whole(found["url"]), page)


def _cut(page: str, start: str, end: str) -> str:
    """The page without what stands between two comments, as often as both are there."""
    for _ in range(_MOST):
        first = page.find(start)
        last = page.find(end, max(first, 0))
        begins, closes = page.rfind("<!--", 0, max(first, 0)), page.find("-->", max(last, 0))
        if min(first, last, begins, closes) < 0:
            break
        page = page[:begins] + page[closes + 3 :]
    return page


def _without_frames(page: str, frames: re.Pattern[str]) -> str:
    """The page without some elements; of one that is never closed only its beginning."""
    for _ in range(_MOST):
        found = frames.search(page)
        if found is None:
            break
        depth, end = 1, found.end()
        for tag in re.compile(rf"<(/?){found['name']}\b[^<>]*>", re.IGNORECASE).finditer(page, found.end()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = tag.end()
                break
        page = page[: found.start()] + page[end:]
    return page
