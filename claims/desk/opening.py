"""A desk on a store, with the engine and the settings in force: what the app and the commands work on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claims import config
from claims.decisions import Decided
from claims.desk.beside import Beside
from claims.desk.desk import Desk
from claims.incremental import Case, Remembered, is_large
from claims.models import Claim, Reconciliation
from claims.pipeline import reconcile

_REMEMBERED: Final = Remembered()


def open_desk(url: str | None = None, *, beside: bool = False) -> Desk:
    """The desk on the store at `url`; None: `CLAIMS_STORE`, else `claims.db` in the working folder.

    `beside`: large cases are reconciled by a process of their own, and what was found before stands until it has ended; files that
    were handed in are read by another.
    `StoreError` where the store cannot be opened, `SettingsError` where the settings cannot be used.
    """
    from claims.store import Store  # noqa: PLC0415 - the command line shows its help without the database library

    settings = config.settings()

    def engine(claims: Sequence[Claim], decided: Decided) -> Reconciliation:
        return reconcile(claims, decided=decided)

    def large(claims: Sequence[Claim], decided: Decided) -> Case | None:
        now = config.settings()
        return Case(claims, now, decided, _REMEMBERED) if is_large(claims, now) else None

    store = Store.open(url)
    helped = Beside(store.whole_address(), store.waits) if beside else None
    desk = Desk(
        store,
        engine,
        settings=settings.model_dump_json(exclude={"audit", "store", "work"}),
        later=helped.renew if helped else None,
        at_once=settings.desk.reconcile_at_once,
        work=helped.work if helped else None,
        cases=large,
    )
    desk.work_on()
    return desk
