"""The documents of a case that are new since copies were last looked for → their sketches, and the copies found with them, in the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from claims.copies import Sketch
    from claims.store.store import Store

_AT_ONCE: Final = 200
_TRIES: Final = 3
_FEW: Final = 500
"""So many new documents are looked up one by one among those known; of more, all that is known is read at once."""


def find_copies(store: Store, case: str | None) -> None:
    """Look for copies of the documents that came in since; cheap where none did.

    Where another program keeps sketches at the same time, it is looked again; what is left then is found the next time.
    """
    while store.band(case):
        pass
    made: dict[str, Sketch] = {}
    for _ in range(_TRIES):
        new = store.unsketched(case)
        if not new or _found(store, case, new, made):
            return


def _found(store: Store, case: str | None, new: tuple[str, ...], made: dict[str, Sketch]) -> bool:
    from claims import copies  # noqa: PLC0415 - loads the reading of paragraphs

    made |= {one.document_id: one for one in _sketches(store, case, [key for key in new if key not in made])}
    known = store.sketched(case)
    fresh = [made[key] for key in new if key in made]
    near = store.near(case, fresh) if len(fresh) <= _FEW else store.sketches(case)

    def story_of(key: str) -> copies.Story:
        document = store.document(case, key)
        return copies.story(document) if document is not None else copies.Story(())

    found = copies.beside([*near, *fresh], frozenset(one.document_id for one in fresh), story_of)
    return store.keep_copies(case, known, fresh, tuple(found))


def _sketches(store: Store, case: str | None, ids: list[str]) -> Iterator[Sketch]:
    from claims import copies  # noqa: PLC0415 - as above

    for start in range(0, len(ids), _AT_ONCE):
        for key, document in store.documents(case, ids[start : start + _AT_ONCE]).items():
            yield copies.sketch(copies.story(document), copies.told(key, document))
