"""The bytes of everything that was added, each file once, by its SHA-256, in a folder: beside the store, or where the settings say."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard

from claims import config
from claims.errors import StoreError
from claims.wholefiles import whole_file

if TYPE_CHECKING:
    from sqlalchemy import URL

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
SUFFIX: Final = ".originals"
VARIABLE: Final = "CLAIMS_ORIGINALS"


def folder_of(url: URL) -> Path:
    """The folder of a store's originals: `CLAIMS_ORIGINALS`, else the setting `store.originals`, else one of the store's own."""
    named = os.environ.get(VARIABLE) or config.settings().store.originals
    if named:
        return Path(named).expanduser()
    return folder_beside(url)


def folder_beside(url: URL) -> Path:
    """The folder of a store's originals where nothing names one: beside a file, else in the user's data folder."""
    if url.get_backend_name() == "sqlite":
        return Path(f"{url.database}{SUFFIX}")
    where = "-".join(str(part) for part in (url.host, url.port, url.database) if part)
    return _data_folder() / "claims" / f"{re.sub(r'[^A-Za-z0-9.-]', '_', where)}{SUFFIX}"


def _data_folder() -> Path:
    named = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(named) if named else Path.home() / ".local" / "share"


def sha256(data: bytes) -> str:
    """What bytes are named by."""
    return hashlib.sha256(data).hexdigest()


def is_digest(name: object) -> TypeGuard[str]:
    """Whether it is a name that `sha256` gives: another one may lead out of the folder."""
    return isinstance(name, str) and _DIGEST.fullmatch(name) is not None


class Originals:
    """A folder of files that are named by what stands in them; safe to share between threads and programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep some bytes, and give their SHA-256; a file is there whole or not at all. `StoreError` where it cannot be written."""
        name = sha256(data)
        path = self.path(name)
        if path.exists():
            return name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(path) as file:
                file.write(data)
        except OSError as error:
            raise StoreError(f"{path.parent}: the original cannot be kept: {error.strerror or error}") from None
        return name

    def get(self, name: str) -> bytes | None:
        """The bytes of a SHA-256; None where they are not kept. `StoreError` where what is kept is not what was put."""
        if not is_digest(name):
            return None
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.path(name)}: cannot be read: {error.strerror or error}") from None
        if sha256(data) != name:
            raise StoreError(f"{self.path(name)}: is not what was added: the file was changed")
        return data

    def has(self, name: str) -> bool:
        """Whether the bytes of a SHA-256 are kept."""
        return is_digest(name) and self.path(name).is_file()

    def names(self) -> Iterator[str]:
        """The SHA-256 of everything that is kept, sorted."""
        yield from sorted(file.name for file in self.folder.glob("??/*") if is_digest(file.name))

    def remove(self, name: str) -> None:
        """Take the bytes of a SHA-256 away; nothing where they are not kept. `StoreError` where they cannot be."""
        if not is_digest(name):
            return
        try:
            self.path(name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self.path(name)}: cannot be removed: {error.strerror or error}") from None

    def path(self, name: str) -> Path:
        """Where the bytes of a SHA-256 are kept."""
        return self.folder / name[:2] / name
