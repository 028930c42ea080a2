"""Claims written by hand in compact form, for tests of what two figures have to do with each other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.ids import digest
from claims.models import Claim

GOLDEN = Path(__file__).parent / "golden" / "discrepancies.jsonl"
_REPORTS = {
    "a": {"document": "a.txt", "outlet": "Harbour Post", "published": "2021-05-04"},
    "b": {"document": "b.txt", "outlet": "Valley Times", "published": "2021-05-04"},
}


def claim(figure: float | None = None, event: str | None = None, kind: str | None = None, **fields: Any) -> Claim:
    """A claim of one figure; the report is `a` unless `report` names another, ids come from what is given."""
    name = fields.pop("report", "a")
    report = {"document": f"{name}.txt", "outlet": f"Outlet {name}", "published": "2021-05-04"} | _REPORTS.get(name, {})
    base: dict[str, Any] = {
        "low": figure, "high": figure, "stated": figure, "resolution": 1, "bound": "exact", "event": event, "counted_kind": kind,
        "counted": kind, "kind": "claim", "reason": "a figure", "start": 0, "end": 2, "extractor": "by hand", **report, **fields,
    }  # fmt: skip
    base["document_id"] = fields.get("document_id", digest(base["document"], base["outlet"]))
    base["as_of"] = fields.get("as_of", base["published"])
    base["text"] = fields.get("text", "some" if figure is None else f"{figure:g}")
    base["id"] = fields.get("id", digest(json.dumps(base, sort_keys=True, default=str)))
    base["sentence"] = fields.get("sentence", f"{base['id'][:6]} {base['text']}.")
    base["sentence_start"] = fields.get("sentence_start", 0)
    return Claim.model_validate(base)


def at_least(figure: float, event: str | None = None, kind: str | None = None, **fields: Any) -> Claim:
    """A claim of at least one figure."""
    return claim(figure, event, kind, **{"high": None, "bound": "at_least", "text": f"at least {figure:g}", **fields})


def parts(whole: Claim, *members: Claim, cue: str = "including") -> tuple[Claim, ...]:
    """The whole, and the members as parts that its text names."""
    return whole, *(one.model_copy(update={"part_of": whole.id, "part_cue": cue}) for one in members)


def golden() -> list[dict[str, Any]]:
    """The pairs of the golden file, each with its two claims made."""
    rows = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    return [{**row, "pair": pair(row["a"], row["b"], row.get("both", {}))} for row in rows]


def pair(a: Mapping[str, Any], b: Mapping[str, Any], both: Mapping[str, Any]) -> tuple[Claim, Claim]:
    """Two claims from compact JSON: `both` holds the fields they share, `part` on b that it is a part of a."""
    first = _one({**both, **a}, "a")
    given = {**both, **b}
    if given.pop("part", False):
        given |= {"part_of": first.id, "report": "a"}
    return first, _one(given, "b")


def _one(fields: Mapping[str, Any], report: str) -> Claim:
    rest = dict(fields)
    made = at_least if rest.get("bound") == "at_least" else claim
    figure, event, kind = rest.pop("figure", None), rest.pop("event", None), rest.pop("kind", None)
    return made(figure, event, kind, **{"report": report, **rest})


def ids(claims: Sequence[Claim]) -> list[str]:
    """The ids of some claims."""
    return [one.id for one in claims]
