"""`claims add`: documents into the store."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claims import config, pipeline
from claims.audit import Event
from claims.cli.options import STORE_VARIABLE
from claims.cli.talking import Talk
from claims.desk import Desk, tabling
from claims.desk.intake import Taken, take_in
from claims.desk.opening import open_desk
from claims.desk.reports import coverage
from claims.documents.finding import is_address
from claims.documents.tables import mapping_file
from claims.errors import ClaimsError, InputError, StoreError
from claims.models import Document, TableMapping
from claims.reporting import phrases

if TYPE_CHECKING:
    from claims.documents.fetching import Answer
    from claims.engine import Engine


def add(
    paths: Sequence[str], talk: Talk, case: str | None = None, mapping: Path | None = None, engine: Engine | None = None
) -> None:
    """Adds documents, each whole or not at all, reads anew what older rules read, and says what came of it.

    Those that name no case go to `case`; `mapping` is a file that tells what the columns of their tables are; `engine` reads.
    """
    mappings = mapping_file.read(mapping) if mapping is not None else ()
    desk = open_desk(os.environ.get(STORE_VARIABLE))
    fill(desk, paths, talk, case, mappings, engine)


def fill(  # noqa: PLR0913, PLR0917 - what one run has
    desk: Desk,
    paths: Sequence[str],
    talk: Talk,
    case: str | None = None,
    mappings: Sequence[TableMapping] = (),
    engine: Engine | None = None,
) -> None:
    """Adds the documents at some paths and addresses to a desk's store, and says what came of it; files go first."""
    anew = _renew(desk, engine)
    taken = Taken(by=getpass.getuser())

    def failed(error: InputError) -> None:
        taken.failed.append(error)
        talk.error(error)

    given = tabling.mapped(_given(desk, paths, taken, failed, talk, case), mappings, failed)
    documents = pipeline.unique(_in_case(given, case), talk.notice)
    with talk.progress() as shown:

        def done() -> None:
            shown.expect(talk.expected)
            shown.at(taken.added + taken.present + len(taken.failed), taken.claims)

        take_in(
            desk, _each(documents, done), taken, on_error=talk.error, on_notice=talk.notice,
            on_document=lambda _: done(), engine=engine,
        )  # fmt: skip
    desk.store.keep_unread(taken.read, taken.failed)
    talk.say(_summary(desk, taken, anew))


def _each(documents: Iterable[Document], done: Callable[[], None]) -> Iterator[Document]:
    """The documents; before each is told what was done: many may be there already."""
    for document in documents:
        done()
        yield document


def _given(  # noqa: PLR0913, PLR0917 - what one run has
    desk: Desk, paths: Sequence[str], taken: Taken, failed: Callable[[InputError], None], talk: Talk, case: str | None
) -> Iterator[Document]:
    addresses = [path for path in paths if is_address(path)]
    keep = desk.store.keep_original
    if files := [path for path in paths if not is_address(path)]:
        yield from pipeline.documents(
            files, on_error=failed, on_notice=talk.notice, keep=keep,
            on_expected=lambda count: talk.expect(None if count is None else count + len(addresses)),
        )  # fmt: skip
    if addresses:
        from claims.documents.fetching import Client  # noqa: PLC0415 - loads the library that fetches

        def asked(host: str) -> None:
            desk.audit.tell(Event.REQUEST, case, host=host)

        def answered(answer: Answer) -> None:
            taken.answers[answer.asked] = answer

        yield from pipeline.fetched(
            addresses, Client(config.settings(), on_ask=asked), case=case, on_error=failed, on_notice=talk.notice,
            on_answer=answered, keep=keep,
        )  # fmt: skip


def _in_case(documents: Iterable[Document], case: str | None) -> Iterator[Document]:
    """The documents, those that name no case in the one given."""
    for document in documents:
        yield document if document.case or not case else document.model_copy(update={"case": case})


def _renew(desk: Desk, engine: Engine | None) -> int:
    """Reads anew the documents that older rules read; how many there were."""
    outdated = [document for case in desk.cases() for document in desk.outdated(case)]
    return sum(
        desk.add(reading.document, reading.claims, reading.counted)
        for reading in pipeline.readings(outdated, every_number=False, engine=engine)
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


def kept_desk() -> Desk:
    """The desk on the store in force, which has to be there: nothing is laid out."""
    from claims.store.engine import address, is_there, shown  # noqa: PLC0415 - help is shown without the database library

    url = address(os.environ.get(STORE_VARIABLE))
    if not is_there(url):
        raise StoreError(f"{shown(url)}: there is no such store; add documents first: claims add PATH...")
    return open_desk(os.environ.get(STORE_VARIABLE))


def stored_desk() -> Desk:
    """The desk on the store in force, which has to be there and to hold documents."""
    desk = kept_desk()
    if not desk.cases():
        raise ClaimsError(f"{desk.store.name}: the store holds no documents yet; add some first: claims add PATH...")
    return desk
