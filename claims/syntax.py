"""A stretch of text → its dependency parse, with offsets in the document.

Typographic quotation marks, dashes and spaces are mapped one to one to plain ones first (the model has seen few of them),
so that offsets stay those of the text as given. Every sentence is parsed by itself: how it is read depends on nothing but
its own words, however many of its neighbours are wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from claims import language
from claims.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

Places = tuple[tuple[int, int], ...]

_PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\n": " ", "\r": " ", "\t": " ",
})  # fmt: skip


# Two apostrophes are how agencies and archives type a quotation mark; the space keeps the length.
_PAIRS = ("''", "``", "‘‘", "’’")
_PAIRED = re.compile("|".join(_PAIRS))


def plain(text: str) -> str:
    """The text with typographic quotation marks and spaces made plain; as long as before, every place kept."""
    return with_marks(text).translate(_PLAIN)


def with_marks(text: str) -> str:
    """The text with two apostrophes in a row made one straight quotation mark and a blank; every place kept."""
    return _PAIRED.sub('" ', text) if any(pair in text for pair in _PAIRS) else text


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph to parse: its offset in the document, its text, and which of its sentences are wanted (None: all).

    `sentences` are their places where they are known already.
    """

    start: int
    text: str
    wanted: frozenset[int] | None = None
    sentences: Places | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document, parsed: `start` is the offset of its first character in the document's text.

    `sentences` are the half-open places of its sentences in `text`; those that were not wanted are blank in `doc`.
    """

    start: int
    end: int
    text: str
    doc: Doc
    sentences: Places

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a document offset, None between tokens."""
        place = offset - self.start
        span = self.doc.char_span(place, place + 1, alignment_mode="expand") if 0 <= place < len(self.text) else None
        return span[0] if span else None

    def tokens_between(self, start: int, end: int) -> Tokens | None:
        """The tokens that a stretch of the document touches."""
        return self.doc.char_span(
            max(0, start - self.start), min(len(self.text), end - self.start), alignment_mode="expand"
        )

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The document offsets of the sentence around a document offset; the paragraph's where it is in none."""
        place = offset - self.start
        found = next(((a, b) for a, b in self.sentences if a <= place < b), (0, len(self.text)))
        return self.start + found[0], self.start + found[1]


class Parser:
    """Parses sentences, each once, and keeps them as long as it lives."""

    def __init__(self) -> None:
        self._parsed: dict[str, language.Rows] = {}

    def passages(self, stretches: Iterable[Stretch]) -> list[Passage]:
        """Parse stretches, in order; sentences parsed before are not parsed again."""
        placed = [_Placed.of(stretch) for stretch in stretches]
        new = dict.fromkeys(text for p in placed for text in p.wanted() if text not in self._parsed)
        self._parsed.update(zip(new, language.read(list(new)), strict=True))
        return [self._passage(p) for p in placed]

    def each(self, groups: Sequence[Sequence[Stretch]]) -> Iterator[list[Passage]]:
        """Parse groups of stretches, all in one batch, in order."""
        passages = iter(self.passages([stretch for group in groups for stretch in group]))
        yield from (list(islice(passages, len(group))) for group in groups)

    def _passage(self, placed: _Placed) -> Passage:
        stretch, end = placed.stretch, len(placed.text)
        edges = [0, *(edge for place in placed.bounds for edge in place), end]
        gaps = [after - before for before, after in zip(edges[::2], edges[1::2], strict=True)]
        doc = language.joined([self._parsed[text] for text in placed.wanted()], gaps)
        return Passage(stretch.start, stretch.start + end, stretch.text, doc, placed.sentences)


def parse(stretches: Iterable[Stretch | tuple[int, str]]) -> Iterator[Passage]:
    """Parse stretches (or plain pairs of offset and text), in order."""
    yield from Parser().passages(s if isinstance(s, Stretch) else Stretch(*s) for s in stretches)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A stretch with the places of its sentences, and of those that are wanted."""

    stretch: Stretch
    text: str
    sentences: Places
    bounds: Places

    @classmethod
    def of(cls, stretch: Stretch) -> _Placed:
        text = plain(stretch.text)
        places = stretch.sentences if stretch.sentences is not None else sentences(text)
        wanted = tuple(p for i, p in enumerate(places) if stretch.wanted is None or i in stretch.wanted)
        return cls(stretch, text, places, wanted)

    def wanted(self) -> list[str]:
        """The sentences to parse."""
        return [self.text[a:b] for a, b in self.bounds]
