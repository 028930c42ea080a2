"""Languages by name, for pages: what `claims.documents.languages` holds."""

from claims.documents.languages import LANGUAGES, foreign, named, why_unread

__all__ = ["LANGUAGES", "foreign", "named", "why_unread"]
