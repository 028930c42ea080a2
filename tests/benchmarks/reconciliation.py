"""Times reconciling a made-up table of claims against Splink 5 on DuckDB: one run, the two in turns, on the same table.

The table is prepared first, once for both, in a process of its own: claims read into columns, which is timed apart. Ours is
`claims.questions.reconciling.reconcile`; Splink predicts and clusters, in an interpreter that has it. Both are held against
the questions the claims were made for.
"""

from __future__ import annotations

import argparse
import gc
import json
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
import synthetic
from memory import peak, resident

from claims.comparison.collection import Collection
from claims.comparison.facts import Facts
from claims.comparison.preparing import prepare
from claims.config import Settings
from claims.questions.columns import NOT_SAID, Builder, Columns
from claims.questions.reconciling import Reconciled, reconcile

SPLINK = Path(__file__).with_name("splink_side.py")
BATCH = synthetic.LOOKALIKES * synthetic.CLAIMS_A_QUESTION * 200
"""Claims prepared at a time: all of an incident are among them."""
SETTINGS = Settings()
Answer = npt.NDArray[np.int64]


class Splink:
    """Splink in an interpreter of its own, kept warm between rounds; used as a context."""

    def __init__(self, python: str) -> None:
        self.process = subprocess.Popen(
            [python, str(SPLINK)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None
        self.is_there = self.process.stdout.readline().strip() == "ready"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(BrokenPipeError):
            self.process.communicate()

    def run(self, table: Path, into: Path) -> dict[str, Any]:
        """One round: the table is read, then timed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([str(table), str(into)]) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told


def prepared(questions: int) -> Columns:
    """The columns of the whole table, made piece by piece; which reports are of one incident is not looked for in so many."""
    builder, count = Builder(), questions * synthetic.CLAIMS_A_QUESTION
    for first in range(0, count, BATCH):
        claims = [synthetic.claim(number, questions) for number in range(first, min(count, first + BATCH))]
        for one in prepare(claims, SETTINGS, among=Collection()).values():
            builder.add(one)
    return builder.columns_of()


def table_for_splink(columns: Columns) -> pd.DataFrame:
    """The same prepared columns as a table: who, where, when (the day of the report where none is said), what."""

    values = vars(columns)["values"]

    def told(name: str) -> npt.NDArray[Any]:
        return np.array([*values[name], None], object)[columns.codes[name]]

    days = [
        np.array([*(day for day, _ in values[name]), NOT_SAID])[columns.codes[name]] for name in ("period", "as_of")
    ]
    day = np.where(days[0] >= 0, days[0], days[1])
    epoch = pd.Timestamp("1970-01-01").toordinal()
    return pd.DataFrame(
        {
            "unique_id": np.arange(len(columns)),
            "event": told("event"),
            "people": told("group"),
            "place": told("place"),
            "day": pd.to_datetime(day - epoch, unit="D").date,
        }
    )


def agreement(found: Answer) -> tuple[float, float]:
    """Precision and recall of the pairs of claims put under one question."""
    truth = np.arange(len(found)) // synthetic.CLAIMS_A_QUESTION
    both = _pairs(found * (len(found) + 1) + truth)
    return both / max(1, _pairs(found)), both / max(1, _pairs(truth))


def _pairs(sets: Answer) -> int:
    _, sizes = np.unique(sets, return_counts=True)
    return int((sizes * (sizes - 1) // 2).sum())


def facts_of(questions: int, number: int) -> Facts:
    """What is known of one claim."""
    claim = synthetic.claim(number, questions)
    return prepare([claim], SETTINGS, among=Collection())[claim.id]


def ours(columns: Columns, questions: int) -> tuple[float, float, Reconciled]:
    """One round of ours: the seconds it took, those of the processor, and what was found."""
    gc.collect()
    began, busy = time.perf_counter(), time.process_time()
    found = reconcile(columns, lambda number: facts_of(questions, number), SETTINGS)
    return time.perf_counter() - began, time.process_time() - busy, found


def table(folder: Path, questions: int) -> tuple[Columns, Path]:
    """The prepared table of so many questions, made where it is not there yet."""
    path, parquet = folder / f"{questions}.pickle", folder / f"{questions}.parquet"
    if not path.exists():
        subprocess.run([sys.executable, __file__, "--make", str(questions), "--folder", str(folder)], check=True)
    return pickle.loads(path.read_bytes()), parquet  # noqa: S301 - written by this script


def make(folder: Path, questions: int) -> None:
    """Prepares a table and keeps it, in a process that ends with it."""
    began = time.perf_counter()
    columns = prepared(questions)
    seconds = time.perf_counter() - began
    table_for_splink(columns).to_parquet(folder / f"{questions}.parquet")
    (folder / f"{questions}.pickle").write_bytes(pickle.dumps(columns, protocol=5))
    print(
        f"{len(columns):,} claims prepared in {seconds:,.0f} s (made up, read into columns): {columns.size / 2**20:,.0f} MiB",
        flush=True,
    )


def measured(folder: Path, questions: int, rounds: int, splink: Splink | None) -> float:
    """The rounds of one table, printed; gives the seconds of ours."""
    columns, parquet = table(folder, questions)
    before, seconds, busy, theirs = resident(), [], [], []
    into = folder / "clusters.parquet"
    for number in range(rounds):
        took, worked, found = ours(columns, questions)
        seconds.append(took)
        busy.append(worked)
        if splink is not None:
            theirs.append(splink.run(parquet, into))
        beside = f", Splink {theirs[-1]['seconds']:.2f} s ({theirs[-1]['busy']:.2f})" if theirs else ""
        told = f"claims {took:.2f} s (of the processor {worked:.2f}){beside}"
        print(f"round {number + 1} of {len(columns):,} claims: {told}", file=sys.stderr)
    _show(
        "Claims",
        (seconds, busy),
        (found.weighed, found.questions),
        agreement(found.question_of),
        max(0.0, peak() - before),
    )
    if theirs:
        clusters = pd.read_parquet(into).sort_values("unique_id")["cluster_id"].to_numpy()
        last = theirs[-1]
        their_seconds = [one["seconds"] for one in theirs]
        times = their_seconds, [one["busy"] for one in theirs]
        _show("Splink", times, (last["links"], last["questions"]), agreement(clusters), last["memory"] / 1024)
        ratios = sorted(other / own for other, own in zip(their_seconds, seconds, strict=True))
        told = f"{statistics.median(ratios):.2f} times as fast as Splink, round by round {ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(f"\n{len(columns):,} claims: {told}\n", flush=True)
    return statistics.median(seconds)


def _show(
    who: str,
    times: tuple[list[float], list[float]],
    counts: tuple[int, int],
    found: tuple[float, float],
    memory: float,
) -> None:
    seconds, busy = map(statistics.median, times)
    told = f"{counts[0]:,} | {counts[1]:,} | {found[0]:.3f} | {found[1]:.3f} | {memory:,.0f}"
    print(f"| {who} | {seconds:.2f} | {busy:.2f} | {told} |", flush=True)


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--questions", type=int, default=100_000, help="how many questions; ten claims to each")
    given.add_argument("--rounds", type=int, default=3, help="how many rounds the median is taken of")
    given.add_argument("--splink-python", default=sys.executable, help="an interpreter that has splink 5 installed")
    given.add_argument("--folder", type=Path, help="where prepared tables are kept for the next run")
    given.add_argument("--make", type=int, help=argparse.SUPPRESS)
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if asked.make:
            make(folder, asked.make)
            return
        with Splink(asked.splink_python) as splink:
            if not splink.is_there:
                print(f"Splink is left out: {asked.splink_python} does not have it", file=sys.stderr)
            print(
                "| | seconds | of the processor | pairs | questions | precision | recall | MiB |\n|---|---|---|---|---|---|---|---|",
                flush=True,
            )
            other = splink if splink.is_there else None
            small, large = (
                measured(folder, questions, asked.rounds, other)
                for questions in (max(1, asked.questions // 10), asked.questions)
            )
    print(f"ten times the claims take {large / small:.1f} times as long")


if __name__ == "__main__":
    main()
