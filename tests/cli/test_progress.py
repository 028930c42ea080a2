"""A long run says how far it is: documents of how many, claims, how fast and how long still."""

from __future__ import annotations

from claims.cli.progress import Progress, told


def test_what_is_done_is_told_with_the_rate_and_the_time_left() -> None:
    assert told(1_200, 3_400, None, 100) == "1,200 documents, 3,400 claims, 12.0 documents a second"
    assert told(1_200, 3_400, 13_200, 100).endswith(
        "1,200 of 13,200 documents, 3,400 claims, 12.0 documents a second, about 17 minutes left"
    )
    assert told(12, 3, 24, 1).endswith(", less than a minute left")
    assert told(12, 3, 732, 12).endswith(", about 12 minutes left")
    assert told(10, 3, 700, 10).endswith("1.0 documents a second, about 12 minutes left")
    assert told(10, 3, 70, 10).endswith(", about 1 minute left")
    assert told(12, 3, 12, 1) == "12 of 12 documents, 3 claims, 12.0 documents a second"
    assert told(0, 0, 12, 0) == "0 of 12 documents, 0 claims, 0.0 documents a second"


def test_without_a_terminal_a_line_is_written_now_and_then() -> None:
    lines: list[str] = []
    times = iter((0.0, 1.0, 60.0, 61.0, 130.0))
    with Progress(lines.append, clock=lambda: next(times)) as shown:
        for done in range(10, 50, 10):
            shown.at(done, done)
    assert [line.split(",")[0] for line in lines] == ["20 documents", "40 documents"]


def test_a_handful_of_documents_is_not_told_of() -> None:
    lines: list[str] = []
    times = iter((0.0, 1_000.0))
    with Progress(lines.append, clock=lambda: next(times)) as shown:
        shown.at(5, 1)
    assert lines == []


def test_a_quiet_run_writes_nothing() -> None:
    lines: list[str] = []
    times = iter((0.0, 1_000.0))
    with Progress(lines.append, quiet=True, clock=lambda: next(times)) as shown:
        shown.at(10, 1)
    assert lines == []
