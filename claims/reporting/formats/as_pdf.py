"""A report as a PDF with tags for screen readers, set by Typst in bundled fonts that cover every script of a text as far as they can."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import ClaimsError
from claims.reporting.escaping import visible
from claims.reporting.formats import dates
from claims.reporting.formats.sizes import large
from claims.reporting.outline import Block, Bullets, Heading, Line, Quote, outline, right_to_left
from claims.reporting.record import Report

if TYPE_CHECKING:
    from typst import Compiler

FONT = "DejaVu Sans"
_HERE = Path(__file__).parent


def pdf(*reports: Report) -> bytes:
    """The reports as one PDF of A4 pages; equal reports give equal bytes. `ClaimsError` where it cannot be set.

    The template reads all text as data: nothing of it is ever taken for markup. Fonts of the machine are left alone, so that
    every machine gives the same pages; a sign that the fonts lack is shown as an empty box.
    """
    large(reports, "PDF")
    from typst import TypstError  # noqa: PLC0415 - only this format needs it

    told = {
        "title": "; ".join(visible(report.title) for report in reports) or "Report",
        "author": [visible(report.author) for report in reports if report.author.strip()],
        "font": FONT,
        "blocks": [_block(block) for report in reports for block in outline(report)],
    }
    inputs = {"told": json.dumps(told, ensure_ascii=False)}
    try:
        made = _compiler().compile(format="pdf", sys_inputs=inputs, timestamp=dates.of(reports))
    except TypstError as error:
        raise ClaimsError(f"the PDF could not be set: {error.message}") from None
    return made if isinstance(made, bytes) else b""


@cache
def _compiler() -> Compiler:
    import typst  # noqa: PLC0415 - as above

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])
    return typst.Compiler(input=_HERE / "report.typ", root=_HERE, font_paths=fonts)


def _block(block: Block) -> Mapping[str, Any]:
    """A block as the template reads it."""
    if isinstance(block, Heading):
        return {"shape": "heading", "level": block.level, "number": block.number, "text": visible(block.text)}
    if isinstance(block, Quote):
        whole = "".join(run.text for run in block.line)
        return {"shape": "quote", "line": _line(block.line, isolated=False), "rtl": right_to_left(whole)}
    if isinstance(block, Bullets):
        return {"shape": "bullets", "items": [_line(item) for item in block.items]}
    return {"shape": "paragraph", "part": str(block.part), "lines": [_line(line) for line in block.lines]}


def _line(line: Line, *, isolated: bool = True) -> list[Mapping[str, Any]]:
    """The runs of a line; what runs from right to left is isolated, so that it turns nothing around it (Unicode UAX #9)."""
    shown = [(run, visible(run.text)) for run in line]
    turned = [f"\u2068{text}\u2069" if isolated and right_to_left(text) else text for _, text in shown]
    return [
        {"text": text, "strong": run.strong, "href": run.href} for (run, _), text in zip(shown, turned, strict=True)
    ]
