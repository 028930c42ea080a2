"""Pages saved as one file (`.mhtml`) → the page itself, with the address that it was saved from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final

from claims.documents.containers import headers
from claims.documents.containers.held import Held, Pack
from claims.errors import InputError

ENDINGS: Final = frozenset({".mhtml", ".mht"})
_WEB: Final = ("http://", "https://")


def is_it(pack: Pack) -> bool:
    """Whether a file is a saved page: browsers write who saved it, or where from, into its headers."""
    told = headers.names(pack.head)
    by_browser = "snapshot-content-location" in told or b"\nFrom: <Saved by " in b"\n" + pack.head
    return bool(told) and (by_browser or (pack.is_called(*ENDINGS) and "content-type" in told))


def read(pack: Pack) -> Iterator[Held]:
    """The page that was saved, without what stands in frames; its pictures and styles are left out.

    Its address is its part's `Content-Location` (RFC 2557). `InputError` for a file that is damaged or holds no page.
    """
    data = pack.whole()
    message = headers.parsed(data, pack.path)
    page = _page(message)
    if page is None:
        raise InputError(pack.path, "the saved page holds no page")
    addresses = (headers.value(page, "Content-Location"), headers.value(message, "Snapshot-Content-Location"))
    url = next((address for address in addresses if address.startswith(_WEB)), None)
    yield Held(
        "", io.BytesIO(headers.payload(page)), "page.html", url=url, charset=headers.charset(page), original=data
    )


def _page(message: EmailMessage) -> EmailMessage | None:
    """The part that the message names as its root, else the first that is a page."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    try:
        root = message.get_param("start")
    except Exception:  # noqa: BLE001 - the library's parsers raise many errors for headers of anybody's making
        root = None
    named = [part for part in pages if root and headers.value(part, "Content-ID") == str(root)]
    return next((part for part in (*named, *pages) if isinstance(part, EmailMessage)), None)
