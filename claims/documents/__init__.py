"""Paths → documents, and a document → its paragraphs, with what is not the story marked and nothing moved."""

from __future__ import annotations

from claims.documents.blocks import Block, blocks
from claims.documents.reading import read_paths

__all__ = ["Block", "blocks", "read_paths"]
