"""Documents → every number in them and the claims made of them: composes quantities, attribution and context."""

from claims.extraction.assembling import Reading
from claims.extraction.reading import read, read_all

__all__ = ["Reading", "read", "read_all"]
