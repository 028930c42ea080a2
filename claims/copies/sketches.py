"""A story → a short sketch of it (MinHash), and sketches → the pairs of stories that may share a good part of their words.

Broder (1997), On the resemblance and containment of documents: the share of equal values in two sketches estimates how many of all runs
of words both stories have. A sketch is cut into bands; two stories that are alike in one band or more are looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from claims.copies.stories import Story
from claims.models import Record, Told

_VALUES: Final = 256
_ROWS: Final = 2
"""Bands of two values: a story of 120 words that stands whole in one of 800 is met in more than nine of ten cases, one in one of 600 in 98 of 100."""
_SEED: Final = 1
VERSION: Final = f"minhash affine32 {_SEED} {_VALUES} runs 5 notes 1"
"""What a sketch was made by; one that another version made is made anew."""
SHORTEST: Final = 30
"""A story of fewer words is alike to another only where it is the same word for word."""
_LEAST: Final = 0.3
"""So much of the shorter story has to be expected in the other, by the sketches, before their words are set side by side."""
_AT_ONCE: Final = 1_000
_MIXED_BY: Final = np.uint64(0x9E3779B97F4A7C15)
"""Multiplication by it (Knuth's, of the golden ratio) spreads what differs in a few bits over the upper half."""
Pairs = npt.NDArray[np.int64]


class Sketch(Record):
    """What is kept of a story to find its copies: how many words it has, their digest, the sketch itself, and what it tells of how it came about."""

    document_id: str
    words: int
    digest: str
    told: Told
    values: bytes = b""


def sketch(story: Story, told: Told) -> Sketch:
    """The sketch of a story; of a short one without values."""
    digest = hashlib.sha256(" ".join(story.words).encode("utf-8", "surrogatepass")).hexdigest()
    values = _values(story) if len(story.words) >= SHORTEST else b""
    return Sketch(document_id=told.document_id, words=len(story.words), digest=digest, told=told, values=values)


def _values(told: Story) -> bytes:
    from datasketch import MinHash  # noqa: PLC0415 - loads scipy, which nothing else needs

    found = MinHash(num_perm=_VALUES, seed=_SEED, scheme="affine32")
    found.update_batch([run.encode("utf-8", "surrogatepass") for run in sorted(told.known)])
    return np.asarray(found.hashvalues, "<u4").tobytes()


def candidates(sketches: Sequence[Sketch], new: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The pairs of places of sketches, at least one of them of a document of `new`, whose stories may share much of their words; each once."""
    seen = {place for place, one in enumerate(sketches) if one.document_id in new}
    yield from _same(sketches, seen)
    long = [place for place, one in enumerate(sketches) if one.values]
    if len(long) < 2:  # noqa: PLR2004 - a pair
        return
    values = np.frombuffer(b"".join(sketches[place].values for place in long), "<u4").reshape(len(long), _VALUES)
    words = np.array([sketches[place].words for place in long], np.int64)
    digests = [sketches[place].digest for place in long]
    fresh = np.array([at for at, place in enumerate(long) if place in seen], np.int64)
    index = _Bands(values)
    for start in range(0, len(fresh), _AT_ONCE):
        found = index.met(fresh[start : start + _AT_ONCE])
        for left, right in found[_may_share(found, values, words)]:
            is_twice = long[right] in seen and right < left
            if not is_twice and digests[left] != digests[right]:
                yield long[min(left, right)], long[max(left, right)]


def _same(sketches: Sequence[Sketch], seen: set[int]) -> Iterator[tuple[int, int]]:
    """The pairs of stories that are the same word for word."""
    by_digest: dict[str, list[int]] = {}
    for place, one in enumerate(sketches):
        if one.words:
            by_digest.setdefault(one.digest, []).append(place)
    for places in by_digest.values():
        for at, left in enumerate(places):
            yield from ((left, right) for right in places[at + 1 :] if left in seen or right in seen)


def band_keys(told: Sketch) -> tuple[int, ...]:
    """What tells the bands of a sketch in short, numbers of 32 bits with a sign: two sketches that share a band share one, few others do."""
    if not told.values:
        return ()
    bands = _bands(np.frombuffer(told.values, "<u4").reshape(1, _VALUES))[0]
    mixed = (bands + np.arange(1, len(bands) + 1, dtype=np.uint64)) * _MIXED_BY
    return tuple(int(key) for key in np.unique((mixed >> np.uint64(32)).astype(np.uint32).view(np.int32)))


def _bands(values: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    """The bands of sketches, each as one number."""
    wide = values.astype(np.uint64)
    return (wide[:, 0::_ROWS] << np.uint64(32)) | wide[:, 1::_ROWS]


class _Bands:
    """The bands of sketches, each sorted, so that those that are equal to a new one's stand together."""

    def __init__(self, values: npt.NDArray[np.uint32]) -> None:
        self.keys = _bands(values)
        self.order = np.argsort(self.keys, axis=0, kind="stable")

    def met(self, fresh: Pairs) -> Pairs:
        """Every two places of which the first is one of `fresh` and both have a band in common, each once, in order."""
        found = []
        for band in range(self.keys.shape[1]):
            order, keys = self.order[:, band], self.keys[:, band]
            ordered = keys[order]
            first = np.searchsorted(ordered, keys[fresh], "left")
            size = np.searchsorted(ordered, keys[fresh], "right") - first
            left = np.repeat(fresh, size)
            step = np.arange(len(left)) - np.repeat(np.cumsum(size) - size, size)
            right = order[np.repeat(first, size) + step]
            found.append(np.unique(np.stack((left, right), axis=1)[left != right], axis=0))
        return np.unique(np.concatenate(found), axis=0)


def _may_share(pairs: Pairs, values: npt.NDArray[np.uint32], words: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether the sketches of each pair let expect that the shorter story stands in the other in good part."""
    kept = np.zeros(len(pairs), np.bool_)
    for start in range(0, len(pairs), _AT_ONCE):
        left, right = pairs[start : start + _AT_ONCE].T
        alike = (values[left] == values[right]).mean(axis=1)
        both = alike / (1 + alike) * (words[left] + words[right])
        kept[start : start + _AT_ONCE] = both >= _LEAST * np.minimum(words[left], words[right])
    return kept
