"""Typographic characters → plain ones, one to one, so that every offset stays that of the text as given."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.syntax import plain as plain_marks

_ODD = re.compile(r"[^\x20-\x5f\x61-\x7e]")
"""Characters that may have a plain one; few texts hold many, so that each is looked up by itself."""

_DOUBLED = ("''", "``", "‘‘", "’’")

_GAP = re.compile("[\u00a0\u202f\u2009]")
_GROUPS = re.compile("(?<![0-9.,])[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,5}(?![0-9])")
_MORE = str.maketrans({
    "–": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-", "﹣": "-", "－": "-",
    "İ": "I", "ı": "i", "ſ": "s", "K": "K", "Å": "A",
    "\u2002": " ", "\u2003": " ", "\u2005": " ", "\u2008": " ", "\u3000": " ", "\u200a": " ",
    "％": "%", "＄": "$",
})  # fmt: skip


def plain(text: str) -> str:
    """The text with plain quotation marks, hyphens and spaces; letters that change length in lower case made plain too."""
    if _ODD.search(text) is None and "''" not in text:
        return text
    if any(mark in text for mark in _DOUBLED):
        flat = plain_marks(text).translate(_MORE)
    else:
        flat = _ODD.sub(lambda odd: _character(odd.group()), text)
    return flat if _GAP.search(text) is None else _grouped(text, flat)


@lru_cache(maxsize=4096)
def _character(odd: str) -> str:
    return plain_marks(odd).translate(_MORE)


def _grouped(text: str, flat: str) -> str:
    """A comma for each no-break or thin space that sets off three digits: "1 200" is one figure."""
    parts, done = [], 0
    for match in _GROUPS.finditer(text):
        parts += [flat[done : match.start()], _GAP.sub(",", match.group())]
        done = match.end()
    return "".join([*parts, flat[done:]])
