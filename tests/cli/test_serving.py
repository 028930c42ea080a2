"""`claims open`: served on this machine alone, asking nothing, with the address printed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.cli import serving

Claims = Callable[..., Any]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def test_the_app_asks_nothing_and_tells_nobody() -> None:
    command = serving.command(serving.Place(9000))
    assert command[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert Path(command[4]).name == "app.py"
    wanted = {"--server.port=9000", "--server.address=localhost", "--server.headless=true"}
    wanted |= {"--server.enableXsrfProtection=true", "--server.enableCORS=true"}
    assert wanted | {"--browser.gatherUsageStats=false"} <= set(command)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7", "claims.newsroom.example"])
def test_nothing_is_started_or_added_where_other_machines_would_reach_it_and_nobody_signs_in(
    dispatches: Path, claims: Claims, address: str
) -> None:
    result = claims("open", dispatches, "--port", free_port(), "--address", address)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"error: {address} is reached from other machines, and nobody has to sign in")
    assert not (dispatches.parent / "store.db").exists()


@pytest.mark.parametrize(
    ("place", "url"),
    [
        (serving.Place(8501), "http://localhost:8501"),
        (serving.Place(9000, "0.0.0.0", "claims/"), "http://localhost:9000/claims"),
        (serving.Place(9000, "::1", "/desk/claims"), "http://[::1]:9000/desk/claims"),
    ],
)
def test_the_address_of_a_place_is_one_that_this_machine_can_open(place: serving.Place, url: str) -> None:
    assert place.url == url


def test_a_port_in_use_is_named_before_anything_is_added(dispatches: Path, claims: Claims) -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = claims("open", dispatches, "--port", port)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"error: port {port} is in use on this machine: name another, for example --port {port + 1}\n"
    )
    assert not (dispatches.parent / "store.db").exists()


def test_the_app_is_served_until_it_is_stopped(dispatches: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "claims", "open", str(dispatches), "--port", str(port), "--store", "s.db"]
    environment = {
        key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    }
    environment["HOME"] = str(dispatches.parent)
    with subprocess.Popen(
        command, cwd=dispatches.parent, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = [process.stderr.readline(), process.stderr.readline()]
        with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=10) as answer:
            health = answer.read()
        process.send_signal(signal.SIGTERM)
        process.stderr.read()
        code = process.wait(30)
    assert said == [
        "2 documents added, 0 already there, 2 claims, 1 disagreement to review among the 2 of 2 figures that could be compared\n",
        f"Claims is open at http://localhost:{port} (Ctrl-C ends it)\n",
    ]
    assert (health, code) == (b"ok", 0)
    assert (dispatches.parent / "s.db").exists()
