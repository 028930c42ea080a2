"""What a site lets programs read: its robots.txt, as RFC 9309 has it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from protego import Protego

from claims.documents.fetching.answers import Answer
from claims.errors import InputError

if TYPE_CHECKING:
    import httpx

LONGEST: Final = 500_000
"""So many bytes of a robots.txt are read (RFC 9309, 2.5)."""
_UNASKED: Final = "its site's robots.txt cannot be had, and then nothing of it may be read (RFC 9309)"


class Robots:
    """The rules of the sites that were asked for them, each asked once; `get` has a robots.txt fetched whatever its status."""

    def __init__(self, get: Callable[[httpx.URL], Answer], agent: str) -> None:
        self._get = get
        self._agent = agent.partition("/")[0]
        self._rules: dict[str, Protego | InputError] = {}

    def check(self, url: httpx.URL) -> None:
        """`InputError` where the site asks programs not to read an address, or does not answer what it asks."""
        rules = self._of(url)
        if isinstance(rules, InputError):
            raise InputError(str(url), f"{_UNASKED}: {rules.reason}")
        if not rules.can_fetch(str(url), self._agent):
            raise InputError(str(url), "its site asks programs not to read this page (robots.txt)")

    def pause(self, url: httpx.URL) -> float:
        """How many seconds the site asks for between two requests; 0 where it asks for none."""
        rules = self._of(url)
        return 0.0 if isinstance(rules, InputError) else float(rules.crawl_delay(self._agent) or 0)

    def _of(self, url: httpx.URL) -> Protego | InputError:
        site = f"{url.scheme}://{url.netloc.decode()}"
        if site not in self._rules:
            self._rules[site] = self._asked(url)
        return self._rules[site]

    def _asked(self, url: httpx.URL) -> Protego | InputError:
        try:
            answer = self._get(url.copy_with(raw_path=b"/robots.txt"))
        except InputError as error:
            return error
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return InputError(answer.url, f"the server answered {answer.status}")
        found = answer.status == HTTPStatus.OK
        return Protego.parse(answer.data[:LONGEST].decode("utf-8", "replace") if found else "")
