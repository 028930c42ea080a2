"""What a flag's severity is made of, in words, and how the settings weigh it."""

from __future__ import annotations

from datetime import date

from claims.config import Settings
from claims.discrepancies import find
from claims.discrepancies.severity import aged
from claims.models import Claim, Discrepancy
from claims.questions import group
from claims_by_hand import claim

SUNK = {
    "event": "destroyed",
    "kind": "boat",
    "place": "Port Sarn",
    "period_start": "2021-05-03",
    "period_end": "2021-05-03",
}


def flag(*claims: Claim, settings: Settings | None = None) -> Discrepancy:
    chosen = settings or Settings()
    return find(group(claims, chosen), chosen).discrepancies[0]


def told(found: Discrepancy) -> dict[str, str]:
    return {part.name: part.detail for part in found.severity_parts}


def test_every_part_is_told_in_words() -> None:
    pair = [claim(10, **SUNK), claim(40, report="b", speaker_name="Ode Fenn", **SUNK)]
    assert told(flag(*pair)) == {
        "gap": "10 boats and 40 boats stay apart by 75 % of the larger, rounding considered",
        "independence": "1 independent origin stands behind the weakest side; 3 are taken as full support",
        "recency": "the newest statement is for 4 May 2021, the newest day of the case",
        "directness": "on the weakest side no statement names who says it",
        "certainty": "every statement is exact and stated as fact",
    }


def test_a_flag_of_older_statements_is_less_severe_than_it_was() -> None:
    pair = [claim(10, **SUNK), claim(40, report="b", **SUNK)]
    later = claim(7, report="c", event="injured", kind="person", published="2021-06-03", place="Quito")
    old, new = flag(*pair, later), flag(*pair)
    assert old.severity < new.severity
    assert told(old)["recency"] == "the newest statement is for 4 May 2021, 30 days before the newest of the case"


def test_a_flag_that_is_told_by_another_newest_day_is_as_from_scratch() -> None:
    pair = [claim(10, **SUNK), claim(40, report="b", **SUNK)]
    later = claim(7, report="c", event="injured", kind="person", published="2021-06-03", place="Quito")
    days = [date(2021, month, day).toordinal() for month, day in ((5, 4), (6, 3))]
    assert aged(flag(*pair), *days, Settings().severity.recency_days) == flag(*pair, later)


def test_a_severity_that_no_day_is_part_of_stays() -> None:
    found = flag(claim(10, **SUNK), claim(40, report="b", **SUNK))
    ageless = found.model_copy(update={"severity_parts": found.severity_parts[:1], "severity": 0.5})
    assert told(found).keys() - told(ageless).keys() >= {"recency"}
    assert aged(ageless, 1, 1_000, Settings().severity.recency_days) == ageless


def test_the_severity_is_the_weighted_mean_of_its_parts() -> None:
    found = flag(claim(10, **SUNK), claim(40, report="b", **SUNK))
    total = sum(part.weight for part in found.severity_parts)
    assert found.severity == round(sum(part.weight * part.share for part in found.severity_parts) / total, 3)


def test_a_weight_of_the_settings_decides() -> None:
    only_gap = Settings.model_validate({"severity": {"independence": 0, "recency": 0, "directness": 0, "certainty": 0}})
    assert flag(claim(10, **SUNK), claim(40, report="b", **SUNK), settings=only_gap).severity == 0.75


def test_without_a_date_recency_counts_neither_for_nor_against() -> None:
    undated = SUNK | {"published": None}
    found = flag(claim(10, **undated), claim(40, report="b", **undated))
    assert "recency" not in told(found)
