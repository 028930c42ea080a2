"""Writes seeds.json: what a reader finds in ../../seeds, each figure located by the words around it.

Run `python data/gold/build_seeds.py`; a test holds the file to what this writes.
A span covers the figure with its hedge; `null` in a list of speakers means that the outlet's own voice will do as well.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
FILES = {
    "m": "2010-10-27-exchange-agreed.md",
    "j": "2021-12-10-peacekeepers-pledge.md",
    "r": "2023-12-mutual-release.md",
}
SABIROGLU, KAPRIELIAN, ACTIVISTS = "Eldar Sabiroglu", "Armen Kaprielian", "Human rights activists"
JOINT = ["joint statement", "Prime Minister's Office", "administration of the President"]
AFP = ["AFP"]
AZ, AM = "Azerbaijan", "Armenia"
HELD_OR_TAKEN = ["held", "captured"]

KEYS = (
    "id",
    "anchor",
    "figure",
    "low",
    "high",
    "bound",
    "counted",
    "group",
    "event",
    "actor",
    "place",
    "speaker",
    "relayed_by",
)
CLAIMS: list[tuple[Any, ...]] = [
    ("m1", "two Azerbaijani soldiers", "two", 2, 2, "exact", "soldiers", AZ, "held", AM, AM, SABIROGLU, AFP),
    ("m2", "bodies of two Azerbaijanis", "two", 2, 2, "exact", "bodies", AZ, "held", AM, AM, SABIROGLU, AFP),
    ("m3", "six Armenian soldiers", "six", 6, 6, "exact", "soldiers", AM, HELD_OR_TAKEN, AZ, AZ, KAPRIELIAN, AFP),
    ("m4", "one Armenian civilian", "one", 1, 1, "exact", "civilian", AM, HELD_OR_TAKEN, AZ, AZ, KAPRIELIAN, AFP),
    ("m5", "three Azerbaijani captives", "three", 3, 3, "exact", "captives", AZ, "held", AM, AM, KAPRIELIAN, AFP),
    ("m6", "no bodies of Azerbaijani", "no", 0, 0, "exact", "bodies", AZ, "held", AM, AM, KAPRIELIAN, AFP),
    ("m7", "at least 20 soldiers", "at least 20", 20, None, "at_least", "soldiers", None, "killed", None, None, None, []),
    ("m8", "including eight in", "eight", 8, 8, "exact", "soldiers", None, "killed", None, None, None, []),
    ("j1", "126 Armenian prisoners", "126", 126, 126, "exact", "prisoners of war and civilians", AM, "released", AZ, AZ, None, []),
    ("j2", "dozens of Armenians", "dozens", 24, None, "vague", "Armenians", AM, "held", AZ, "Baku", None, []),
    ("r1", "32 Armenian servicemen", "32", 32, 32, "exact", "servicemen", AM, "released", AZ, None, JOINT, []),
    ("r2", "two Azerbaijani servicemen", "two", 2, 2, "exact", "servicemen", AZ, "released", AM, None, JOINT, []),
    ("r3", "other six Armenian", "six", 6, 6, "exact", "prisoners of war", AM, "captured", None, "border", ["APA", None], []),
    ("r4", "64 Armenian reservists", "64", 64, 64, "exact", "reservists", AM, "captured", AZ, "Hadrut", None, []),
    ("r5", "26 of them", "26", 26, 26, "exact", "reservists", None, "held", AZ, AZ, None, []),
    ("r6", "up to six years", "up to six", None, 6, "at_most", "years", None, "sentenced", AZ, None, None, []),
    ("r7", "55 Armenians", "55", 55, 55, "exact", "Armenians", AM, "held", AZ, AZ, ACTIVISTS, []),
    ("r8", "41 prisoners of war", "41", 41, 41, "exact", "prisoners of war", AM, "held", AZ, AZ, ACTIVISTS, []),
    ("r9", "eight former leaders", "eight", 8, 8, "exact", "leaders", AM, "held", AZ, AZ, ACTIVISTS, []),
    ("r10", "six civilians", "six", 6, 6, "exact", "civilians", AM, "held", AZ, AZ, ACTIVISTS, []),
]  # fmt: skip

# A tool may make claims of these; it is not asked to.
OPTIONAL = [("r", "the two Armenian villages", "two")]

# Figures that state no quantity of anything: a claim on one of these is a false alarm.
NOT_CLAIMS = [
    ("m", "the two neighbours", "two"),
    ("m", "on 1 and 2 December", "1"),
    ("m", "on 1 and 2 December", "2"),
    ("m", "past two years", "two"),
    ("m", "the two armies", "two"),
    ("m", "MassisPost, 27 October 2010", "27"),
    ("j", "second in command", "second"),
    ("j", "autumn 2020", "2020"),
    ("j", "the first plane", "first"),
    ("j", "9 November 2020", "9"),
    ("j", "9 December", "9"),
    ("j", "JAMnews, 10 December 2021", "10"),
    ("r", "December 2020", "2020"),
    ("r", "9 November 2020", "9"),
    ("r", "the 29th United Nations", "29th"),
    ("r", "COP29", "29"),
    ("r", "Report, December 2023", "2023"),
]

# m1 against m5 reads a prisoner of war as a first reader would, as a soldier: both hold if one of the three is none.
PAIRS: list[tuple[str, str, str | list[str]]] = [
    ("m1", "m5", "contradiction"),
    ("m2", "m6", "contradiction"),
    ("m7", "m8", ["part_of", "compatible"]),
    ("r4", "r5", ["part_of", "compatible", "unrelated"]),
    ("r5", "r7", ["part_of", "different_scope", "different_population", "unrelated"]),
    ("m3", "j2", ["different_time", "unrelated"]),
    ("j2", "r7", ["different_time", "unrelated"]),
    ("m5", "r2", ["different_time", "different_measure", "unrelated"]),
    ("j1", "r1", ["different_time", "unrelated"]),
]
CHECKS = [("sum", "consistent", ["r7", "r8", "r9", "r10"])]


def main() -> None:
    """Write seeds.json beside this file."""
    (HERE / "seeds.json").write_text(as_json(), encoding="utf-8", newline="\n")


def as_json() -> str:
    """The whole of seeds.json; `SystemExit` where an anchor does not stand in its text exactly once."""
    found = {
        "claims": [_claim(row) for row in CLAIMS],
        "optional": [_figure(*row) for row in OPTIONAL],
        "not_claims": [_figure(*row) for row in NOT_CLAIMS],
        "pairs": [{"a": a, "b": b, "relation": relation} for a, b, relation in PAIRS],
        "checks": [{"kind": kind, "status": status, "ids": ids} for kind, status, ids in CHECKS],
    }
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _claim(row: tuple[Any, ...]) -> dict[str, Any]:
    record = dict(zip(KEYS, row, strict=True))
    return record | _figure(record["id"][0], record["anchor"], record["figure"])


def _figure(file: str, anchor: str, figure: str) -> dict[str, Any]:
    name = FILES[file]
    text = (SEEDS / name).read_text(encoding="utf-8")
    if text.count(anchor) != 1:
        raise SystemExit(f"{name}: {anchor!r} stands there {text.count(anchor)} times")
    start = text.index(anchor) + anchor.index(figure)
    return {"file": name, "figure": figure, "span": [start, start + len(figure)]}


if __name__ == "__main__":
    main()
