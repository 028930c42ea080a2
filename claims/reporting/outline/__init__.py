"""A report as a list of headings, paragraphs, quotations and lists: what all formats for reading have in common."""

from claims.reporting.outline.blocks import Block, Bullets, Heading, Line, Paragraph, Part, Quote, Run, right_to_left
from claims.reporting.outline.whole import outline

__all__ = ["Block", "Bullets", "Heading", "Line", "Paragraph", "Part", "Quote", "Run", "outline", "right_to_left"]
