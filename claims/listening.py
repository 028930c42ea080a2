"""Who can reach the app, and whether it may be shown to them: this machine alone, those who sign in, or a network that somebody trusts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

TRUST_VARIABLE: Final = "CLAIMS_TRUST_NETWORK"
HERE: Final = "localhost"
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - named, never listened on unasked
PASSED_ON: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")
"""What a web server in front of the app adds to a request of somebody else's."""
REFUSED: Final = (
    "This app can be reached from other machines, and nobody has to sign in: nothing of it is shown. Let people sign in ([auth] in "
    "Streamlit's secrets, docs/serving.md of the project), or have it answer this machine alone, as `claims open` does. Where "
    "everybody who can reach it may read and change everything, start it with --trust-network."
)


class Reach(StrEnum):
    """For whom the app is opened."""

    ALONE = "this machine alone"
    SIGNED_IN = "people who sign in"
    TRUSTED = "a trusted network"
    REFUSED = "nobody"


def is_loopback(address: str | None) -> bool:
    """Whether what listens at an address is reached from its own machine alone; without an address everything is listened on."""
    try:
        return address == HERE or ip_address(address or "").is_loopback
    except ValueError:
        return False


def is_every(address: str) -> bool:
    """Whether an address stands for all of the machine's."""
    return address in _EVERYWHERE


def is_trusted() -> bool:
    """Whether whoever started the app said that everybody who can reach it is trusted."""
    return os.environ.get(TRUST_VARIABLE) == "1"


def reach(address: str | None, headers: Mapping[str, str], *, signs_in: bool) -> Reach:
    """For whom the app is opened that listens at an address, and was asked with some headers.

    A request that another server passed on, or that names the app by a name that is not this machine's own, did not come
    from this machine: so asks a proxy, and a page of the web whose name was pointed here.
    """
    if signs_in:
        return Reach.SIGNED_IN
    if is_trusted():
        return Reach.TRUSTED
    passed_on = any(headers.get(name) for name in PASSED_ON)
    return Reach.ALONE if is_loopback(address) and not passed_on and _names_here(headers.get("Host")) else Reach.REFUSED


def _names_here(host: str | None) -> bool:
    if not host:
        return True  # no browser leaves it out
    try:
        return is_loopback(urlsplit(f"//{host}").hostname)
    except ValueError:
        return False
