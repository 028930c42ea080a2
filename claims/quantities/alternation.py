"""Phrases → one pattern for all of them, which tells by a phrase's first letter which are worth a try."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(phrases: Iterable[str]) -> str:
    """A pattern of phrases, of two that begin alike the longer first; a blank in one stands for any white space.

    Each branch begins with a letter of its own: the engine then leaps over every place where none of them stands.
    """
    branches: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        branches.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace(r"\ ", r"\s"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(branches.items()))
