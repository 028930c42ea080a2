"""The bytes of everything that was added, each file once, by its SHA-256, in a folder beside the store."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from claims.errors import StoreError
from claims.wholefiles import whole_file

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
SUFFIX: Final = ".originals"


class Originals:
    """A folder of files that are named by what stands in them; safe to share between threads and programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep some bytes, and give their SHA-256; a file is there whole or not at all. `StoreError` where it cannot be written."""
        name = hashlib.sha256(data).hexdigest()
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
        if _DIGEST.fullmatch(name) is None:
            return None
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.path(name)}: cannot be read: {error.strerror or error}") from None
        if hashlib.sha256(data).hexdigest() != name:
            raise StoreError(f"{self.path(name)}: is not what was added: the file was changed")
        return data

    def has(self, name: str) -> bool:
        """Whether the bytes of a SHA-256 are kept."""
        return _DIGEST.fullmatch(name) is not None and self.path(name).is_file()

    def path(self, name: str) -> Path:
        """Where the bytes of a SHA-256 are kept."""
        return self.folder / name[:2] / name
