"""`claims add` and `claims report`: documents into the store, and the report of what it holds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from claims import pipeline, reporting
from claims.cli import writing
from claims.cli.options import STORE_VARIABLE, ReportFormat
from claims.cli.talking import Talk
from claims.desk import Desk
from claims.desk.intake import Taken, take_in
from claims.desk.opening import open_desk
from claims.desk.reports import coverage
from claims.desk.reports import report as case_report
from claims.errors import ClaimsError, InputError, StoreError
from claims.reporting import Heading, Report, Seen, phrases

_WRITERS: Final[Mapping[ReportFormat, Callable[..., str]]] = {
    ReportFormat.MARKDOWN: reporting.markdown,
    ReportFormat.HTML: reporting.html,
    ReportFormat.CSV: reporting.csv,
}


def add(paths: Sequence[str], talk: Talk) -> None:
    """Adds documents, each whole or not at all, reads anew what older rules read, and says what came of it."""
    desk = open_desk(os.environ.get(STORE_VARIABLE))
    fill(desk, paths, talk)


def fill(desk: Desk, paths: Sequence[str], talk: Talk) -> None:
    """Adds the documents at some paths to a desk's store, and says what came of it."""
    anew = _renew(desk)
    taken = Taken()

    def failed(error: InputError) -> None:
        taken.failed.append(error)
        talk.error(error)

    given = pipeline.documents(paths, on_error=failed, on_notice=talk.notice)
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


def report(  # noqa: PLR0913 - one parameter an option
    paths: Sequence[str],
    form: ReportFormat,
    output: Path | None,
    case: str | None,
    talk: Talk,
    *,
    suggestions: bool = False,
) -> None:
    """Writes the report of some documents, or of the store, to a file or to standard output."""
    reports = list(_of_documents(paths, case, talk) if paths else _of_store(case))
    reports = [one.model_copy(update={"with_suggestions": suggestions}) for one in reports]
    text = _WRITERS[form](*reports)
    if output is None:
        sys.stdout.write(text)
        return
    try:
        writing.to_file(output, text)
    except OSError as error:
        raise ClaimsError(f"{output}: cannot be written: {error.strerror or error}") from None


def _of_documents(paths: Sequence[str], case: str | None, talk: Talk) -> Iterator[Report]:
    given = pipeline.documents(paths, on_error=talk.error, on_notice=talk.notice)
    read = list(talk.counted(pipeline.unique(given, talk.notice)))
    documents = [one for one in read if case in (None, one.case)]
    if read and not documents:
        raise ClaimsError(f"none of the documents has the case {case!r}")
    for name in _cases([one.case for one in documents]):
        own = [one for one in documents if one.case == name]
        found, numbers = pipeline.checked(own)
        yield reporting.build(found, own, heading=Heading(case=name), seen=Seen(numbers=numbers))


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


def _of_store(case: str | None) -> Iterator[Report]:
    desk = stored_desk()
    names = desk.cases()
    if case is not None and case not in names:
        raise ClaimsError(f"the store has no case {case!r}")
    for name in names if case is None else (case,):
        yield case_report(desk, name)


def _cases(names: Sequence[str | None]) -> list[str | None]:
    return sorted(set(names), key=lambda name: name or "") or [None]
