"""Which addresses may be asked: public machines alone, by the numbers that their names stand for at this moment."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import httpx

from claims.config import Fetching
from claims.errors import InputError

Machine = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS: Final = {"http": 80, "https": 443}
_NOT_PUBLIC: Final = tuple(map(ipaddress.ip_network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24")))
"""Networks that some versions of Python take for public: a cloud's own machine (Azure), special uses (RFC 6890), relays (RFC 7526)."""
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""The prefix under which networks without IPv4 show it (RFC 6052)."""
_CONTROL: Final = re.compile(r"[\x00-\x20\x7f\\]")


def parsed(address: str, settings: Fetching) -> httpx.URL:
    """An address that may be looked up: http or https, a port that is allowed, nobody's password. `InputError` else."""
    if _CONTROL.search(address):
        raise InputError(address, "is no address: it holds blanks, a backslash or control characters")
    try:
        urlsplit(address)
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise InputError(address, "is no address that can be read") from None
    if url.scheme not in _PORTS or not url.host:
        raise InputError(address, "is no address of a page: it has to begin with http:// or https://")
    if url.userinfo:
        raise InputError(address, "holds a name or a password: give the address without it")
    port = url.port or _PORTS[url.scheme]
    if port not in settings.ports:
        raise InputError(address, f"port {port} is not asked (setting fetching.ports)")
    return url


def machines(url: httpx.URL, address: str, settings: Fetching) -> tuple[str, ...]:
    """The numbers to connect to, in the resolver's order; `InputError` where any of them may not be asked, or there is none.

    A name with one public and one private number is refused whole: it has no good reason to have both.
    """
    port = url.port or _PORTS[url.scheme]
    try:
        found = socket.getaddrinfo(url.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(
            address, f"{url.host}: there is no such machine, or its name cannot be looked up now"
        ) from None
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in numbers:
        if not _allowed(ipaddress.ip_address(number), settings.networks):
            told = "" if number == url.host else f" ({number})"
            raise InputError(
                address, f"{url.host}{told} is no public machine and is not asked (setting fetching.networks)"
            )
    return tuple(numbers)


def machines_behind_proxy(url: httpx.URL, address: str, settings: Fetching) -> None:
    """Check a name that a proxy will look up: by the numbers that it has here, where it has any."""
    try:
        socket.getaddrinfo(url.raw_host.decode("ascii"), None)
    except (OSError, UnicodeError):
        return
    machines(url, address, settings)


def _allowed(machine: Machine, networks: Sequence[str]) -> bool:
    """Whether a machine may be asked: it is public, or within a network that the settings allow."""
    meant = _meant(machine)
    for network in map(ipaddress.ip_network, networks):
        if any(one.version == network.version and one in network for one in (machine, meant)):
            return True
    return _public(meant)


def _meant(machine: Machine) -> Machine:
    """The machine that a number stands for, where it is an IPv4 one in the clothes of IPv6 (RFC 4291, 3056, 4380, 6052)."""
    if isinstance(machine, ipaddress.IPv4Address):
        return machine
    hidden = machine.ipv4_mapped or machine.sixtofour or (machine.teredo[1] if machine.teredo else None)
    if hidden is None and machine in _TRANSLATED:
        hidden = ipaddress.IPv4Address(machine.packed[-4:])
    return hidden or machine


def _public(machine: Machine) -> bool:
    if (
        any(machine in network for network in _NOT_PUBLIC)
        or machine.is_multicast
        or machine.is_reserved
        or machine.is_unspecified
    ):
        return False
    return machine.is_global and not getattr(machine, "is_site_local", False)
