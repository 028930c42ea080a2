"""Whose words a figure of a text is in, as the paragraphs of a document give it."""

from __future__ import annotations

from claims.attribution import attribute
from claims.documents import blocks
from claims.models import Attribution, Document
from claims.syntax import parse

OWN_VOICE: dict[str, object] = {
    "speaker": None,
    "speaker_name": None,
    "relayed_by": [],
    "direct": False,
    "modality": "stated",
}


def attributions_of(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text, paragraph by paragraph."""
    paragraphs = [(b.start, b.end) for b in blocks(Document(name="text", text=text))]
    return attribute(list(parse((start, text[start:end]) for start, end in paragraphs)), text, paragraphs)


def said_of(text: str, figure: str) -> dict[str, object]:
    """The fields of the innermost attribution that holds a figure; the outlet's own voice where none does."""
    start = text.index(figure)
    found = attributions_of(text)
    holding = [(s.end - s.start, i) for i, a in enumerate(found) for s in a.content if s.start <= start < s.end]
    if not holding:
        return OWN_VOICE
    chosen = found[min(holding)[1]].model_dump(mode="json")
    assert chosen["speaker"] is None or chosen["speaker"] == text[chosen["speaker_start"] : chosen["speaker_end"]]
    return chosen
