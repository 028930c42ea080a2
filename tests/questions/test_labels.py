from __future__ import annotations

from typing import Any

import pytest

from claims.comparison.preparing import prepare
from claims.config import Settings
from claims.questions.labels import label
from claims_by_hand import claim

DAY = {"period_start": "2021-05-03", "period_end": "2021-05-03"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"event": "held", "kind": "soldier", "group": "Georgia", "actor": "Russia"},
            "Georgian soldiers held by Russia, May 2021",
        ),
        (
            {"event": "held", "kind": "body", "group": "Georgia", "actor": "Russia"},
            "Bodies of Georgians held by Russia, May 2021",
        ),
        (
            {"event": "held", "kind": "person", "group": "China", "place": "Port Sarn"},
            "Chinese people held by Port Sarn, May 2021",
        ),
        ({"event": "killed", "kind": "person", "group": "Georgia", **DAY}, "Georgians killed, 3 May 2021"),
        (
            {"event": "killed", "kind": "child", "age_sex": "child", "place": "Port Sarn"},
            "Children killed in Port Sarn, May 2021",
        ),
        (
            {"event": "killed", "kind": "person", "status": "civilian", "place": "United Kingdom"},
            "Civilians killed in the United Kingdom, May 2021",
        ),
        (
            {"event": "killed", "kind": "soldier", "period_start": "2021-01-01", "period_end": "2021-05-04"},
            "Soldiers killed, 1 January to 4 May 2021",
        ),
        (
            {"event": "attended", "kind": "demonstrator", "place": "Carrick", **DAY},
            "Demonstrators who attended in Carrick, 3 May 2021",
        ),
        ({"event": "cost", "unit": "EUR", "concept": "the Sarn bridge"}, "Cost of the Sarn bridge, in EUR, May 2021"),
        (
            {"event": "rate", "unit": "%", "concept": "unemployment", "place": "Carrick"},
            "Rate of unemployment in Carrick, in %, May 2021",
        ),
        ({"event": "lasted", "unit": "hour", "concept": "the siege"}, "Duration of the siege, in hours, May 2021"),
        ({"kind": "person", "group": "Georgia"}, "Number of Georgians, May 2021"),
        ({"event": "downed", "kind": "aircraft", "actor": "Russia", **DAY}, "Aircraft shot down by Russia, 3 May 2021"),
    ],
)
def test_a_label_reads_as_a_phrase(fields: dict[str, Any], expected: str) -> None:
    one = claim(4, **fields)
    assert label(list(prepare([one], Settings()).values())) == expected
