"""The commands that read documents: their arguments and their help; what each does stands in the modules beside this one."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.options import (
    AUTO,
    LOCAL,
    CheckFormat,
    CompareFormat,
    EngineOption,
    PathsArgument,
    QuietOption,
    ResumeOption,
    RowFormat,
    SettingsOption,
    SourcesFormat,
    WorkersOption,
    settle,
)
from claims.cli.running import running


def inspect(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: PathsArgument,
    form: Annotated[RowFormat, typer.Option("--format", help="How the rows are written.")] = RowFormat.TABLE,
    workers: WorkersOption = AUTO,
    engine: EngineOption = LOCAL,
    resume: ResumeOption = None,
    quiet: QuietOption = False,
    settings: SettingsOption = None,
) -> None:
    """Show every number, and what became of it.

    \b
    Example:
      claims inspect seeds/ --format jsonl
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        talk.is_quiet = quiet
        settle(settings)
        from claims.cli import showing  # noqa: PLC0415 - help is shown without it
        from claims.engine import chosen  # noqa: PLC0415 - as above

        showing.inspect(paths, form, talk, chosen(workers, engine, resume))


def extract(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: PathsArgument,
    form: Annotated[RowFormat, typer.Option("--format", help="How the rows are written.")] = RowFormat.TABLE,
    workers: WorkersOption = AUTO,
    engine: EngineOption = LOCAL,
    resume: ResumeOption = None,
    quiet: QuietOption = False,
    settings: SettingsOption = None,
) -> None:
    """Make the table of claims.

    A claim is one value stated by one source; each has a row.

    \b
    Example:
      claims extract seeds/ --format csv > claims.csv
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        talk.is_quiet = quiet
        settle(settings)
        from claims.cli import showing  # noqa: PLC0415 - as above
        from claims.engine import chosen  # noqa: PLC0415 - as above

        showing.extract(paths, form, talk, chosen(workers, engine, resume))


def check(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: PathsArgument,
    form: Annotated[CheckFormat, typer.Option("--format", help="How the findings are written.")] = CheckFormat.TABLE,
    workers: WorkersOption = AUTO,
    engine: EngineOption = LOCAL,
    resume: ResumeOption = None,
    quiet: QuietOption = False,
    settings: SettingsOption = None,
) -> None:
    """Show where sources disagree.

    And where they agree, what adds up, and what keeps the rest apart.

    \b
    Example:
      claims check seeds/ --format markdown
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        talk.is_quiet = quiet
        settle(settings)
        from claims.cli import showing  # noqa: PLC0415 - as above
        from claims.engine import chosen  # noqa: PLC0415 - as above

        showing.check(paths, form, talk, chosen(workers, engine, resume))


def compare(
    given: Annotated[
        list[str],
        typer.Argument(metavar="PAIRS.jsonl | TEXT TEXT", help="A file of pairs, or two texts.", show_default=False),
    ],
    form: Annotated[CompareFormat, typer.Option("--format", help="How the result is written.")] = CompareFormat.TABLE,
    settings: SettingsOption = None,
) -> None:
    """Say how two statements stand to each other.

    Give two texts, or a file of pairs: a line of PAIRS.jsonl has "id", "text_a" and "text_b".

    \b
    Example:
      claims compare "The mayor said that 12 houses burned." "15 houses burned, the mayor said."
      claims compare pairs.jsonl --format jsonl
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import comparing  # noqa: PLC0415 - as above

        comparing.compare(given, form, talk)


def sources(
    paths: PathsArgument,
    form: Annotated[SourcesFormat, typer.Option("--format", help="How the sources are written.")] = SourcesFormat.TABLE,
    settings: SettingsOption = None,
) -> None:
    """Show who speaks, under which names.

    Each source with every way in which it is written, and why its names are taken to be one.

    \b
    Example:
      claims sources seeds/ --format json
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import showing  # noqa: PLC0415 - as above

        showing.sources(paths, form, talk)
