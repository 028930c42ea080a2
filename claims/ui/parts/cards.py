"""Statements, sides, reasons and counts as HTML in which every text from outside is escaped.

Everything is put together with `Markup.format`, which escapes its arguments; nothing here is ever joined by `+` or `%`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from claims.decisions import Annotation
from claims.desk import ClaimView, SideView
from claims.models import Claim, Joined, Source
from claims.reporting import phrases
from claims.reporting.record import Coverage, Disagreement, Judgement, ReasonLine
from claims.reviews import REJECTED, Snapshot
from claims.reviews.wording import value
from claims.ui.parts.style import side_colour

DOT = Markup('<span class="dot" aria-hidden="true">·</span>')


def draw(parts: Iterable[Markup]) -> None:
    """Draw escaped HTML; anything that is not `Markup` is a programming error."""
    pieces = list(parts)
    if not all(isinstance(piece, Markup) for piece in pieces):
        raise TypeError("only escaped HTML is drawn")
    st.html(Markup("").join(pieces))


def counts(shown: Sequence[tuple[int, str]]) -> Markup:
    """Counts in a row: a number and the word below it."""
    cells = Markup("").join(
        Markup('<div class="ct-count"><b>{}</b>{}</div>').format(f"{number:,}", word) for number, word in shown
    )
    return Markup('<div class="ct-counts">{}</div>').format(cells)


def question(label: str) -> Markup:
    """The question of a disagreement as a heading."""
    return Markup('<h1 class="ct-question">{}</h1>').format(phrases.question(label))


def headline(item: Disagreement) -> Markup:
    """The disagreement in one line: answers, kind and voices."""
    return Markup('<p class="ct-headline"><strong>{}</strong>{}<span>{}</span>{}<span>{}</span></p>').format(
        answers(item), DOT, phrases.kind(item.kind), DOT, phrases.voices(item.speakers, item.relays)
    )


def row(item: Disagreement) -> Markup:
    """A disagreement as one entry of the queue."""
    return Markup('<p class="ct-row-title">{}</p><p class="ct-row-line"><strong>{}</strong> {} {} {} {}</p>{}').format(
        phrases.question(item.label),
        answers(item),
        DOT,
        phrases.kind(item.kind),
        DOT,
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


def _severity(rank: float) -> Markup:
    word = phrases.severity(rank)
    return Markup('<span class="ct-chip {}">{} severity</span>').format(word.lower(), word)


def _status(item: Disagreement) -> Markup:
    name = item.judgement.status
    verdict = item.judgement.verdict
    word = phrases.STATUSES[name]
    shown = f"{word}: {phrases.VERDICTS[verdict]}" if name == "settled" and verdict else word
    return Markup('<span class="ct-chip {}">{}</span>').format(name, shown)


def sides(shown: Sequence[SideView]) -> Markup:
    """The competing figures side by side, each with its statements."""
    return Markup('<div class="ct-sides">{}</div>').format(
        Markup("").join(_side(place, side) for place, side in enumerate(shown))
    )


def _side(place: int, side: SideView) -> Markup:
    units = {view.claim.unit for view in side.claims}
    unit = units.pop() if len(units) == 1 else None
    said = phrases.count(len(side.claims), "statement")
    behind = f"{said} of one origin" if side.origins == 1 and len(side.claims) > 1 else said
    return Markup(
        '<section class="ct-side" style="--side: {}"><div class="ct-figure">{}{}</div>'
        '<p class="ct-origins ct-muted">{}</p>{}</section>'
    ).format(
        side_colour(place),
        phrases.interval(side.low, side.high),
        Markup('<span class="ct-unit">{}</span>').format(unit) if unit else "",
        behind,
        Markup("").join(_statement(view) for view in side.claims),
    )


def _statement(view: ClaimView) -> Markup:
    """One statement: who, in which role, through whom, where and when, and the sentence with its figure lit."""
    claim = view.claim
    role, relay = phrases.role(claim), phrases.through(claim)
    return Markup(
        '<div class="ct-statement"><p class="ct-who">{}</p>{}{}<p class="ct-where ct-muted">{}, {}</p>'
        '<blockquote>{}</blockquote>{}{}<p class="ct-place ct-muted">{}, characters {}–{}</p></div>'
    ).format(
        phrases.who(claim),
        Markup('<p class="ct-role">{}</p>').format(role) if role else "",
        Markup('<p class="ct-role">through {}</p>').format(relay) if relay else "",
        claim.outlet or claim.document,
        phrases.date(claim.published),
        lit(claim),
        _paragraph(view),
        _corrections(view),
        claim.document,
        claim.start,
        claim.end,
    )


def _corrections(view: ClaimView) -> Markup:
    """The corrections in force; where they cannot be applied, why not."""
    if view.problem is not None:
        return Markup('<p class="ct-muted">Corrections not applied: {}</p>').format(view.problem)
    return Markup("").join(_corrected(row) for row in view.corrections)


def _paragraph(view: ClaimView) -> Markup:
    """The sentence among its neighbours, folded away; nothing where it stands alone."""
    text, sentence = view.paragraph, view.sentence
    if len(text.strip()) <= len(view.claim.sentence.strip()):
        return Markup()
    return Markup("<details><summary>In its paragraph</summary><p>{}<strong>{}</strong>{}</p></details>").format(
        text[: sentence.start], text[sentence.start : sentence.end], text[sentence.end :]
    )


def _corrected(row: Annotation) -> Markup:
    label = phrases.field(row.field)
    words = (
        f"rejected as a claim by {row.reviewer}"
        if row.field == REJECTED
        else f"{label} corrected to {_json(row.value)} by {row.reviewer}; read as {_json(row.before)}"
    )
    return Markup('<p class="ct-corrected">{}</p>').format(words[0].upper() + words[1:])


def _json(encoded: str | None) -> str:
    return value(json.loads(encoded or "null"))


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
        return Markup('<div class="ct-callout none"><p>No reading was found under which both can be true.</p></div>')
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


def source(told: Source, *, counted: bool = False) -> Markup:
    """One source: its fullest name, all its names with how often each stands, and whose spokesperson it is."""
    alone = phrases.count(len(told.claim_ids), "claim") if counted else ""
    names = phrases.names(told) if len(told.names) > 1 else alone
    several = Markup('<p class="ct-role">{}</p>').format(names) if names else ""
    voice = Markup('<p class="ct-role">{}</p>').format(phrases.speaks_for(told)) if told.speaks_for else ""
    party = Markup('<p class="ct-role">party: {}</p>').format(told.party) if told.party else ""
    return Markup('<div class="ct-source"><p class="ct-who">{}</p>{}{}{}</div>').format(
        told.name, several, voice, party
    )


def link(joined: Joined) -> Markup:
    """Why two names are one source's."""
    return Markup('<p class="ct-link">{}</p>').format(phrases.link(joined))


