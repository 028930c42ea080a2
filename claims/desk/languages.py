"""Languages by name, for pages: what `claims.documents.languages` holds."""

from claims.documents.languages import LANGUAGES, foreign, named

__all__ = ["LANGUAGES", "foreign", "named"]
