"""The accuracy gate: what the exams and `claims evaluate` measure, held against the floors of accuracy_floors.json.

`python tests/accuracy.py` measures and compares; `--update` raises each floor to what was measured, never lowers one
without `--allow-lower --reason "…"`, and records that reason. An entry with `evaluate` is measured by
claims/evaluation on our own annotated texts; the others by the exams, whose folder CLAIMS_EXAMS names.

A figure is pinned by writing it under an exam's `floors`, with `min` or `max`. Names of nested figures are dotted
("claims.R"); a list counts as its length; "7 of 9" gives "….right" and "….wrong". Modelled on trafilatura's
eval_gate.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claims import evaluation

REPOSITORY = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("accuracy_floors.json")
VARIABLE = "CLAIMS_EXAMS"

Figures = dict[str, float]
Floors = dict[str, dict[str, float]]


def flatten(result: Mapping[str, Any], prefix: str = "") -> Figures:
    """An exam's result as plain figures under dotted names; what is no figure (a missing rate, a text) is left out."""
    figures: Figures = {}
    for key, value in result.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            figures |= flatten(value, f"{name}.")
        elif isinstance(value, list):
            figures[name] = len(value)
        elif isinstance(value, str) and " of " in value:
            right, total = (int(part) for part in value.split(" of "))
            figures |= {f"{name}.right": right, f"{name}.wrong": total - right}
        elif isinstance(value, int | float):
            figures[name] = value
    return figures


def worse(figure: float, floor: Mapping[str, float]) -> bool:
    """Whether a figure is on the wrong side of its floor (`min`: not less; `max`: not more)."""
    return figure < floor.get("min", figure) or figure > floor.get("max", figure)


def failures(figures: Figures, floors: Floors) -> list[str]:
    """A sentence for each pinned figure that is missing or worse than its floor."""
    found = []
    for name, floor in floors.items():
        if name not in figures:
            found.append(f"{name}: not measured any more")
        elif worse(figures[name], floor):
            limit = ", ".join(f"{bound} {value:g}" for bound, value in floor.items())
            found.append(f"{name}: {figures[name]:g}, pinned at {limit}")
    return found


def moved(figures: Figures, floors: Floors) -> tuple[Floors, dict[str, dict[str, float]]]:
    """The floors set to what was measured, and which of them that lowers: {name: {from, to}}."""
    after: Floors = {}
    lowered = {}
    for name, floor in floors.items():
        bound, value = next(iter(floor.items()))
        after[name] = {bound: figures[name]}
        if worse(figures[name], floor):
            lowered[name] = {"from": value, "to": figures[name]}
    return after, lowered


def updated(pinned: Mapping[str, Any], exam: str, figures: Figures, data: str, reason: str | None) -> dict[str, Any]:
    """The whole floors file with one exam's floors moved to what was measured.

    `reason` allows floors to be lowered, and is recorded; without one, `ValueError` names those that would be. The
    same holds for a figure that is no longer measured.
    """
    entry = pinned["exams"][exam]
    gone = [name for name in entry["floors"] if name not in figures]
    if gone:
        raise ValueError(f"{exam}: not measured any more: {', '.join(gone)}")
    floors, lowered = moved(figures, entry["floors"])
    if lowered and not reason:
        listed = ", ".join(f"{name} from {step['from']:g} to {step['to']:g}" for name, step in lowered.items())
        raise ValueError(f"{exam}: this would lower {listed}: pass --allow-lower and --reason")
    log = [{"exam": exam, "figure": name, **step, "reason": reason} for name, step in lowered.items()]
    exams = {**pinned["exams"], exam: {**entry, "data": data, "floors": floors}}
    return {**pinned, "exams": exams, "lowered": [*pinned.get("lowered", []), *log]}


