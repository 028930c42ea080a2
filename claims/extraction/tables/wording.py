"""What a table says in pieces → sentences of running text, and what the engine reads in them: one set of rules for both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claims.models import Claim, Quantity
from claims.quantities import find
from claims.terms import NumberKind

Reader = Callable[[Sequence[str]], Sequence[tuple[Claim, ...]]]
"""Sentences → the claims of each, as the engine reads them when each stands alone."""

_PLAIN: Final = "120"
_SCALES: Final = {"thousand": "thousand", "thousands": "thousand", "'000": "thousand", "000s": "thousand", "000": "thousand",
    "million": "million", "millions": "million", "mln": "million", "m": "million", "billion": "billion", "billions": "billion", "bn": "billion"}  # fmt: skip
_DIGITS: Final = re.compile(r"\d[\d.,]*%?")
_GROUPED: Final = re.compile(r"(?<=\d)[\u00a0\u202f\u2009 '’](?=\d{3}(?!\d))")
_COMMA: Final = re.compile(r"(?<=\d),(?=\d)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that figures of a table are figures of: `what` in words, and the `unit` beside the figures, empty without one."""

    what: str
    unit: str = ""

    def sentence(self, figure: str) -> str:
        """A sentence that says it of a figure."""
        scale, unit = _scaled(self.unit)
        number = " ".join(part for part in (figure, scale) if part)
        if unit or _has_unit(figure):
            between = "" if unit in {"%", "‰"} else " "
            return f"The {self.what} was {number}{between}{unit}.".replace("The the ", "The ")
        return f"There were {number} {self.what}."


def _scaled(unit: str) -> tuple[str, str]:
    """The power of ten that a unit begins with, and the rest of it: "thousand tonnes" → "thousand", "tonnes"."""
    first, _, rest = unit.strip().partition(" ")
    if (scale := _SCALES.get(first.casefold())) is not None:
        return scale, rest.removeprefix("of ").strip()
    return "", "" if unit.strip().casefold() in {
        "number",
        "persons",
        "people",
        "count",
        "units",
        "no.",
        "no",
        "n",
    } else unit.strip()


def _has_unit(figure: str) -> bool:
    return any(sign in figure for sign in "%‰$€£¥₴₽₹") or figure.casefold().endswith(("per cent", "percent"))


def in_text(figure: str, *, decimal_comma: bool = False) -> str:
    """A figure as English text writes it: "1 204" → "1204", "12,5" → "12.5" in a column that writes decimals with a comma."""
    plain = _GROUPED.sub("", figure).replace("−", "-").removesuffix("+")
    if decimal_comma:
        plain = _COMMA.sub(".", plain.replace(".", ""))
    return f"at least {plain}" if figure.endswith("+") else plain


def readings(asked: Iterable[Asked], read: Reader) -> dict[Asked, Claim | None]:
    """What the engine makes of each thing that is asked for; None where it makes no claim of it."""
    wanted = list(dict.fromkeys(asked))
    found = read([one.sentence(_PLAIN) for one in wanted])
    first = {one: (claims[0] if claims else None) for one, claims in zip(wanted, found, strict=True)}
    # What is measured rather than counted: "There were 120 population".
    lost = [one for one, claim in first.items() if claim is None]
    again = read([f"The {one.what} was {_PLAIN}." for one in lost])
    return first | {one: claims[0] if claims else None for one, claims in zip(lost, again, strict=True)}


def places(names: Iterable[str], read: Reader) -> dict[str, str]:
    """The place that each name stands for, as the engine reads it behind "in"; the name itself where it reads none."""
    wanted = list(dict.fromkeys(names))
    found = read([f"In {name}, {_PLAIN} people were killed." for name in wanted])
    return {
        name: (claims[0].place if claims and claims[0].place else name)
        for name, claims in zip(wanted, found, strict=True)
    }


def number(asked: Asked, figure: str) -> Quantity | None:
    """The interval, bound and unit of a figure of what is asked; None where it is no figure."""
    return _digits(asked, figure) if _DIGITS.fullmatch(figure) else _number(asked, figure)


@lru_cache(maxsize=4_096)  # a table says the same again and again; nothing of plain digits hangs on the settings
def _digits(asked: Asked, figure: str) -> Quantity | None:
    return _number(asked, figure)


def _number(asked: Asked, figure: str) -> Quantity | None:
    sentence = asked.sentence(figure)
    at = sentence.find(figure)
    found = [one for one in find(sentence) if one.start < at + len(figure) and at < one.end and one.stated is not None]
    return (
        found[0]
        if found and found[0].kind in {NumberKind.CLAIM, NumberKind.DATE, NumberKind.OTHER, NumberKind.NAME}
        else None
    )


def sentence_of(asked: Asked, figure: str, where: str, when: str) -> str:
    """What a cell says, in words to be shown: "In Oltra, in March 2024: people killed: 120"."""
    time = when if when.startswith(("from ", "since ")) else f"in {when}" if when else ""
    told = ", ".join(part for part in (f"in {where}" if where else "", time) if part)
    scale, unit = _scaled(asked.unit)
    number = " ".join(part for part in (figure, scale) if part) + ("" if unit in {"%", "‰", ""} else " ") + unit
    said = f"{told}, {asked.what}: {number}" if told else f"{asked.what}: {number}"
    return said[:1].upper() + said[1:]
