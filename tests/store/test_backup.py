"""A backup is whole and consistent, whatever others write meanwhile, and a store made of it verifies."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import factories
import one_of_each
from claims.decisions import Viewer
from claims.desk import Desk
from claims.errors import AccessError, StoreError
from claims.store import Store, backup
from claims.store.alone import alone
from served_postgres import Databases

ADDING = """
import sys
sys.path.insert(0, {tests!r})
import factories
from claims.store import Store
with Store.open({store!r}) as store:
    figure = 10
    while True:
        document, claims = factories.read(figure, outlet=f"Post {{figure}}")
        sha = store.keep_original(document.text.encode())
        store.add(document.model_copy(update={{"original": sha}}), claims)
        print(figure, flush=True)
        figure += 1
"""


@pytest.fixture
def address(path: Path) -> str:
    """A file: a store in PostgreSQL has a test of its own."""
    return str(path)


@pytest.mark.postgresql
def test_a_store_in_a_database_server_is_backed_up_and_restored_into_either(
    in_postgres: str, databases: Databases, tmp_path: Path
) -> None:
    with Store.open(in_postgres) as full:
        one_of_each.fill(full)
        made = full.back_up(tmp_path / "kept.tar")
        before = told(full)
        with pytest.raises(StoreError, match="holds something already"):
            backup.restore(tmp_path / "kept.tar", in_postgres)
        head = full.head().hash
    for to in (str(tmp_path / "again.db"), databases.new()):
        assert backup.restore(tmp_path / "kept.tar", to) == made
        with Store.open(to) as again:
            assert (told(again), again.verify(head).holds) == (before, True)


def told(store: Store) -> object:
    """What a store holds of its case, with the bytes of its documents."""
    documents = store.documents("Ferry")
    bytes_ = [store.original("Ferry", name) for name in documents]
    return documents, store.claims("Ferry"), store.log("Ferry"), store.items("Ferry"), bytes_


@pytest.fixture
def full(store: Store) -> Store:
    one_of_each.fill(store)
    return store


def members(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar.getmembers()}  # type: ignore[union-attr]


def rebuilt(file: Path, parts: dict[str, bytes]) -> None:
    with tarfile.open(file, "w") as tar:
        for name, data in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def kept(path: Path) -> set[str]:
    return {one.name for one in path.iterdir()}


def test_a_store_made_of_a_backup_holds_the_same_and_verifies(full: Store, tmp_path: Path) -> None:
    made = full.back_up(tmp_path / "kept.tar")
    done = backup.restore(tmp_path / "kept.tar", str(tmp_path / "again.db"))
    with Store.open(str(tmp_path / "again.db")) as again:
        actual = (
            again.documents("Ferry"),
            again.claims("Ferry"),
            again.log("Ferry"),
            again.verify(full.head().hash).holds,
        )
        bytes_ = [again.original("Ferry", name) for name in again.documents("Ferry")]
    assert actual == (full.documents("Ferry"), full.claims("Ferry"), full.log("Ferry"), True)
    assert (bytes_, made, done) == ([one_of_each.BYTES, None], done, made)


def test_other_programs_can_open_and_check_it(full: Store, tmp_path: Path) -> None:
    full.back_up(tmp_path / "kept.tar")
    folder = tmp_path / "out"
    folder.mkdir()
    subprocess.run(["tar", "xf", tmp_path / "kept.tar", "-C", folder], check=True)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=True)
    lines = checked.stdout.splitlines()
    assert (len(lines), {line.split(": ")[1] for line in lines}) == (3, {"OK"})


def test_it_is_of_one_moment_while_another_program_adds(store: Store, path: Path, tmp_path: Path) -> None:
    code = ADDING.format(tests=str(Path(factories.__file__).parent), store=str(path))
    adding = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert adding.stdout is not None
    try:
        for place in range(3):
            before = int(adding.stdout.readline())
            made = store.back_up(tmp_path / f"{place}.tar")
            backup.restore(tmp_path / f"{place}.tar", str(tmp_path / f"{place}.db"))
            with Store.open(str(tmp_path / f"{place}.db")) as again:
                found = again.verify(made.about.head.hash)
            assert (found.holds, found.documents == found.originals, found.documents >= before - 9) == (
                True,
                True,
                True,
            )
    finally:
        adding.kill()
        adding.wait()
        adding.stdout.close()


def test_nothing_is_left_of_a_backup_that_cannot_be_made(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(tmp_path)
    monkeypatch.setattr(
        backup.archive.Writer, "finish", lambda _self: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(StoreError, match=r"cannot be written: No space left"):
        full.back_up(tmp_path / "kept.tar")
    assert kept(tmp_path) - {"claims.db.upkeep"} == before


def test_neither_a_backup_nor_a_store_that_is_there_is_overwritten(full: Store, tmp_path: Path, path: Path) -> None:
    full.back_up(tmp_path / "kept.tar")
    with pytest.raises(StoreError, match="is there already"):
        full.back_up(tmp_path / "kept.tar")
    before = kept(tmp_path)
    with pytest.raises(StoreError, match="is there already; nothing was restored"):
        backup.restore(tmp_path / "kept.tar", str(path))
    assert kept(tmp_path) == before


@pytest.mark.parametrize("name", ["store.db", "backup.json", "SHA256SUMS", "originals"])
def test_a_backup_that_was_altered_is_not_restored(full: Store, tmp_path: Path, name: str) -> None:
    full.back_up(tmp_path / "kept.tar")
    parts = members(tmp_path / "kept.tar")
    key = next(one for one in parts if one.startswith(name))
    parts[key] = parts[key][:-20] + b"!" + parts[key][-19:]
    rebuilt(tmp_path / "kept.tar", parts)
    before = kept(tmp_path)
    with pytest.raises(StoreError, match="is no whole backup of a store"):
        backup.restore(tmp_path / "kept.tar", str(tmp_path / "again.db"))
    assert kept(tmp_path) == before


def test_a_backup_whose_checksums_were_written_anew_is_told_by_its_chain(full: Store, tmp_path: Path) -> None:
    full.back_up(tmp_path / "kept.tar")
    parts = members(tmp_path / "kept.tar")
    parts["store.db"] = parts["store.db"].replace(b"the coast guard", b"the coast GUARD")
    sums = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in parts.items() if name != "SHA256SUMS"]
    rebuilt(tmp_path / "kept.tar", parts | {"SHA256SUMS": "".join(sums).encode()})
    with pytest.raises(StoreError, match=r"not what was backed up: .* was altered; nothing was restored"):
        backup.restore(tmp_path / "kept.tar", str(tmp_path / "again.db"))


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "originals/ab/../../evil", "store.db/x"])
def test_a_file_that_no_backup_holds_is_refused(tmp_path: Path, name: str) -> None:
    rebuilt(tmp_path / "evil.tar", {name: b"x"})
    with pytest.raises(StoreError, match="which no backup does"):
        backup.restore(tmp_path / "evil.tar", str(tmp_path / "again.db"))
    assert kept(tmp_path) == {"evil.tar"}


@pytest.mark.parametrize("data", [b"", b"no archive", bytes(10_240)])
def test_a_file_that_is_no_backup_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "no.tar").write_bytes(data)
    with pytest.raises(StoreError, match=r"no\.tar: is no whole backup"):
        backup.restore(tmp_path / "no.tar", str(tmp_path / "again.db"))


def test_a_store_that_was_altered_is_backed_up_and_the_backup_says_so(full: Store, tmp_path: Path) -> None:
    full.originals.path(next(full.originals.folder.glob("*/*")).name).write_bytes(b"another")
    made = full.back_up(tmp_path / "kept.tar")
    assert (made.about.verified, "was altered" in str(made.about.fault)) == (False, True)
    assert full.upkeep().backup is not None


def test_what_was_done_is_kept_with_the_store(full: Store, tmp_path: Path) -> None:
    nothing = full.upkeep()
    full.verify()
    full.back_up(tmp_path / "kept.tar")
    full.test_restore(tmp_path / "kept.tar")
    done = full.upkeep()
    assert (nothing.backup, nothing.restore_test, nothing.verification) == (None, None, None)
    assert [one and one.holds for one in (done.backup, done.restore_test, done.verification)] == [True, True, True]
    left = {name for name in kept(tmp_path) if not name.startswith("claims.db")}
    assert left == {"kept.tar"}


def test_only_who_administers_every_case_backs_up(two_cases: Desk, tmp_path: Path) -> None:
    shut = two_cases.as_viewer(Viewer(person="ben@desk.example", name="Ben"))
    with pytest.raises(AccessError):
        shut.store.back_up(tmp_path / "kept.tar")
    with pytest.raises(AccessError):
        shut.store.verify()


def test_nothing_is_removed_while_a_backup_is_made(full: Store) -> None:
    desk = Desk(full, factories.reconcile)
    name = next(iter(full.documents("Ferry")))
    with alone(full.engine, "upkeep"), pytest.raises(StoreError, match="a backup or another removal is under way"):
        desk.purge(name, "why", "Ann")
    assert full.counts("Ferry").documents == 2


def test_a_backup_made_after_a_removal_has_nothing_of_it(full: Store, tmp_path: Path) -> None:
    desk = Desk(full, factories.reconcile)
    (first, *_) = full.documents("Ferry")
    desk.purge(first, "why", "Ann")
    full.back_up(tmp_path / "kept.tar")
    data = (tmp_path / "kept.tar").read_bytes()
    assert (b"Lena Moreau" in data, one_of_each.BYTES[:30] in data) == (False, False)
