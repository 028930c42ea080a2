"""A backup of a store and its originals, taken while others write, checked before it stands under its name; and a store made of one."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from claims.errors import StoreError
from claims.models import Record
from claims.store import archive, snapshot, transfer
from claims.store.archive import ABOUT, DATABASE, SUMS, About, Writer
from claims.store.chain.faults import Verified
from claims.store.engine import address, connect
from claims.store.originals import Originals, folder_beside
from claims.store.schema import prepare
from claims.store.verifying import verified
from claims.versions import EXTRACTOR
from claims.wholefiles import whole_file

if TYPE_CHECKING:
    from sqlalchemy import Engine

_ORIGINALS: Final = "originals"


class Backup(Record):
    """A backup that was made or restored: what it is of, and how much it holds; `bytes` is its size."""

    about: About
    documents: int
    originals: int
    bytes: int


def make(engine: Engine, name: str, originals: Originals, target: Path) -> Backup:
    """Write a backup to a file, whole or not at all; a store that does not verify is backed up too, and the backup says so.

    `StoreError` where it cannot be written, or is there already.
    """
    if target.exists():
        raise StoreError(f"{target}: is there already; name another file")
    now = datetime.now(UTC)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name[:40]}.") as folder:
            copy = Path(folder) / DATABASE
            snapshot.take(engine, copy)
            found = verify(copy, originals)
            about = _about(name, now, found)
            with whole_file(target) as file:
                kept = _write(file, about, copy, originals, now.timestamp())
                size = file.tell()
                file.seek(0)
                archive.unpack(file, str(target), None)
                file.seek(size)
    except OSError as error:
        raise StoreError(f"{target}: the backup cannot be written: {error.strerror or error}") from None
    return Backup(about=about, documents=found.documents, originals=kept, bytes=size)


def _about(name: str, now: datetime, found: Verified) -> About:
    fault = found.faults[0].said if found.faults else None
    made = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return About(program=EXTRACTOR, store=name, made=made, head=found.head, verified=found.holds, fault=fault)


def _write(file: BinaryIO, about: About, database: Path, originals: Originals, time: float) -> int:
    writer = Writer(file, time)
    told = about.model_dump_json(indent=2).encode() + b"\n"
    kept = 0
    with tempfile.TemporaryFile() as sums:
        sums.write(archive.line(writer.put(ABOUT, BytesIO(told), len(told)), ABOUT))
        for name, path in ((DATABASE, database), *_files(originals)):
            with path.open("rb") as data:
                sums.write(archive.line(writer.put(name, data, path.stat().st_size), name))
            kept += name != DATABASE
        size = sums.tell()
        sums.seek(0)
        writer.put(SUMS, sums, size)
    writer.finish()
    return kept


def _files(originals: Originals) -> Iterator[tuple[str, Path]]:
    """The originals with the names that they have in an archive; what is being written beside them is left out."""
    folders = sorted(originals.folder.iterdir()) if originals.folder.is_dir() else []
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path == originals.path(path.name):
                yield f"{_ORIGINALS}/{folder.name}/{path.name}", path


def restore(source: Path, to: str) -> Backup:
    """Make a store of a backup where there is none: in a folder beside first, verified there, then put into place.

    `to` is a file, or an empty database of PostgreSQL. `StoreError` where something is there already, or where the backup is not what it was.
    """
    target = address(to)
    if target.get_backend_name() != "sqlite":
        return _into_database(source, to)
    file = Path(str(target.database))
    folder = folder_beside(target)
    for there in (file, folder):
        if there.exists():
            raise StoreError(f"{there}: is there already; nothing was restored: name another place")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name[:40]}.") as made:
            done = _unpacked(source, Path(made))
            if (Path(made) / _ORIGINALS).exists():
                (Path(made) / _ORIGINALS).rename(folder)
            (Path(made) / DATABASE).rename(file)
    except OSError as error:
        raise StoreError(f"{file}: cannot be restored: {error.strerror or error}") from None
    return done


def _into_database(source: Path, to: str) -> Backup:
    """Make a store in an empty database, all of it or nothing, with its originals where that store keeps them."""
    from claims.store.store import Store  # noqa: PLC0415 - which backs itself up

    try:
        with tempfile.TemporaryDirectory(dir=source.parent, prefix=f".{source.name[:40]}.") as made:
            done = _unpacked(source, Path(made))
            database = Path(made) / DATABASE
            if (Path(made) / _ORIGINALS).exists():
                (Path(made) / _ORIGINALS).rename(folder_beside(address(str(database))))
            with Store.open(str(database)) as given, Store.open(to) as taken:
                transfer.copy(given, taken)
    except OSError as error:
        raise StoreError(f"{source}: cannot be restored: {error.strerror or error}") from None
    return done


def try_out(source: Path) -> Backup:
    """Restore a backup into a folder that goes again; errors as `restore`'s."""
    try:
        with tempfile.TemporaryDirectory(dir=source.parent, prefix=f".{source.name[:40]}.") as made:
            return _unpacked(source, Path(made))
    except OSError as error:
        raise StoreError(f"{source}: cannot be restored for a test: {error.strerror or error}") from None


def _unpacked(source: Path, folder: Path) -> Backup:
    with archive.reading(source) as file:
        about = archive.unpack(file, str(source), folder)
        size = file.seek(0, 2)
    database = folder / DATABASE
    found = verify(database, Originals(folder / _ORIGINALS), about.head.hash or None)
    if not found.holds and about.verified:
        raise StoreError(
            f"{source}: what it holds is not what was backed up: {found.faults[0].said}; nothing was restored"
        )
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    return Backup(about=about, documents=found.documents, originals=found.originals, bytes=size)


def verify(database: Path, originals: Originals, head: str | None = None) -> Verified:
    """Go through a store in a file, brought forward where an older program left it, with originals that are kept elsewhere."""
    engine = connect(address(str(database)))
    try:
        prepare(engine)
        return verified(engine, originals, head)
    finally:
        engine.dispose()
