"""Tables: workbooks and files of rows → a text that holds every cell, and from such a text back to its tables."""

from claims.documents.tables.grid import Cell, Table, of

__all__ = ["Cell", "Table", "of"]
