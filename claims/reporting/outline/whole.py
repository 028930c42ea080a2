"""A whole report, told block by block: what every format for reading renders, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.models import Claim
from claims.reporting import phrases
from claims.reporting.outline import one
from claims.reporting.outline.blocks import (
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Part,
    bullets,
    link,
    paragraph,
    said,
    strong,
)
from claims.reporting.record import Correction, EditionMark, NearMiss, NotCompared, Report, ReportCheck, Source
from claims.reviews import REJECTED

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def outline(report: Report) -> tuple[Block, ...]:
    """The report from its title to its documents; equal reports give equal outlines."""
    return (
        *_head(report),
        *_edition(report.edition),
        *_disagreements(report),
        *_closed(report),
        *_checks(report),
        *_left_out(report),
        *_corrections(report),
        *_speakers(report),
        *_documents(report),
    )


def _head(report: Report) -> Iterator[Block]:
    yield Heading(1, report.title)
    facts = [
        f"By {report.author}" if report.author else "",
        f"Case: {report.case}" if report.case else "",
        _issued(report.edition),
        f"Documents dated: {_range(report.first, report.last)}",
        f"Read by: {report.extractor}",
        f"Last decision: {phrases.moment(report.last_decision)}" if report.last_decision else "",
        f"Head of the chain: {report.chain.hash} (link {report.chain.position:,})" if report.chain else "",
    ]
    lines = [said(fact) for fact in facts if fact]
    lines += [said("Published at: ", link(report.url, report.url))] if report.url else []
    yield Paragraph(tuple(lines), Part.META)
    for text in _BLANK_LINE.split(report.introduction):
        told = tuple(said(line) for line in text.splitlines() if line.strip())
        if told:
            yield Paragraph(told)
    yield paragraph(_counts(report))


def _issued(edition: EditionMark | None) -> str:
    if edition is None or edition.id is None:
        return ""
    by = f" by {edition.by}" if edition.by else ""
    return f"Edition {edition.id}, issued {phrases.moment(edition.at)}{by}"


def _counts(report: Report) -> str:
    coverage, found = report.coverage, len(report.disagreements)
    read = (
        f"{phrases.count(coverage.documents, 'document')} read, {phrases.count(coverage.figures, 'figure')} found, "
        f"{phrases.count(coverage.questions, 'question')} asked of them. "
    )
    if report.chosen:
        return f"{read}This report is of {phrases.count(found, 'chosen disagreement')}; {phrases.compared(coverage)}."
    if not found:
        return read + phrases.nothing_found(coverage)
    figures = phrases.count(coverage.figures, "figure")
    return f"{read}{phrases.count(found, 'disagreement')} among the {coverage.compared:,} of {figures} that could be compared."


def _edition(edition: EditionMark | None) -> Iterator[Block]:
    """What a corrected edition corrects, why, and everything that is different."""
    if edition is None or edition.corrects is None:
        return
    yield Heading(2, "What this edition corrects")
    why = f": {edition.why}" if edition.why else ""
    yield paragraph(f"It takes the place of edition {edition.corrects}{why}")
    yield from bullets(edition.changes or ("Nothing that is reported has changed.",))


def _disagreements(report: Report) -> Iterator[Block]:
    if not report.disagreements:
        return
    yield Heading(2, "Disagreements")
    hashes = {source.id: source.sha256 for source in report.documents}
    for number, item in enumerate(report.disagreements, start=1):
        yield from one.told(number, item, hashes, suggestions=report.with_suggestions)


def _closed(report: Report) -> Iterator[Block]:
    if report.closed:
        yield Heading(2, "No longer flagged")
        yield from bullets(
            f"{phrases.question(item.label)}: {item.reason}"
            + (f"; verdict: {one.verdict(item.judgement)}" if item.judgement.verdict else "")
            for item in report.closed
        )


def _checks(report: Report) -> Iterator[Block]:
    consistent = [check for check in report.checks if check.check.status == "consistent"]
    if consistent:
        yield Heading(2, "Sums and parts that agree")
        yield from bullets(map(_check, consistent))


def _check(check: ReportCheck) -> str:
    places = ", ".join(dict.fromkeys(map(_place, check.claims)))
    return check.check.explanation + (f" ({places})" if places else "")


def _place(claim: Claim) -> str:
    return f"{claim.document} at {claim.start}–{claim.end}"


def _left_out(report: Report) -> Iterator[Block]:
    """What was not compared: how much, by reason, and the nearest misses with what keeps them apart."""
    told = report.left_out
    if told is None or not told.coverage.figures:
        return
    yield Heading(2, "What was not compared")
    yield paragraph(phrases.not_compared(told))
    yield from bullets(_no_claims(told))
    if told.near_misses:
        yield paragraph("Nearest misses, each kept apart by one thing:", part=Part.OPENS)
        yield from bullets(map(_missed, told.near_misses))


def _no_claims(told: NotCompared) -> Iterator[str]:
    """The numbers that make no claim, by what they are, and the files that could not be read."""
    if told.numbers is not None:
        yield from (f"{number:,} {what}" for number, what in phrases.left_out(told.numbers))
    for file in told.unread:
        line = f", line {file.line}" if file.line else ""
        yield f"not read: {file.path}{line}: {file.reason}"


def _missed(miss: NearMiss) -> str:
    a, b = (f"{phrases.claim(claim)} ({_place(claim)})" for claim in (miss.a, miss.b))
    return f"{a}, and {b}: {phrases.field(miss.field)}, {miss.detail}"


def _corrections(report: Report) -> Iterator[Block]:
    if report.corrections:
        yield Heading(2, "Corrections made by reviewers")
        yield from bullets(map(_correction, report.corrections))


def _correction(correction: Correction) -> str:
    note = f": {correction.note}" if correction.note else ""
    where = f"{correction.claim} ({correction.place})" if correction.place else correction.claim
    by = f"{correction.reviewer}, {phrases.moment(correction.at)}"
    if correction.field == REJECTED:
        return f"{where}: rejected as a claim ({by}){note}"
    changed = f"{phrases.field(correction.field)} is {correction.value} instead of {correction.was}"
    return f"{where}: {changed} ({by}){note}"


def _speakers(report: Report) -> Iterator[Block]:
    """Who states the figures, under which names, and why these are taken to be one source."""
    if not report.speakers:
        return
    yield Heading(2, "Who speaks")
    lines = []
    for told in report.speakers:
        joined = f"; {'; '.join(map(phrases.link, told.joined))}" if told.joined else ""
        voice = f"; speaks for {told.speaks_for}" if told.speaks_for else ""
        voice += f"; {phrases.party(told.party)}" if told.party else ""
        lines.append(said(strong(told.name), f" ({told.kind}): {phrases.names(told)}{joined}{voice}"))
    yield Bullets(tuple(lines))


def _documents(report: Report) -> Iterator[Block]:
    if report.documents:
        yield Heading(2, "Documents")
        yield Bullets(tuple(map(_document, report.documents)))


def _document(source: Source) -> Line:
    title = f"{source.title}, " if source.title else ""
    published = f"{title}{source.outlet or 'no outlet named'}, {phrases.date(source.published)}"
    address = (", ", link(source.url, source.url)) if source.url else ()
    kept = f"; original SHA-256 {source.original}" if source.original else ""
    came = "".join(f"; {phrases.came(one)}" for one in source.collected)
    return said(
        strong(source.name), f": {published}", *address, f"; id {source.id}, SHA-256 {source.sha256}{kept}{came}"
    )


def _range(first: str | None, last: str | None) -> str:
    return phrases.date(first) if first == last else f"{phrases.date(first)} to {phrases.date(last)}"
