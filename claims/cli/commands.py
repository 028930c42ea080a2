"""The commands, their arguments and their help; what each does stands in the modules beside this one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import (
    CheckFormat,
    CompareFormat,
    EvaluateFormat,
    LookupFormat,
    OptionalPathsArgument,
    PathsArgument,
    ReportFormat,
    RowFormat,
    SettingsOption,
    SourcesFormat,
    StoreOption,
    settle,
)
from claims.cli.running import running
from claims.errors import UsageError
from claims.terms import SuggestionRule
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


@app.command()
def inspect(
    paths: PathsArgument,
    form: Annotated[RowFormat, typer.Option("--format", help="How the rows are written.")] = RowFormat.TABLE,
    settings: SettingsOption = None,
) -> None:
    """Show every number, and what became of it.

    \b
    Example:
      claims inspect seeds/ --format jsonl
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import showing  # noqa: PLC0415 - help is shown without it

        showing.inspect(paths, form, talk)


@app.command()
def extract(
    paths: PathsArgument,
    form: Annotated[RowFormat, typer.Option("--format", help="How the rows are written.")] = RowFormat.TABLE,
    settings: SettingsOption = None,
) -> None:
    """Make the table of claims.

    A claim is one value stated by one source; each has a row.

    \b
    Example:
      claims extract seeds/ --format csv > claims.csv
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import showing  # noqa: PLC0415 - as above

        showing.extract(paths, form, talk)


@app.command()
def check(
    paths: PathsArgument,
    form: Annotated[CheckFormat, typer.Option("--format", help="How the findings are written.")] = CheckFormat.TABLE,
    settings: SettingsOption = None,
) -> None:
    """Show where sources disagree.

    And where they agree, what adds up, and what keeps the rest apart.

    \b
    Example:
      claims check seeds/ --format markdown
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings)
        from claims.cli import showing  # noqa: PLC0415 - as above

        showing.check(paths, form, talk)


@app.command()
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


@app.command()
def lookup(  # noqa: PLR0913, PLR0917 - one parameter an option
    given: Annotated[
        str,
        typer.Argument(
            metavar="TEXT | PATH", help="A sentence, or a file with a draft; - for standard input.", show_default=False
        ),
    ],
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this case of the store.", show_default=False)
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The day of the text, for words like “last month”, where it has none.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[LookupFormat, typer.Option("--format", help="How the answers are written.")] = LookupFormat.TABLE,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Ask what the stored documents say to a figure.

    Each figure of a sentence, or of a whole draft: supported, contradicted, or nothing found, with the statements that answer the same question and those that nearly do.

    \b
    Example:
      claims lookup "two Azerbaijani soldiers held"
      claims lookup draft.txt --case floods --published 2024-05-03 --format json
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import looking_up  # noqa: PLC0415 - as above

        looking_up.lookup_text(given, case, published, form, talk)


@app.command()
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


@app.command()
def add(paths: PathsArgument, store: StoreOption = None, settings: SettingsOption = None) -> None:
    """Add documents and their claims to the store.

    Adding a document again changes nothing.

    \b
    Example:
      claims add seeds/
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import keeping  # noqa: PLC0415 - as above

        keeping.add(paths, talk)


@app.command(name="open")
def open_app(
    paths: OptionalPathsArgument = None,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="The port of the app's address.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the address in a browser, where there is one.")] = True,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Review the disagreements in the browser.

    Adds the documents that are named to the store first; Ctrl-C ends it.

    \b
    Example:
      claims open seeds/
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import serving  # noqa: PLC0415 - as above

        serving.open_app(paths or [], port, talk, browser=browser)


@app.command()
def policy(  # noqa: PLR0913, PLR0917 - one parameter an option
    rule: Annotated[
        SuggestionRule | None,
        typer.Argument(metavar="[RULE]", help=f"One of {', '.join(SuggestionRule)}.", show_default=False),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A source or outlet of the hierarchy; again for the next in order.", show_default=False
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="The case; else the only one, or that of documents without one.", show_default=False
        ),
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who sets it: kept with the policy.", show_default=False)
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why: kept with the policy.", show_default=False)] = "",
    take_back: Annotated[bool, typer.Option("--take-back", help="Take the policy in force back.")] = False,
    store: StoreOption = None,
) -> None:
    """Choose how a case finds its best figure.

    Without a rule, which policy is in force. Every change is kept in the log, with who made it and why, and can be taken back.

    \b
    Example:
      claims policy
      claims policy latest --case floods --reviewer "A. Reviewer" --note "totals grow"
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(None, store)
        from claims.cli import policies  # noqa: PLC0415 - as above

        if rule is not None and take_back:
            raise UsageError("give a rule, or --take-back")
        if take_back:
            policies.take_back(case, reviewer, note, talk)
        elif rule is not None:
            policies.put(rule, source or [], case, reviewer, note, talk)
        else:
            policies.show(case)


@app.command()
def report(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: OptionalPathsArgument = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How the report is written.")] = ReportFormat.MARKDOWN,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False
        ),
    ] = None,
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this case of the store.", show_default=False)
    ] = None,
    suggestions: Annotated[
        bool, typer.Option("--suggestions", help="With the figure that the program suggests for each question.")
    ] = False,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Write the report of disagreements and verdicts.

    Every disagreement with its statements, their sentences and the verdict on it: of what the store holds; of documents alone, without the store, where some are named.

    \b
    Example:
      claims report --format markdown > report.md
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import keeping  # noqa: PLC0415 - as above

        keeping.report(paths or [], form, output, case, talk, suggestions=suggestions)


@app.command()
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


@app.command()
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
