"""A report as Markdown: readable as it stands, and with nothing in it that a document could have slipped in."""

from __future__ import annotations

from collections.abc import Iterator

from claims.models import Claim
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text as safe
from claims.reporting.record import (
    Correction,
    Disagreement,
    Judgement,
    NearMiss,
    NotCompared,
    Report,
    ReportCheck,
    ReportSide,
    Source,
)
from claims.reviews import REJECTED, Status


def markdown(report: Report) -> str:
    """The whole report as CommonMark, ending in one line feed; equal reports give equal text."""
    lines = [
        *_head(report),
        *_disagreements(report),
        *_closed(report),
        *_checks(report),
        *_left_out(report),
        *_corrections(report),
        *_speakers(report),
        *_documents(report),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(report: Report) -> Iterator[str]:
    coverage = report.coverage
    yield f"# {safe(report.title)}"
    yield ""
    if report.case:
        yield f"Case: {safe(report.case)}  "
    yield f"Documents dated: {_range(report.first, report.last)}  "
    yield f"Read by: {safe(report.extractor)}" + ("  " if report.generated else "")
    if report.generated:
        yield f"Generated: {phrases.moment(report.generated)}"
    yield ""
    found = len(report.disagreements)
    yield (
        f"{phrases.count(coverage.documents, 'document')} read, {phrases.count(coverage.figures, 'figure')} found, "
        f"{phrases.count(coverage.questions, 'question')} asked of them. "
        + (
            f"{phrases.count(found, 'disagreement')} among the {coverage.compared:,} of "
            f"{phrases.count(coverage.figures, 'figure')} that could be compared."
            if found
            else phrases.nothing_found(coverage)
        )
    )
    yield ""


def _disagreements(report: Report) -> Iterator[str]:
    if not report.disagreements:
        return
    yield "## Disagreements"
    yield ""
    for number, item in enumerate(report.disagreements, start=1):
        yield from _disagreement(number, item, with_suggestions=report.with_suggestions)


def _disagreement(number: int, item: Disagreement, *, with_suggestions: bool) -> Iterator[str]:
    answers = phrases.span(side.side for side in item.sides)
    yield f"### {number}\\. {safe(phrases.question(item.label))}"
    yield ""
    yield (
        f"**{safe(answers)}** · {phrases.kind(item.kind)} · "
        f"{phrases.voices(item.speakers, item.relays)} · severity {phrases.severity(item.severity).lower()}"
    )
    yield ""
    if item.explanation:
        yield safe(item.explanation)
        yield ""
    for side in item.sides:
        yield from _side(side)
    yield from _chosen(item, with_suggestions=with_suggestions)
    if item.joined:
        yield f"**One source under several names:** {safe('; '.join(map(phrases.link, item.joined)))}."
        yield ""
    yield f"**Both can be true if:** {safe(phrases.condition(item.both_true_if))}"
    yield ""
    yield from _reasons(item)
    yield from _ranked(item)
    yield from _judgement(item)


def _ranked(item: Disagreement) -> Iterator[str]:
    """What its severity is made of, in hundredths."""
    if item.severity_parts:
        parts = (f"{name} {points} ({safe(detail)})" for name, points, detail in phrases.ranked(item.severity_parts))
        yield f"Severity {100 * item.severity:.0f} of 100: {'; '.join(parts)}."
        yield ""


def _chosen(item: Disagreement, *, with_suggestions: bool) -> Iterator[str]:
    """The figure that the case's policy chose; the engine's own suggestion only where it is asked for, and named so."""
    if item.best is not None:
        yield f"**Best figure by the policy of this case:** {phrases.number(item.best)} ({safe(item.rule)})"
        yield ""
    elif with_suggestions and item.suggested is not None:
        figure = phrases.number(item.suggested)
        yield f"**Suggested by the program, confirmed by nobody:** {figure} ({safe(item.rule)})"
        yield ""


def _side(side: ReportSide) -> Iterator[str]:
    yield f"#### {safe(phrases.interval(side.side.low, side.side.high))}"
    yield ""
    for claim in side.claims:
        yield from _statement(claim)


def _statement(claim: Claim) -> Iterator[str]:
    said = safe(phrases.who(claim))
    if role := phrases.role(claim):
        said += f" ({safe(role)})"
    if relay := phrases.through(claim):
        said += f", through {safe(relay)}"
    yield f"{said}  "
    yield f"{safe(claim.outlet or claim.document)}, {phrases.date(claim.published)}"
    yield ""
    yield f"> {_lit(claim)}"
    yield ""
    end = claim.sentence_start + len(claim.sentence)
    yield (
        f"{safe(claim.document)}, figure at {claim.start}–{claim.end}, sentence at {claim.sentence_start}–{end}; "
        f"claim {claim.id}"
    )
    yield ""


def _lit(claim: Claim) -> str:
    """The sentence with its figure in bold, where Markdown allows bold to stand at that place."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    sentence = claim.sentence
    inside = 0 <= start < end <= len(sentence) and sentence[start:end] == sentence[start:end].strip()
    free = inside and not sentence[:start][-1:].strip() and not sentence[end : end + 1].isalnum()
    if not free:
        return safe(sentence)
    # Both rests are escaped apart from the figure, so a mark cannot reach across it.
    before, figure, after = safe(sentence[:start]), safe(sentence[start:end]), sentence[end:]
    gap = " " if after[:1].isspace() else ""
    return f"{before}{' ' if before else ''}**{figure}**{gap}{safe(after)}"


def _reasons(item: Disagreement) -> Iterator[str]:
    if not item.reasons:
        return
    yield "Why this was flagged:"
    yield ""
    for reason in item.reasons:
        detail = f": {safe(reason.detail)}" if reason.detail else ""
        yield f"- {safe(phrases.field(reason.field))}, {phrases.LEVELS[reason.level]}{detail}"
    yield ""


def _judgement(item: Disagreement) -> Iterator[str]:
    judgement = item.judgement
    if judgement.verdict is None:
        yield "**Verdict:** none yet"
        yield ""
        return
    earlier = "Verdict before new evidence" if judgement.status is Status.REOPENED else "Verdict"
    yield f"**{earlier}:** {_verdict(judgement)}"
    yield ""
    if judgement.note:
        yield f"Note: {safe(judgement.note)}"
        yield ""
    if judgement.changes:
        yield "New since then:"
        yield ""
        yield from (f"- {safe(change)}" for change in judgement.changes)
        yield ""


def _verdict(judgement: Judgement) -> str:
    words = phrases.VERDICTS[judgement.verdict] if judgement.verdict else "none"
    return f"{words} ({safe(judgement.reviewer or 'a reviewer')}, {phrases.moment(judgement.at)})"


def _closed(report: Report) -> Iterator[str]:
    if not report.closed:
        return
    yield "## No longer flagged"
    yield ""
    for item in report.closed:
        verdict = f"; verdict: {_verdict(item.judgement)}" if item.judgement.verdict else ""
        yield f"- {safe(phrases.question(item.label))}: {safe(item.reason)}{verdict}"
    yield ""


def _checks(report: Report) -> Iterator[str]:
    consistent = [check for check in report.checks if check.check.status == "consistent"]
    if not consistent:
        return
    yield "## Sums and parts that agree"
    yield ""
    for check in consistent:
        yield from _check(check)
    yield ""


def _check(check: ReportCheck) -> Iterator[str]:
    places = ", ".join(dict.fromkeys(f"{safe(claim.document)} at {claim.start}–{claim.end}" for claim in check.claims))
    yield f"- {safe(check.check.explanation)}" + (f" ({places})" if places else "")


def _corrections(report: Report) -> Iterator[str]:
    if not report.corrections:
        return
    yield "## Corrections made by reviewers"
    yield ""
    yield from map(_correction, report.corrections)
    yield ""


def _correction(correction: Correction) -> str:
    note = f": {safe(correction.note)}" if correction.note else ""
    place = f" ({safe(correction.place)})" if correction.place else ""
    by = f"{safe(correction.reviewer)}, {phrases.moment(correction.at)}"
    if correction.field == REJECTED:
        return f"- {safe(correction.claim)}{place}: rejected as a claim ({by}){note}"
    return (
        f"- {safe(correction.claim)}{place}: {safe(phrases.field(correction.field))} is "
        f"{safe(correction.value)} instead of {safe(correction.was)} ({by}){note}"
    )


def _left_out(report: Report) -> Iterator[str]:
    """What was not compared: how much, by reason, and the nearest misses with what keeps them apart."""
    told = report.left_out
    if told is None or not told.coverage.figures:
        return
    yield "## What was not compared"
    yield ""
    yield phrases.not_compared(told)
    yield ""
    listed = [*_no_claims(told)]
    yield from [*listed, ""] if listed else []
    if told.near_misses:
        yield "Nearest misses, each kept apart by one thing:"
        yield ""
        yield from map(_missed, told.near_misses)
        yield ""


def _no_claims(told: NotCompared) -> Iterator[str]:
    """The numbers that make no claim, by what they are, and the files that could not be read."""
    if told.numbers is not None:
        yield from (f"- {number:,} {what}" for number, what in phrases.left_out(told.numbers))
    for file in told.unread:
        line = f", line {file.line}" if file.line else ""
        yield f"- not read: {safe(file.path)}{line}: {safe(file.reason)}"


def _missed(one: NearMiss) -> str:
    a, b = (
        f"{safe(phrases.claim(claim))} ({safe(claim.document)} at {claim.start}–{claim.end})"
        for claim in (one.a, one.b)
    )
    return f"- {a}, and {b}: {safe(phrases.field(one.field))}, {safe(one.detail)}"


def _speakers(report: Report) -> Iterator[str]:
    """Who states the figures, under which names, and why these are taken to be one source."""
    if not report.speakers:
        return
    yield "## Who speaks"
    yield ""
    for told in report.speakers:
        joined = f"; {safe('; '.join(map(phrases.link, told.joined)))}" if told.joined else ""
        voice = f"; speaks for {safe(told.speaks_for)}" if told.speaks_for else ""
        voice += f"; counted to the party “{safe(told.party)}”" if told.party else ""
        yield f"- {safe(told.name)} ({told.kind}): {safe(phrases.names(told))}{joined}{voice}"
    yield ""


def _documents(report: Report) -> Iterator[str]:
    if not report.documents:
        return
    yield "## Documents"
    yield ""
    yield from map(_document, report.documents)
    yield ""


def _document(source: Source) -> str:
    title = f"{safe(source.title)}, " if source.title else ""
    address = f", {safe(source.url)}" if source.url else ""
    return (
        f"- {safe(source.name)}: {title}{safe(source.outlet or 'no outlet named')}, {phrases.date(source.published)}"
        f"{address}; id {source.id}, SHA-256 {source.sha256}"
    )


def _range(first: str | None, last: str | None) -> str:
    return phrases.date(first) if first == last else f"{phrases.date(first)} to {phrases.date(last)}"
