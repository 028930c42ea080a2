"""A disagreement's headline, state and sources, and counts, as HTML in which every text from outside is escaped.

Everything is put together with `Markup.format`, which escapes its arguments; nothing here is ever joined by `+` or `%`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.decisions import Review
from claims.models import Joined, Source
from claims.reporting import phrases
from claims.reporting.record import Coverage, Disagreement, Judgement
from claims.reviews import Item, Snapshot
from claims.terms import ExplainedBy, Role
from claims.ui.parts.statements import DOT, lit

__all__ = ["DOT", "lit"]

FOLDED: Final = 1_500
"""Characters beyond which a text of a person is folded away."""
_BEGINNING: Final = 300


def draw(parts: Iterable[Markup]) -> None:
    """Draw escaped HTML, nothing where all of it is empty; anything that is not `Markup` is a programming error."""
    pieces = list(parts)
    if not all(isinstance(piece, Markup) for piece in pieces):
        raise TypeError("only escaped HTML is drawn")
    if any(pieces):
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
    """The competing figures of a disagreement from the lowest up, with their unit where all share one."""
    units = {claim.unit for side in item.sides for claim in side.claims}
    ordered = sorted((side.side for side in item.sides), key=lambda side: rising(side.low, side.high))
    return phrases.span(ordered, units.pop() if len(units) == 1 else None)


def rising(low: float | None, high: float | None) -> tuple[float, float]:
    """Where a side stands among others, the lowest first; an open end reaches as far as can be."""
    return (-inf if low is None else low, inf if high is None else high)


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


def both_true(item: Disagreement) -> Markup:
    """Under which difference all sides hold."""
    if not phrases.has_condition(item.both_true_if):
        return Markup('<div class="ct-callout none"><p>{}</p></div>').format(phrases.NO_CONDITION)
    return Markup('<div class="ct-callout"><p><strong>Both can be true if</strong> {}</p></div>').format(
        phrases.condition(item.both_true_if)
    )


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


def settled(judgement: Judgement) -> Markup:
    """The verdict that stands, what explains the figures, the best figure and the note; and what an annotator gave."""
    told = [
        ("Explained", phrases.explained(judgement)),
        ("Best figure", phrases.best(judgement.best) if judgement.best else ""),
        ("Note", judgement.note),
        *(("Annotator", phrases.given(one)) for one in judgement.given if one.role is Role.ANNOTATOR),
    ]
    return _verdict(verdict(judgement), told)


def annotated(row: Review) -> Markup:
    """An annotator's verdict that waits for a reviewer's."""
    told = [
        ("Explained", explanation(row.explained_by, row.explained_how)),
        ("Best figure", phrases.best(row.best) if row.best else ""),
        ("Note", row.note),
    ]
    name = phrases.VERDICTS[row.verdict] if row.verdict else "no verdict"
    return _verdict(f"Annotated, waits for a reviewer: {name} ({row.by}, {phrases.moment(row.at)})", told)


def explanation(by: ExplainedBy | None, how: str) -> str:
    """Which difference explains the figures, in words; empty where it is not said."""
    return phrases.explained(Judgement(explained_by=by, explained_how=how))


def _verdict(first: str, told: Sequence[tuple[str, str]]) -> Markup:
    rest = Markup("").join(at_length(f"{name}: {words}") for name, words in told if words)
    return Markup('<div class="ct-callout"><p><strong>{}</strong></p>{}</div>').format(first, rest)


def at_length(text: str) -> Markup:
    """What a person wrote, in its lines; folded away behind its beginning where it is long."""
    if len(text) <= FOLDED:
        return Markup('<p class="ct-said">{}</p>').format(text)
    return Markup(
        '<details class="ct-long"><summary>{}… <span>All {:,} characters</span></summary><p class="ct-said">{}</p></details>'
    ).format(" ".join(text[:_BEGINNING].split()), len(text), text)


def attended(item: Item) -> Markup:
    """Who is to look at an item, and whose reply is awaited, as chips; nothing where neither is so."""
    words = [f"Assigned to {item.assignee}"] if item.assignee else []
    words += [f"Awaiting reply: {source}" for source in item.awaiting]
    chips_ = Markup("").join(Markup('<span class="ct-chip">{}</span>').format(word) for word in words)
    return Markup('<p class="ct-chips">{}</p>').format(chips_) if words else Markup()


def verdict(judgement: Judgement) -> str:
    """A verdict in one line: what, by whom, when."""
    words = phrases.VERDICTS[judgement.verdict] if judgement.verdict else "no verdict"
    return f"{words} ({judgement.reviewer}, {phrases.moment(judgement.at)})"


def callout(text: str, note: str = "") -> Markup:
    """What a reader has to know first, with the reason that was given for it."""
    return Markup('<div class="ct-callout again"><p><strong>{}</strong></p>{}</div>').format(
        text, at_length(note) if note else ""
    )


def closed(reason: str, before: Snapshot | None = None) -> Markup:
    """That a flag no longer stands: why, and what its verdict was given on."""
    seen = [claim.name for side in before.sides for claim in side.claims] if before else []
    named = Markup("<ul>{}</ul>").format(Markup("").join(map(Markup("<li>{}</li>").format, seen))) if seen else Markup()
    return Markup('<div class="ct-callout again"><p><strong>No longer flagged:</strong> {}.</p>{}</div>').format(
        reason.rstrip("."), named
    )


def entry_title(label: str) -> Markup:
    """The question of one entry of a list."""
    return Markup('<p class="ct-row-title">{}</p>').format(phrases.question(label))


def nothing(coverage: Coverage) -> Markup:
    """That nothing was flagged, with how much could be compared."""
    return Markup('<p class="ct-row-title">{}</p>').format(phrases.nothing_found(coverage))
