"""Stories → the pairs of them that are copies: most of the shorter one stands in the other, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from claims.copies.sketches import Sketch, candidates, sketch
from claims.copies.stories import Story, shares, story
from claims.copies.wires import of_document
from claims.models import Alike, Document

ENOUGH: Final = 0.65
"""From which share of the shorter story on two are copies. See docs/copies.md for the pairs it was measured on."""
_KEPT: Final = 500
"""So many stories are held with their runs, which take far more room than their words."""


def among(documents: Iterable[tuple[str, Document]]) -> tuple[tuple[Sketch, ...], tuple[Alike, ...]]:
    """The sketches of documents, each with its id, and the copies among them, in the order of their ids."""
    stories = {key: (story(document), of_document(document)) for key, document in documents}
    if len(stories) == 1:
        return tuple(
            Sketch(document_id=key, words=0, digest="", wires=tuple(sorted(wires)))
            for key, (_, wires) in stories.items()
        ), ()
    sketches = [sketch(key, Story(told.words), sorted(wires)) for key, (told, wires) in sorted(stories.items())]
    found = beside(sketches, frozenset(stories), lambda key: Story(stories[key][0].words))
    return tuple(sketches), tuple(found)


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
        told = shares(read(a.document_id), read(b.document_id))
        share, of_longer = told if a.words <= b.words else told[::-1]
        if a.words == b.words:
            share, of_longer = max(told), min(told)
        if share >= ENOUGH:
            yield Alike(a=a.document_id, b=b.document_id, share=round(share, 4), of_longer=round(of_longer, 4))
