"""Vectors of words → the named entities of sentences, as the model's own recogniser finds them, a batch at once.

spaCy's recogniser goes through a sentence word by word, and at each word asks every one of its moves (begin an entity of a
kind, go on with it, end it, a word alone, none) whether it is allowed. Outside an entity its choice hangs on nothing but the
word, so that it can be made for all words of a batch together; only inside one it goes on word by word.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int64]
    Flags = NDArray[np.bool_]

_FEATURES = 3  # the word, the first word of the entity that is open, and the last
_BEGIN, _IN, _LAST, _UNIT, _OUT = "BILUO"


class Entities:
    """Finds entities with the networks of a recogniser; `of` says whether it can."""

    def __init__(self, recogniser: Any) -> None:
        model = recogniser.model
        self._vectors = model.get_ref("tok2vec")
        self._lower = model.get_ref("lower")
        self._bias: Floats = self._lower.get_param("b")
        upper = model.get_ref("upper")
        weights, bias = upper.get_param("W"), upper.get_param("b")
        moves = [recogniser.moves.get_class_name(i).partition("-")[::2] for i in range(recogniser.moves.n_moves)]
        # "U-" without a label stands for words that were marked as no entity beforehand.
        outside = [i for i, (move, label) in enumerate(moves) if move == _OUT or (move in {_BEGIN, _UNIT} and label)]
        self._outside = (weights[outside].T, bias[outside])
        self._moves = np.array([moves[i][0] for i in outside])
        self._labels = [moves[i][1] for i in outside]
        inside = [moves.index((move, label)) if label else 0 for move in (_IN, _LAST) for label in self._labels]
        self._inside = (weights[inside].T, bias[inside])

    @classmethod
    def of(cls, recogniser: Any) -> Self | None:
        """None for a recogniser of another build, which has to find its entities by itself."""
        from spacy.pipeline.ner import EntityRecognizer  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it

        model = getattr(recogniser, "model", None)
        if type(recogniser) is not EntityRecognizer or model is None or model.name != "parser_model":
            return None
        lower = model.get_ref("lower")
        is_known = (
            model.attrs["has_upper"]
            and not model.attrs["unseen_classes"]
            and lower.get_dim("nF") == _FEATURES
            and lower.get_dim("nP") > 1
            and recogniser.cfg["beam_width"] == 1
        )
        return cls(recogniser) if is_known else None

    def fill(self, docs: Sequence[Doc]) -> None:
        """Set the entities of docs that have none yet, each one sentence, none empty."""
        from spacy.tokens import Span  # noqa: PLC0415 - the same

        places = np.cumsum([0, *(len(doc) for doc in docs)])
        ends = np.zeros(places[-1], dtype=bool)
        ends[places[1:] - 1] = True
        hidden = self._lower.predict(self._vectors.predict(docs))
        chosen = self._choices(hidden, ends, np.concatenate([doc.to_array("IS_SPACE") for doc in docs]) > 0)
        lengths = self._lengths(hidden, chosen, ends)
        for doc, (first, last) in zip(docs, pairwise(places.tolist()), strict=True):
            found = list(_apart(lengths[first:last].tolist()))
            labels = [self._labels[chosen[first + start]] for start, _ in found]
            spans = [Span(doc, start, end, label=label) for (start, end), label in zip(found, labels, strict=True)]
            doc.set_ents(spans, default="outside")

    def _choices(self, hidden: Floats, ends: Flags, blank: Flags) -> Whole:
        """The move at each word where no entity is open: none begins at a sentence's last word, none at a blank."""
        scores = self._scores(hidden[1:, 0] + hidden[0, 1] + hidden[0, 2], self._outside)
        scores[np.ix_(ends | blank, self._moves == _BEGIN)] = -np.inf
        scores[np.ix_(blank, self._moves == _UNIT)] = -np.inf
        chosen: Whole = scores.argmax(axis=1)
        return chosen

    def _lengths(self, hidden: Floats, chosen: Whole, ends: Flags) -> Whole:
        """How many words the entity has that begins at each word, were none open there; 0 where none begins."""
        moves = self._moves[chosen]
        lengths: Whole = (moves == _UNIT).astype(np.int64)
        starts = np.flatnonzero(moves == _BEGIN)
        at = starts + 1
        while len(starts):
            # Row 0 of `hidden` stands for no word.
            scores = self._scores(hidden[at + 1, 0] + hidden[starts + 1, 1] + hidden[at, 2], self._inside)
            every, label = np.arange(len(starts)), chosen[starts]
            is_last = (scores[every, len(self._labels) + label] > scores[every, label]) | ends[at]
            lengths[starts[is_last]] = (at - starts)[is_last] + 1
            starts, at = starts[~is_last], at[~is_last] + 1
        return lengths

    def _scores(self, summed: Floats, upper: tuple[Floats, Floats]) -> Floats:
        """The score of each move, a row a word, from what a word's features add up to in each piece."""
        weights, bias = upper
        summed += self._bias
        largest = summed[..., 0].copy()
        for piece in range(1, summed.shape[-1]):
            np.maximum(largest, summed[..., piece], out=largest)
        scores: Floats = largest @ weights + bias
        return scores


def _apart(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The entities of one sentence that begin where none is open: the first word, and the word behind."""
    free = 0
    for start, length in enumerate(lengths):
        if length and start >= free:
            free = start + length
            yield start, free
