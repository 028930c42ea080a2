"""`claims open`: adds what is named, serves the app, on this machine alone unless told otherwise, and opens it in a browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import claims
from claims import listening
from claims.cli import keeping
from claims.cli.options import STORE_VARIABLE
from claims.cli.talking import Talk
from claims.desk.opening import open_desk
from claims.engine import Engine
from claims.errors import ClaimsError
from claims.listening import HERE

_START_SECONDS: Final = 60.0
_POLL_SECONDS: Final = 0.2
_ANSWER_SECONDS: Final = 5.0  # on a machine that is busy a page takes long, and is there all the same
_STOP_SECONDS: Final = 5.0
# Each on the command line, since the configuration file is found only from the project's own folder.
_OPTIONS: Final = {
    "server.headless": "true",
    "server.enableCORS": "true",
    "server.enableXsrfProtection": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "client.showSidebarNavigation": "false",
    "logger.hideWelcomeMessage": "true",
    "logger.level": "warning",
    "theme.baseRadius": "0.4rem",
    "theme.baseFontSize": "16",
    "theme.light.primaryColor": "#1d4ed8",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f5f6f8",
    "theme.light.textColor": "#1c2330",
    "theme.light.borderColor": "#d5d9e0",
    "theme.dark.primaryColor": "#2f6fe4",
    "theme.dark.backgroundColor": "#12161d",
    "theme.dark.secondaryBackgroundColor": "#1b212b",
    "theme.dark.textColor": "#e6e9ef",
    "theme.dark.borderColor": "#3a4352",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the app is served: the port, the address that is listened on, the path in front of its pages, and whether whoever reaches it is trusted."""

    port: int = 8501
    address: str = HERE
    path: str = ""
    trusted: bool = False

    @property
    def host(self) -> str:
        """The address as it is reached from this machine."""
        if listening.is_every(self.address):
            return HERE
        return f"[{self.address}]" if ":" in self.address else self.address

    @property
    def url(self) -> str:
        """Where the start page is, seen from this machine."""
        return f"http://{self.host}:{self.port}{self.prefix}"

    @property
    def prefix(self) -> str:
        """The path in front of every page, with its slash; empty where there is none."""
        return f"/{self.path.strip('/')}".rstrip("/")


def open_app(paths: Sequence[str], place: Place, talk: Talk, *, browser: bool) -> None:
    """Adds the documents at some paths, then serves the app until it is stopped.

    Raises `ClaimsError` where other machines would reach it and nobody signs in, where the port is in use or the app does
    not start; then nothing was added, or all was.
    """
    _check_reach(place)
    _check_free(place)
    desk = open_desk(os.environ.get(STORE_VARIABLE))
    keeping.fill(desk, paths, talk, engine=Engine(None))
    desk.store.close()
    address = place.url
    environment = {**os.environ, listening.TRUST_VARIABLE: "1" if place.trusted else ""}
    app = subprocess.Popen(command(place), env=environment)  # noqa: S603 - this program's own app, by this interpreter
    signal.signal(signal.SIGTERM, _stop)
    try:
        _wait(app, address)
        talk.say(f"Claims is open at {address} (Ctrl-C ends it)")
        if place.trusted:
            talk.notice("nobody signs in: every decision is kept with the mark “identity unverified”")
        if browser and has_display():
            webbrowser.open(address)
        code = app.wait()
        if code:
            raise ClaimsError(f"the app ended by itself (exit code {code})")
    except KeyboardInterrupt:
        talk.say("closed")
    finally:
        _end(app)


def command(place: Place) -> list[str]:
    """The command line that serves the app at a place, asking nothing, telling nobody."""
    where = {
        "server.address": place.address, "server.port": str(place.port), "server.baseUrlPath": place.prefix,
        "browser.serverAddress": place.host.strip("[]"),
    }  # fmt: skip
    options = [f"--{name}={value}" for name, value in {**_OPTIONS, **where}.items()]
    return [sys.executable, "-m", "streamlit", "run", str(door()), *options]


def door() -> Path:
    """The app's file: beside the package in the project's folder, inside it where it was installed."""
    package = Path(claims.__file__).parent
    found = next((path for path in (package.parent / "app.py", package / "app.py") if path.is_file()), None)
    if found is None:
        raise ClaimsError("the app's file app.py is missing: install the program again")
    return found


def has_display() -> bool:
    """Whether a browser window can be opened here."""
    return sys.platform in {"darwin", "win32"} or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")))


def _check_reach(place: Place) -> None:
    if place.trusted or listening.is_loopback(place.address):
        return
    from claims.ui import signing_in  # noqa: PLC0415 - loads the library of the pages

    if not signing_in.is_asked():
        raise ClaimsError(
            f"{place.address} is reached from other machines, and nobody has to sign in: nothing was started. Let people sign in "
            "([auth] in Streamlit's secrets, docs/serving.md), leave --address out, or, where everybody who can reach it may read "
            "and change everything, add --trust-network"
        )


def _check_free(place: Place) -> None:
    port = place.port
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(
            place.host.strip("[]"), port, type=socket.SOCK_STREAM
        ):
            with suppress(ConnectionError, TimeoutError), socket.socket(family, kind, protocol) as probe:
                probe.settimeout(1)
                probe.connect(address)
                raise ClaimsError(f"port {port} is in use on this machine: name another, for example --port {port + 1}")
    except OSError:
        return


def _wait(app: subprocess.Popen[bytes], address: str) -> None:
    """Waits until the app answers."""
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and app.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=_ANSWER_SECONDS) as answer:  # noqa: S310 - our own
            if answer.status == 200:  # noqa: PLR2004 - OK
                return
        time.sleep(_POLL_SECONDS)
    raise ClaimsError("the app did not start; what it said stands above")


def _end(app: subprocess.Popen[bytes]) -> None:
    app.terminate()
    with suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
        app.wait(_STOP_SECONDS)
    if app.poll() is None:
        app.kill()


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
