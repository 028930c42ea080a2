"""The commands that work on the cases of a store: their arguments and their help."""

from __future__ import annotations

from claims.cli.options import OneCaseOption, SettingsOption, StoreOption, settle
from claims.cli.running import running


def refresh(case: OneCaseOption = None, store: StoreOption = None, settings: SettingsOption = None) -> None:
    """Compare anew what has changed in the store.

    The app and the other commands do this by themselves; for a case of many thousand claims the app leaves it to this command.

    \b
    Example:
      claims refresh --case floods
    """  # noqa: D301 - \b keeps the example's lines
    with running() as talk:
        settle(settings, store)
        from claims.cli import renewing  # noqa: PLC0415 - the help is shown without the database library

        renewing.refresh(case, talk)
