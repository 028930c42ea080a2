"""The arguments and options that commands share."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

STORE_VARIABLE: Final = "CLAIMS_STORE"
AUTO: Final = "auto"
LOCAL: Final = "local"

PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input.", show_default=False),
]
PathsOrAddressesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders, globs, addresses, or - for standard input.", show_default=False
    ),
]
OptionalPathsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help="Files, folders, globs, or - for standard input.", show_default=False),
]
SettingsOption = Annotated[
    Path | None,
    typer.Option(
        "--settings", metavar="FILE", help="A TOML file of tolerances, weights and limits.", show_default=False
    ),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="The store: a file's path or a URL; else CLAIMS_STORE, else claims.db in this folder.",
        show_default=False,
    ),
]


OneCaseOption = Annotated[
    str | None, typer.Option("--case", metavar="NAME", help="Only this case of the store.", show_default=False)
]
CaseOption = Annotated[
    str | None,
    typer.Option(
        "--case",
        metavar="NAME",
        help="The case; else the only one, or that of documents without one.",
        show_default=False,
    ),
]
GivenCaseOption = Annotated[
    str | None,
    typer.Option("--case", metavar="NAME", help="The case of documents that name none themselves.", show_default=False),
]
MappingOption = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE.toml",
        help="What the columns of tables are: claims tables writes one.",
        show_default=False,
    ),
]
WorkersOption = Annotated[
    str,
    typer.Option(
        "--workers",
        metavar="N",
        help="How many processes read; auto: as many as are worth it. What comes of it is the same.",
    ),
]
EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="WHERE",
        help="Where it is read: local; dask, a Dask cluster on this machine; dask://HOST:PORT, that of a scheduler.",
    ),
]
ResumeOption = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar="FILE",
        help="Keep what is read in this file; given again after a stop, go on from it.",
        show_default=False,
    ),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress and no notes on standard error; errors are told.")
]
ReviewerOption = Annotated[
    str | None,
    typer.Option("--reviewer", metavar="NAME", help="Who decides: kept with the decision.", show_default=False),
]
NoteOption = Annotated[
    str, typer.Option("--note", metavar="TEXT", help="Why: kept with the decision.", show_default=False)
]


class RowFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class CheckFormat(StrEnum):
    """How a reconciliation is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


class SourcesFormat(StrEnum):
    """How sources are written."""

    TABLE = "table"
    JSON = "json"


class TablesFormat(StrEnum):
    """How tables are shown before they are added."""

    TEXT = "text"
    JSON = "json"
    TOML = "toml"


class EvaluateFormat(StrEnum):
    """How an evaluation is written."""

    TABLE = "table"
    JSON = "json"


class CompareFormat(StrEnum):
    """How comparisons are written."""

    TABLE = "table"
    JSONL = "jsonl"


class LookupFormat(StrEnum):
    """How a lookup is written."""

    TABLE = "table"
    JSON = "json"


class ReportFormat(StrEnum):
    """How a report is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    WEB_ANNOTATION = "web-annotation"
    SCHEMA_ORG = "schema-org"


class ExportFormat(StrEnum):
    """How a table of the store is written."""

    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"


class ExportTable(StrEnum):
    """Which table of the store is written."""

    CLAIMS = "claims"
    QUESTIONS = "questions"
    DISAGREEMENTS = "disagreements"
    DOCUMENTS = "documents"
    SOURCES = "sources"
    LOG = "log"


class LogAction(StrEnum):
    """What is done with the log of decisions."""

    EXPORT = "export"
    REPLAY = "replay"


class StoreAction(StrEnum):
    """What is done with whole stores."""

    COPY = "copy"


def settle(settings: Path | None, store: str | None = None) -> None:
    """Puts the settings and the store that were named in force, for this process and those it starts.

    Raises `SettingsError` where the file cannot be used.
    """
    from claims import config  # noqa: PLC0415 - pydantic; help is shown without it

    if settings is not None:
        os.environ[config.SETTINGS_VARIABLE] = str(settings.absolute())
        config.settings.cache_clear()
    config.settings()
    if store is not None:
        os.environ[STORE_VARIABLE] = store
