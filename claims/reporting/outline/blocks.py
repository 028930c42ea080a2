"""The few shapes that a report is told in: headings, paragraphs, quotations and lists, each of runs of plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from claims.models import Claim

_RIGHT_TO_LEFT = ("R", "AL")
# Signs that no address may hold as they are. Source: RFC 3987 §2.2, RFC 3986 §2.
_NO_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in '"<>\\^`{|}'}


class Part(StrEnum):
    """What a paragraph is in a report; formats that have looks give each its own."""

    TEXT = "text"
    META = "meta"
    ANSWER = "answer"
    VERDICT = "verdict"
    WHO = "who"
    LEAD = "lead"
    OPENS = "opens"  # a list
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `href` is an address that it leads to."""

    text: str
    strong: bool = False
    href: str | None = None


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 4; `anchor` is what a link within the report calls it."""

    level: int
    text: str
    anchor: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, each on a line of its own."""

    lines: tuple[Line, ...]
    part: Part = Part.TEXT


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, or their translation, with their language where it is known."""

    line: Line
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[Line, ...]


Block: TypeAlias = Heading | Paragraph | Quote | Bullets


def said(*parts: str | Run) -> Line:
    """A line of runs; what is given as text stays plain."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part)


def strong(text: str) -> Run:
    """A run in bold."""
    return Run(text, strong=True)


def paragraph(*parts: str | Run, part: Part = Part.TEXT) -> Paragraph:
    """A paragraph of one line."""
    return Paragraph((said(*parts),), part)


def bullets(items: Iterable[str]) -> Iterator[Bullets]:
    """A list of plain lines; nothing where there are none."""
    lines = tuple(said(item) for item in items)
    if lines:
        yield Bullets(lines)


def link(text: str, address: str | None) -> Run:
    """Text that leads to an address of the web; plain text where the address is none."""
    return Run(text, href=web(address))


def web(address: str | None) -> str | None:
    """An address that a reader may follow: of the web and in one piece; None for any other, so that no script is linked."""
    fine = (
        address and address.lower().startswith(("https://", "http://")) and address.isprintable() and " " not in address
    )
    return address.translate(_NO_ADDRESS) if address and fine else None


def right_to_left(text: str) -> bool:
    """Whether a text runs from right to left: its first letter that has a direction says so (Unicode UAX #9, rule P2)."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in _RIGHT_TO_LEFT:
            return True
        if direction == "L":
            return False
    return False


def lit(claim: Claim) -> Line:
    """A claim's sentence with its figure in bold; plain where the figure does not stand in it."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    sentence = claim.sentence
    if not 0 <= start < end <= len(sentence):
        return said(sentence)
    return said(sentence[:start], strong(sentence[start:end]), sentence[end:])
