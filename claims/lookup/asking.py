"""What somebody asks about → its claims; a headline, which leaves out its auxiliary ("two soldiers held"), is read as if it stood there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claims import pipeline
from claims.models import Claim, Context, Document

_LONGEST_HEADLINE: Final = 20
"""Words beyond which a text is taken for sentences, which have their auxiliaries."""
_AUXILIARY: Final = "were "
_PASSIVE = re.compile(
    r"(?<=\s)[a-z]+(?=[.!?]?\s*$|\s+(?:by|in|at|near|on|since|after|during|from|as|across|along|outside|inside|over)\b)"
)
"""A word that ends a headline or stands before an adjunct, as its participle does."""
_FROM_CONTEXT: Final = tuple(name for name in Context.model_fields if name != "modality")


def asked(documents: Iterable[Document]) -> tuple[Claim, ...]:
    """The claims of what is asked about, in reading order."""
    found: list[Claim] = []
    for document in documents:
        claims = tuple(pipeline.extract([document]))
        is_headline = len(document.text[document.body_start :].split()) <= _LONGEST_HEADLINE
        found += [_as_headline(claim, document) for claim in claims] if is_headline else claims
    return tuple(found)


def _as_headline(claim: Claim, document: Document) -> Claim:
    """The claim with the event, and all that hangs on it, that its sentence has with an auxiliary before its participle."""
    if claim.event is not None:
        return claim
    for text in _with_auxiliary(document.text, claim.end):
        for read in pipeline.extract([document.model_copy(update={"text": text})]):
            if (read.start, read.text) == (claim.start, claim.text) and read.event is not None:
                return claim.model_copy(update={name: getattr(read, name) for name in _FROM_CONTEXT})
    return claim


def _with_auxiliary(text: str, after: int) -> Iterator[str]:
    for participle in _PASSIVE.finditer(text, after):
        yield text[: participle.start()] + _AUXILIARY + text[participle.start() :]
