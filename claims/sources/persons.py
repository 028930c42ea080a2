"""Two persons' names → whether they can be, and whether they are, one person's."""

from __future__ import annotations

from claims.sources.forms import Form, Kind
from claims.sources.spelling import is_variant, likeness
from claims.sources.words import words_for


def is_full(told: Form) -> bool:
    """Whether a person is named by given name and surname."""
    return told.kind is Kind.PERSON and len(told.words) > 1


def surname(told: Form) -> str:
    """The last of a person's names."""
    return told.words[-1]


def can_be_one(a: Form, b: Form) -> bool:
    """Whether nothing in two persons' names tells them apart: given and middle names, generation, sex, office."""
    if a.generation != b.generation or _sexes_differ(a, b):
        return False
    if not is_variant(surname(a), surname(b)) and not _runs_together(a, b):
        return False
    if is_full(a) and is_full(b):
        return _runs_together(a, b) or (_fits(a.words[0], b.words[0]) and _middles_fit(a.words[1:-1], b.words[1:-1]))
    return is_full(a) or is_full(b) or _offices_fit(a, b)


def same_full(a: Form, b: Form) -> float:
    """How alike two full names are that can be one person's (0 to 100); 0 where they are not, or one gives an initial only."""
    if not can_be_one(a, b):
        return 0.0
    if _runs_together(a, b):
        return 100.0
    if 1 in (len(a.words[0]), len(b.words[0])):
        return 0.0
    return min(likeness(a.words[0], b.words[0]), likeness(surname(a), surname(b)))


def is_initial_of(a: Form, b: Form) -> bool:
    """Whether one of two full names that can be one gives the first name by its initial alone."""
    return can_be_one(a, b) and (len(a.words[0]) == 1) != (len(b.words[0]) == 1)


def _runs_together(a: Form, b: Form) -> bool:
    """Whether two names differ only in where their parts are divided ("Sabir-oglu", "Sabiroglu")."""
    return "".join(a.words) == "".join(b.words) and len(a.words) != len(b.words)


def _fits(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return is_variant(a, b)


def _middles_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle names agree as far as both give them: "John Smith" can be "John A. Smith"."""
    return not a or not b or (len(a) == len(b) and all(_fits(left, right) for left, right in zip(a, b, strict=True)))


def _sexes_differ(a: Form, b: Form) -> bool:
    man, woman = words_for("man"), words_for("woman")
    return bool((a.titles & man and b.titles & woman) or (a.titles & woman and b.titles & man))


def _offices_fit(a: Form, b: Form) -> bool:
    """Whether two surnames alone can be one person's: not where two offices are named ("Sheriff Dale", "Mayor Dale")."""
    offices = [told.titles - words_for("courtesy") for told in (a, b)]
    return not (offices[0] and offices[1]) or offices[0] == offices[1]
