"""Claims, figures and corrections in words, for the lines that say why an item reopened or closed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from claims.decisions import Annotation
from claims.reviews.overlay import CORRECTABLE, REJECTED

_RULES = re.compile(r"rules (\d+)")
_BOUNDS = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}


def rules_of(extractor: str) -> str:
    """The rules version in an extractor's name; the whole name where it has none."""
    found = _RULES.search(extractor)
    return found[1] if found else extractor


def number(value: float) -> str:
    """A number as people write it: 1,200, not 1200.0."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.12g}"


def figure(low: float | None, high: float | None, stated: float | None = None, bound: str | None = None) -> str:
    """An interval in words: "3", "at least 20", "10 – 12", "not given"."""
    if stated is not None:
        return f"{_BOUNDS.get(bound or '', '')}{number(stated)}"
    if low is None and high is None:
        return "not given"
    if low is None or high is None:
        return f"at least {number(low)}" if low is not None else f"at most {number(high or 0.0)}"
    return number(low) if low == high else f"{number(low)} – {number(high)}"


def value(encoded: object) -> str:
    """A field's value in words; "not said" for none."""
    if encoded is None or encoded in ("", [], ()):
        return "not said"
    if isinstance(encoded, bool):
        return "yes" if encoded else "no"
    if isinstance(encoded, int | float):
        return number(float(encoded))
    if isinstance(encoded, list | tuple):
        return ", ".join(str(item) for item in encoded)
    return str(encoded)


def claim_name(text: str, counted: str | None, who: str | None, outlet: str | None) -> str:
    """A claim by its words and its source: “2 soldiers” (A. Speaker, Outlet)."""
    quoted = text if not counted or counted in text else f"{text} {counted}"
    source = ", ".join(part for part in (who, outlet) if part)
    return f"“{quoted}” ({source})" if source else f"“{quoted}”"


def corrections_in_words(corrections: Iterable[Annotation], names: dict[str, str]) -> str:
    """Corrections as one phrase: "a correction of the figure of “2 soldiers” to 3 by A. Reviewer; …"."""
    return "; ".join(_correction(annotation, names) for annotation in corrections)


def _correction(annotation: Annotation, names: dict[str, str]) -> str:
    name = names.get(annotation.claim_id, "a claim")
    if annotation.field == REJECTED:
        return f"the rejection of {name} as a claim by {annotation.by}"
    label = CORRECTABLE.get(annotation.field, annotation.field)
    new = value(json.loads(annotation.value or "null"))
    return f"a correction of the {label} of {name} to {new} by {annotation.by}"
