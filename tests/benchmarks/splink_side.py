"""Splink 5 on DuckDB for `reconciliation.py`, in the interpreter that has it: reads a table, then links and clusters it each time it is told to.

Three comparisons and two blocking rules; m and u are given, so that nothing is trained. Of each round it prints seconds, those of the processor, pairs and clusters.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
from typing import Any

import duckdb
import splink.comparison_library as compared
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

PROBABLE = 0.9
SETTINGS = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        compared.ExactMatch("people").configure(m_probabilities=[0.99, 0.01], u_probabilities=[0.04, 0.96]),
        compared.ExactMatch("place").configure(m_probabilities=[0.99, 0.01], u_probabilities=[0.001, 0.999]),
        compared.AbsoluteDateDifferenceAtThresholds(
            "day", input_is_string=False, metrics=["day"], thresholds=[3]
        ).configure(m_probabilities=[0.79, 0.2, 0.01], u_probabilities=[0.0006, 0.003, 0.9964]),
    ],
    blocking_rules_to_generate_predictions=[block_on("event", "place"), block_on("event", "people", "day")],
    probability_two_random_records_match=1e-5,
    retain_matching_columns=False,
)


def once(path: str, into: str | None = None) -> dict[str, Any]:
    """One round on a database of its own: the table is read and registered before the clock starts."""
    database = duckdb.connect()
    database.execute("create table claims as select * from read_parquet(?)", [path])
    api = DuckDBAPI(database)
    linker = Linker(api.register(database.table("claims"), dataset_display_name="told"), SETTINGS)
    began, busy = time.perf_counter(), time.process_time()
    pairs = linker.inference.predict(threshold_match_probability=PROBABLE)
    linked = time.perf_counter()
    sets = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=PROBABLE)
    ended, busy = time.perf_counter(), time.process_time() - busy
    table = sets.as_duckdbpyrelation()
    if into:
        table.select("unique_id, cluster_id").write_parquet(into)
    clusters = len(table.unique("cluster_id"))
    links = len(pairs.as_duckdbpyrelation())
    database.close()
    return {
        "seconds": ended - began, "busy": busy, "predict": linked - began, "links": links, "questions": clusters,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }  # fmt: skip


def main() -> None:
    logging.disable(logging.WARNING)
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(once(*json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
