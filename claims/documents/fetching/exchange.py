"""One request to one machine that was checked, within a time and a size; nothing is followed."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR
from threading import Timer
from typing import Any, Final, Self

import httpx

from claims.config import Fetching
from claims.documents.decoding import too_large
from claims.errors import InputError

_GZIP: Final = 16 + zlib.MAX_WBITS
_UNPACKED: Final = frozenset({"", "identity"})
_PACKED: Final = frozenset({"gzip", "x-gzip"})


class UnreachedError(InputError):
    """A machine that could not be connected to; another number of it may do."""


class Limit:
    """A time within which an exchange has to end, however slowly the other side sends: its connection is cut then."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._stream: Any = None
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Learn of each connection as it is made (httpcore's trace extension)."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._stream = info["return_value"]
            if self.passed:
                self._cut()

    def _cut(self) -> None:
        self.passed = True
        with suppress(OSError, AttributeError):
            self._stream.get_extra_info("socket").shutdown(SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


@contextmanager
def asked(  # noqa: PLR0913, PLR0917 - all that one request needs
    url: httpx.URL,
    number: str | None,
    address: str,
    headers: Mapping[str, str],
    settings: Fetching,
    context: ssl.SSLContext,
) -> Iterator[httpx.Response]:
    """The answer of one machine, its body not read yet; `number` is what to connect to, None where a proxy does that.

    The name is looked up once, by who checked it: connecting by number, a second answer of its server has nothing to say.
    `InputError` names `address` and what went wrong, within the block too.
    """
    target = url if number is None else url.copy_with(host=number)
    with Limit(settings.seconds) as limit:
        extensions: dict[str, Any] = {"trace": limit.watch}
        if url.scheme == "https":
            extensions["sni_hostname"] = url.raw_host.decode("ascii")
        timeout = httpx.Timeout(settings.seconds, connect=min(settings.connect_seconds, settings.seconds))
        sent = {"Host": url.netloc.decode("ascii"), "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
        try:
            # The transport alone: a client would take cookies, and read where an answer leads before it is checked.
            with httpx.HTTPTransport(verify=context, proxy=settings.proxy or None) as transport:
                extensions["timeout"] = timeout.as_dict()
                request = httpx.Request("GET", target, headers={**sent, **headers}, extensions=extensions)
                response = transport.handle_request(request)
                response.request = request
                try:
                    yield response
                finally:
                    response.close()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, OSError) as error:
            kind = UnreachedError if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)) else InputError
            raise kind(address, _reason(error, settings, passed=limit.passed)) from None
        if limit.passed:  # a body without a stated length seems whole where it was cut
            raise InputError(address, _too_long(settings))


def body(response: httpx.Response, address: str, most: int) -> bytes:
    """The whole body, unpacked; `InputError` as soon as it is larger than `most` bytes, whatever the headers say."""
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise InputError(address, too_large(int(declared), most))
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _UNPACKED | _PACKED:
        raise InputError(address, f"is packed in a way that was not asked for ({coding})")
    parts, size = [], 0
    for part in _unpacked(response, most, packed=coding in _PACKED, address=address):
        size += len(part)
        if size > most:
            raise InputError(address, too_large(None, most))
        parts.append(part)
    return b"".join(parts)


def _unpacked(response: httpx.Response, most: int, *, packed: bool, address: str) -> Iterator[bytes]:
    if not packed:
        yield from response.iter_raw()
        return
    unpacking = zlib.decompressobj(_GZIP)
    try:
        for part in response.iter_raw():
            yield unpacking.decompress(part, most + 1)
    except zlib.error:
        raise InputError(address, "is damaged: it cannot be unpacked") from None
    if not unpacking.eof:
        raise InputError(address, "ended before it was whole")


def _too_long(settings: Fetching) -> str:
    return f"took longer than {settings.seconds:g} seconds (setting fetching.seconds)"


def _reason(error: Exception, settings: Fetching, *, passed: bool) -> str:
    if passed or isinstance(error, (httpx.ReadTimeout, httpx.WriteTimeout, httpx.PoolTimeout)):
        return _too_long(settings)
    if isinstance(error, httpx.ConnectTimeout):
        return "the machine did not answer"
    if isinstance(error, httpx.RemoteProtocolError):
        return "the server broke off, or answered what is no HTTP"
    if isinstance(error, httpx.ProxyError):
        return f"the proxy refused: {error}"
    return f"cannot be fetched: {error}" if str(error) else "cannot be fetched: the connection failed"
