"""What is known of where a text comes from: the one place that names the fields of front matter, manifest and JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claims.documents.dates import iso_date
from claims.documents.decoding import whole_characters

FIELDS = ("title", "outlet", "author", "published", "modified", "url", "case", "language", "translation_of")
DATES = frozenset({"published", "modified"})
Details = Mapping[str, str]


def details(raw: Mapping[str, object], path: str, on_notice: Callable[[str], None]) -> dict[str, str]:
    """The known fields of a mapping, as text; other keys and empty values are left out.

    A date or a field that cannot be read is left out too, and a notice says so.
    """
    known: dict[str, str] = {}
    for field in FIELDS:
        value = raw.get(field)
        if value is None or value == "":
            continue
        text = iso_date(value) if field in DATES else _text(value)
        if text:
            known[field] = text
        elif not isinstance(value, str) or value.strip():
            on_notice(f"{path}: {field}: {_brief(value)} cannot be read and is left out{_hint(field)}")
    return known


def _text(value: object) -> str | None:
    if isinstance(value, (list, dict, set, tuple, bytes)):
        return None
    try:
        return whole_characters(str(value)).strip()
    except ValueError:  # a whole number of thousands of digits has no text in Python
        return None


def _brief(value: object) -> str:
    text = _text(value) if isinstance(value, (str, int, float)) else None
    return repr(text)[:60] if text is not None else "the value"


def _hint(field: str) -> str:
    return " (write a date as 2021-12-10, 2021-12 or 2021)" if field in DATES else ""
