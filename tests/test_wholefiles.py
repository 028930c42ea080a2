from __future__ import annotations

import os
from pathlib import Path

import pytest

from claims.wholefiles import whole_file


def test_a_file_is_put_in_its_place_when_all_of_it_is_written(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    with whole_file(target) as file:
        file.write(b"two ")
        assert not target.exists()
        file.write(b"soldiers")
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"two soldiers", [target])


def test_an_error_leaves_what_was_there_before_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_bytes(b"before")
    with pytest.raises(TypeError), whole_file(target) as file:
        file.writelines([b"half", "of it"])
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"before", [target])


def test_a_new_file_gets_the_rights_of_any_new_file_and_one_that_is_replaced_keeps_its_own(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        for _ in range(2):
            with whole_file(tmp_path / "report.md") as file:
                file.write(b"x")
    finally:
        os.umask(before)
    (tmp_path / "shared.md").touch()
    (tmp_path / "shared.md").chmod(0o664)
    with whole_file(tmp_path / "shared.md") as file:
        file.write(b"x")
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("report.md", "shared.md")] == [0o640, 0o664]


def test_a_name_as_long_as_names_can_be_is_written_too(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 251 + ".md")
    with whole_file(target) as file:
        file.write(b"x")
    assert target.read_bytes() == b"x"
