"""The commands in the order of the help; their arguments stand in the modules `on_…`."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli import on_cases, on_documents, on_intake, on_lists, on_storage, on_store, on_upkeep
from claims.versions import EXTRACTOR

app = typer.Typer(
    name="claims",
    help="Who stated what number about what, and where sources disagree.",
    epilog="Start with: claims open reports/",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(EXTRACTOR)
        raise typer.Exit


@app.callback()
def _claims(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Who stated what number about what, and where sources disagree."""


app.command()(on_documents.inspect)
app.command()(on_documents.extract)
app.command()(on_documents.check)
app.command()(on_documents.compare)
app.command()(on_store.lookup)
app.command()(on_documents.sources)
app.command()(on_intake.add)
app.command()(on_intake.tables)
app.command()(on_intake.watch)
app.command(name="open")(on_store.open_app)
app.command()(on_cases.refresh)
app.command()(on_cases.work)
app.command()(on_cases.people)
app.command()(on_store.policy)
app.command()(on_store.party)
app.command()(on_store.report)
app.command()(on_store.export)
app.command()(on_cases.bundle)
app.command()(on_store.log)
app.command()(on_storage.store)
app.command()(on_upkeep.verify)
app.command()(on_upkeep.purge)
app.command()(on_upkeep.backup)
app.command()(on_upkeep.restore)
app.command()(on_lists.lexicon)
app.command()(on_lists.evaluate)
