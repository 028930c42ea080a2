"""A date as somebody wrote it → an ISO date that stops where the writer did."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:\d{2}.*)?", re.DOTALL)
_ALL_DIGITS = re.compile(r"\s*(\d{1,4})[./ -](\d{1,2})[./ -](\d{1,4})\s*")
_IN_PATH = re.compile(r"(?<=[/.a-z])/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/-]|$)")
_LONGEST = 100
_MONTHS = 12
_PARTS = {"day": 10, "time": 10, "month": 7, "year": 4}
"""So many characters of an ISO date does a date of each kind have."""


def iso_date(value: object) -> str | None:
    """The ISO date of a value from front matter, a manifest or JSON; None where it cannot be read for certain.

    Takes ISO dates, whole or partial ("2023-12"), dates of YAML, and absolute English dates ("Dec 10 2021"). Relative
    dates ("yesterday") and figures whose order is open ("10/12/2021") are not guessed at.
    """
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    text = str(value).strip()
    if isinstance(value, bool) or not text or len(text) > _LONGEST:
        return None
    if match := _ISO.fullmatch(text):
        return _checked(*match.groups())
    return _written(text)


def day_in(address: str) -> str | None:
    """The whole day that an address names in its path (".../2021/12/10/..."); None where it names none."""
    found = _IN_PATH.search(address)
    return _checked(*found.groups()) if found else None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part is not None)


def _written(text: str) -> str | None:
    if _order_is_open(text) or not re.search(r"\d{4}", text):
        return None
    from dateparser.date import DateDataParser  # noqa: PLC0415 - slow to load, and few documents need it

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"], "RETURN_AS_TIMEZONE_AWARE": False}
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(text)
    if found.date_obj is None or found.period not in _PARTS:
        return None
    return str(found.date_obj.date().isoformat()[: _PARTS[found.period]])


def _order_is_open(text: str) -> bool:
    match = _ALL_DIGITS.fullmatch(text)
    return match is not None and sum(int(part) <= _MONTHS for part in match.groups()) > 1
