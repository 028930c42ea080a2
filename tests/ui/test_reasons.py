"""Why a disagreement was flagged: the five lines that tell most, and the waterfall behind them."""

from __future__ import annotations

from claims.reporting.record import ReasonLine
from claims.terms import Level
from claims.ui.parts.reasons import Step, in_words, steps, telling


def line(field: str, level: Level, detail: str = "both: “x”", weight: float = 0.0) -> ReasonLine:
    return ReasonLine(field=field, level=level, detail=detail, weight=weight)


def test_at_most_five_lines_are_told_the_figures_first_and_what_nobody_says_never() -> None:
    reasons = [
        line("event", Level.SAME, weight=2),
        line("group", Level.UNKNOWN, "neither says it"),
        line("place", Level.UNKNOWN, "only Ada says it (“Lisbon”), Bob does not"),
        line("case", Level.SAME, weight=4),
        line("as_of", Level.DIFFERENT, weight=-0.5),
        line("counted_kind", Level.SAME, weight=1),
        line("figure", Level.DIFFERENT),
    ]
    assert [reason.field for reason in telling(reasons)] == ["figure", "as_of", "case", "event", "counted_kind"]


def test_the_reports_as_a_whole_are_told_where_they_decided_and_only_there() -> None:
    fields = [line(name, Level.SAME, weight=2) for name in ("event", "place", "actor", "group", "case")]
    decided = telling(
        [*fields, line("signs", Level.SAME, "all in all probably one question"), line("figure", Level.DIFFERENT)]
    )
    open_ = telling([*fields, line("signs", Level.UNKNOWN, "one question or two"), line("figure", Level.DIFFERENT)])
    assert [reason.field for reason in decided][:2] == ["figure", "signs"]
    assert "signs" not in [reason.field for reason in open_]


def test_the_waterfall_goes_from_field_to_field_and_is_told_in_words() -> None:
    taken = steps(
        [line("event", Level.SAME, weight=2), line("group", Level.UNKNOWN), line("as_of", Level.DIFFERENT, weight=-0.5)]
    )
    assert taken == (Step("what happened", 0.0, 2.0), Step("as of", 2.0, 1.5))
    told = "Evidence that the statements answer one question: what happened +2; as of −0.5. Together +1.5."
    assert in_words(taken) == told
