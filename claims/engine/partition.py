"""Some documents → what was read of each: one pure function, called directly, in processes of its own, and on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.models import Claim, Document, Inspection

CHARACTERS: Final = 40_000
"""Text enough for a batch: more is parsed no faster, and fewer batches leave a process without work at the end."""
DOCUMENTS: Final = 500
"""So many documents are a batch at most, however short they are."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a reading holds beside its document; `failed` tells why the document could not be read."""

    inspections: tuple[Inspection, ...] = ()
    claims: tuple[Claim, ...] = ()
    counted: Mapping[str, int] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    failed: str | None = None


def batches(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """The documents in order, as many together as are read at once."""
    held: list[Document] = []
    size = 0
    for document in documents:
        held.append(document)
        size += len(document.text)
        if size >= CHARACTERS or len(held) >= DOCUMENTS:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


def read_batch(documents: Sequence[Document], *, every_number: bool) -> list[Read]:
    """What is read of each document, in order; depends on nothing but the documents, the rules and the settings.

    A document that cannot be read, by a fault of the program or for want of memory, is told as `failed`: the others are read.
    """
    try:
        return _read(documents, every_number=every_number)
    except Exception as error:  # noqa: BLE001 - one document never stops the rest, whatever it does to its reader
        if len(documents) > 1:
            return [one for document in documents for one in read_batch([document], every_number=every_number)]
        return [Read(failed=_why(error))]


def _read(documents: Sequence[Document], *, every_number: bool) -> list[Read]:
    from claims.extraction import read_all  # noqa: PLC0415 - loads the language model's libraries

    return [
        Read(one.inspections, one.claims, one.counted, one.notices)
        for one in read_all(documents, every_number=every_number)
    ]


def _why(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "cannot be read: there is not enough memory for it"
    return f"cannot be read, by a fault of this program: {type(error).__name__}: {error}"
