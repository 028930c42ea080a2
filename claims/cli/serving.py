"""`claims open`: adds what is named, serves the app on this machine alone, and opens it in a browser."""

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
from pathlib import Path
from typing import Final

import claims
from claims.cli import keeping
from claims.cli.options import STORE_VARIABLE
from claims.cli.talking import Talk
from claims.desk.opening import open_desk
from claims.errors import ClaimsError

HOST: Final = "localhost"
_START_SECONDS: Final = 60.0
_POLL_SECONDS: Final = 0.2
_STOP_SECONDS: Final = 5.0
# Each on the command line, since the configuration file is found only from the project's own folder.
_OPTIONS: Final = {
    "server.address": HOST,
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "browser.serverAddress": HOST,
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


def open_app(paths: Sequence[str], port: int, talk: Talk, *, browser: bool) -> None:
    """Adds the documents at some paths, then serves the app until it is stopped.

    Raises `ClaimsError` where the port is in use or the app does not start; then nothing was added, or all was.
    """
    _check_free(port)
    desk = open_desk(os.environ.get(STORE_VARIABLE))
    keeping.fill(desk, paths, talk)
    desk.store.close()
    address = f"http://{HOST}:{port}"
    app = subprocess.Popen(command(port))  # noqa: S603 - this program's own app, by this interpreter
    signal.signal(signal.SIGTERM, _stop)
    try:
        _wait(app, address)
        talk.say(f"Claims is open at {address} (Ctrl-C ends it)")
        if browser and has_display():
            webbrowser.open(address)
        code = app.wait()
        if code:
            raise ClaimsError(f"the app ended by itself (exit code {code})")
    except KeyboardInterrupt:
        talk.say("closed")
    finally:
        _end(app)


def command(port: int) -> list[str]:
    """The command line that serves the app: on this machine only, asking nothing, telling nobody."""
    options = [f"--{name}={value}" for name, value in {**_OPTIONS, "server.port": str(port)}.items()]
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


def _check_free(port: int) -> None:
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(HOST, port, type=socket.SOCK_STREAM):
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
        with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:  # noqa: S310 - our own
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
