"""A saved web page → the text of its article and what the page says of itself."""

from __future__ import annotations

import re

from claims.documents.decoding import known
from claims.errors import InputError

_CHARSET = re.compile(rb"<meta[^<>]+charset\s*=\s*(?:[\"']\s*)?([\w-]+)", re.IGNORECASE)
_HEAD = 4_096
_FIELDS = {"title": "title", "outlet": "sitename", "url": "url"}


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares of itself, None where it says none that is known."""
    match = _CHARSET.search(data[:_HEAD])
    if match is None:
        return None
    return known(match.group(1).decode("ascii", "ignore"))


def article(page: str, path: str) -> tuple[str, dict[str, object]]:
    """The main text of a page, comments left out, and its title, outlet and address where it has them; its date is told by the page's own marks alone (`page_metadata`).

    Raises `InputError` where no article is found. By trafilatura (Barbaresi 2021, ACL demo).
    """
    import trafilatura  # noqa: PLC0415 - takes a second; commands without a page never pay it

    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # noqa: BLE001 - a parser met by a page of anybody's making: the page is named, the rest goes on
        raise InputError(path, f"the page cannot be read: {type(error).__name__}") from None
    text = getattr(found, "text", None)
    if not text or not text.strip():
        raise InputError(path, "no article text was found in this page")
    fields = {ours: getattr(found, theirs, None) for ours, theirs in _FIELDS.items()}
    return str(text), {key: value for key, value in fields.items() if value}
