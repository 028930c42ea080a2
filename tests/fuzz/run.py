"""Every target for its share of some seconds, one after the other or some at once: `python tests/fuzz/run.py --seconds 60`.

Ends with a table of how often each ran and what it covered, and with code 1 where a target found something: its input is
then in `--found` (a file that makes it happen again: `python tests/fuzz/one.py TARGET FILE`). What a run learns is kept
in `--corpus` for the next one; without it, every run begins with the seeds and the findings beside this script.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
TARGETS: Final = (
    "numerals", "hedges", "attribution", "text", "page", "pdf", "office", "mail", "archives", "feed", "json_files", "csv_files", "toml_files",
)  # fmt: skip
_LONGEST_INPUT: Final = 4_096
_SLOWEST_INPUT: Final = 30  # seconds; an input that takes longer is a finding
_MOST_MEMORY: Final = 3_000  # megabytes
_STARTING: Final = 300


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one target: inputs tried, branches covered, what libFuzzer said last, and its exit code."""

    target: str
    inputs: int
    covered: int
    said: str
    code: int


def run(target: str, seconds: int, given: argparse.Namespace) -> Ran:
    """One target in a process of its own."""
    corpus = Path(given.corpus or tempfile.mkdtemp(prefix="claims-corpus-")) / target
    found = Path(given.found) / target
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    beside = [str(HERE / kind / target) for kind in ("seeds", "findings") if (HERE / kind / target).is_dir()]
    options = {
        "max_total_time": seconds, "seed": given.seed, "timeout": _SLOWEST_INPUT, "rss_limit_mb": _MOST_MEMORY, "max_len": _LONGEST_INPUT,
        "print_final_stats": 1, "artifact_prefix": f"{found}/",
    }  # fmt: skip
    told = [f"-{name}={value}" for name, value in options.items()]
    command = [sys.executable, str(HERE / "one.py"), target, str(corpus), *beside, *told]
    ended = subprocess.run(command, capture_output=True, timeout=seconds + _STARTING, check=False)
    said = ended.stderr.decode("utf-8", "replace") + ended.stdout.decode("utf-8", "replace")
    inputs = re.findall(r"number_of_executed_units: (\d+)", said) or re.findall(r"^#(\d+)", said, re.MULTILINE)
    covered = re.findall(r"\bcov: (\d+)", said)
    return Ran(
        target, int(inputs[-1]) if inputs else 0, int(covered[-1]) if covered else 0, said[-4_000:], ended.returncode
    )


def main() -> int:
    """Run what the options say; 1 where anything was found, or a target tried nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="in all, shared by the targets")
    parser.add_argument("--only", nargs="*", default=TARGETS, choices=TARGETS, metavar="TARGET")
    parser.add_argument("--at-once", type=int, default=1, help="so many targets at once")
    parser.add_argument("--seed", type=int, default=1, help="of what libFuzzer draws")
    parser.add_argument("--corpus", help="a folder that keeps what was learnt")
    parser.add_argument("--found", default="found", help="a folder for the inputs that found something")
    given = parser.parse_args()
    share = max(1, given.seconds // len(given.only))
    with ThreadPoolExecutor(given.at_once) as pool:
        ran = list(pool.map(lambda target: run(target, share, given), given.only))
    print(f"{'target':<14}{'inputs':>10}{'covered':>10}")
    for one in ran:
        print(f"{one.target:<14}{one.inputs:>10}{one.covered:>10}{'' if not one.code else '  FOUND SOMETHING'}")
    bad = [one for one in ran if one.code or not one.inputs]
    for one in bad:
        print(f"\n== {one.target}\n{one.said}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
