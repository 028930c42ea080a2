"""One disagreement of a report, told block by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.decisions import Contact
from claims.models import Claim
from claims.reporting import phrases, words
from claims.reporting.outline.blocks import (
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Part,
    Quote,
    Run,
    bullets,
    link,
    lit,
    paragraph,
    said,
    strong,
)
from claims.reporting.record import Disagreement, Judgement, ReportSide
from claims.reviews import Status
from claims.terms import Contacted

SHORT_HASH = 12


def told(number: int, item: Disagreement, hashes: Mapping[str, str], *, suggestions: bool = False) -> Iterator[Block]:
    """A disagreement under its number; `hashes` are the SHA-256 of documents by their ids."""
    yield Heading(3, phrases.question(item.label), anchor=f"d-{item.id}", number=number)
    answers = phrases.span(side.side for side in item.sides)
    voices = phrases.voices(item.speakers, item.relays)
    rank = phrases.severity(item.severity).lower()
    yield paragraph(strong(answers), f" · {phrases.kind(item.kind)} · {voices} · severity {rank}", part=Part.ANSWER)
    yield from _judged(item.judgement)
    yield from _figure(item, suggestions=suggestions)
    if item.explanation:
        yield paragraph(item.explanation)
    for side in item.sides:
        yield from _side(side, hashes)
    if phrases.has_condition(item.both_true_if):
        yield paragraph(strong("Both can be true if:"), f" {phrases.condition(item.both_true_if)}")
    else:
        yield paragraph(phrases.NO_CONDITION)
    if item.joined:
        links = "; ".join(map(phrases.link, item.joined))
        yield paragraph(strong("One source under several names:"), f" {links}.")
    yield from _contacts(item)
    yield from _reasons(item)


def _judged(judgement: Judgement) -> Iterator[Block]:
    """The verdict, what explains it, its note, and what others than its reviewer said."""
    earlier = "Verdict before new evidence:" if judgement.status is Status.REOPENED else "Verdict:"
    lines = [said(strong(earlier), f" {verdict(judgement) if judgement.verdict else 'none yet'}")]
    if explained := phrases.explained(judgement):
        lines.append(said(f"Both hold because {explained}"))
    if judgement.note:
        lines += _written("Note: ", judgement.note)
    others = [one for one in judgement.given if (one.reviewer, one.at) != (judgement.reviewer, judgement.at)]
    for one in others:
        lines += _written(f"Also: {phrases.given(one)}{': ' if one.note else ''}", one.note)
    yield Paragraph(tuple(lines), Part.VERDICT)
    if judgement.changes:
        yield paragraph("New since then:", part=Part.OPENS)
        yield from bullets(judgement.changes)


def _written(before: str, text: str) -> list[Line]:
    """What a person wrote, in the lines that it was written in; blank ones are left out."""
    first, *rest = [line for line in text.splitlines() if line.strip()] or [""]
    return [said(f"{before}{first}"), *map(said, rest)]


def verdict(judgement: Judgement) -> str:
    """A verdict with who gave it and when."""
    told = words.VERDICTS[judgement.verdict] if judgement.verdict else "none"
    return f"{told} ({judgement.reviewer or 'a reviewer'}, {phrases.moment(judgement.at)})"


def _figure(item: Disagreement, *, suggestions: bool) -> Iterator[Block]:
    """The figure to use: a person's, else that of the case's policy; the engine's own only where it is asked for, and named so."""
    if item.judgement.best is not None:
        yield paragraph(strong("Best figure:"), f" {phrases.best(item.judgement.best)}")
    elif item.best is not None:
        yield paragraph(
            strong("Best figure by the policy of this case:"), f" {phrases.number(item.best)} ({item.rule})"
        )
    elif suggestions and item.suggested is not None:
        figure = phrases.number(item.suggested)
        yield paragraph(strong("Suggested by the program, confirmed by nobody:"), f" {figure} ({item.rule})")


def _side(side: ReportSide, hashes: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(4, f"Figure: {phrases.interval(side.side.low, side.side.high)}")
    for claim in side.claims:
        yield from _statement(claim, hashes)
    if side.side.one_origin:
        yield paragraph(f"{phrases.ONE_ORIGIN}:", part=Part.OPENS)
        yield from bullets(side.side.one_origin)


def _statement(claim: Claim, hashes: Mapping[str, str]) -> Iterator[Block]:
    # Each name is a run of its own, so that one that runs from right to left turns nothing around it.
    role = (" (", spoken, ")") if (spoken := phrases.role(claim)) else ()
    relay = (", through ", chain) if (chain := phrases.through(claim)) else ()
    published = said(link(claim.outlet or claim.document, claim.url), f", {phrases.date(claim.published)}")
    yield Paragraph((said(Run(phrases.who(claim)), *map(Run, (*role, *relay))), published), Part.WHO)
    yield Quote(lit(claim), claim.language)
    if claim.translation:
        by = ", ".join(
            part for part in (claim.translator, claim.translated_on and phrases.date(claim.translated_on)) if part
        )
        yield paragraph(f"In English{f' ({by})' if by else ''}:", part=Part.LEAD)
        yield Quote(said(claim.translation), "en")
    yield paragraph(_place(claim, hashes), part=Part.PLACE)


def _place(claim: Claim, hashes: Mapping[str, str]) -> str:
    end = claim.sentence_start + len(claim.sentence)
    kept = hashes.get(claim.document_id, "")[:SHORT_HASH]
    stands = phrases.stands(claim)
    hand = f"; entered by {claim.entered_by}" if claim.entered_by else ""
    return (
        f"{claim.document}{f', SHA-256 {kept}…' if kept else ''}{f', {stands}' if stands else ''}, figure at {claim.start}–{claim.end}, "
        f"sentence at {claim.sentence_start}–{end}; claim {claim.id}{hand}; {claim.extractor}"
    )


def _contacts(item: Disagreement) -> Iterator[Block]:
    """What the sources were asked, what they replied, and who has not."""
    if not item.contacts:
        return
    yield paragraph(strong("Asked and replied:"), part=Part.OPENS)
    yield Bullets(tuple(map(_contact, item.contacts)))
    if waiting := phrases.awaited(item.contacts):
        yield paragraph(strong("Awaiting a reply of:"), f" {'; '.join(waiting)}")


def _contact(row: Contact) -> tuple[Run, ...]:
    quoted = f": “{row.text}”" if row.text else ""
    kept = f" (document {row.document})" if row.kind is Contacted.REPLIED and row.document else ""
    return said(f"{phrases.contact(row)}{quoted}{kept}")


def _reasons(item: Disagreement) -> Iterator[Block]:
    if item.reasons:
        yield paragraph("Why this was flagged:", part=Part.OPENS)
        yield from bullets(
            f"{phrases.field(one.field)}, {words.LEVELS[one.level]}{f': {one.detail}' if one.detail else ''}"
            for one in item.reasons
        )
    if item.severity_parts:
        parts = (f"{name} {points} ({detail})" for name, points, detail in phrases.ranked(item.severity_parts))
        yield paragraph(f"Severity {100 * item.severity:.0f} of 100: {'; '.join(parts)}.", part=Part.PLACE)
