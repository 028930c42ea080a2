"""Every benchmark, one after the other, in one report of Markdown that names the machine.

`python tests/benchmarks/every.py --articles articles.jsonl [--share 1] [--quantulum-python PYTHON] [--cqe-python PYTHON]
[--splink-python PYTHON] > report.md`: reading against other programs, two processes against one, memory over many documents, reconciling
against Splink, one more document, looking a figure up, and the app on a large store. `--share 0.01` takes a hundredth of everything, to
see that all of it runs; figures are only worth something from a whole run (some two hours) on a machine that has nothing else to do. What
is not installed is left out, and said.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
LARGE = 1_000_000


def machine() -> str:
    """The machine in one line."""
    processor, memory = platform.processor() or platform.machine(), ""
    if Path("/proc/cpuinfo").exists():
        named = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
        processor = named[1] if named else processor
        memory = f", {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') >> 30} GiB"
    return f"{os.cpu_count()} cores ({processor}){memory}, {platform.system()}, Python {platform.python_version()}"


def steps(given: argparse.Namespace, store: Path) -> Iterator[tuple[str, list[str]]]:
    """What is run, with its heading."""

    def some(number: int, least: int = 1) -> str:
        return str(max(least, round(number * given.share)))

    if given.articles is not None:
        rivals = ["--quantulum-python", given.quantulum_python, "--cqe-python", given.cqe_python]
        yield "Reading", ["quantities.py", "--articles", given.articles, "--rounds", some(5), *rivals]
        of_articles = ["--articles", given.articles, "--commands", "extract", "--workers", "1", "2", "1", "2"]
        yield "Two processes", ["streaming.py", "--documents", some(500), *of_articles]
    yield "Memory", ["memory.py", "--documents", some(10_000), "--every", some(1_000)]
    splink = ["--splink-python", given.splink_python]
    yield "Reconciling", ["reconciliation.py", "--questions", some(LARGE // 10, 30), "--rounds", some(3), *splink]
    sizes = [some(number, 480) for number in (1_000, 4_000, 10_000)]
    yield "One more document", ["incremental.py", "--claims", *dict.fromkeys(sizes), "--rounds", some(7)]
    beside = ["--claims", some(4_000, 480), "--beside", some(LARGE, 480), "--rounds", some(7)]
    yield "One more document in a large store", ["incremental.py", *beside]
    yield "Looking a figure up", ["lookup.py", "--documents", some(1_000), "--rounds", some(3)]
    yield "A large store", ["big_store.py", str(store), "--claims", some(LARGE, 200), "--disagreements", some(20_000)]
    yield "The app on it", ["app.py", str(store), "--clicks", some(20)]


def ran(command: Sequence[str]) -> str:
    """What a script prints, and how it ended where it failed; what it says of its progress is passed on."""
    done = subprocess.run(
        [sys.executable, str(HERE / command[0]), *command[1:]], stdout=subprocess.PIPE, text=True, check=False
    )
    return done.stdout.strip() + (f"\n\nIt ended with {done.returncode}." if done.returncode else "")


def main() -> None:
    """Run all, and print the report as it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--articles", help="JSON lines of documents; without them nothing is read against other programs"
    )
    parser.add_argument("--share", type=float, default=1.0)
    for name in ("quantulum", "cqe", "splink"):
        parser.add_argument(f"--{name}-python", default=sys.executable, help=f"an interpreter that has {name}")
    given = parser.parse_args()
    print(f"# Benchmarks\n\n{machine()}; {time.strftime('%Y-%m-%d')}.", flush=True)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for heading, command in steps(given, Path(folder) / "claims.db"):
            print(f"\n## {heading}\n\n`{' '.join(command[:1])}`\n", flush=True)
            told = ran(command)
            failed = failed or "It ended with" in told
            print(told, flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
