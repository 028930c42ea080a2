"""A report as one HTML page that needs nothing beside itself: it asks the network for nothing and runs no script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claims.reporting.escaping import visible
from claims.reporting.outline import Block, Heading, outline, right_to_left
from claims.reporting.record import Report

if TYPE_CHECKING:
    from jinja2 import Template

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(slots=True)
class Section:
    """A heading with all that stands below it."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def html(*reports: Report) -> str:
    """The reports as one page, ending in one line feed; equal reports give equal text.

    All text of records is escaped by the template; a policy in the page forbids every request and script.
    """
    nested = [section for report in reports for section in sections(outline(report))]
    title = "; ".join(visible(report.title) for report in reports) or "Report"
    return _template().render(title=title, reports=nested, style=_style())


def sections(blocks: Iterable[Block]) -> Sequence[Section]:
    """Blocks as a tree by the level of their headings."""
    root = Section(None)
    open_ones = [root]
    for block in blocks:
        if not isinstance(block, Heading):
            open_ones[-1].blocks.append(block)
            continue
        while (above := open_ones[-1].heading) is not None and above.level >= block.level:
            open_ones.pop()
        section = Section(block)
        open_ones[-1].sections.append(section)
        open_ones.append(section)
    return root.sections


def language(code: str | None) -> str:
    """A language as HTML names it; empty where it is none that HTML could name. Source: BCP 47, in outline."""
    return code if code and _LANGUAGE.fullmatch(code) else ""


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this format needs it

    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"visible": visible, "language": language}
    made.tests |= {"right_to_left": right_to_left}
    return made.get_template("report.html.j2")


@cache
def _style() -> str:
    return (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
