"""Typographic characters → plain ones, one to one, so that every offset stays that of the text as given."""

from __future__ import annotations

from claims.syntax import plain as plain_marks

_MORE = str.maketrans({
    "–": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-", "﹣": "-", "－": "-",
    "İ": "I", "ı": "i", "ſ": "s", "K": "K", "Å": "A",
    "\u2002": " ", "\u2003": " ", "\u2005": " ", "\u2008": " ", "\u3000": " ", "\u200a": " ",
    "％": "%", "＄": "$",
})  # fmt: skip


def plain(text: str) -> str:
    """The text with plain quotation marks, hyphens and spaces; letters that change length in lower case made plain too."""
    return plain_marks(text).translate(_MORE)
