"""Documents into a store, one at a time and each whole: those at some paths, those that were uploaded, a text that was pasted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Literal

from claims import pipeline
from claims.desk.desk import Desk
from claims.documents.finding import EXTENSIONS
from claims.documents.manifest import NAME as MANIFEST
from claims.errors import InputError
from claims.ids import document_id
from claims.models import Collected, Document

if TYPE_CHECKING:
    from claims.documents.fetching import Answer

UPLOADED: Final = "upload"
READ: Final = EXTENSIONS
"""The endings of the files that can be read."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_LONGEST: Final = 150  # characters of a name that every file system takes


@dataclass(slots=True)
class Taken:
    """What taking documents in came to: new ones and their claims, those there already, the sources read, and what failed.

    `method` is how they come in, `by` whom; `answers` are those of servers, by the `source` of the document that each brought.
    """

    added: int = 0
    present: int = 0
    claims: int = 0
    method: Literal["file", "upload", "paste", "fetch", "feed"] = "file"
    by: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    failed: list[InputError] = field(default_factory=list)


def take_in(
    desk: Desk,
    documents: Iterable[Document],
    taken: Taken,
    *,
    on_error: Callable[[InputError], None],
    on_document: Callable[[Document], None] = lambda _: None,
) -> None:
    """Keep documents with their claims as they are read; those that the store has already are not read again.

    `taken` is added to as it goes on, so that it tells what was kept even where the reader stops. What cannot be kept goes to
    `on_error`; `on_document` is told each document when it is kept.
    """
    for reading in pipeline.readings(_not_kept(desk, documents, taken), every_number=False):
        try:
            added = desk.add(reading.document, reading.claims, reading.counted)
        except InputError as error:
            taken.failed.append(error)
            on_error(error)
            continue
        taken.added += added
        taken.present += not added
        taken.claims += len(reading.claims) * added
        _collect(desk, reading.document, taken)
        on_document(reading.document)


def _collect(desk: Desk, document: Document, taken: Taken) -> None:
    """Keep how the file of a document came in; one whose bytes were not kept has none."""
    if document.original is None:
        return
    one = Collected(
        document_id=document_id(document), sha256=document.original, method=taken.method, name=document.source,
        by=taken.by, at=desk.time(), url=document.url,
    )  # fmt: skip
    if (answer := taken.answers.get(document.source)) is not None:
        method = "feed" if taken.method == "feed" else "fetch"
        told = {"method": method, "at": answer.at, "url": answer.url, "headers": answer.headers, "note": answer.note}
        one = one.model_copy(update=told)
    desk.store.collect(document.case, one)


def uploaded(
    files: Sequence[tuple[str, bytes]],
    case: str | None,
    keep: Callable[[bytes], str] | None = None,
    *,
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None],
) -> Iterator[Document]:
    """The documents of uploaded files; those that name no case go to `case`.

    A `manifest.csv` among them tells of the others. Errors name the file as it was called. `keep` is given the bytes of each.
    """
    with TemporaryDirectory(prefix="claims-upload-") as folder:
        paths = _written(files, Path(folder))

        def told(error: InputError) -> None:
            on_error(InputError(_as_called(error.path, folder), error.reason, error.line))

        given = pipeline.documents(paths, on_error=told, on_notice=on_notice, keep=keep)
        for document in given:
            yield document.model_copy(
                update={"source": f"{UPLOADED}: {_as_called(document.source, folder)}", "case": document.case or case}
            )


def _written(files: Sequence[tuple[str, bytes]], folder: Path) -> list[str]:
    """The paths that the files were written to; a further file of a name that was there already is numbered."""
    paths = []
    for called, data in files:
        name = _UNSAFE.sub("_", Path(called).name).strip(". ")[-_LONGEST:] or "upload.txt"
        path, number = folder / name, 2
        while path.exists():
            path, number = folder / f"{Path(name).stem} ({number}){Path(name).suffix}", number + 1
        path.write_bytes(data)
        if name != MANIFEST:  # each file that is named consults the manifest beside it
            paths.append(str(path))
    return paths


def _as_called(path: str, folder: str) -> str:
    """A path in the upload's folder as the person knows it."""
    return path.removeprefix(folder).lstrip("/\\") or path


def _not_kept(desk: Desk, documents: Iterable[Document], taken: Taken) -> Iterator[Document]:
    """The documents that the store does not have; those that it has are counted."""
    for document in documents:
        taken.read.add(document.source)
        if _is_kept(desk, document):
            taken.present += 1
            _collect(desk, document, taken)
        else:
            yield document


def _is_kept(desk: Desk, document: Document) -> bool:
    """Whether the store has this very document; then it need not be read again."""
    stored = desk.store.document(document.case, document_id(document))
    same = {"name": document.name, "source": document.source, "original": document.original}
    return stored is not None and stored.model_copy(update=same) == document
