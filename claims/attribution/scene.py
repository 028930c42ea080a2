"""The sentence a reporting clause stands in, the words it gives away, and the attribution made of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import modality_of
from claims.attribution.found import Found, Stretch, subtract
from claims.attribution.relays import issuer
from claims.attribution.speakers import can_speak, is_report, name_text, speaker_of, without_article
from claims.terms import Modality

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from claims.attribution.quotes import Quotation
    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage

EDGE = ' \t\n\r,;:–—-"“”'


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, the passage it stands in, and the quotations of that passage."""

    passage: Passage
    sentence: Sentence
    quotes: Sequence[Quotation]

    def without(self, start: int, end: int, clause: Stretch | None = None) -> list[Stretch]:
        """The stretches of the sentence (or of a clause of it) that some offsets leave, without marks at their ends.

        A semicolon ends what an aside reaches: behind it somebody else may be speaking. So do round brackets around it.
        """
        low, high = self.reach(start, end)
        whole = [(max(low, clause[0]), min(high, clause[1])) if clause is not None else (low, high)]
        left = (trimmed(self.passage, stretch) for stretch in subtract(whole, start, end))
        text = self.passage.text
        return [
            (a, b) for a, b in left if any(c.isalnum() for c in text[a - self.passage.start : b - self.passage.start])
        ]

    def reach(self, start: int, end: int) -> Stretch:
        """The part of the sentence between semicolons, or inside the brackets, that some offsets stand in."""
        offset, text = self.passage.start, self.passage.text
        low, high = self.sentence.start_char, self.sentence.end_char
        place, after = start - offset, end - offset
        opened = text.rfind("(", low, place)
        if opened >= 0 and text.find(")", opened, place) < 0 <= text.find(")", after, high):
            return offset + opened + 1, offset + text.find(")", after, high)
        behind = text.find(";", after, high)
        return offset + max(low, text.rfind(";", low, place) + 1), offset + (behind if behind >= 0 else high)


@dataclass(frozen=True, slots=True)
class Words:
    """What a cue gives away: stretches of the document, the rule in words, and whether they are quoted."""

    content: list[Stretch]
    reason: str
    direct: bool = False
    relays: tuple[str, ...] = ()
    sure: bool = True


def attribution(passage: Passage, cue: Token, row: ReportingRow, head: Token | None, said: Words) -> Found:
    """An attribution by a cue; a report that somebody issued speaks for its issuer."""
    reason = said.reason
    if head is not None and is_report(head):
        by = issuer(head)
        if by is not None and can_speak(by, weak=False):
            reason += f" in a {head.lower_} of theirs"
            head = by
    return Found(
        content=tuple(said.content),
        speaker=speaker_of(passage, head) if head is not None else None,
        name=name_text(passage, head) if head is not None else None,
        cue=cue.text,
        cue_start=passage.start + cue.idx,
        cue_class=row.cls,
        reason=reason,
        direct=said.direct,
        sure=said.sure and not row.weak,
        modality=modality_of(row) if head is not None or row.cls in {"deny", "estimate"} else Modality.ALLEGED,
        relays=said.relays,
    )


def as_written(passage: Passage, found: Found, verb: Token) -> Found:
    """A relative pronoun stands for its speaker where it stands: "…, who said that …"."""
    own = trees.child(verb, "nsubj")
    if own is None or found.speaker is None or own.tag_ not in {"WP", "WDT"}:
        return found
    start = passage.start + own.idx
    name = found.name or without_article(found.speaker.text)
    return replace(
        found, speaker=replace(found.speaker, text=own.text, start=start, end=start + len(own.text)), name=name
    )


def edges(passage: Passage, token: Token) -> Stretch:
    """The document offsets of everything below a token."""
    first, last = token.left_edge, token.right_edge
    return trimmed(passage, (passage.start + first.idx, passage.start + last.idx + len(last.text)))


def trimmed(passage: Passage, stretch: Stretch) -> Stretch:
    """A stretch without the blanks and marks at its ends."""
    start, end = stretch
    text = passage.text
    while start < end and text[start - passage.start] in EDGE:
        start += 1
    while end > start and text[end - 1 - passage.start] in EDGE:
        end -= 1
    return start, end


def within(stretch: Stretch, quote: Quotation, passage: Passage) -> bool:
    """Whether a stretch stands inside a quotation."""
    return passage.start + quote.start <= stretch[0] and stretch[1] <= passage.start + quote.end + 1


def all_quoted(stretches: list[Stretch], quotes: Sequence[Quotation], passage: Passage) -> bool:
    """Whether every stretch stands inside some quotation."""
    return all(any(within(s, q, passage) for q in quotes) for s in stretches)
