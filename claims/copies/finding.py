"""Stories → the pairs of them that are copies: most of the shorter one stands in the other, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from claims.copies.sketches import Sketch, candidates, sketch
from claims.copies.stories import Story, shares, story
from claims.copies.wires import of_document
from claims.documents import blocks, notes
from claims.models import Alike, Document, Told

ENOUGH: Final = 0.65
"""From which share of the shorter story on two are copies. See docs/copies.md for the pairs it was measured on."""
_KEPT: Final = 500
"""So many stories are held with their runs, which take far more room than their words."""


def among(documents: Iterable[tuple[str, Document]]) -> tuple[tuple[Told, ...], tuple[Alike, ...]]:
    """What documents, each with its id, tell of how they came about, and the copies among them, in the order of their ids."""
    given = dict(documents)
    sketched = Sketching()
    for key, document in given.items():
        sketched.add(key, document)
    return sketched.found(given.__getitem__)


class Sketching:
    """Takes documents one after the other, and keeps their sketches alone; a first document is sketched when there is a second."""

    def __init__(self) -> None:
        self._sketches: list[Sketch] = []
        self._first: tuple[Story, Told] | None = None

    def add(self, key: str, document: Document) -> None:
        """Take a document with its id, each once."""
        given = story(document), told(key, document)
        if self._first is None and not self._sketches:
            self._first = given
            return
        if self._first is not None:
            self._sketches.append(sketch(*self._first))
            self._first = None
        self._sketches.append(sketch(*given))

    def found(self, document_of: Callable[[str], Document]) -> tuple[tuple[Told, ...], tuple[Alike, ...]]:
        """What the documents tell of how they came about, and the copies among them; `document_of` gives those that may be one."""
        if self._first is not None:
            return (self._first[1],), ()
        ordered = sorted(self._sketches, key=lambda one: one.document_id)
        new = frozenset(one.document_id for one in ordered)
        found = beside(ordered, new, lambda key: story(document_of(key)))
        return tuple(one.told for one in ordered), tuple(found)


def told(document_id: str, document: Document) -> Told:
    """What a document tells of how it came about."""
    return Told(
        document_id=document_id,
        wires=tuple(sorted(of_document(document))),
        notes=notes.notes(block.text for block in blocks(document)),
        kept=document.modified,
    )


def beside(sketches: Sequence[Sketch], new: frozenset[str], story_of: Callable[[str], Story]) -> Iterator[Alike]:
    """The copies among the documents of sketches of which at least one is of `new`; the order of the sketches never matters.

    `story_of` gives the words of a document by its id, and is asked for those alone that may be copies.
    """
    ordered = sorted(sketches, key=lambda one: one.document_id)
    read = lru_cache(maxsize=_KEPT)(story_of)
    for left, right in sorted(candidates(ordered, new)):
        a, b = ordered[left], ordered[right]
        if a.digest == b.digest:
            yield Alike(a=a.document_id, b=b.document_id, share=1.0, of_longer=1.0)
            continue
        both = shares(read(a.document_id), read(b.document_id))
        share, of_longer = both if a.words <= b.words else both[::-1]
        if a.words == b.words:
            share, of_longer = max(both), min(both)
        if share >= ENOUGH:
            yield Alike(a=a.document_id, b=b.document_id, share=round(share, 4), of_longer=round(of_longer, 4))
