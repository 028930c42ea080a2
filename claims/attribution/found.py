"""An attribution as a rule found it, before names are resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.terms import Modality

if TYPE_CHECKING:
    from claims.attribution.speakers import Speaker

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Content stretches (document offsets, half-open), the speaker as written and the cue that joins them.

    `sure` is false for cues that often report nothing, and for a noun phrase as content: they give way to an
    attribution around them.
    """

    content: tuple[Stretch, ...]
    speaker: Speaker | None
    name: str | None
    cue: str
    cue_start: int | None
    cue_class: str
    reason: str
    direct: bool = False
    modality: Modality = Modality.STATED
    relays: tuple[str, ...] = ()
    carried: bool = False
    sure: bool = True

    def named(self, text: str, start: int) -> Found:
        """The same attribution to a name as it stands at a document offset, whatever the parse joins to it."""
        if self.speaker is None:
            return self
        return replace(self, speaker=replace(self.speaker, text=text, start=start, end=start + len(text)), name=text)

    @property
    def order(self) -> int:
        """The offset that sorts attributions in reading order."""
        return self.content[0][0]

    def carry(self, content: tuple[Stretch, ...], reason: str) -> Found:
        """The same speaker, given further words in quotation marks."""
        return replace(self, content=content, direct=True, carried=True, cue_start=None, reason=reason)


def subtract(spans: list[Stretch], start: int, end: int) -> list[Stretch]:
    """The stretches without what falls between start and end."""
    left: list[Stretch] = []
    for a, b in spans:
        if b <= start or end <= a:
            left.append((a, b))
            continue
        if a < start:
            left.append((a, start))
        if end < b:
            left.append((end, b))
    return left
