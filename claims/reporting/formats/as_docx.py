"""A report as a Word document: real headings, quotations and lists, to be edited further."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from claims.reporting.escaping import visible
from claims.reporting.formats import dates
from claims.reporting.formats.as_html import language
from claims.reporting.formats.sizes import large
from claims.reporting.formats.zips import steady
from claims.reporting.outline import Block, Bullets, Heading, Line, Part, Quote, Run, outline, right_to_left
from claims.reporting.record import Report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

_SMALL: Final[Mapping[Part, float]] = {Part.META: 9.5, Part.LEAD: 9.0, Part.PLACE: 8.0}
_AFTER: Final[Mapping[Part, float]] = {Part.WHO: 3, Part.LEAD: 3, Part.ANSWER: 4, Part.OPENS: 3}
_TIGHT: Final = (Part.WHO, Part.LEAD, Part.ANSWER, Part.OPENS)
_BEHIND: Final[Mapping[str, Sequence[str]]] = {
    "w:pBdr": ("w:bidi", "w:spacing", "w:ind", "w:jc"),
    "w:bidi": ("w:spacing", "w:ind", "w:jc"),
}
"""What stands behind a property of a paragraph, of those that are set here."""
_GREY: Final = "57606A"
_BLUE: Final = "0550AE"


def docx(*reports: Report) -> bytes:
    """The reports as one DOCX; equal reports give equal bytes."""
    from docx import Document as new  # noqa: N813, PLC0415 - only this format needs it

    large(reports, "Word document")
    document = new()
    _set_up(document)
    for place, report in enumerate(reports):
        if place:
            document.add_page_break()  # type: ignore[no-untyped-call]
        for block in outline(report):
            _block(document, block)
    _properties(document, reports)
    target = io.BytesIO()
    document.save(target)
    return steady(target.getvalue())


def _set_up(document: Document) -> None:
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 - as above

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    _numbered(section.footer.paragraphs[0])
    for level, size in ((1, 22), (2, 16), (3, 13), (4, 12)):
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x1B, 0x1F, 0x24)
        style.font.italic = False
        style.paragraph_format.space_before = Pt({1: 0, 2: 22, 3: 18, 4: 12}[level])
        style.paragraph_format.space_after = Pt(4)


def _numbered(paragraph: Paragraph) -> None:
    """The number of the page and of all pages, which the program that opens the document fills in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - as above
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - as above

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name, behind in (("PAGE", " / "), ("NUMPAGES", "")):
        field = _child(paragraph._p, "w:fldSimple", instr=name)  # noqa: SLF001 - the library has no fields
        number = paragraph.add_run("1")
        for run in (number, paragraph.add_run(behind)):
            run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(_GREY)
        field.append(number._r)  # noqa: SLF001 - as above


def _properties(document: Document, reports: Sequence[Report]) -> None:
    told, time = document.core_properties, dates.of(reports).replace(tzinfo=None)
    told.title = "; ".join(visible(report.title) for report in reports)[:255]
    told.author = "; ".join(visible(report.author) for report in reports if report.author)[:255]
    told.last_modified_by = told.author
    told.comments, told.keywords, told.revision = "", "", 1
    told.created = told.modified = time


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        number = "" if block.number is None else f"{block.number}. "
        _fill(_paragraph(document, f"Heading{block.level}"), (Run(number + block.text),))
    elif isinstance(block, Quote):
        _quote(document, block)
    elif isinstance(block, Bullets):
        for item in block.items:
            _fill(_paragraph(document, "ListBullet"), item)
    else:
        paragraph = _paragraph(document)
        for place, line in enumerate(block.lines):
            if place:
                paragraph.add_run().add_break()
            _fill(paragraph, line)
        _look(paragraph, block.part)


def _look(paragraph: Paragraph, part: Part) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - as above

    paragraph.paragraph_format.space_after = Pt(_AFTER.get(part, 8))
    paragraph.paragraph_format.keep_with_next = part in _TIGHT
    if part is Part.VERDICT:
        _framed(paragraph, "left", _BLUE)
    if part in _SMALL:
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = Pt(_SMALL[part]), RGBColor.from_string(_GREY)


def _quote(document: Document, block: Quote) -> None:
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - as above
    from docx.shared import Pt  # noqa: PLC0415 - as above

    turned = right_to_left("".join(run.text for run in block.line))
    paragraph = _paragraph(document)
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = True
    _framed(paragraph, "right" if turned else "left", "B0B7BF")
    if turned:
        _property(paragraph, "w:bidi")
    for run in block.line:
        made = paragraph.add_run(visible(run.text))
        if run.strong:
            made.bold, made.font.highlight_color = True, WD_COLOR_INDEX.YELLOW
        _turn(made, run.text, language(block.language))


def _framed(paragraph: Paragraph, side: str, colour: str) -> None:
    """A line along one side of a paragraph that stands in from it."""
    from docx.shared import Cm  # noqa: PLC0415 - as above

    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(0.5)
    _child(_property(paragraph, "w:pBdr"), f"w:{side}", val="single", sz="18", space="8", color=colour)


def _fill(paragraph: Paragraph, line: Line) -> None:
    for run in line:
        text = visible(run.text)
        made = _linked(paragraph, text, run.href) if run.href else paragraph.add_run(text)
        made.bold = run.strong or None
        _turn(made, text)
        if right_to_left(text):
            paragraph.add_run("\u200e")  # a left-to-right mark: what follows is not drawn into the run (Unicode UAX #9)


def _linked(paragraph: Paragraph, text: str, address: str) -> WordRun:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - as above
    from docx.shared import RGBColor  # noqa: PLC0415 - as above

    name = paragraph.part.relate_to(visible(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = paragraph.add_run(text)
    made.font.color.rgb, made.font.underline = RGBColor.from_string(_BLUE), True
    link = _child(paragraph._p, "w:hyperlink", namespace="r", id=name)  # noqa: SLF001 - as above
    link.append(made._r)  # noqa: SLF001 - as above
    return made


def _turn(run: WordRun, text: str, code: str = "") -> None:
    """Mark a run that goes from right to left, and the language of its words."""
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - as above
    if right_to_left(text):
        _child(properties, "w:rtl")
        if code:
            _child(properties, "w:lang", bidi=code)
    elif code:
        _child(properties, "w:lang", val=code)


def _paragraph(document: Document, style: str = "") -> Paragraph:
    """A new paragraph at the end; the library's own way looks through all that there are, each time anew."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.text.paragraph import Paragraph as New  # noqa: PLC0415 - as above

    made = OxmlElement("w:p")
    document.element.body[-1].addprevious(made)  # the last of all are the properties of the pages
    if style:
        _child(made.get_or_add_pPr(), "w:pStyle", val=style)
    return New(made, document._body)  # noqa: SLF001 - as above


def _property(paragraph: Paragraph, tag: str) -> Any:
    """A new property of a paragraph at the place that the schema has for it. Source: ISO/IEC 29500-1 §17.3.1.26."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above

    properties, made = paragraph._p.get_or_add_pPr(), OxmlElement(tag)  # noqa: SLF001 - as above
    properties.insert_element_before(made, *_BEHIND[tag])
    return made


def _child(parent: Any, tag: str, namespace: str = "w", **values: str) -> Any:
    """A new element at its end, with its attributes."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"{namespace}:{name}"), value)
    parent.append(made)
    return made
