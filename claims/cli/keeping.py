"""`claims add`: documents into the store."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from pathlib import Path

from claims import pipeline
from claims.cli.options import STORE_VARIABLE
from claims.cli.talking import Talk
from claims.desk import Desk
from claims.desk.intake import Taken, take_in
from claims.desk.opening import open_desk
from claims.desk.reports import coverage
from claims.errors import ClaimsError, InputError, StoreError
from claims.reporting import phrases


def add(paths: Sequence[str], talk: Talk) -> None:
    """Adds documents, each whole or not at all, reads anew what older rules read, and says what came of it."""
    desk = open_desk(os.environ.get(STORE_VARIABLE))
    fill(desk, paths, talk)


def fill(desk: Desk, paths: Sequence[str], talk: Talk) -> None:
    """Adds the documents at some paths to a desk's store, and says what came of it."""
    anew = _renew(desk)
    taken = Taken(by=getpass.getuser())

    def failed(error: InputError) -> None:
        taken.failed.append(error)
        talk.error(error)

    given = pipeline.documents(paths, on_error=failed, on_notice=talk.notice, keep=desk.store.keep_original)
    documents = talk.counted(pipeline.unique(given, talk.notice))
    take_in(desk, documents, taken, on_error=talk.error)
    desk.store.keep_unread(taken.read, taken.failed)
    talk.say(_summary(desk, taken, anew))


def _renew(desk: Desk) -> int:
    """Reads anew the documents that older rules read; how many there were."""
    outdated = [document for case in desk.cases() for document in desk.outdated(case)]
    return sum(
        desk.add(reading.document, reading.claims, reading.counted)
        for reading in pipeline.readings(outdated, every_number=False)
    )


def _summary(desk: Desk, taken: Taken, anew: int) -> str:
    waiting = sum(desk.overview(case).open for case in desk.cases())
    parts = [f"{phrases.count(taken.added, 'document')} added", f"{taken.present:,} already there"]
    parts += [f"{anew:,} read anew by newer rules"] if anew else []
    parts += [phrases.count(taken.claims, "claim"), f"{phrases.count(waiting, 'disagreement')} to review"]
    told = [coverage(desk, case) for case in desk.cases()]
    compared, figures = sum(one.compared for one in told), sum(one.figures for one in told)
    parts[-1] += f" among the {compared:,} of {phrases.count(figures, 'figure')} that could be compared"
    return ", ".join(parts)


def stored_desk() -> Desk:
    """The desk on the store in force, which has to be there and to hold documents: nothing is laid out."""
    url = os.environ.get(STORE_VARIABLE)
    file = Path((url or "claims.db").removeprefix("sqlite:///"))
    if not file.exists():
        raise StoreError(f"{file}: there is no such store; add documents first: claims add PATH...")
    desk = open_desk(url)
    if not desk.cases():
        raise ClaimsError(f"{desk.store.name}: the store holds no documents yet; add some first: claims add PATH...")
    return desk
