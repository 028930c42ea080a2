"""The commands that keep a store whole: their arguments and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import OneCaseOption, ReviewerOption, StoreOption, settle
from claims.cli.running import running
from claims.errors import UsageError


def verify(
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="HASH",
            help="The head of the chain that a report gives: it must be in it still.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="What was found as JSON.")] = False,
    store: StoreOption = None,
) -> None:
    """Check that nothing in the store was altered.

    Goes through every document, claim, decision and original, and names the first that is not as this program wrote it; exit code 1 where there is one.

    \b
    Example:
      claims verify
      claims verify --head 5f0c2d… --json
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(None, store)
        from claims.cli import upkeep  # noqa: PLC0415 - the help is shown without the database library

        upkeep.verify(head, talk, as_json=as_json)


def purge(  # noqa: PLR0913, PLR0917 - one parameter an option
    document: Annotated[
        str,
        typer.Option(
            "--document", metavar="ID", help="The document; `claims export documents` lists them.", show_default=False
        ),
    ],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why: kept with the removal.")] = "",
    case: OneCaseOption = None,
    reviewer: ReviewerOption = None,
    take_back: Annotated[
        bool,
        typer.Option(
            "--take-back", help="Let a document that was removed be added again; what was removed stays gone."
        ),
    ] = False,
    store: StoreOption = None,
) -> None:
    """Remove a document for good.

    Its file, its text, its claims and every quote of it, out of the database's free space too. Who removed it, when and why stays, and it is not added again. Copies and backups made before still hold it.

    \b
    Example:
      claims purge --document 3f2a90c1d4e5b677 --reviewer "A. Reviewer" --why "names a minor"
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(None, store)
        from claims.cli import removing  # noqa: PLC0415 - the help is shown without the database library

        if take_back:
            removing.take_back(document, why, case, reviewer, talk)
        else:
            removing.purge(document, why, case, reviewer, talk)


def backup(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where the backup goes; there must be none yet.", show_default=False)
    ],
    store: StoreOption = None,
) -> None:
    """Back the store and its originals up.

    One archive of all as it is at one moment, while others go on writing; it is read back and checked before it stands under its name.

    \b
    Example:
      claims backup claims-2024-05-03.tar
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(None, store)
        from claims.cli import backing_up  # noqa: PLC0415 - the help is shown without the database library

        backing_up.backup(file, talk)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.", show_default=False)],
    to: Annotated[
        str | None,
        typer.Argument(metavar="[TO]", help="The store to be made of it; there must be none yet.", show_default=False),
    ] = None,
    test: Annotated[
        bool,
        typer.Option(
            "--test", help="Restore it into a folder that goes again, and keep in the store that it was tried."
        ),
    ] = False,
    store: StoreOption = None,
) -> None:
    """Make a store of a backup, or try whether one could be made.

    Every file is checked, and the restored store verified, before it stands under its name.

    \b
    Example:
      claims restore claims-2024-05-03.tar restored.db
      claims restore claims-2024-05-03.tar --test
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(None, store)
        from claims.cli import backing_up  # noqa: PLC0415 - as above

        if test == (to is not None):
            raise UsageError("name the store that is to be made, or give --test")
        if to is not None:
            backing_up.restore(file, to, talk)
        else:
            backing_up.test(file, talk)
