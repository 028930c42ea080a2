"""Statements side by side, what keeps them apart, and the answers to a question, as escaped HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from claims.models import Claim, Question
from claims.reporting import phrases
from claims.reporting.record import Disagreement
from claims.ui.parts.cards import DOT, lit
from claims.ui.parts.style import side_colour


def told(claim: Claim, heading: str | None = None) -> Markup:
    """One statement without its corrections: its figure, who says it, through whom, where and when, and the sentence."""
    role, relay = phrases.role(claim), phrases.through(claim)
    return Markup(
        '<div class="ct-statement"><p class="ct-told">{}</p><p class="ct-who">{}</p>{}{}'
        '<p class="ct-where ct-muted">{}, {}</p><blockquote>{}</blockquote></div>'
    ).format(
        heading or phrases.figure(claim),
        phrases.who(claim),
        Markup('<p class="ct-role">{}</p>').format(role) if role else "",
        Markup('<p class="ct-role">through {}</p>').format(relay) if relay else "",
        claim.outlet or claim.document,
        phrases.date(claim.published),
        lit(claim),
    )


def beside(claims: Iterable[Claim]) -> Markup:
    """Statements side by side."""
    return Markup('<div class="ct-sides">{}</div>').format(
        Markup("").join(
            Markup('<section class="ct-side" style="--side: {}">{}</section>').format(side_colour(place), told(claim))
            for place, claim in enumerate(claims)
        )
    )


def kept_apart(field: str, detail: str) -> Markup:
    """The one thing that keeps two statements apart, and what it says on both sides."""
    return Markup('<p class="ct-explained"><strong>The one difference, {}:</strong> {}</p>').format(
        phrases.field(field), detail
    )


def lines(shown: Sequence[str]) -> Markup:
    """A list, a line each."""
    return Markup('<ul class="ct-lines">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(line) for line in shown)
    )


def answered(told: Question) -> Markup:
    """The range of a question's answers, its best or suggested figure with the rule that chose it, and the voices behind."""
    found = phrases.interval(told.low, told.high)
    unit = f" {told.unit}" if told.unit else ""
    voices = f"{phrases.count(told.statements, 'statement')}, {phrases.count(told.origins, 'independent origin')}"
    return Markup('<p class="ct-range"><strong>{}{}</strong> {} {} {} {}</p>').format(
        found, unit, DOT, _chosen(told), DOT, voices
    )


def _chosen(told: Question) -> Markup:
    if told.best is not None:
        return Markup("best: <strong>{}</strong>, by {}").format(phrases.number(told.best), told.rule)
    if told.suggested is not None:
        return Markup("suggested: {}, by {}").format(phrases.number(told.suggested), told.rule)
    return Markup("{}").format(told.rule)


def ranked(item: Disagreement) -> Markup:
    """What the severity is made of: a part, how much it adds, and the words behind it, a line each."""
    cells = Markup("").join(
        Markup('<div>{}</div><div><span class="ct-level">{}</span></div><div class="detail">{}</div>').format(
            name[0].upper() + name[1:], points, detail
        )
        for name, points, detail in phrases.ranked(item.severity_parts)
    )
    return Markup('<div class="ct-reasons">{}</div>').format(cells)