def fingerprint(paths: Sequence[Path]) -> str:
    """A digest of the texts and the answers that an exam measures on: files, and all files below folders, by name."""
    hasher = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            hasher.update(file.name.encode() + b"\x00" + hashlib.sha256(file.read_bytes()).digest())
    return hasher.hexdigest()[:16]


def data_of(entry: Mapping[str, Any], exams: Path | None) -> str:
    """The digest of the data that an exam's entry lists."""
    return fingerprint([Path(_filled(path, exams)) for path in entry["files"]])


def is_ours(entry: Mapping[str, Any]) -> bool:
    """Whether an entry is measured on our own annotated texts, without the exams."""
    return "evaluate" in entry


def measure(entry: Mapping[str, Any], exams: Path | None) -> Figures:
    """What one entry measures; `exams` is their folder, which our own texts do not need.

    `RuntimeError` carries what went wrong.
    """
    if is_ours(entry):
        return _evaluated(**entry["evaluate"])
    if exams is None:
        raise RuntimeError(f"{VARIABLE} does not name the folder of the exams")
    return _examined(entry, exams)


def _evaluated(path: str, gold: str | None = None) -> Figures:
    """All sets at a path as one, by stage: right, predicted, annotated, precision, recall and f1."""
    errors: list[str] = []
    there = REPOSITORY / path
    sets = (
        (evaluation.GoldSet(path, (str(there),), REPOSITORY / gold),)
        if gold
        else evaluation.find_sets(str(there), lambda error: errors.append(str(error)))
    )
    found = evaluation.evaluate(sets, on_error=lambda error: errors.append(str(error)), on_notice=lambda _: None)
    whole = evaluation.total(list(found))
    if errors:
        raise RuntimeError("\n".join(errors))
    return flatten({stage.name: stage.model_dump(exclude={"name"}) for stage in whole.stages})


def _examined(entry: Mapping[str, Any], exams: Path) -> Figures:
    """Run one exam with this interpreter's `claims`; `RuntimeError` carries what it printed when it fails."""
    arguments = [_filled(argument, exams) for argument in entry["arguments"]]
    program = f"{shlex.quote(sys.executable)} -m claims"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        command = [sys.executable, str(exams / "exams.py"), *arguments, "--claims", program, "--json", str(out)]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{shlex.join(command)}\n{done.stdout}{done.stderr}")
        return flatten(json.loads(out.read_text(encoding="utf-8"))[arguments[0]])


def pinned() -> dict[str, Any]:
    """The floors file."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def _filled(text: str, exams: Path | None) -> str:
    return text.replace("{exams}", str(exams)).replace("{repository}", str(REPOSITORY))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when every figure is at its floor or better."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exam", nargs="*", help="names in accuracy_floors.json; all when none is given")
    parser.add_argument("--update", action="store_true", help="set the floors to what was measured")
    parser.add_argument("--allow-lower", action="store_true", help="let --update lower a floor; needs --reason")
    parser.add_argument("--reason", help="why a floor is lowered; recorded in the floors file")
    given = parser.parse_args(arguments)
    if given.allow_lower != bool(given.reason):
        parser.error("--allow-lower and --reason go together")
    content, bad = pinned(), False
    named = given.exam or list(content["exams"])
    exams = Path(os.environ[VARIABLE]).resolve() if os.environ.get(VARIABLE) else None
    if exams is None and not all(is_ours(content["exams"][name]) for name in named):
        parser.error(f"{VARIABLE} does not name the folder of the exams")
    for name in named:
        entry = content["exams"][name]
        figures = measure(entry, exams)
        for figure in entry["floors"]:
            print(f"{name}  {figure}: {figures.get(figure)}")
        if given.update:
            content = updated(content, name, figures, data_of(entry, exams), given.reason)
        else:
            below = failures(figures, entry["floors"])
            print("\n".join(f"BELOW  {line}" for line in below))
            bad = bad or bool(below)
    if given.update:
        FLOORS.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(bad)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ValueError, RuntimeError) as error:
        sys.exit(str(error))
