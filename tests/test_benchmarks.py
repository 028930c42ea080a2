"""The benchmark scripts run, and what they stream is the same every time; how fast is for them to say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

BENCHMARKS = Path(__file__).parent / "benchmarks"


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARKS / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def synthetic() -> Callable[[int], str]:
    """The function that writes the synthetic documents."""
    spec = spec_from_file_location("memory", BENCHMARKS / "memory.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.text  # type: ignore[no-any-return]


def test_one_command_runs_every_benchmark_but_the_faults() -> None:
    scripts = {path.name for path in BENCHMARKS.glob("*.py") if "add_argument" in path.read_text(encoding="utf-8")}
    named = set(re.findall(r"\"(\w+\.py)\"", (BENCHMARKS / "every.py").read_text(encoding="utf-8")))
    assert named == scripts - {"every.py", "faults.py"}


def test_the_synthetic_documents_are_all_different_and_leave_no_blank_open() -> None:
    text = synthetic()
    texts = [text(number) for number in range(10_000)]
    assert len(set(texts)) == len(texts)
    assert [one for one in texts if "{" in one] == []


def test_the_time_of_each_answer_is_printed() -> None:
    done = run("lookup.py", "--documents", 3, "--rounds", 1)
    assert done.returncode == 0
    assert re.fullmatch(r"3 documents, \d+ claims\n[\d.]+ s, [\d.]+ s of them processor time\n", done.stdout)


def test_memory_is_printed_after_each_so_many_documents() -> None:
    done = run("memory.py", "--documents", 5, "--every", 2)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.findall(r"^\| (\d+) \|", done.stdout, re.MULTILINE) == ["0", "2", "4", "5"]
    assert re.search(r"\n\d+ claims; peak \d+ MiB\n$", done.stdout) is not None


def test_the_ways_of_reading_are_timed_without_the_programs_that_are_missing(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": "The mayor said that 12 houses burned. Three stood."}))
    bare = tmp_path / "python"
    bare.write_text("#!/bin/sh\necho missing\n")
    bare.chmod(0o755)
    rivals = ("--quantulum-python", bare, "--cqe-python", bare)
    done = run("quantities.py", "--articles", articles, "--rounds", 1, *rivals)
    assert done.returncode == 0
    missing = "".join(f"{name} is left out: {bare} does not have it\n" for name in ("cqe", "quantulum3"))
    assert done.stderr.startswith(f"{missing}round 1: find ")
    assert re.findall(r"^\| `(\w+)` \|.*\| – \| – \| [\d.]+ \| (\d+) \|$", done.stdout, re.MULTILINE) == [
        ("find", "2"),
        ("extract", "2"),
        ("figures", "11"),
        ("parse", "11"),
    ]


def test_an_interpreter_that_is_not_there_is_said(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": "Three houses stood."}))
    done = run("quantities.py", "--articles", articles, "--quantulum-python", tmp_path / "none")
    assert (done.returncode, done.stderr) == (1, f"{tmp_path}/none: no such interpreter\n")


def test_reconciling_is_timed_without_splink_where_it_is_missing(tmp_path: Path) -> None:
    bare = tmp_path / "python"
    bare.write_text("#!/bin/sh\necho missing\n")
    bare.chmod(0o755)
    done = run("reconciliation.py", "--questions", 30, "--rounds", 1, "--splink-python", bare)
    assert done.returncode == 0
    assert done.stderr.startswith(f"Splink is left out: {bare} does not have it\nround 1 of 30 claims: claims ")
    rows = re.findall(
        r"^\| Claims \| [\d.]+ \| [\d.]+ \| [\d,]+ \| ([\d,]+) \| (\d\.\d+) \| (\d\.\d+) \| \d+ \|$",
        done.stdout,
        re.MULTILINE,
    )
    assert len(rows) == 2
    assert all(float(precision) > 0.9 and float(recall) > 0.8 for _, precision, recall in rows)


def test_one_more_document_is_timed_beside_other_cases() -> None:
    done = run("incremental.py", "--claims", 480, "--beside", 480, "--rounds", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^\| 480 \| [\d.]+ \| [\d.]+ \| [\d.]+ \| [\d.]+ \| [\d.]+ \| \d+ \|$", done.stdout, re.MULTILINE)
