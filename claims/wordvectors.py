"""The first layer of a network of the model, with what it gives for each word kept.

It goes by a word's own features alone (its norm, first letter, last letters and shape) and takes a third of the network's
time; in running text nine words of ten were met before.
"""

from __future__ import annotations

from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc
    from thinc.api import Model

_MOST = 20_000
"""Words that are kept before all are forgotten: at most 16 MB a network."""


def keep_vectors(network: Model[Any, Any]) -> None:
    """Make a network keep what its embedding layer gives, wherever it has one."""
    from thinc.api import Model  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it

    for node in list(network.walk()):
        if node.layers and node.layers[0].name == "extract_features":
            kept: Model[Any, Any] = Model("kept_vectors", _forward, attrs={"vectors": _Vectors(node)})
            network.replace_node(node, kept)


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """The vectors of each doc's words; such a network is not trained."""
    if is_train:
        raise NotImplementedError
    return model.attrs["vectors"].of(docs), lambda gradient: gradient


class _Vectors:
    """The vectors of the words met so far, by their features."""

    def __init__(self, embedding: Model[Any, Any]) -> None:
        from thinc.api import chain  # noqa: PLC0415 - the same

        features, *rest = embedding.layers
        self._features = _features(tuple(features.attrs["columns"]))
        self._embed: Any = chain(*rest)
        self._places: dict[bytes, int] = {}
        self._vectors: Any = ()

    def of(self, docs: Sequence[Doc]) -> list[Any]:
        """A row a word, a matrix a doc."""
        keys, rows = self._features.of(docs)
        if len(self._places) > _MOST:
            self._places, self._vectors = {}, ()
        self._learn({key: i for i, key in enumerate(keys) if key not in self._places}, rows)
        vectors = self._vectors[[self._places[key] for key in keys]]
        return np.split(vectors, np.cumsum([len(doc) for doc in docs])[:-1])

    def _learn(self, new: dict[bytes, int], rows: Any) -> None:
        if not new:
            return
        vectors = self._embed.predict([rows[list(new.values())]])[0]
        start, end = len(self._places), len(self._places) + len(new)
        if end > len(self._vectors):
            grown = np.empty((2 * end, vectors.shape[1]), dtype=vectors.dtype)
            grown[:start] = self._vectors[:start] if start else vectors[:0]
            self._vectors = grown
        self._vectors[start:end] = vectors
        self._places.update((key, start + i) for i, key in enumerate(new))


@lru_cache(maxsize=4)
def _features(columns: tuple[str, ...]) -> _Features:
    return _Features(columns)


class _Features:
    """The features of words, which several networks go by; told once for docs that they read one after the other."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns: list[int | str] = list(columns)
        self._last: tuple[tuple[Doc, ...], tuple[list[bytes], Any]] = ((), ([], ()))

    def of(self, docs: Sequence[Doc]) -> tuple[list[bytes], Any]:
        """A key a word, and its features, a row a word."""
        last, found = self._last
        if len(last) != len(docs) or not all(map(is_, last, docs)):
            rows = np.concatenate([doc.to_array(self._columns).reshape(len(doc), -1) for doc in docs])
            rows = np.ascontiguousarray(rows.astype(np.uint64))
            keys: list[Any] = rows.view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).ravel().tolist()
            found = keys, rows
            self._last = (tuple(docs), found)
        return found
