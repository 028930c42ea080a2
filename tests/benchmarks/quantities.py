"""Times reading numbers and whole extraction against quantulum3 and a bare parse: one run, warm, interleaved rounds.

Every way reads the same paragraphs of the same documents, in one process each and one after the other within a round;
shown is the median over the rounds. `find`: our quantity stage (finding and reading, without `concept`); `extract`:
everything from document to claims; `quantulum3` and `cqe`: their parsers, in an interpreter that has them; `figures`: spaCy's
model on the bare sentences that hold a number; `parse`: the same on the bare paragraphs, the limit of whatever parses everything.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from claims import language, pipeline
from claims.documents import blocks
from claims.models import Document
from claims.quantities import find
from claims.sentences import sentences

RIVALS = Path(__file__).with_name("rivals.py")
CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}
UNIT_OF_MEMORY = 1024 if sys.platform != "darwin" else 1
"""`ru_maxrss` counts KiB on Linux and bytes on macOS."""


@dataclass
class Way:
    """One way to read the articles: `read` does it once and gives the seconds it took and how many it found."""

    name: str
    read: Callable[[], tuple[float, int]]
    seconds: list[float] = field(default_factory=list)
    found: int = 0

    def run(self) -> None:
        seconds, self.found = self.read()
        self.seconds.append(seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


class Rival:
    """Another program in an interpreter of its own, kept warm between rounds; used as a context."""

    def __init__(self, name: str, python: str, clock: str) -> None:
        self.name, self.python = name, python
        self.process = subprocess.Popen(
            [python, str(RIVALS), name, clock],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.failed = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(BrokenPipeError):
            self.process.communicate()

    def takes(self, paragraphs: Sequence[str]) -> bool:
        """Hands over what is to be read; False where the interpreter does not have the program."""
        try:
            return self._ask(json.dumps(list(paragraphs))) == "ready"
        except BrokenPipeError:
            return False

    def read(self) -> tuple[float, int]:
        """One round."""
        seconds, found, self.failed = json.loads(self._ask("go"))
        return seconds, found

    def _ask(self, line: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


def started(name: str, python: str, clock: str) -> Rival:
    """Another program in the interpreter named for it; ends here where there is no such interpreter."""
    try:
        return Rival(name, python, clock)
    except FileNotFoundError:
        sys.exit(f"{python}: no such interpreter")


def timed(read: Callable[[], int], clock: Callable[[], float]) -> Callable[[], tuple[float, int]]:
    """A reading, with its seconds."""

    def run() -> tuple[float, int]:
        began = clock()
        found = read()
        return clock() - began, found

    return run


def ours(documents: Sequence[Document], paragraphs: Sequence[str], clock: Callable[[], float]) -> list[Way]:
    """Our ways and the bare parse; each counts what it found, so that nothing is left unread."""
    figures = [sentence for paragraph in paragraphs for sentence in with_numbers(paragraph)]
    return [
        Way("find", timed(lambda: sum(len(find(paragraph)) for paragraph in paragraphs), clock)),
        Way("extract", timed(lambda: sum(1 for _ in pipeline.extract(documents)), clock)),
        Way("figures", timed(lambda: sum(len(doc) for doc in language.model().pipe(figures)), clock)),
        Way("parse", timed(lambda: sum(len(doc) for doc in language.model().pipe(paragraphs)), clock)),
    ]


def with_numbers(paragraph: str) -> list[str]:
    """The sentences of a paragraph that hold a number."""
    starts = [found.start for found in find(paragraph)]
    return [
        paragraph[start:end] for start, end in sentences(paragraph) if any(start <= number < end for number in starts)
    ]


def measured(ways: Sequence[Way], rounds: int) -> None:
    """One warm-up, then the rounds, every way once in each."""
    for way in ways:
        way.read()
    for number in range(rounds):
        for way in ways:
            way.run()
        print(
            f"round {number + 1}: " + ", ".join(f"{way.name} {way.seconds[-1]:.2f} s" for way in ways), file=sys.stderr
        )


def table(ways: Sequence[Way], articles: int, lines: int) -> str:
    """The result as a Markdown table."""
    medians = {way.name: way.median for way in ways}
    against = ("quantulum3", "cqe", "figures")
    heads = " | ".join(f"times {name}" for name in against)
    rows = [f"| | seconds | sentences/s | articles/s | {heads} | found |", "|---" * (5 + len(against)) + "|"]
    for way in ways:
        ratios = " | ".join(f"{medians[name] / way.median:.1f}" if name in medians else "–" for name in against)
        rate = f"{lines / way.median:,.0f} | {articles / way.median:,.1f}"
        rows.append(f"| `{way.name}` | {way.median:.2f} | {rate} | {ratios} | {way.found:,} |")
    return "\n".join(rows)


def arguments() -> argparse.Namespace:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--articles", type=Path, required=True, help='JSON lines of documents: {"id", "text"}')
    given.add_argument("--rounds", type=int, default=5, help="how many rounds the median is taken of")
    given.add_argument(
        "--clock", choices=CLOCKS, default="wall", help="what is timed; cpu where the machine has other work to do"
    )
    given.add_argument(
        "--quantulum-python", default=sys.executable, help="an interpreter that has quantulum3 installed"
    )
    given.add_argument("--cqe-python", default=sys.executable, help="an interpreter that has CQE installed")
    return given.parse_args()


def main() -> None:
    given = arguments()
    lines = given.articles.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    documents = [Document(name=str(record["id"]), text=record["text"]) for record in records]
    paragraphs = [d.text[block.start : block.end] for d in documents for block in blocks(d)]
    ways = ours(documents, paragraphs, CLOCKS[given.clock])
    rivals = {"quantulum3": given.quantulum_python, "cqe": given.cqe_python}
    with ExitStack() as stack:
        there = [
            rival
            for name, python in rivals.items()
            if (rival := stack.enter_context(started(name, python, given.clock))).takes(paragraphs)
        ]
        for name in sorted(rivals.keys() - {rival.name for rival in there}):
            print(f"{name} is left out: {rivals[name]} does not have it", file=sys.stderr)
        ways[2:2] = [Way(rival.name, rival.read) for rival in there]
        measured(ways, max(1, given.rounds))
    total = sum(len(sentences(paragraph)) for paragraph in paragraphs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT_OF_MEMORY / 2**20
    print(
        f"{len(documents)} articles, {len(paragraphs):,} paragraphs, {total:,} sentences; {given.rounds} rounds, {given.clock} time;"
    )
    print(f"CPython {platform.python_version()} on {platform.machine()}; peak memory of our process {peak:,.0f} MiB;")
    for rival in there:
        print(f"{rival.name} raised an error on {rival.failed} paragraphs")
    print()
    print(table(ways, len(documents), total))


if __name__ == "__main__":
    main()
