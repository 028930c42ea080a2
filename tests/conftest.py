"""What every test shares: tests that need what this machine lacks are deselected, and the run says so."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Sequence

import pytest
from hypothesis import settings

# How long an example takes depends on the machine, which no test is to depend on.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def lacking() -> dict[str, str]:
    """Which markers cannot run here, and why."""
    reasons = {}
    if shutil.which("chromium") is None or importlib.util.find_spec("playwright") is None:
        reasons["browser"] = "no Chromium on this machine (on Debian: apt-get install chromium)"
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
    """Deselect what cannot run here; with CLAIMS_REQUIRE_ALL=1 that is an error."""
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
