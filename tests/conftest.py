"""What every test shares: tests that need what this machine lacks are deselected, and the run says so."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

import served_postgres
from served_postgres import Databases
from without_network import is_possible, without_network

# How long an example takes depends on the machine, which no test is to depend on. In CI the same examples are drawn each time, so that a
# change is judged by what it changes; everywhere else new ones are.
settings.register_profile("untimed", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """New databases on a PostgreSQL server of this run's own."""
    with served_postgres.server() as folder:
        yield Databases(folder)


@pytest.fixture
def offline() -> Iterator[None]:
    """No machine but this one can be reached, by the test or by any program that it starts."""
    with without_network():
        yield


def lacking() -> dict[str, str]:
    """Which markers cannot run here, and why."""
    reasons = {}
    if shutil.which("chromium") is None or importlib.util.find_spec("playwright") is None:
        reasons["browser"] = "no Chromium on this machine (on Debian: apt-get install chromium)"
    if served_postgres.programs() is None or importlib.util.find_spec("psycopg") is None:
        reasons["postgresql"] = "no PostgreSQL on this machine (on Debian: apt-get install postgresql)"
    if not (shutil.which("nginx") or Path("/usr/sbin/nginx").exists()):
        reasons["nginx"] = "no nginx on this machine (on Debian: apt-get install nginx-light)"
    if not is_possible():
        reasons["offline"] = "networking cannot be removed here (on Linux, run as root)"
    if not os.environ.get("CLAIMS_AXE"):
        reasons["axe"] = "CLAIMS_AXE does not name the file axe.min.js (npm pack axe-core)"
    if not os.environ.get("CLAIMS_EXAMS"):
        reasons["exams"] = "CLAIMS_EXAMS does not name the folder of the exams"
    return reasons


def split(items: Sequence[pytest.Item], reasons: dict[str, str]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """The tests that can run, and those that cannot for one of the reasons."""
    cannot = [item for item in items if any(item.get_closest_marker(marker) for marker in reasons)]
    return [item for item in items if item not in cannot], cannot


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what cannot run here; with CLAIMS_REQUIRE_ALL=1 that is an error.

    Files that walk a browser go first: they are the longest, and no worker is to be left alone with them at the end.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    can, cannot = split(items, lacking())
    if cannot and os.environ.get("CLAIMS_REQUIRE_ALL") == "1":
        raise pytest.UsageError(f"CLAIMS_REQUIRE_ALL is set, but {len(cannot)} tests cannot run: {_sentence()}")
    if cannot:
        config.hook.pytest_deselected(items=cannot)
        items[:] = can


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which kinds of tests did not run here, and why."""
    if lacking():
        terminalreporter.write_line(f"Deselected on this machine: {_sentence()}")


def _sentence() -> str:
    return "; ".join(f"tests marked {marker}: {reason}" for marker, reason in lacking().items())
