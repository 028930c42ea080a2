"""The commands that work on the cases of a store: their arguments and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import NoteOption, OneCaseOption, ReviewerOption, SettingsOption, StoreOption, settle
from claims.cli.running import running
from claims.errors import UsageError
from claims.terms import Role


def refresh(
    case: OneCaseOption = None,
    beside: Annotated[
        bool,
        typer.Option(
            "--beside", help="Give way to other programs, and do nothing while another refresh of the store runs."
        ),
    ] = False,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Compare anew what has changed in the store.

    The app and the other commands do this by themselves; for a case of many thousand claims the app leaves it to this command.

    \b
    Example:
      claims refresh --case floods
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import renewing  # noqa: PLC0415 - the help is shown without the database library

        renewing.refresh(case, talk, beside=beside)


def bundle(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="A question by its id; `claims export questions` lists them.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where the archive goes; else QUESTION.zip.", show_default=False
        ),
    ] = None,
    case: OneCaseOption = None,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Pack all that stands behind one question into a zip archive.

    The files as they came in, the texts, every claim, the decisions and the checksums: `sha256sum -c SHA256SUMS` verifies it without this program.

    \b
    Example:
      claims bundle 3f2a9c1d --output evidence.zip
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import bundling  # noqa: PLC0415 - the help is shown without the database library

        bundling.bundle(question, output, case, talk)


def work(
    beside: Annotated[
        bool, typer.Option("--beside", help="Give way to other programs, and wait a while for more before it ends.")
    ] = False,
    store: StoreOption = None,
    settings: SettingsOption = None,
) -> None:
    """Read the files that were handed in to the app.

    The app does this by itself, beside its pages; by hand it is only needed where the app was closed before all was read.

    \b
    Example:
      claims work --store claims.db
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import working  # noqa: PLC0415 - the help is shown without the database library

        working.work(talk, beside=beside)


def people(  # noqa: PLR0913, PLR0917 - one parameter an option
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ADDRESS ROLE]",
            help=f"A person by the address that the sign-in gives, and one of {', '.join(Role)}.",
            show_default=False,
        ),
    ] = None,
    case: OneCaseOption = None,
    everywhere: Annotated[bool, typer.Option("--everywhere", help="In every case, those to come too.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the role of ADDRESS away.")] = False,
    deactivate: Annotated[bool, typer.Option("--deactivate", help="Have every role of ADDRESS rest.")] = False,
    reactivate: Annotated[bool, typer.Option("--reactivate", help="Have the roles of ADDRESS count again.")] = False,
    reviewer: ReviewerOption = None,
    note: NoteOption = "",
    store: StoreOption = None,
) -> None:
    """Say who may do what in which case.

    Roles count where the app is served with a sign-in; on your own machine you may do everything. Without ADDRESS, the roles that hold now. Every change is kept in the log.

    \b
    Example:
      claims people
      claims people ada@newsroom.org admin --everywhere --reviewer "A. Reviewer"
      claims people bob@newsroom.org annotator --case floods --reviewer "A. Reviewer"
      claims people bob@newsroom.org --deactivate --reviewer "A. Reviewer"
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(None, store)
        from claims.cli import people as members  # noqa: PLC0415 - the help is shown without the database library

        told = given or []
        if remove + deactivate + reactivate > 1:
            raise UsageError("give one of --remove, --deactivate and --reactivate")
        if deactivate or reactivate:
            if len(told) != 1 or case is not None or everywhere:
                raise UsageError("--deactivate and --reactivate go with ADDRESS alone: they count in every case")
            members.set_active(told[0], reviewer, note, talk, active=reactivate)
        elif not told and not remove:
            members.show()
        elif remove and len(told) == 1:
            members.give(told[0], None, case, reviewer, note, talk, everywhere=everywhere)
        elif len(told) == 2 and not remove and told[1] in list(Role):  # noqa: PLR2004 - the person and the role
            members.give(told[0], Role(told[1]), case, reviewer, note, talk, everywhere=everywhere)
        else:
            raise UsageError(f"give ADDRESS and one of {', '.join(Role)}, or ADDRESS with --remove, or nothing")
