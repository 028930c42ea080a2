"""Documents → which of them are copies of one text, and through which news agencies a text came."""

from __future__ import annotations

from claims.copies.finding import among, beside, told
from claims.copies.sketches import VERSION, Sketch, sketch
from claims.copies.stories import Story, story
from claims.copies.wires import in_sentence, in_words, of_document

__all__ = [
    "VERSION",
    "Sketch",
    "Story",
    "among",
    "beside",
    "in_sentence",
    "in_words",
    "of_document",
    "sketch",
    "story",
    "told",
]
