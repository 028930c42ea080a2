"""The command that works on whole stores: its arguments and its help."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.options import SettingsOption, StoreAction, settle
from claims.cli.running import running


def store(
    action: Annotated[StoreAction, typer.Argument(help="What is done.", show_default=False)],
    source: Annotated[str, typer.Argument(metavar="FROM", help="A store: a file's path or a URL.", show_default=False)],
    target: Annotated[str, typer.Argument(metavar="TO", help="A new file, or an empty database.", show_default=False)],
    settings: SettingsOption = None,
) -> None:
    """Copy a whole store to another database.

    From SQLite to PostgreSQL, or back: documents, claims, decisions, jobs and originals, as they are at one moment. Ids, numbers and order stay, every row is read back and compared, and TO has to be empty.

    \b
    Example:
      claims store copy claims.db postgresql://ada@db.example/claims
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import storing  # noqa: PLC0415 - help is shown without the database library

        if action is StoreAction.COPY:
            storing.copy(source, target, talk)
