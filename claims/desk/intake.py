"""Documents into a store, one at a time and each whole: those at some paths, those that were uploaded, a text that was pasted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from claims import pipeline
from claims.desk.desk import Desk
from claims.desk.keeping import Reading
from claims.documents.finding import EXTENSIONS
from claims.documents.manifest import NAME as MANIFEST
from claims.errors import InputError
from claims.ids import document_id
from claims.models import Collected, Document

if TYPE_CHECKING:
    from claims.documents.fetching import Answer
    from claims.engine import Engine

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


def take_in(  # noqa: PLR0913 - each is named
    desk: Desk,
    documents: Iterable[Document],
    taken: Taken,
    *,
    on_error: Callable[[InputError], None],
    on_document: Callable[[Document], None] = lambda _: None,
    on_notice: Callable[[str], None] = lambda _: None,
    engine: Engine | None = None,
) -> None:
    """Keep documents with their claims as they are read; those that the store has already are not read again.

    `taken` is added to as it goes on, so that it tells what was kept even where the reader stops. What cannot be kept goes to
    `on_error`; `on_document` is told each document when it is kept, `on_notice` what a person should know of how it was read. `engine` reads.
    """

    def unread(error: InputError) -> None:
        taken.failed.append(error)
        on_error(error)

    wanted = (_as_told(desk, document) for document in documents if is_new(desk, document, taken))
    for reading in pipeline.readings(wanted, every_number=False, engine=engine, on_error=unread):
        if keep(desk, reading, taken, on_error):
            for notice in reading.notices:
                on_notice(notice)
            on_document(reading.document)


def is_new(desk: Desk, document: Document, taken: Taken) -> bool:
    """Whether a document still has to be read; one that the store has is counted as there already."""
    taken.read.add(document.source)
    if not _is_kept(desk, document):
        return True
    taken.present += 1
    _collect(desk, document, taken)
    return False


def keep(desk: Desk, reading: Reading, taken: Taken, on_error: Callable[[InputError], None]) -> bool:
    """Keep what was read of a document; False where that cannot be kept, which `on_error` is told."""
    told = _as_told(desk, reading.document)
    if told is not reading.document:  # it was read elsewhere, where nobody knew
        reading = next(pipeline.readings([told], every_number=False))
    try:
        added = desk.add(reading.document, reading.claims, reading.counted)
    except InputError as error:
        taken.failed.append(error)
        on_error(error)
        return False
    taken.added += added
    taken.present += not added
    taken.claims += len(reading.claims) * added
    _collect(desk, reading.document, taken)
    return True


def _as_told(desk: Desk, document: Document) -> Document:
    """A document with what people told of its tables when it was there before; itself where nobody did."""
    if document.mappings or not any(place.cell for place in document.layout):
        return document
    stored = desk.store.document(document.case, document_id(document))
    told = stored.mappings if stored is not None else ()
    return document.model_copy(update={"mappings": told}) if told else document


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


def called(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Files under names that every file system takes and that differ; one that tells of the others keeps its own."""
    taken = {MANIFEST}
    for given, data in files:
        plain = given.encode("utf-8", "backslashreplace").decode()
        name = _UNSAFE.sub("_", Path(plain).name).strip(". ")[-_LONGEST:] or "upload.txt"
        if name != MANIFEST:
            first, number = Path(name), 2
            while name in taken:
                name, number = f"{first.stem} ({number}){first.suffix}", number + 1
            taken.add(name)
        yield name, data


def uploaded(
    path: Path,
    case: str | None,
    keep: Callable[[bytes], str],
    *,
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None],
) -> Iterator[Document]:
    """The documents of one uploaded file that was put in a folder, which may hold a `manifest.csv`; those that name no case go to `case`.

    Errors and documents name the file as it was called. `keep` is given the bytes of each document and gives their SHA-256.
    """
    folder = str(path.parent)

    def told(error: InputError) -> None:
        on_error(InputError(_as_called(error.path, folder), error.reason, error.line))

    def noticed(notice: str) -> None:
        on_notice(_as_called(notice, folder))

    for document in pipeline.documents([str(path)], on_error=told, on_notice=noticed, keep=keep):
        source = f"{UPLOADED}: {_as_called(document.source, folder)}"
        yield document.model_copy(update={"source": source, "case": document.case or case})


def _as_called(path: str, folder: str) -> str:
    """A path in the upload's folder as the person knows it."""
    return path.removeprefix(folder).lstrip("/\\") or path


def _is_kept(desk: Desk, document: Document) -> bool:
    """Whether the store has this very document; then it need not be read again."""
    stored = desk.store.document(document.case, document_id(document))
    if stored is None:
        return False
    same: dict[str, object] = {"name": document.name, "source": document.source, "original": document.original}
    if not document.mappings:
        same["mappings"] = ()  # what people told of its tables stays with it
    return stored.model_copy(update=same) == document
