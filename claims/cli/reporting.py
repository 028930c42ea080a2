"""`claims report`: the report of a store, of documents, or of an edition as it was issued."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims import pipeline, reporting
from claims.audit import Event
from claims.cli import writing
from claims.cli.keeping import stored_desk
from claims.cli.options import ReportFormat
from claims.cli.talking import Talk
from claims.desk import editions
from claims.desk.reports import report as case_report
from claims.errors import ClaimsError, UsageError
from claims.reporting import Format, Heading, Report, Seen, phrases
from claims.reporting.formats.writing import BINARIES


def report(  # noqa: PLR0913 - one parameter an option
    paths: Sequence[str],
    form: ReportFormat,
    output: Path | None,
    case: str | None,
    talk: Talk,
    *,
    as_of: str | None = None,
    title: str | None = None,
    author: str = "",
    url: str | None = None,
    positions_only: bool = False,
    suggestions: bool = False,
) -> None:
    """Writes the report of some documents, of the store, or of an edition, to a file or to standard output."""
    format_ = Format(form)
    if output is None and format_ in BINARIES and sys.stdout.isatty():
        raise UsageError(f"a report as {form} is no text for a terminal: name a file with --output")
    if as_of is not None:
        reports = [_issued(as_of, form, talk)]
    else:
        head = Heading(title=title or Heading().title, author=author, url=url)
        reports = list(_of_documents(paths, case, head, talk) if paths else _of_store(case, head, form))
        reports = [one.model_copy(update={"with_suggestions": suggestions}) for one in reports]
    _put(reporting.write(format_, *reports, positions_only=positions_only), output)


def _put(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        writing.to_file(output, content)
    except OSError as error:
        raise ClaimsError(f"{output}: cannot be written: {error.strerror or error}") from None


def _issued(name: str, form: ReportFormat, talk: Talk) -> Report:
    desk = stored_desk()
    found = editions.issued(desk, name)
    desk.audit.tell(Event.EXPORT, found.case, what="report", format=form, edition=name)
    if back := editions.withdrawn(desk, name):
        talk.say(f"edition {name} was taken back by {back.by}, {phrases.moment(back.at)}")
    return found


def _of_documents(paths: Sequence[str], case: str | None, heading: Heading, talk: Talk) -> Iterator[Report]:
    given = pipeline.documents(paths, on_error=talk.error, on_notice=talk.notice)
    read = list(talk.counted(pipeline.unique(given, talk.notice)))
    documents = [one for one in read if case in (None, one.case)]
    if read and not documents:
        raise ClaimsError(f"none of the documents has the case {case!r}")
    for name in _cases([one.case for one in documents]):
        own = [one for one in documents if one.case == name]
        found, numbers = pipeline.checked(own)
        head = heading.model_copy(update={"case": name})
        yield reporting.build(found, own, heading=head, seen=Seen(numbers=numbers))


def _of_store(case: str | None, heading: Heading, form: ReportFormat) -> Iterator[Report]:
    desk = stored_desk()
    names = desk.cases()
    if case is not None and case not in names:
        raise ClaimsError(f"the store has no case {case!r}")
    desk.audit.tell(Event.EXPORT, case, what="report", format=form)
    for name in names if case is None else (case,):
        yield case_report(desk, name, heading)


def _cases(names: Sequence[str | None]) -> list[str | None]:
    return sorted(set(names), key=lambda name: name or "") or [None]
