"""`claims add` of a folder, killed in the middle and begun again: each file is in the store once, with its bytes."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.desk.opening import open_desk
from claims.store import Store

FILES = 120
KILLED_AT = (10, 45, 80)


def kept(store: Store) -> list[str]:
    return sorted(one.name for one in store.documents("Storm").values())


def test_a_folder_whose_adding_is_killed_three_times_is_in_the_store_whole_and_once(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for i in range(FILES):
        (folder / f"{i:03}.txt").write_text(f"The mayor said that {i + 20} houses burned down in Torvik.")
    command = [sys.executable, "-m", "claims", "add", folder, "--case", "Storm", "--store", tmp_path / "claims.db"]
    store = open_desk(str(tmp_path / "claims.db")).store
    for many in KILLED_AT:
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            while len(kept(store)) < many:
                if process.poll() is not None:
                    pytest.fail("it ended by itself")
                time.sleep(0.1)
            process.kill()
    there = len(kept(store))
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{FILES - there} documents added, {there} already there" in ended.stderr
    assert kept(store) == [f"{i:03}.txt" for i in range(FILES)]
    assert len({claim.id for claim in store.claims("Storm")}) == len(store.claims("Storm")) == FILES
    found = store.collected("Storm")
    assert [store.original("Storm", one.document_id) for one in found] == [Path(one.name).read_bytes() for one in found]
    assert len(found) == FILES
