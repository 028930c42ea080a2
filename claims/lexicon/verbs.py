"""A verb → its forms: those that a rule makes, and the irregular ones of `verb_forms.toml`."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicon.loading import Row, table


class VerbFormsRow(Row):
    """The forms of a verb that no rule makes; a user's row adds to them."""

    verb: str
    forms: tuple[str, ...]


def forms_of(word: str) -> frozenset[str]:
    """The forms of a verb or a noun: "injure", "injured"; "stab", "stabbing"; "fatality", "fatalities"; "take", "took"."""
    return _regular(word) | _irregular().get(word, frozenset())


def _regular(word: str) -> frozenset[str]:
    stem, last = word[:-1], word[-1]
    if last == "e":
        return frozenset({word, f"{word}s", f"{word}d", f"{stem}ing"})
    if last == "y":
        return frozenset({word, f"{word}s", f"{word}ing", f"{stem}ies", f"{stem}ied"})
    return frozenset({word, *(word + end for end in ("s", "es", "ed", "ing", f"{last}ed", f"{last}ing"))})


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("verb_forms", VerbFormsRow):
        found[row.verb] = found.get(row.verb, frozenset()) | {*row.forms}
    return found
