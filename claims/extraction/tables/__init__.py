"""Tables → claims: what their figures are figures of, told by a person or by their headings, read by the rules of running text."""

from claims.extraction.tables.reading import Tabled, tabled, told, tried

__all__ = ["Tabled", "tabled", "told", "tried"]
