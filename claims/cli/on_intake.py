"""The commands that bring documents into the store: their arguments and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import GivenCaseOption, PathsOrAddressesArgument, SettingsOption, StoreOption, settle
from claims.cli.running import running


def add(
    paths: PathsOrAddressesArgument,
    case: GivenCaseOption = None,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Add documents and their claims to the store.

    Adding a document again changes nothing. Addresses are fetched, within the limits of [fetching] in the settings.

    \b
    Example:
      claims add seeds/
      claims add https://example.org/report --case floods
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import keeping  # noqa: PLC0415 - the help is shown without the database library

        keeping.add(paths, talk, case)


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
