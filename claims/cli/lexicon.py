"""`claims lexicon`: the word lists with their sources, and how often each rule of reading numbers fires."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from claims import pipeline
from claims.cli import writing
from claims.cli.options import RowFormat
from claims.cli.talking import Talk
from claims.comparison.likelihood import LikelihoodRow
from claims.comparison.ties import TieRow
from claims.comparison.weighing import SignRow
from claims.context.events import EventWordsRow
from claims.context.scope import ScopeRow
from claims.copies.wires import WireCreditRow, WireRow
from claims.documents.above import MetadataRow
from claims.documents.boilerplate import BoilerplateRow
from claims.documents.notes import VersionNoteRow
from claims.documents.unwrapping import WebArchiveRow
from claims.errors import UsageError
from claims.extraction.tables.headings import HeadingRow
from claims.lexicon.events import EventRow
from claims.lexicon.given_names import GivenNameRow
from claims.lexicon.listing import entries, files, is_added
from claims.lexicon.loading import EXTENSION_VARIABLE, Row, folders, read
from claims.lexicon.measured import MeasureRow
from claims.lexicon.paraphrases import ParaphraseRow
from claims.lexicon.roles import RoleRow
from claims.lexicon.rows import KindRow, PlaceRow, ReportingRow
from claims.lexicon.verbs import VerbFormsRow
from claims.quantities.rows import (
    ChangeRow,
    CurrencyRow,
    ExclusionRow,
    HedgeRow,
    NumberRow,
    TownsRow,
    UnitRow,
    VagueRow,
)
from claims.quantities.rules import firings
from claims.sentences import AbbreviationRow
from claims.sources.words import SourceWordsRow

LISTS: Final[dict[str, type[Row]]] = {
    "abbreviations": AbbreviationRow,
    "boilerplate": BoilerplateRow,
    "changes": ChangeRow,
    "currencies": CurrencyRow,
    "event_words": EventWordsRow,
    "events": EventRow,
    "given_names": GivenNameRow,
    "hedges": HedgeRow,
    "kinds": KindRow,
    "likelihood": LikelihoodRow,
    "measures": MeasureRow,
    "metadata": MetadataRow,
    "notquantities": ExclusionRow,
    "numbers": NumberRow,
    "paraphrases": ParaphraseRow,
    "places": PlaceRow,
    "reporting": ReportingRow,
    "roles": RoleRow,
    "scope": ScopeRow,
    "signs": SignRow,
    "sources": SourceWordsRow,
    "table_headings": HeadingRow,
    "ties": TieRow,
    "towns": TownsRow,
    "units": UnitRow,
    "vague": VagueRow,
    "verb_forms": VerbFormsRow,
    "version_notes": VersionNoteRow,
    "web_archives": WebArchiveRow,
    "wire_credits": WireCreditRow,
    "wires": WireRow,
}
"""Every word list that the engine reads, and what a row of it holds."""

OVERVIEW: Final = ("list", "rows", "added", "languages")
FIRED: Final = ("part", "rule", "numbers", "documents")
_NONE: Final = "No word lists were found."


def overview(form: RowFormat, talk: Talk) -> None:
    """Every list with its number of rows, how many of them the user's folder added, and its languages."""
    _check_folder(talk)
    known = sorted((path for path in files() if path.stem in LISTS), key=lambda path: path.stem)
    _write((_counted(name, list(paths)) for name, paths in groupby(known, key=lambda p: p.stem)), OVERVIEW, form)


def rows(name: str, form: RowFormat, talk: Talk) -> None:
    """One list, row by row, each with its source and whether the user's folder added it."""
    row_type = LISTS.get(name.removesuffix(".toml"))
    if row_type is None:
        raise UsageError(f"there is no word list {name!r}; there are: {', '.join(LISTS)}")
    _check_folder(talk)
    columns = (*(field for field in row_type.model_fields if field != "source"), "source", "language", "added")
    found = (
        entry.fields | {"source": entry.source, "language": entry.language, "added": entry.added}
        for entry in entries(name.removesuffix(".toml"), row_type)
    )
    _write(found, columns, form)


def fired(paths: Sequence[str], form: RowFormat, talk: Talk) -> None:
    """How many numbers of some documents each rule and row fired on, and in how many documents."""
    if not paths:
        raise UsageError("--firings needs documents: claims lexicon --firings PATH...")
    given = pipeline.documents(paths, on_error=talk.error, on_notice=talk.notice)
    read_through = (reading.inspections for reading in pipeline.readings(talk.counted(given)))
    found = ((*firing.rule, firing.numbers, firing.documents) for firing in firings(read_through))
    _write((dict(zip(FIRED, row, strict=True)) for row in found), FIRED, form)


def _counted(name: str, paths: Sequence[Path]) -> dict[str, Any]:
    sizes = [(len(read(path, LISTS[name])[0]), is_added(path)) for path in paths]
    languages = list(dict.fromkeys(path.parent.name for path in paths))
    own = sum(size for size, added in sizes if added)
    return {"list": name, "rows": sum(size for size, _ in sizes), "added": own, "languages": languages}


def _check_folder(talk: Talk) -> None:
    """Tells what of the user's own folder is not read."""
    for folder in folders()[1:]:
        if not folder.is_dir():
            talk.notice(f"{folder}: no such folder, though {EXTENSION_VARIABLE} names it")
    for path in files():
        if is_added(path) and path.stem not in LISTS:
            talk.notice(f"{path}: no word list of this name is read; there are: {', '.join(LISTS)}")


def _write(found: Iterable[dict[str, Any]], columns: Sequence[str], form: RowFormat) -> None:
    if form is RowFormat.CSV:
        writing.as_csv(found, columns)
    elif form is RowFormat.JSONL:
        writing.as_lines(writing.plain(row) for row in found)
    else:
        writing.as_table(([_shown(row[name]) for name in columns] for row in found), columns, _NONE)


def _shown(value: object) -> str:
    """A value as a person reads it in a table; what is empty or does not hold is left blank."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_shown, value))
    if isinstance(value, (int, float)):
        return f"{writing.plain(value):,}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
