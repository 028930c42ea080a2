"""Statements, sides, reasons and counts as HTML in which every text from outside is escaped.

Everything is put together with `Markup.format`, which escapes its arguments; nothing here is ever joined by `+` or `%`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from claims.models import Claim
from claims.reporting import phrases
from claims.reporting.record import Coverage, Disagreement, ReasonLine, ReportSide
from claims.terms import Level
from claims.ui.parts.style import side_colour

SHOWN_REASONS = 5
_DOT = Markup('<span class="dot" aria-hidden="true">·</span>')
_ORDER = {Level.DIFFERENT: 0, Level.CLOSE: 1, Level.SAME: 2, Level.UNKNOWN: 3}


def draw(parts: Iterable[Markup]) -> None:
    """Draw escaped HTML; anything that is not `Markup` is a programming error."""
    pieces = list(parts)
    if not all(isinstance(piece, Markup) for piece in pieces):
        raise TypeError("only escaped HTML is drawn")
    st.html(Markup("").join(pieces))


def counts(shown: Sequence[tuple[int, str]]) -> Markup:
    """Counts in a row: a number and the word below it."""
    cells = Markup("").join(
        Markup('<div class="ct-count"><b>{}</b>{}</div>').format(f"{value:,}", word) for value, word in shown
    )
    return Markup('<div class="ct-counts">{}</div>').format(cells)


def question(label: str) -> Markup:
    """The question of a disagreement as a heading."""
    return Markup('<h1 class="ct-question">{}</h1>').format(phrases.question(label))


def headline(item: Disagreement) -> Markup:
    """The disagreement in one line: answers, kind and voices."""
    return Markup('<p class="ct-headline"><strong>{}</strong>{}<span>{}</span>{}<span>{}</span></p>').format(
        answers(item), _DOT, phrases.kind(item.kind), _DOT, phrases.voices(item.speakers, item.relays)
    )


def row(item: Disagreement) -> Markup:
    """A disagreement as one entry of the queue."""
    return Markup('<p class="ct-row-title">{}</p><p class="ct-row-line"><strong>{}</strong> {} {} {} {}</p>{}').format(
        phrases.question(item.label),
        answers(item),
        _DOT,
        phrases.kind(item.kind),
        _DOT,
        phrases.voices(item.speakers, item.relays),
        chips(item),
    )


def answers(item: Disagreement) -> str:
    """The competing figures of a disagreement, with their unit where all share one."""
    units = {claim.unit for side in item.sides for claim in side.claims}
    return phrases.span((side.side for side in item.sides), units.pop() if len(units) == 1 else None)


def chips(item: Disagreement) -> Markup:
    """How severe it is and where its review stands."""
    return Markup('<p class="ct-chips">{}{}</p>').format(_severity(item.severity), _status(item))


def _severity(value: float) -> Markup:
    word = phrases.severity(value)
    return Markup('<span class="ct-chip {}">{} severity</span>').format(word.lower(), word)


def _status(item: Disagreement) -> Markup:
    name = item.judgement.status
    verdict = item.judgement.verdict
    word = phrases.STATUSES[name]
    shown = f"{word}: {phrases.VERDICTS[verdict]}" if name == "settled" and verdict else word
    return Markup('<span class="ct-chip {}">{}</span>').format(name, shown)


def sides(shown: Sequence[ReportSide]) -> Markup:
    """The competing figures side by side, each with its statements."""
    return Markup('<div class="ct-sides">{}</div>').format(
        Markup("").join(_side(place, side) for place, side in enumerate(shown))
    )


def _side(place: int, side: ReportSide) -> Markup:
    units = {claim.unit for claim in side.claims}
    unit = units.pop() if len(units) == 1 else None
    said = phrases.count(len(side.claims), "statement")
    origins = side.side.origins
    behind = f"{said} of one origin" if origins == 1 and len(side.claims) > 1 else said
    return Markup(
        '<section class="ct-side" style="--side: {}"><div class="ct-figure">{}{}</div>'
        '<p class="ct-origins ct-muted">{}</p>{}</section>'
    ).format(
        side_colour(place),
        phrases.interval(side.side.low, side.side.high),
        Markup('<span class="ct-unit">{}</span>').format(unit) if unit else "",
        behind,
        Markup("").join(statement(claim) for claim in side.claims),
    )


def statement(claim: Claim) -> Markup:
    """One statement: who, in which role, through whom, where and when, and the sentence with its figure lit."""
    role, relay = phrases.role(claim), phrases.through(claim)
    return Markup(
        '<div class="ct-statement"><p class="ct-who">{}</p>{}{}<p class="ct-where ct-muted">{}, {}</p>'
        '<blockquote>{}</blockquote><p class="ct-place ct-muted">{}, characters {}–{}</p></div>'
    ).format(
        phrases.who(claim),
        Markup('<p class="ct-role">{}</p>').format(role) if role else "",
        Markup('<p class="ct-role">through {}</p>').format(relay) if relay else "",
        claim.outlet or claim.document,
        phrases.date(claim.published),
        lit(claim),
        claim.document,
        claim.start,
        claim.end,
    )


def lit(claim: Claim) -> Markup:
    """The sentence with the figure lit; as it stands where the figure lies outside of it."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    sentence = claim.sentence
    if not 0 <= start < end <= len(sentence):
        return Markup("{}").format(sentence)
    return Markup("{}<mark>{}</mark>{}").format(sentence[:start], sentence[start:end], sentence[end:])


def both_true(item: Disagreement) -> Markup:
    """Under which difference all sides hold."""
    if item.both_true_if.strip().lower() in {"", "none found"}:
        return Markup('<div class="ct-callout"><p>No reading was found under which both can be true.</p></div>')
    return Markup('<div class="ct-callout"><p><strong>Both can be true if</strong> {}</p></div>').format(
        phrases.condition(item.both_true_if)
    )


def reasons(shown: Sequence[ReasonLine]) -> Markup:
    """Why it was flagged: a field, its level and the words behind it, a line each."""
    cells = Markup("").join(
        Markup('<div>{}</div><div><span class="ct-level {}">{}</span></div><div class="detail">{}</div>').format(
            phrases.field(reason.field).capitalize(), str(reason.level), phrases.LEVELS[reason.level], reason.detail
        )
        for reason in shown
    )
    return Markup('<div class="ct-reasons">{}</div>').format(cells)


def sorted_reasons(item: Disagreement) -> tuple[Sequence[ReasonLine], Sequence[ReasonLine]]:
    """The reasons that are shown at once, the telling ones first, and those kept behind "more"."""
    ordered = sorted(item.reasons, key=lambda reason: _ORDER[reason.level])
    return ordered[:SHOWN_REASONS], ordered[SHOWN_REASONS:]


def nothing(coverage: Coverage) -> Markup:
    """That nothing was flagged, with how much could be compared."""
    return Markup('<p class="ct-row-title">{}</p>').format(phrases.nothing_found(coverage))
