"""Reads paragraphs with quantulum3, for `quantities.py`, in an interpreter that has it; needs nothing of this project.

The argument `cpu` times the processor rather than the clock. In: a JSON list of paragraphs on the first line; then any
line asks for one round. Out: "ready" or "missing", then for each round a JSON list of seconds, numbers found and
paragraphs that raised an error.
"""

from __future__ import annotations

import json
import logging
import sys
import time


def main() -> None:
    try:
        from quantulum3 import parser  # noqa: PLC0415 - its absence is an answer
    except ImportError:
        print("missing", flush=True)
        return
    clock = time.process_time if sys.argv[1:] == ["cpu"] else time.perf_counter
    logging.disable(logging.CRITICAL)
    paragraphs = json.loads(sys.stdin.readline())
    parser.parse("It weighs 3 kg.")
    print("ready", flush=True)
    for _ in sys.stdin:
        found = failed = 0
        began = clock()
        for paragraph in paragraphs:
            try:
                found += len(parser.parse(paragraph))
            except Exception:  # noqa: BLE001 - whatever it raises, the round goes on
                failed += 1
        print(json.dumps([clock() - began, found, failed]), flush=True)


if __name__ == "__main__":
    main()
