"""What a secret is made of stands in nothing that the program says or keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Claims = Callable[..., Any]
WORD = "sesame-4711"


@pytest.mark.parametrize(
    "address",
    ["postgresql://desk:{}@localhost:1/claims", "mysql://desk:{}@localhost:1/claims", "redis://desk:{}@localhost/1"],
)
@pytest.mark.parametrize("command", [("export", "claims"), ("people",), ("report",), ("add", "x.txt")])
def test_the_password_of_a_store_is_never_told(
    claims: Claims, tmp_path: Path, address: str, command: tuple[str, ...]
) -> None:
    (tmp_path / "x.txt").write_text("Nine boats were lost, the mayor said.", encoding="utf-8")
    result = claims(*command, "--store", address.format(WORD))
    kept = "".join(path.read_text(encoding="utf-8", errors="replace") for path in tmp_path.rglob("*") if path.is_file())
    assert result.exit_code == 1
    assert WORD not in result.stdout + result.stderr + str(result.exception) + kept
