"""The annotated texts of data/gold are what their builder writes, and point at what they say."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims import pipeline
from claims.errors import InputError
from claims.evaluation import Gold, find_sets, read_gold
from claims.evaluation.locating import located
from claims.models import Document

REPOSITORY = Path(__file__).resolve().parents[1]
GOLD = REPOSITORY / "data" / "gold"
DOMAINS = {
    "armed-conflict",
    "captives",
    "crowds-and-protests",
    "disease-and-vaccines",
    "elections-and-votes",
    "fires-and-rescues",
    "floods-and-storms",
    "migration-and-transport",
    "money-and-companies",
    "rates-jobs-prices",
}


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


def documents(domain: str) -> dict[str, Document]:
    errors: list[InputError] = []
    found = {one.name: one for one in pipeline.documents([str(GOLD / domain)], on_error=errors.append)}
    assert errors == []
    return found


def annotations(domain: str) -> Gold:
    """The annotations of a domain, every figure located in its text."""
    errors: list[InputError] = []
    read = read_gold(GOLD / domain / "gold.json", errors.append)
    assert read is not None
    found = located(read[0], documents(domain), domain, read[1], errors.append)
    assert (found is not None, errors) == (True, [])
    assert found is not None
    return found


def test_there_is_a_set_for_every_domain() -> None:
    assert {one.name for one in find_sets(str(GOLD), lambda _: None)} == DOMAINS


def test_there_are_at_least_forty_reports_each_of_which_is_annotated() -> None:
    written = {(domain, name) for domain in DOMAINS for name in documents(domain)}
    assert len(written) >= 40
    assert {(domain, one.file) for domain in DOMAINS for one in annotations(domain).claims} == written


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_every_report_names_its_outlet_day_address_and_case(domain: str) -> None:
    known = [(one.title, one.outlet, one.published, one.url, one.case) for one in documents(domain).values()]
    assert [fields for fields in known if not all(fields)] == []


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_every_event_is_told_by_two_to_four_outlets(domain: str) -> None:
    cases: dict[str, set[str]] = {}
    for one in documents(domain).values():
        cases.setdefault(one.case or "", set()).add(one.outlet or "")
    assert {case: len(outlets) for case, outlets in cases.items() if not 2 <= len(outlets) <= 4} == {}


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_every_report_has_eighty_to_two_hundred_and_fifty_words(domain: str) -> None:
    words = {name: len(one.text[one.body_start :].split()) for name, one in documents(domain).items()}
    assert {name: count for name, count in words.items() if not 80 <= count <= 250} == {}


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_every_figure_of_a_domain_stands_at_its_span_and_alone(domain: str) -> None:
    gold_ = annotations(domain)
    texts = documents(domain)
    figures = [*gold_.claims, *gold_.optional]
    assert [texts[one.file].text[slice(*(one.span or ()))] for one in figures] == [one.figure for one in figures]
    assert len({(one.file, one.span) for one in figures}) == len(figures)


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_the_anchors_alone_lead_to_the_same_spans(domain: str) -> None:
    gold_ = annotations(domain)
    without = gold_.model_copy(update={"claims": tuple(one.model_copy(update={"span": None}) for one in gold_.claims)})
    errors: list[InputError] = []
    again = located(without, documents(domain), domain, {}, errors.append)
    assert (again, errors) == (gold_, [])


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_no_pair_is_labelled_twice(domain: str) -> None:
    pairs = [frozenset((pair.a, pair.b)) for pair in annotations(domain).pairs]
    assert len(set(pairs)) == len(pairs)


SETS = sorted(
    path.relative_to(GOLD.parent).as_posix()
    for kind in ("reports", "blind")
    for path in (GOLD.parent / kind).glob("*/*")
)


READ = ("one", "two", "three", "four", "five", "six", "seven")


def test_there_are_nine_sets_of_eight_domains_two_of_them_blind() -> None:
    told = Counter(path.rpartition("/")[0] for path in SETS)
    assert dict.fromkeys((*(f"reports/{name}" for name in READ), "blind/eight", "blind/nine"), 8) == dict(told)


@pytest.mark.parametrize("folder", SETS)
def test_every_mark_of_a_set_of_reports_stands_in_its_text(folder: str) -> None:
    errors: list[InputError] = []
    path = GOLD.parent / folder
    texts = {one.name: one for one in pipeline.documents([str(path)], on_error=errors.append)}
    read = read_gold(path / "gold.json", errors.append)
    assert read is not None
    assert located(read[0], texts, path.name, read[1], errors.append) is not None
    assert errors == []
