"""A Dask scheduler and workers, each a process of its own on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Running:
    """A scheduler's address ("host:port") and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Running]:
    told = folder / "scheduler.json"
    with ExitStack() as ended:

        def start(what: str, *options: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", str(told), *options]
            process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            ended.callback(process.wait)
            ended.callback(process.kill)
            return process

        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        while not told.exists():
            assert scheduler.poll() is None
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"].removeprefix("tcp://")
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        yield Running(address, [start("worker", *options) for _ in range(workers)])
