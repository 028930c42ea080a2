"""Streams documents through `claims extract`, `check` and `add`, with so many processes each: seconds, documents a second, memory.

The documents are those of `memory.py`, or the lines of a file of articles ({"id", "text"}). A rate is taken from the time after the first
fifth of the documents, so that starting and loading are left out; it is that of `extract`, which writes as it reads.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).parent))
from memory import text

COMMANDS = ("extract", "check", "add")
_POLL = 0.2


@dataclass
class Memory:
    """The largest resident memory of a process, and of the largest of its children, in MiB."""

    own: float = 0.0
    child: float = 0.0

    def watch(self, process: int, ended: Event) -> None:
        while not ended.wait(_POLL):
            self.own = max(self.own, resident(process))
            self.child = max(self.child, *(resident(child) for child in children(process)), 0.0)


def resident(process: int) -> float:
    try:
        pages = int(Path("/proc", str(process), "statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def children(process: int) -> Iterator[int]:
    for task in Path("/proc", str(process), "task").glob("*/children"):
        try:
            yield from map(int, task.read_text(encoding="ascii").split())
        except OSError:
            continue


def run(command: str, file: Path, workers: str, engine: str) -> str:
    """One row of the table."""
    options = {
        "extract": ["--format", "jsonl"],
        "check": ["--format", "jsonl"],
        "add": ["--store", f"{file}.{workers}.db"],
    }
    asked = [sys.executable, "-m", "claims", command, str(file), "--workers", workers, "--engine", engine, "--quiet"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with subprocess.Popen([*asked, *options[command]], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        memory, ended = Memory(), Event()
        watching = Thread(target=memory.watch, args=(process.pid, ended))
        watching.start()
        met = times(process.stdout) if command == "extract" else [process.stdout.read()][:0]
        process.wait()
        ended.set()
        watching.join()
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    fifth = len(met) // 5
    rate = f"{(len(met) - fifth) / (met[-1] - met[fifth]):.1f}" if fifth else ""
    return (
        f"| `{command}` | {workers} | {seconds:,.0f} | {cpu:,.0f} | {rate} | {memory.own:,.0f} | {memory.child:,.0f} |"
    )


def times(lines: Iterator[str]) -> list[float]:
    """When the first claim of each document was written."""
    found: dict[str, float] = {}
    for line in lines:
        found.setdefault(json.loads(line)["document"], time.perf_counter())
    return list(found.values())


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--documents", type=int, default=10_000, help="how many documents")
    given.add_argument("--articles", type=Path, help="JSON lines of documents, instead of made-up ones")
    given.add_argument("--commands", nargs="+", choices=COMMANDS, default=COMMANDS)
    given.add_argument("--workers", nargs="+", default=("1", "2"))
    given.add_argument("--engine", default="local")
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "documents.jsonl")
        if asked.articles:
            lines = asked.articles.read_text(encoding="utf-8").splitlines()[: asked.documents]
        else:
            lines = [
                json.dumps({"id": str(n), "text": text(n), "outlet": f"outlet {n % 40}", "case": f"{n // 25}"})
                for n in range(asked.documents)
            ]
        file.write_text("\n".join(lines), encoding="utf-8")
        print(f"{len(lines):,} documents; load {os.getloadavg()[0]:.1f}\n")
        print(
            "| | processes | seconds | of the processor | documents/s, warm | MiB | MiB of the largest other process |"
        )
        print("|---|---|---|---|---|---|---|", flush=True)
        for command in asked.commands:
            for workers in asked.workers:
                print(run(command, file, workers, asked.engine), flush=True)
        print(f"\nload {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
