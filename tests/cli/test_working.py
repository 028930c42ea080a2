"""`claims work`: what was handed in is read by the real reader, once, by one process a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.desk import Desk
from claims.desk.opening import open_desk
from claims.store.alone import alone

Claims = Callable[..., Any]
FIRST = b"The mayor of Torvik said that 12 houses in Torvik burned down on 3 March 2024."
SECOND = b"Nine houses in Torvik burned down on 3 March 2024, the fire chief said."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(str(tmp_path / "store.db"))
    yield opened
    opened.store.close()


def test_what_was_handed_in_is_read_compared_and_said(claims: Claims, desk: Desk) -> None:
    given = [("first.txt", FIRST), ("broken.pdf", b"%PDF-1.7 ..."), ("second.txt", SECOND)]
    desk.hand_in("Fire", given, "Ada")
    first, second = claims("work"), claims("work")
    assert (first.exit_code, second.exit_code) == (3, 0)
    assert "1 job done, 2 documents added, 0 already there, 2 claims" in first.stderr
    assert "error: broken.pdf: " in first.stderr
    assert "nothing waits to be read" in second.stderr
    assert not desk.is_behind("Fire")
    assert len(desk.queue("Fire")) == 1


def test_one_process_reads_what_is_handed_in_to_a_store(claims: Claims, desk: Desk) -> None:
    desk.hand_in(None, [("first.txt", FIRST)], "Ada")
    with alone(desk.store.engine, "work") as mine:
        told = claims("work").stderr
    assert (mine, "another process reads what was handed in already" in told, desk.cases()) == (True, True, ())


def test_the_limits_of_the_settings_hold(claims: Claims, desk: Desk, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[work]\nmemory_bytes = 300_000_000\n")
    desk.hand_in(None, [("first.txt", FIRST)], "Ada")
    result = claims("work", "--settings", settings)
    assert result.exit_code == 3
    assert "first.txt: needs more memory than the 300 MB" in result.stderr
