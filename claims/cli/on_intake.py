"""The commands that bring documents into the store: their arguments and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import (
    AUTO,
    LOCAL,
    EngineOption,
    GivenCaseOption,
    MappingOption,
    PathsArgument,
    PathsOrAddressesArgument,
    QuietOption,
    SettingsOption,
    StoreOption,
    TablesFormat,
    WorkersOption,
    settle,
)
from claims.cli.running import running


def add(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: PathsOrAddressesArgument,
    case: GivenCaseOption = None,
    mapping: MappingOption = None,
    workers: WorkersOption = AUTO,
    engine: EngineOption = LOCAL,
    quiet: QuietOption = False,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Add documents and their claims to the store.

    Adding a document again changes nothing. Addresses are fetched, within the limits of [fetching] in the settings. What the
    columns of a table are is read from its headings, or told by a mapping: see claims tables.

    \b
    Example:
      claims add seeds/
      claims add https://example.org/report --case floods
      claims add losses.xlsx --mapping losses.toml
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        talk.is_quiet = quiet
        settle(settings, store)
        from claims.cli import keeping  # noqa: PLC0415 - the help is shown without the database library
        from claims.engine import chosen  # noqa: PLC0415 - as above

        keeping.add(paths, talk, case, mapping, chosen(workers, engine))


def tables(
    paths: PathsArgument,
    mapping: MappingOption = None,
    form: Annotated[TablesFormat, typer.Option("--format", help="How it is written.")] = TablesFormat.TEXT,
    settings: SettingsOption = None,
) -> None:
    """Show what the columns of tables are taken for, before anything is added.

    Of every table: its first rows, what its headings tell of its figures and why, what is open, how many claims it would make and
    the first of them. --format toml writes a mapping, to be corrected and given to claims add --mapping.

    \b
    Example:
      claims tables losses.xlsx
      claims tables losses.xlsx --format toml > losses.toml
      claims tables losses.xlsx --mapping losses.toml
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import tabling  # noqa: PLC0415 - the help is shown without the language model

        tabling.tables(paths, mapping, form, talk)


def watch(
    feeds: Annotated[
        Path, typer.Argument(metavar="FEEDS.toml", help="The list of feeds: [[feed]] with url, case, outlet, minutes.")
    ],
    once: Annotated[bool, typer.Option("--once", help="Read every feed once and end, as for a scheduler.")] = False,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Read feeds and add what is new in them.

    Each feed on its interval, until Ctrl-C; prints the disagreements that the new documents bring.

    \b
    Example:
      claims watch feeds.toml
      claims watch feeds.toml --once --store newsroom.db
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import watching  # noqa: PLC0415 - as above

        def say(line: str) -> None:
            typer.echo(line)

        watching.watch(feeds, talk, say, once=once)
