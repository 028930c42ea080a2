"""A value of a spreadsheet and its number format → the text that its cell shows."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]\-\[]*)(?:-[^\]\[]*)?\]|_.|\*.|\[[^\]\[]*\]')
_DIGITS: Final = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.(?P<places>[0#?]+))?(?P<scale>,*)")
_SIGNS: Final = re.compile(r"[$€£¥₴₽₹]")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_GENERAL_PLACES: Final = 10


def shown(value: object, number_format: str) -> str:
    """What a cell shows: digits, per cent and currency signs as the format has them; a day, month or year in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        return _date(value.date(), number_format) + (f" {value:%H:%M}" if value.time() != dt.time() else "")
    if isinstance(value, dt.date):
        return _date(value, number_format)
    if isinstance(value, (int, float)):
        return _number(value, number_format or "General")
    return " ".join(str(value).split())


def _date(day: dt.date, number_format: str) -> str:
    """A date as far as its format shows it; always in words, so that no order of days and months is open."""
    letters = _QUOTED.sub("", number_format).lower()
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    if "d" in letters or not letters.strip(";@ ") or "y" not in letters:
        return f"{day.day} {month}"
    return month if "m" in letters else str(day.year)


def _number(value: float, number_format: str) -> str:
    section = _section(value, number_format)
    plain = _QUOTED.sub(lambda match: match[3] or "", section)
    digits = _DIGITS.search(plain)
    if digits is None or "general" in section.lower() or "e+" in section.lower() or "/" in plain:
        return _general(value)
    percent = "%" in plain
    scaled = value * 100 if percent else value / 1000 ** len(digits["scale"])
    places = len(digits["places"] or "")
    grouped = "," in digits.group().removesuffix(digits["scale"] or "")
    sign = "-" if round(scaled, places) < 0 else ""
    before, behind = _words(section, percent=percent)
    return f"{sign}{before}{_rounded(abs(scaled), places, digits['places'] or '', grouped=grouped)}{behind}".strip()


def _section(value: float, number_format: str) -> str:
    """The part of a format that holds for a value: positive; negative; zero."""
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if value < 0 and len(parts) > 1 and parts[1]:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 and parts[2] else parts[0]  # noqa: PLR2004 - the third


def _rounded(value: float, places: int, told: str, *, grouped: bool) -> str:
    text = f"{value:,.{places}f}" if grouped else f"{value:.{places}f}"
    if "#" in told or "?" in told:
        least = len(told.rstrip("#?"))
        while "." in text and text.endswith("0") and len(text.rpartition(".")[2]) > least:
            text = text[:-1]
    return text.rstrip(".")


def _words(section: str, *, percent: bool) -> tuple[str, str]:
    """What a format writes before and behind the digits."""
    told = _QUOTED.sub(lambda match: match[1] or match[2] or match[3] or "", section)
    bare = re.sub(r"(?<=[#0?])[#0?,.]*", "", told)
    at = re.search(r"[#0?]", bare)
    before, behind = (bare[: at.start()], bare[at.end() :]) if at else ("", bare)
    keep = "".join(_SIGNS.findall(before)) or before.strip(" -()+")
    last = behind.strip(" -()")
    return keep, last if not percent or "%" in last else f"{last}%"


def _general(value: float) -> str:
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e15):  # noqa: PLR2004 - beyond it floats skip whole numbers
        return str(int(value))
    return f"{value:.{_GENERAL_PLACES}f}".rstrip("0").rstrip(".") if abs(value) >= 1e-6 else f"{value:g}"  # noqa: PLR2004
