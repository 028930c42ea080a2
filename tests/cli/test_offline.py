"""The whole job with networking removed: documents added, checked, judged and taken away."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.offline, pytest.mark.usefixtures("offline")]
Claims = Callable[..., Any]


def test_no_other_machine_can_be_reached() -> None:
    with socket.socket() as probe:
        assert probe.connect_ex(("192.0.2.1", 80)) == errno.ENETUNREACH


def test_documents_are_added_checked_judged_and_taken_away(dispatches: Path, claims: Claims, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "offline.db")
    added = claims("add", dispatches, *store)
    checked = claims("check", dispatches, "--format", "json")
    decided = claims("policy", "latest", "--reviewer", "Ada", "--note", "totals grow", *store)
    reports = [
        claims("report", "--format", form, "--output", tmp_path / f"r.{form}", *store) for form in ("html", "pdf")
    ]
    asked = claims("add", "https://newsroom.example/", *store)
    codes = [one.exit_code for one in (added, checked, decided, *reports, asked)]
    assert codes == [0, 0, 0, 0, 0, 3]
    assert "1 disagreement to review" in added.stderr
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
