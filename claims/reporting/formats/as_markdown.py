"""A report as Markdown: readable as it stands, and with nothing in it that a document could have slipped in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from claims.reporting.escaping import markdown_text as safe
from claims.reporting.outline import Block, Bullets, Heading, Line, Paragraph, Quote, Run, outline
from claims.reporting.record import Report

_IN_ADDRESSES = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})


def markdown(*reports: Report) -> str:
    """The reports as CommonMark, one below the other, ending in one line feed; equal reports give equal text."""
    return "\n".join("\n".join(_lines(report)).rstrip("\n") + "\n" for report in reports)


def _lines(report: Report) -> Iterator[str]:
    for block in outline(report):
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        number = "" if block.number is None else f"{block.number}\\. "
        yield f"{'#' * block.level} {number}{safe(block.text)}"
    elif isinstance(block, Quote):
        yield f"> {_inline(block.line)}"
    elif isinstance(block, Bullets):
        yield from (f"- {_inline(item)}" for item in block.items)
    elif isinstance(block, Paragraph):
        *first, last = map(_inline, block.lines)
        yield from (f"{line}  " for line in first)
        yield last


def _inline(line: Line) -> str:
    """A line with its bold runs and links, where Markdown allows bold to stand at that place."""
    marked = [(run, _may_be_bold(line, place)) for place, run in enumerate(line)]
    shown = ""
    for (bold, href), runs in groupby(marked, key=lambda one: (one[1], one[0].href)):
        text = "".join(run.text for run, _ in runs)
        # Each stretch is escaped apart from the others, so a mark cannot reach across bold or a link.
        inner = _bold_or_link(safe(text, inside=bool(shown)), href, bold=bold)
        shown += f"{' ' if text[:1].isspace() and shown else ''}{inner}{' ' if text[-1:].isspace() and inner else ''}"
    return shown.rstrip().replace("  ", " ")


def _bold_or_link(text: str, href: str | None, *, bold: bool) -> str:
    if not text:
        return ""
    if href is not None:
        return f"[{text}](<{href.translate(_IN_ADDRESSES)}>)"
    return f"**{text}**" if bold else text


def _may_be_bold(line: Line, place: int) -> bool:
    run, before, after = line[place], _text(line[:place]), _text(line[place + 1 :])
    return (
        run.strong and run.text == run.text.strip() != "" and not before[-1:].strip() and _ends_a_word(after[:1])
    )  # fmt: skip


def _ends_a_word(sign: str) -> bool:
    """Whether bold may end before this sign. Source: CommonMark 0.31 §6.2 (right-flanking delimiter runs)."""
    return not sign.strip() or unicodedata.category(sign)[0] in "PS"


def _text(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line)
