"""The commands that work on the store: their arguments and their help; what each does stands in the modules beside this one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import (
    CaseOption,
    ExportFormat,
    ExportTable,
    LogAction,
    LookupFormat,
    NoteOption,
    OneCaseOption,
    OptionalPathsArgument,
    ReportFormat,
    ReviewerOption,
    SettingsOption,
    StoreOption,
    settle,
)
from claims.cli.running import running
from claims.errors import UsageError
from claims.terms import SuggestionRule


def lookup(  # noqa: PLR0913, PLR0917 - one parameter an option
    given: Annotated[
        str,
        typer.Argument(
            metavar="TEXT | PATH", help="A sentence, or a file with a draft; - for standard input.", show_default=False
        ),
    ],
    case: OneCaseOption = None,
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


def open_app(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: OptionalPathsArgument = None,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="The port of the app's address.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the address in a browser, where there is one.")] = True,
    address: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="What is listened on; another than this machine's own needs a sign-in."),
    ] = "localhost",
    base_path: Annotated[
        str,
        typer.Option(
            metavar="PATH", help="The path of the app behind another web server: /claims.", show_default=False
        ),
    ] = "",
    trust_network: Annotated[
        bool,
        typer.Option(
            "--trust-network", help="Without a sign-in: whoever reaches the app may read and change everything."
        ),
    ] = False,
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

        place = serving.Place(port=port, address=address, path=base_path, trusted=trust_network)
        serving.open_app(paths or [], place, talk, browser=browser)


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
    case: CaseOption = None,
    reviewer: ReviewerOption = None,
    note: NoteOption = "",
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


def party(  # noqa: PLR0913, PLR0917 - one parameter an option
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE PARTY]", help="A source by one of its names, and its party.", show_default=False
        ),
    ] = None,
    case: CaseOption = None,
    reviewer: ReviewerOption = None,
    note: NoteOption = "",
    take_back: Annotated[
        bool, typer.Option("--take-back", help="Take the last word on the party of SOURCE back.")
    ] = False,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Count sources to one party.

    Two ministries of one government are not two independent voices: what sources of one party agree on has one origin. Only a person decides it; without SOURCE, what was decided. Every change is kept in the log and can be taken back.

    \b
    Example:
      claims party
      claims party "the defence ministry" "Norland" --reviewer "A. Reviewer" --note "its government"
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import parties  # noqa: PLC0415 - help is shown without it

        names = given or []
        if take_back and len(names) == 1:
            parties.take_back(names[0], case, reviewer, note, talk)
        elif len(names) == 2 and not take_back:  # noqa: PLR2004 - the source and its party
            parties.put(names[0], names[1], case, reviewer, note, talk)
        elif not names and not take_back:
            parties.show(case)
        else:
            raise UsageError("give SOURCE and PARTY, or SOURCE with --take-back, or nothing to see what was decided")


def report(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: OptionalPathsArgument = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How the report is written.")] = ReportFormat.MARKDOWN,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False
        ),
    ] = None,
    case: OneCaseOption = None,
    suggestions: Annotated[
        bool, typer.Option("--suggestions", help="With the figure that the program suggests for each question.")
    ] = False,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What stands above it.", show_default=False)
    ] = None,
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who wrote it.", show_default=False)] = "",
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="The public address it is published at.", show_default=False),
    ] = None,
    positions_only: Annotated[
        bool, typer.Option("--positions-only", help="Web Annotations without the words of the documents.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="ID", help="The edition of this id, byte for byte as issued.", show_default=False
        ),
    ] = None,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Write the report of disagreements and verdicts.

    Every disagreement with its statements, their sentences and the verdict on it: of what the store holds; of documents alone, without the store, where some are named.

    \b
    Example:
      claims report --format markdown > report.md
      claims report --format pdf --output report.pdf --case floods --author "A. Reviewer"
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import reporting  # noqa: PLC0415 - as above

        if as_of is not None and (paths or case or suggestions or title or author or url):
            raise UsageError(
                "an edition is given as it was issued: --as-of goes with --format, --output and --store alone"
            )
        reporting.report(
            paths or [], form, output, case, talk,
            as_of=as_of, title=title, author=author, url=url, positions_only=positions_only, suggestions=suggestions,
        )  # fmt: skip


def export(
    tables: Annotated[
        list[ExportTable] | None,
        typer.Argument(metavar="[TABLE...]", help=f"{', '.join(ExportTable)}; all without one.", show_default=False),
    ] = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="How the tables are written.")] = ExportFormat.CSV,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="This file; a folder for several tables.", show_default=False
        ),
    ] = None,
    case: OneCaseOption = None,
    store: StoreOption = None,
) -> None:
    """Write the tables of the store.

    Claims as corrected, questions, disagreements with their verdicts, documents, sources, and the log of every decision.

    \b
    Example:
      claims export claims --format csv > claims.csv
      claims export --format xlsx --output store.xlsx
    """  # noqa: D301 - \b keeps the example's lines
    with running():
        settle(None, store)
        from claims.cli import exporting  # noqa: PLC0415 - as above

        exporting.export(tables or [], form, output, case)


def log(
    action: Annotated[LogAction, typer.Argument(help="What is done with the log of decisions.", show_default=False)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines, a decision each.", show_default=False)],
    case: OneCaseOption = None,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Take the log of decisions away, or put it on record again.

    Every decision is kept with who made it and when. A replay needs a store with the same documents: what does not fit it is named line by line and left out, and what is there already is not added again.

    \b
    Example:
      claims log export decisions.jsonl
      claims log replay decisions.jsonl --store other.db
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import decided  # noqa: PLC0415 - as above

        if action is LogAction.EXPORT:
            decided.export(file, case, talk)
        else:
            decided.replay(file, case, talk)
