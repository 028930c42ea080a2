"""`lexicon`: the word lists with their sources, those of the user's folder marked, and which rules fire."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.cli.lexicon import LISTS, OVERVIEW
from claims.lexicon.loading import EXTENSION_VARIABLE, SHIPPED, table
from claims.quantities.rows import VagueRow
from claims.quantities.rules import rules

Claims = Callable[..., Any]

OWN = """[sources]
desk = "Our style guide, 2024"

[[row]]
word = "oodles"
low = 50
role = "count"
source = "desk"
"""


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of word lists of one's own that adds a vague word."""
    folder = tmp_path / "words"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "vague.toml").write_text(OWN, encoding="utf-8")
    monkeypatch.setenv(EXTENSION_VARIABLE, str(folder))
    table.cache_clear()
    yield folder
    table.cache_clear()


def test_every_shipped_word_list_is_listed() -> None:
    assert list(LISTS) == sorted(path.stem for path in (SHIPPED / "en").glob("*.toml"))


def test_the_overview_counts_the_rows_of_each_list_and_names_its_languages(claims: Claims) -> None:
    result = claims("lexicon", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    found = rows(result.stdout)
    assert [tuple(row) for row in found] == [OVERVIEW] * len(LISTS)
    assert [(row["list"], row["rows"]) for row in found] == [(name, len(table(name, LISTS[name]))) for name in LISTS]
    assert {(row["added"], *row["languages"]) for row in found} == {(0, "en")}


def test_a_list_is_printed_row_by_row_with_the_full_reference_of_each_source(claims: Claims) -> None:
    found = rows(claims("lexicon", "vague", "--format", "jsonl").stdout)
    assert [(row["word"], row["low"], row["high"]) for row in found] == [
        (row.word, row.low, row.high) for row in table("vague", VagueRow)
    ]
    assert {row["source"].partition(",")[0].partition(":")[0] for row in found} == {
        "ACLED Codebook",
        "Read from the word itself",
    }


@pytest.mark.parametrize("name", LISTS)
def test_every_list_prints_in_every_format(name: str, claims: Claims) -> None:
    sizes = []
    for form in ("csv", "jsonl"):
        result = claims("lexicon", name, "--format", form)
        assert (result.exit_code, result.stderr) == (0, "")
        sizes.append(len(list(csv.DictReader(io.StringIO(result.stdout))) if form == "csv" else rows(result.stdout)))
    assert sizes == [len(table(name, LISTS[name]))] * 2
    first = next(field for field in LISTS[name].model_fields if field != "source")
    assert claims("lexicon", f"{name}.toml").stdout.split()[0] == first


@pytest.mark.usefixtures("own")
def test_rows_of_the_users_folder_come_last_and_are_marked(claims: Claims) -> None:
    found = rows(claims("lexicon", "vague", "--format", "jsonl").stdout)
    assert found[-1] == {
        "word": "oodles",
        "low": 50,
        "high": None,
        "role": "count",
        "source": "Our style guide, 2024",
        "language": "en",
        "added": True,
    }
    assert {row["added"] for row in found[:-1]} == {False}
    assert claims("lexicon", "vague").stdout.splitlines()[-1].split()[-2:] == ["en", "yes"]
    counted = {row["list"]: row["added"] for row in rows(claims("lexicon", "--format", "jsonl").stdout)}
    assert {name for name, added in counted.items() if added} == {"vague"}


def test_a_row_that_cannot_be_used_is_named_and_is_wrong_use(own: Path, claims: Claims) -> None:
    (own / "en" / "vague.toml").write_text(OWN.replace("low = 50", "low = 'many'"), encoding="utf-8")
    result = claims("lexicon", "vague")
    assert result.exit_code == 2
    assert f"{own}/en/vague.toml: row 1: low: " in result.stderr


def test_what_is_not_read_of_the_users_folder_is_said(own: Path, claims: Claims) -> None:
    (own / "en" / "vagueness.toml").write_text(OWN, encoding="utf-8")
    result = claims("lexicon")
    assert result.exit_code == 0
    assert (
        f"note: {own}/en/vagueness.toml: no word list of this name is read; there are: abbreviations, " in result.stderr
    )


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claims: Claims) -> None:
    monkeypatch.setenv(EXTENSION_VARIABLE, str(tmp_path / "nowhere"))
    result = claims("lexicon")
    assert (result.exit_code, result.stderr) == (
        0,
        f"note: {tmp_path}/nowhere: no such folder, though {EXTENSION_VARIABLE} names it\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("vagueness",), "error: there is no word list 'vagueness'; there are: abbreviations, "),
        (("vague", "hedges"), "error: name one word list, or give documents with --firings"),
        (("--firings",), "error: --firings needs documents: claims lexicon --firings PATH..."),
    ],
)
def test_wrong_use_is_said_in_words(arguments: tuple[str, ...], message: str, claims: Claims) -> None:
    result = claims("lexicon", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message)


def test_firings_count_numbers_and_documents_and_list_every_rule(dispatches: Path, claims: Claims) -> None:
    result = claims("lexicon", "--firings", dispatches, "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    found = rows(result.stdout)
    assert found[0] == {"part": "bound", "rule": "exact", "numbers": 2, "documents": 2}
    assert {(row["part"], row["rule"]) for row in found} == {tuple(rule) for rule in rules()}
    assert [row["numbers"] for row in found] == sorted((row["numbers"] for row in found), reverse=True)
    assert found[-1]["numbers"] == 0


def test_firings_go_on_past_an_input_that_cannot_be_read(dispatches: Path, claims: Claims) -> None:
    result = claims("lexicon", "--firings", "none.txt", dispatches, "--format", "csv")
    assert result.exit_code == 3
    assert result.stdout.splitlines()[:2] == ["part,rule,numbers,documents", "bound,exact,2,2"]
