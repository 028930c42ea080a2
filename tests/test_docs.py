"""The docs say what the program does: every command, the Quick start, the examples, the rooms."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from claims.cli import app
from claims.lexicon.loading import table
from claims.lexicon.rows import KindRow
from claims.quantities.rows import VagueRow

REPOSITORY = Path(__file__).resolve().parents[1]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
COMMANDS = (REPOSITORY / "docs" / "commands.md").read_text(encoding="utf-8")
LEXICON = (REPOSITORY / "docs" / "lexicon.md").read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands() -> dict[str, str]:
    """Command → its help."""
    found = [(info.name, info.callback) for info in app.registered_commands]
    return {name or callback.__name__: callback.__doc__ or "" for name, callback in found if callback is not None}


def test_the_quick_start_is_one_block_of_two_lines() -> None:
    section = README.split("## Quick start\n")[1].split("\n## ")[0]
    blocks = fenced(section, "sh")
    assert [len(block.splitlines()) for block in blocks] == [2]


def test_every_command_has_a_section_with_an_example() -> None:
    documented = {
        section.split("`")[0]
        for section in COMMANDS.split("\n## `claims ")[1:]
        if any(line.startswith("claims ") for block in fenced(section, "sh") for line in block.splitlines())
    }
    assert documented == set(commands())


def test_every_command_shows_an_example_in_its_help() -> None:
    without = [name for name, text in commands().items() if f"  claims {name} " not in text]
    assert without == []


def test_every_room_is_described_in_the_architecture() -> None:
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `claims/(\w+)(?:\.py|/)` \|", text, re.MULTILINE)
    layers = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    listed = layers["tool"]["importlinter"]["contracts"][0]["layers"]
    assert described == [re.sub(r"^claims\.", "", room) for room in listed if room != "claims.__main__"]


def test_every_place_that_the_architecture_names_exists() -> None:
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    places = re.findall(r"^\| `(claims/\w+(?:\.py|/))` \|", text, re.MULTILINE)
    assert [place for place in places if not (REPOSITORY / place).exists()] == []


def test_every_word_list_is_described() -> None:
    shipped = {path.name for path in (REPOSITORY / "claims" / "lexicon" / "en").glob("*.toml")}
    assert shipped - set(re.findall(r"^\| `(\w+\.toml)` \|", LEXICON, re.MULTILINE)) == set()


def test_the_table_of_vague_words_is_the_one_in_force() -> None:
    printed = re.findall(r"^\| ([a-z ]+) \| ([\d,]+) \| ([\d,]+|open) \|$", LEXICON, re.MULTILINE)
    rows = table("vague", VagueRow)
    assert printed == [(r.word, f"{r.low:,.0f}", "open" if r.high is None else f"{r.high:,.0f}") for r in rows]


def test_the_example_of_a_word_list_can_be_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "kinds.toml").write_text(fenced(LEXICON, "toml")[0], encoding="utf-8")
    monkeypatch.setenv("CLAIMS_LEXICON", str(tmp_path))
    table.cache_clear()
    rows = table("kinds", KindRow)
    table.cache_clear()
    shipped = {row.kind for row in rows[:-1]}
    assert (rows[-1].kind, set(rows[-1].parents) <= shipped) == ("fishing boat", True)


def test_the_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    example = fenced(README, "python")[0]
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert capsys.readouterr().out == "12 houses The ministry\n"


PAGES = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", REPOSITORY / "SECURITY.md"]
PAGES += sorted((REPOSITORY / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_the_docs_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
