"""The dateline of a report ("KYIV, March 14 (Reuters) - "): what stands before its first sentence and is no part of it.

Form after The Associated Press Stylebook, "datelines": the city in capitals, then state or country, date and agency.
"""

from __future__ import annotations

import re

_CITY = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’/-] ?(?=[^\W\d_a-z])| (?=[^\W\d_a-z])){2,40}"
_WHERE = r"(?:,\s+[^\W\d_]+\.?(?:\s+[^\W\d_]+\.?){0,2})?"
_WHEN = r"(?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?|,?\s+(?:19|20)\d{2})?"
_AGENCY = r"(?:\s*[(\[][^()\[\]]{2,40}[)\]])?"
_DATELINE = re.compile(rf"\s*{_CITY}{_WHERE}{_WHEN}{_AGENCY}{_WHEN}\s*(?:--|[-–—])\s+(?=\S)")


def dateline_end(paragraph: str) -> int:
    """Where the text behind a paragraph's dateline begins; 0 without one."""
    found = _DATELINE.match(paragraph[:160])
    return found.end() if found else 0
