"""The annotated texts of data/gold are what their builder writes, and point at what they say."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
GOLD = REPOSITORY / "data" / "gold"


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_seeds", GOLD / "build_seeds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((GOLD / "seeds.json").read_text(encoding="utf-8"))
    return content


def test_the_annotations_are_what_their_builder_writes() -> None:
    assert (GOLD / "seeds.json").read_text(encoding="utf-8") == builder().as_json()


def test_every_annotated_figure_stands_at_its_span() -> None:
    rows = [row for part in ("claims", "optional", "not_claims") for row in gold()[part]]
    texts = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / "seeds").iterdir()}
    assert [texts[row["file"]][slice(*row["span"])] for row in rows] == [row["figure"] for row in rows]


def test_no_two_annotated_figures_share_a_span() -> None:
    spans = [(row["file"], *row["span"]) for part in ("claims", "optional", "not_claims") for row in gold()[part]]
    assert len(spans) == len(set(spans))


def test_every_pair_and_check_names_annotated_claims() -> None:
    content = gold()
    named = {pair[side] for pair in content["pairs"] for side in ("a", "b")}
    named |= {name for check in content["checks"] for name in check["ids"]}
    assert named - {claim["id"] for claim in content["claims"]} == set()


def test_every_seed_names_the_article_it_restates() -> None:
    last = {p.name: p.read_text(encoding="utf-8").rstrip().splitlines()[-1] for p in (REPOSITORY / "seeds").iterdir()}
    assert {name for name, line in last.items() if not line.startswith("Restates: ")} == set()
