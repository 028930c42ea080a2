"""A report as JSON: the record itself, field by field."""

from __future__ import annotations

import json as json_module
from typing import Any

from claims.reporting.record import Report

_WHOLE_UP_TO = 10**18


def json(*reports: Report) -> str:
    """The record of one report, or a list of several, as indented JSON that ends in a line feed; whole figures are integers."""
    told = [plain(report.model_dump(mode="json")) for report in reports]
    return dumped(told[0] if len(told) == 1 else told)


def dumped(value: object) -> str:
    """A value as JSON that people may read, too; half characters, which no file can hold, are escaped."""
    written = json_module.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return written.encode("utf-8", "backslashreplace").decode("utf-8")


def plain(value: Any) -> Any:
    """A value of JSON with figures that are whole written as integers."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, float) and abs(value) < _WHOLE_UP_TO and value.is_integer():
        return int(value)
    return value
