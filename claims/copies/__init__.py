"""Documents → which of them are copies of one text, and through which news agencies a text came."""

from __future__ import annotations

from claims.copies.finding import Sketching, among, beside, told
from claims.copies.sketches import VERSION, Sketch, band_keys, sketch
from claims.copies.stories import Story, story
from claims.copies.wires import in_sentence, in_words, of_document

__all__ = [
    "VERSION",
    "Sketch",
    "Sketching",
    "Story",
    "among",
    "band_keys",
    "beside",
    "in_sentence",
    "in_words",
    "of_document",
    "sketch",
    "story",
    "told",
]
