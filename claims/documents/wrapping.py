"""Text → its lines with offsets, and lines that were wrapped at a width → paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_STOPPED = re.compile(r"[.!?:][\"'”’»)]*\Z")
_STARTS_ANEW = re.compile(r"[•▪◦‣►▶*+#>|–—-]\s|\d{1,3}[.)]\s")
_NARROWEST, _WIDEST = 40, 120
_LEAST_LINES = 3
_ENDING = 12
_RUNS_ON_SHARE = 0.4
_WITHIN_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A line without blanks at its ends: `text[start:end]`; `close` that no blank line parts it from the one before."""

    start: int
    end: int
    text: str
    close: bool


def lines(text: str, start: int) -> list[Line]:
    """The lines of a text from an offset on that are not blank."""
    found: list[Line] = []
    previous = start
    for match in _LINE.finditer(text, start):
        content = match.group().strip()
        if not content:
            continue
        first = match.start() + len(match.group()) - len(match.group().lstrip())
        breaks = len(_BREAK.findall(text, previous, first))
        found.append(Line(first, first + len(content), content, close=bool(found) and breaks == 1))
        previous = first + len(content)
    return found


def joined(found: Sequence[Line]) -> list[Line]:
    """The lines, those that were wrapped at a width put together again.

    A line was wrapped where the next line's first word would not have fitted into the width; a text is taken for
    wrapped only where most of its lines keep a width and many sentences run on over the line's end.
    """
    width = _width(found)
    if width is None:
        return list(found)
    whole: list[Line] = []
    last = ""
    for line in found:
        if whole and line.close and _was_wrapped(last, line.text, width):
            before = whole.pop()
            whole.append(Line(before.start, line.end, "", before.close))
        else:
            whole.append(line)
        last = line.text
    return whole


def _width(found: Sequence[Line]) -> int | None:
    """The width at which a text was wrapped, None where it was not."""
    pairs = [(one.text, two.text) for one, two in pairwise(found) if two.close]
    lengths = sorted(len(one) for one, _ in pairs if len(one) <= _WIDEST)
    if len(pairs) < _LEAST_LINES - 1 or len(lengths) < _WITHIN_SHARE * len(pairs):
        return None
    width = lengths[-1]
    wrapped = [two for one, two in pairs if _was_wrapped(one, two, width) and not _STOPPED.search(one[-_ENDING:])]
    run_on = sum(two[0].islower() or two[0].isdigit() for two in wrapped)
    return width if width >= _NARROWEST and run_on >= max(_RUNS_ON_SHARE * len(pairs), 1) else None


def _was_wrapped(line: str, following: str, width: int) -> bool:
    first = following.split(None, 1)[0]
    return len(line) + 1 + len(first) > width and _STARTS_ANEW.match(following) is None
