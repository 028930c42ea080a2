"""The commands about the program itself, its word lists and its accuracy: their arguments and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import (
    EvaluateFormat,
    RowFormat,
    SettingsOption,
    settle,
)
from claims.cli.running import running
from claims.errors import UsageError


def lexicon(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LIST | PATH",
            help="A word list to print; with --firings, the documents.",
            show_default=False,
        ),
    ] = None,
    firings: Annotated[
        bool, typer.Option("--firings", help="Count how often each rule of reading numbers fires on documents.")
    ] = False,
    form: Annotated[RowFormat, typer.Option("--format", help="How the rows are written.")] = RowFormat.TABLE,
) -> None:
    """Show the word lists and their sources.

    Without a name, which lists there are; rows that your own CLAIMS_LEXICON folder adds are marked. With --firings, how often each rule and row that reads numbers fires on some documents, and which never do.

    \b
    Example:
      claims lexicon vague
      claims lexicon --firings seeds/
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(None)
        from claims.cli import lexicon as lists  # noqa: PLC0415 - as above

        if firings:
            lists.fired(given or [], form, talk)
        elif not given:
            lists.overview(form, talk)
        elif len(given) == 1:
            lists.rows(given[0], form, talk)
        else:
            raise UsageError("name one word list, or give documents with --firings")


def evaluate(
    path: Annotated[
        str,
        typer.Argument(metavar="PATH", help="Annotated documents: a folder with gold.json files.", show_default=False),
    ],
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="GOLD.json",
            help="The file of annotations, where it is not beside the documents.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        EvaluateFormat, typer.Option("--format", help="How the figures are written.")
    ] = EvaluateFormat.TABLE,
    misses: Annotated[
        bool, typer.Option("--misses", help="List every miss below the table; JSON always has them.")
    ] = False,
    settings: SettingsOption = None,
) -> None:
    """Measure the program on your own annotated texts.

    Precision, recall and F1 a stage: claims found, their intervals, speakers and events, and where they contradict each other.

    \b
    Example:
      claims evaluate seeds/ --gold data/gold/seeds.json
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import evaluating  # noqa: PLC0415 - as above

        evaluating.evaluate(path, gold, form, talk, misses=misses)
