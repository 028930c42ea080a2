"""A document → its paragraphs, in place: offsets are the document's, and what is not the story is marked, never cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.documents import boilerplate
from claims.documents.wrapping import Line, joined, lines
from claims.models import Document, Place

LONGEST = 4_000
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+")
_ENDED = re.compile(r"(?<![.!?…:;,])[.!?…:;,]++[\"'”’»)\]]*\Z")
_COUNTER = re.compile(r"(?:image|photo|picture|slide) \d{1,4} (?:of|/) \d{1,4}(?=\s)", re.IGNORECASE)
_EDGE = "stands at the head or foot of page after page"
_HEADING_WORDS = 20
_HEADING_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: `text` is the document's text from `start` to `end`, without blanks at its ends.

    `boilerplate` is the reason why it is no part of the story, None where it is; `heading` that it is a title or a
    line over a section rather than a sentence.
    """

    start: int
    end: int
    text: str
    boilerplate: str | None
    heading: bool


def blocks(document: Document) -> tuple[Block, ...]:
    """The paragraphs of a document's body in order, none empty and none overlapping.

    Blank lines part paragraphs, and so do single line ends, unless the text is wrapped at a width. The counter of a gallery
    in front of a caption is a paragraph of its own. A paragraph longer
    than `LONGEST` characters is cut at sentence ends, so that one long line costs time in proportion to its length.
    """
    text = document.text
    spans = [piece for line in joined(lines(text, document.body_start)) for piece in _pieces(text, line)]
    paragraphs = [text[start:end] for start, end in spans]
    headings = [_is_heading(paragraph) for paragraph in paragraphs]
    marks = [
        _EDGE if _is_edge(document.layout, start) else mark
        for (start, _), mark in zip(spans, boilerplate.marks(paragraphs, headings), strict=True)
    ]
    return tuple(
        Block(start, end, paragraph, mark, heading)
        for (start, end), paragraph, mark, heading in zip(spans, paragraphs, marks, headings, strict=True)
    )


def _is_edge(layout: Sequence[Place], at: int) -> bool:
    behind = bisect_right(layout, at, key=lambda place: place.start)
    return behind > 0 and layout[behind - 1].edge is True


def _pieces(text: str, line: Line) -> Iterator[tuple[int, int]]:
    start = line.start
    if counter := _COUNTER.match(text, start, line.end):  # what stands behind it is a caption, which begins there
        yield counter.span()
        start = counter.end() + len(text[counter.end() : line.end]) - len(text[counter.end() : line.end].lstrip())
    while line.end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        end = cut
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end
        start = cut
        while start < line.end and text[start].isspace():
            start += 1
    if start < line.end:
        yield start, line.end


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut a long paragraph: behind its last sentence end, else at its last blank, else at the limit."""
    half = start + LONGEST // 2
    ends = [match.end() for match in _SENTENCE_END.finditer(text, half, limit)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", half, limit)
    return blank + 1 if blank >= 0 else limit


def _is_heading(paragraph: str) -> bool:
    if len(paragraph) > _HEADING_LENGTH or _ENDED.search(paragraph) is not None:
        return False
    return (
        len(paragraph.split()) <= _HEADING_WORDS
        and boilerplate.BULLET.match(paragraph) is None
        and any(character.isalpha() for character in paragraph)
    )
