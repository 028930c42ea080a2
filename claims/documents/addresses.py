"""An address → the page that it is of: what only tells who led there is no part of it."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urldefrag


def cleaned(url: str) -> str:
    """An address without a place within the page and without the parameters by which readers are tracked, the others in order (courlan's list and rules)."""
    from courlan import normalize_url  # noqa: PLC0415 - loads trafilatura's libraries

    try:
        return urldefrag(str(normalize_url(url))).url or url
    except ValueError:
        return url


@lru_cache(maxsize=65536)
def address(url: str) -> str:
    """What two addresses of one page have in common: no tracking, no place within the page, no "www.", no difference of http and https."""
    if "://" not in url:
        return url
    page = cleaned(url).split("://", 1)[-1].removeprefix("www.")
    host, slash, path = page.partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/")