def explained(text: str) -> Markup:
    """The engine's explanation of a flag."""
    return Markup('<p class="ct-explained">{}</p>').format(text)


def reopened(judgement: Judgement) -> Markup:
    """The verdict that new evidence has overtaken, its note, and what is new."""
    return Markup(
        '<div class="ct-callout again"><p><strong>New evidence since the verdict.</strong> It was: {}</p>{}{}</div>'
    ).format(verdict(judgement), _note(judgement), _list(judgement.changes))


def settled(judgement: Judgement) -> Markup:
    """The verdict that stands, with its note."""
    return Markup('<div class="ct-callout"><p><strong>{}</strong></p>{}</div>').format(
        verdict(judgement), _note(judgement)
    )


def _note(judgement: Judgement) -> Markup:
    return Markup("<p>{}</p>").format(judgement.note) if judgement.note else Markup()


def verdict(judgement: Judgement) -> str:
    """A verdict in one line: what, by whom, when."""
    words = phrases.VERDICTS[judgement.verdict] if judgement.verdict else "no verdict"
    return f"{words} ({judgement.reviewer}, {phrases.moment(judgement.at)})"


def closed(reason: str, before: Snapshot | None = None) -> Markup:
    """That a flag no longer stands: why, and what its verdict was given on."""
    seen = [claim.name for side in before.sides for claim in side.claims] if before else []
    return Markup('<div class="ct-callout again"><p><strong>No longer flagged:</strong> {}.</p>{}</div>').format(
        reason.rstrip("."), _list(seen)
    )


def entry_title(label: str) -> Markup:
    """The question of one entry of a list."""
    return Markup('<p class="ct-row-title">{}</p>').format(phrases.question(label))


def _list(lines: Sequence[str]) -> Markup:
    if not lines:
        return Markup()
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(line) for line in lines))


def nothing(coverage: Coverage) -> Markup:
    """That nothing was flagged, with how much could be compared."""
    return Markup('<p class="ct-row-title">{}</p>').format(phrases.nothing_found(coverage))
