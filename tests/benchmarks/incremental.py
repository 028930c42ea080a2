"""Times what one more document costs a case of so many claims: adding it, and bringing what was found up to date.

`python tests/benchmarks/incremental.py [--claims 1000 10000 30000] [--beside 0] [--rounds 7] [--folder FOLDER] [--whole]`: for each size a new store of one case,
and as many other claims in other cases `--beside` it. The claims are those of `synthetic.py`, eight to a document. `--whole` has the case
reconciled as a whole each time, as it was before an index of it was kept.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import big_store
from big_store import A_DOCUMENT, CASE, documents
from memory import peak

from claims import ids
from claims.desk import Desk
from claims.desk.opening import open_desk
from claims.models import Claim, Document
from claims.store.engine import writing

AT_ONCE = 1_000
Reading = tuple[Document, Sequence[Claim]]


def readings(number: int) -> Iterator[Reading]:
    """The documents of a case of so many claims."""
    for document, told in documents(number):
        yield document, [claim for _, claim in told]


def elsewhere(given: Reading, case: str) -> Reading:
    """The same document in another case."""
    document, claims = given
    told = [
        claim.model_copy(update={"case": case, "id": ids.claim_id(claim.document_id, case, claim.start, claim.end, 0)})
        for claim in claims
    ]
    return document.model_copy(update={"case": case}), told


def put(desk: Desk, given: Iterator[Reading]) -> None:
    """Add documents, many at once."""
    while batch := list(islice(given, AT_ONCE)):
        with writing(desk.store.engine) as connection:
            for document, claims in batch:
                big_store.put(connection, document, claims)


def timed(desk: Desk, reading: Reading) -> tuple[float, float]:
    """Seconds of adding a document, and of bringing its case up to date."""
    started = time.perf_counter()
    desk.add(*reading)
    added = time.perf_counter()
    desk.renew(CASE)
    return added - started, time.perf_counter() - added


def measure(number: int, beside: int, rounds: int, folder: str | None, *, whole: bool) -> str:
    """One line of the table."""
    told = list(readings(number + rounds * A_DOCUMENT))
    with tempfile.TemporaryDirectory() as thrown_away:
        desk = open_desk(str(Path(folder or thrown_away) / f"{number}.db"))
        if whole:
            desk._cases = None  # noqa: SLF001
        put(desk, iter(told[:-rounds]))
        for place in range(-(-beside // number)):
            put(desk, (elsewhere(one, f"Other {place}") for one in told[:-rounds]))
        started = time.perf_counter()
        desk.renew(CASE)
        first = time.perf_counter() - started
        gc.collect()
        gc.freeze()  # what is loaded is set aside from the collection of garbage, as in the app
        times = [timed(desk, reading) for reading in told[-rounds:]]
        desk.store.close()
    adding, renewing = (statistics.median(one) for one in zip(*times, strict=True))
    longest = max(map(sum, times))
    return f"| {number:,} | {first:.1f} | {adding:.3f} | {renewing:.2f} | {adding + renewing:.2f} | {longest:.2f} | {peak():.0f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 30_000])
    parser.add_argument("--beside", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", help="an empty folder that the stores are to stay in")
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    print(
        "| claims in the case | first, s | adding, s | bringing up to date, s | together, s | longest, s | peak, MiB |"
    )
    print("|---|---|---|---|---|---|---|")
    for number in given.claims:
        print(measure(number, given.beside, given.rounds, given.folder, whole=given.whole), flush=True)


if __name__ == "__main__":
    main()
