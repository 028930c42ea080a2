"""Paths as given on a command line → the files to read, in order, each with its name and what a manifest says of it."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.documents import formats, manifest
from claims.documents.containers import kinds
from claims.documents.decoding import shown
from claims.errors import InputError

EXTENSIONS = formats.ENDINGS | kinds.ENDINGS
STDIN = "-"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: `name` is its `document` in every output, `details` what a manifest says of it."""

    path: Path
    name: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Search:
    """One search: who is told of what, and what the manifests met so far say, by real path."""

    on_error: Callable[[InputError], None]
    on_notice: Callable[[str], None]
    described: dict[str, dict[str, str]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    manifests: set[str] = field(default_factory=set)


def is_address(path: str) -> bool:
    """Whether what was given in place of a file is an address of the web."""
    return _ADDRESS.match(path) is not None


def find(
    paths: Sequence[str], on_error: Callable[[InputError], None], on_notice: Callable[[str], None]
) -> tuple[Found, ...]:
    """Every file behind the paths, each once; a path that leads to none is handed to `on_error`.

    A name is the path inside the folder that was named; names that would be equal get the folders in front.
    """
    search = _Search(on_error, on_notice)
    met: dict[str, tuple[Path, Path]] = {}
    for path in paths:
        for file, root in _under(path, search):
            met.setdefault(os.path.realpath(file), (file, root))
    kept = {real: pair for real, pair in met.items() if real not in search.left_out}
    names = _names(list(kept.values()))
    return tuple(
        Found(file, name, search.described.get(real, {}))
        for (real, (file, _)), name in zip(kept.items(), names, strict=True)
    )


def _under(path: str, search: _Search) -> Iterator[tuple[Path, Path]]:
    """The files behind one path, each with the folder that its name is relative to."""
    if path == STDIN:
        yield Path(STDIN), Path()
    elif is_address(path):
        search.on_error(InputError(path, "is an address: only `claims add` and `claims watch` fetch"))
    elif os.path.lexists(path):
        yield from _existing(Path(path), None, search)
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - pathlib cannot glob an absolute pattern
        if not matches:
            search.on_error(InputError(shown(path), "no file matches"))
        for match in matches:
            yield from _existing(Path(match), _before_magic(Path(path)), search)
    else:
        search.on_error(InputError(shown(path), "no such file or folder"))


def _before_magic(pattern: Path) -> Path:
    fixed = next(place for place, part in enumerate(pattern.parts) if glob.has_magic(part))
    return Path(*pattern.parts[:fixed])


def _existing(path: Path, root: Path | None, search: _Search) -> Iterator[tuple[Path, Path]]:
    if path.name == manifest.NAME and path.is_file():
        if root is not None:
            return
        path = path.parent
    if path.is_dir():
        yield from _walk(path, root or path, search)
    else:
        _consult(path, search)
        yield path, root or path.parent


def _walk(folder: Path, root: Path, search: _Search) -> Iterator[tuple[Path, Path]]:
    """The files of a folder and of those inside it, by name; hidden ones are passed over, a loop is met once."""
    told = Counter[str]()
    visited = {os.path.realpath(folder)}

    def unreadable(error: OSError) -> None:
        told["errors"] += 1
        search.on_error(InputError(shown(str(error.filename)), f"cannot be read: {error.strerror}"))

    for here, folders, files in os.walk(folder, followlinks=True, onerror=unreadable):
        folders[:] = sorted(name for name in folders if _is_new(Path(here) / name, visited))
        if manifest.NAME in files:
            _heed(Path(here) / manifest.NAME, search, search.on_error)
        for name in sorted(files):
            path = Path(here) / name
            if name != manifest.NAME and not name.startswith(".") and _is_document(path, search):
                told["files"] += 1
                yield path, root
    if not told:
        readable = ".txt, .md, .html, .pdf, .docx, .xlsx, .csv, .jsonl, .eml, .mhtml, .warc, .zip"
        search.on_error(InputError(shown(str(folder)), f"this folder holds no document that can be read ({readable})"))


def _is_new(folder: Path, visited: set[str]) -> bool:
    real = os.path.realpath(folder)
    if folder.name.startswith(".") or real in visited:
        return False
    visited.add(real)
    return True


def _is_document(path: Path, search: _Search) -> bool:
    if path.name.lower().endswith(tuple(EXTENSIONS)):
        return path.is_file() or not path.exists()
    kind = f"{path.suffix} files are" if path.suffix else "a file without an extension is"
    search.on_notice(f"{shown(str(path))}: passed over, {kind} not read")
    return False


def _heed(path: Path, search: _Search, on_error: Callable[[InputError], None]) -> None:
    """Takes in a manifest once; a deeper one that is met later has the last word on its own files."""
    real = os.path.realpath(path)
    if real in search.manifests:
        return
    search.manifests.add(real)
    said = manifest.read(path, on_error, search.on_notice)
    for name, details in said.described.items():
        search.described[os.path.realpath(path.parent / name)] = details
    search.left_out.update(os.path.realpath(path.parent / name) for name in said.left_out)


def _consult(path: Path, search: _Search) -> None:
    """Lets the manifest beside a file that was named alone describe it, so that its outlet, and its id, stay the same.

    Errors of that manifest are told only where this file is left out for them.
    """
    beside = path.parent / manifest.NAME
    if not beside.is_file():
        return
    errors: list[InputError] = []
    _heed(beside, search, errors.append)
    if os.path.realpath(path) in search.left_out:
        for error in errors:
            search.on_error(error)


def _names(files: Sequence[tuple[Path, Path]]) -> list[str]:
    """A name for each file: relative to its folder, with as many folders in front as it takes to differ."""
    parts = [Path(os.path.abspath(file)).parts for file, _ in files]  # noqa: PTH100 - a link keeps its own name
    taken = [len(file.parts) if root == Path() else len(file.relative_to(root).parts) for file, root in files]
    while True:
        names = ["/".join(own[-length:]) for own, length in zip(parts, taken, strict=True)]
        times = Counter(names)
        longer = [
            min(length + (times[name] > 1), len(own)) for name, length, own in zip(names, taken, parts, strict=True)
        ]
        if longer == taken:
            return [shown(name) for name in names]
        taken = longer
