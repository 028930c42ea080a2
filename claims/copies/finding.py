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
    given = {key: (story(document), told(key, document)) for key, document in documents}
    if len(given) == 1:
        return tuple(told_of for _, told_of in given.values()), ()
    sketches = [sketch(Story(words.words), told_of) for _, (words, told_of) in sorted(given.items())]
    found = beside(sketches, frozenset(given), lambda key: Story(given[key][0].words))
    return tuple(one.told for one in sketches), tuple(found)


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
