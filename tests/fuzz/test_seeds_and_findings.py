"""Every seed of the fuzzing, and every input that ever found something, holds."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from fuzz.run import TARGETS

HERE = Path(__file__).parent
INPUTS = sorted(path for kind in ("seeds", "findings") for path in (HERE / kind).glob("*/*"))


@pytest.mark.parametrize("given", INPUTS, ids=lambda path: "/".join(path.parts[-3:]))
def test_what_was_tried_before_holds(given: Path) -> None:
    assert importlib.import_module(f"fuzz.{given.parent.name}").check(given.read_bytes()) is None


def test_every_target_has_seeds() -> None:
    assert sorted({path.parent.name for path in INPUTS if path.parts[-3] == "seeds"}) == sorted(TARGETS)
