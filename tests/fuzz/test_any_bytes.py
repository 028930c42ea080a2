"""Every loader takes any bytes: what comes out are records, or an error that names the file; what was written is read back."""

from __future__ import annotations

import csv
import importlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents import manifest
from fuzz import csv_files, holding, json_files, toml_files

FILES = ("text", "page", "pdf", "office", "mail", "archives", "feed")
LOADERS = [
    (module.__name__, place) for module in (json_files, csv_files, toml_files) for place in range(len(module.LOADERS))
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.dictionaries(
    st.sampled_from(["id", "text", "text_a", "text_b", "published", "claims", "pairs", "sort", "row", "url", "outlet"]),
    JSON,
    max_size=6,
)
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@pytest.mark.parametrize("target", FILES)
@settings(max_examples=25)
@given(data=st.binary(max_size=300))
def test_a_reader_of_documents_takes_any_bytes(target: str, data: bytes) -> None:
    assert importlib.import_module(f"fuzz.{target}").check(data) is None


@pytest.mark.parametrize(("module", "place"), LOADERS)
@settings(max_examples=40)
@given(data=st.binary(max_size=300))
def test_a_loader_takes_any_bytes(module: str, place: int, data: bytes) -> None:
    assert importlib.import_module(module).check(bytes([place]) + data) is None


@pytest.mark.parametrize("place", range(len(json_files.LOADERS)))
@settings(max_examples=60)
@given(content=FIELDS)
def test_a_loader_of_json_takes_any_json(place: int, content: dict[str, object]) -> None:
    assert json_files.check(bytes([place]) + json.dumps(content).encode()) is None


@settings(max_examples=40)
@given(texts=st.lists(PLAIN, min_size=1, max_size=4))
def test_documents_that_were_written_as_lines_and_as_rows_are_read_back(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"id": str(place), "text": text}) for place, text in enumerate(texts))
    assert [one.text for one in holding.documents_hold(lines.encode(), "reports.jsonl")] == texts
    table = io.StringIO()
    csv.writer(table).writerows([["id", "text"], *([str(place), text] for place, text in enumerate(texts))])
    assert [one.text for one in holding.documents_hold(table.getvalue().encode(), "rows.csv")] == texts


@settings(max_examples=40)
@given(outlets=st.lists(PLAIN, min_size=1, max_size=4))
def test_a_manifest_that_was_written_is_read_back(outlets: list[str]) -> None:
    table = io.StringIO()
    csv.writer(table).writerows([["file", "outlet"], *([f"{n}.txt", one] for n, one in enumerate(outlets))])
    found = manifest.parsed(table.getvalue().encode(), "manifest.csv", bool, pytest.fail, lambda _: None)
    assert {name: told["outlet"] for name, told in found.described.items()} == {
        f"{n}.txt": one for n, one in enumerate(outlets)
    }
