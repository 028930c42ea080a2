"""Addresses → answers: every hop is checked, asked within a time and a size, and robots.txt is heeded."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from http import HTTPStatus

import httpx

from claims.config import Settings
from claims.documents.fetching import checks
from claims.documents.fetching.answers import NOT_MODIFIED, Answer
from claims.documents.fetching.exchange import UnreachedError, asked, body
from claims.documents.fetching.robots import LONGEST, Robots
from claims.errors import InputError
from claims.versions import __version__

_MOVED = frozenset({301, 302, 303, 307, 308})
_TRIED = 4  # of the numbers of one machine
_KEPT_SECRET = frozenset({"set-cookie", "set-cookie2"})
_LONGEST_PAUSE = 60.0


class Client:
    """Asks for addresses, one after the other; `sleep` waits between two requests to one site, `clock` tells the time.

    `on_ask` is told the host of each request before it is sent, and may raise: then nothing is asked.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], object] = time.sleep,
        on_ask: Callable[[str], object] = lambda _host: None,
    ) -> None:
        self._settings = settings.fetching
        self._most = settings.reading.max_document_bytes
        self._clock, self._sleep, self._on_ask = clock, sleep, on_ask
        self._agent = self._settings.user_agent or f"claims/{__version__}"
        self._robots = Robots(lambda url: self._followed(str(url), {}, LONGEST, None), self._agent)
        self._last: dict[str, float] = {}

    def get(self, address: str, case: str | None = None, conditions: Mapping[str, str] | None = None) -> Answer:
        """What stands at an address; `conditions` are headers such as `If-None-Match`, and only with them is an answer `unchanged`.

        `case` is the one that it is fetched for: the settings name those for which robots.txt is not asked, and the answer says so.
        `InputError` names the address and the reason.
        """
        heeded = (case or "") not in self._settings.without_robots
        answer = self._followed(address, conditions or {}, self._most, self._robots if heeded else None)
        if answer.status == NOT_MODIFIED and conditions:
            return answer
        if answer.status != HTTPStatus.OK:
            raise InputError(address, f"the server answered {_status(answer.status)}")
        if not answer.data.strip():
            raise InputError(address, "the answer is empty")
        return answer

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return httpx.create_ssl_context()

    def _followed(self, address: str, headers: Mapping[str, str], most: int, robots: Robots | None) -> Answer:
        """The answer at the end of the way that an address leads; every step of it is checked as the first was."""
        here, seen = address, set[str]()
        for _ in range(self._settings.redirects + 1):
            url = checks.parsed(here, self._settings)
            if str(url) in seen:
                raise InputError(address, "leads back to itself: nothing can be read there")
            seen.add(str(url))
            numbers = self._numbers(url, here)
            if robots is not None:
                robots.check(url)
                self._wait(url, robots)
            answer = self._once(url, numbers, headers, most, address)
            onward = answer.header("location")
            if answer.status not in _MOVED or not onward:
                note = "" if robots is not None else "robots.txt was not asked: the settings say so for this case"
                return Answer(address, str(url), answer.status, answer.headers, answer.data, answer.at, note)
            here = self._onward(url, onward, address)
        raise InputError(address, f"leads on more than {self._settings.redirects} times (setting fetching.redirects)")

    def _onward(self, url: httpx.URL, location: str, address: str) -> str:
        try:
            return str(url.join(location))
        except (httpx.InvalidURL, ValueError):
            raise InputError(address, "leads to what is no address") from None

    def _numbers(self, url: httpx.URL, address: str) -> tuple[str | None, ...]:
        if not self._settings.proxy:
            return checks.machines(url, address, self._settings)[:_TRIED]
        checks.machines_behind_proxy(url, address, self._settings)
        return (None,)

    def _once(
        self, url: httpx.URL, numbers: tuple[str | None, ...], headers: Mapping[str, str], most: int, address: str
    ) -> Answer:
        """One answer, from the first of a machine's numbers that can be reached."""
        sent = {"User-Agent": self._agent, **headers}
        self._on_ask(url.host)
        for last, number in enumerate(numbers, start=1 - len(numbers)):
            try:
                with asked(url, number, address, sent, self._settings, self._context) as response:
                    return self._kept(response, url, most, address)
            except UnreachedError:
                if not last:
                    raise
        raise AssertionError(url)

    def _kept(self, response: httpx.Response, url: httpx.URL, most: int, address: str) -> Answer:
        at = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        told = tuple((key, value) for key, value in response.headers.multi_items() if key.lower() not in _KEPT_SECRET)
        wanted = response.status_code == HTTPStatus.OK
        data = body(response, address, most) if wanted else b""
        return Answer(address, str(url), response.status_code, told, data, at)

    def _wait(self, url: httpx.URL, robots: Robots) -> None:
        """Give a site the rest that it asks for between two requests, or that the settings give it."""
        pause = min(max(self._settings.pause_seconds, robots.pause(url)), _LONGEST_PAUSE)
        since = time.monotonic() - self._last.get(url.host, float("-inf"))
        if since < pause:
            self._sleep(pause - since)
        self._last[url.host] = time.monotonic()


def _status(code: int) -> str:
    try:
        return f"{code} ({HTTPStatus(code).phrase})"
    except ValueError:
        return str(code)
