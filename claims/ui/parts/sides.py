"""The competing figures side by side: each with its statements, copies under the one that they repeat."""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from claims.decisions import Annotation, Decided
from claims.desk import ClaimView, SideView
from claims.desk.copies import Told, collapsed
from claims.models import Discrepancy, Source
from claims.reporting import phrases
from claims.reviews import REJECTED
from claims.reviews.wording import value
from claims.ui.parts import differing, statements
from claims.ui.parts.style import side_colour


def sides(
    shown: Sequence[SideView],
    sources: Sequence[Source],
    flag: Discrepancy | None = None,
    on_documents: Decided | None = None,
) -> Markup:
    """All sides of a flag; without one, nothing is lit but the figures."""
    return Markup('<div class="ct-sides">{}</div>').format(
        Markup("").join(
            _side(place, side, collapsed(side, sources, on_documents), flag) for place, side in enumerate(shown)
        )
    )


def _side(place: int, side: SideView, told: Sequence[Told], flag: Discrepancy | None) -> Markup:
    units = {view.claim.unit for view in side.claims}
    unit = units.pop() if len(units) == 1 else None
    return Markup(
        '<section class="ct-side" style="--side: {}"><div class="ct-figure">{}{}</div>'
        '<p class="ct-origins ct-muted">{}</p>{}{}</section>'
    ).format(
        side_colour(place),
        phrases.interval(side.low, side.high),
        Markup('<span class="ct-unit">{}</span>').format(unit) if unit else "",
        _behind(side),
        _one_origin(side),
        Markup("").join(_statement(one, flag) for one in told),
    )


def _behind(side: SideView) -> str:
    said = phrases.count(len(side.claims), "statement")
    return f"{said} of {phrases.count(side.origins, 'independent origin')}" if len(side.claims) > 1 else said


def _one_origin(side: SideView) -> Markup:
    """Why statements of the side count as one, folded away."""
    if not side.one_origin:
        return Markup()
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in side.one_origin)
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(phrases.ONE_ORIGIN, lines)


def _statement(told: Told, flag: Discrepancy | None) -> Markup:
    view = told.shown
    marks = differing.words(flag, view.claim) if flag else ()
    below = (
        _fields(view, flag) if flag else Markup(),
        _also("Word for word also in", told.copies),
        _also("The same source also in", told.repeated),
        _also("The same statement also in", told.elsewhere),
        paragraph(view, marks),
        _corrections(view),
        statements.place(view.claim),
    )
    return statements.block(view.claim, view.document, marks=marks, below=below)


def _fields(view: ClaimView, flag: Discrepancy) -> Markup:
    """What this statement says in the fields in which the sides differ."""
    return Markup("").join(
        Markup('<p class="ct-field">{}: <b>{}</b></p>').format(name[:1].upper() + name[1:], shown)
        for name, shown in differing.told(flag, view.claim)
    )


def _also(words: str, views: Sequence[ClaimView]) -> Markup:
    if not views:
        return Markup()
    named = "; ".join(
        f"{view.claim.outlet or view.claim.document}, {phrases.date(view.claim.published)}" for view in views
    )
    return Markup('<p class="ct-also">{}: {}</p>').format(words, named)


def paragraph(view: ClaimView, marks: Sequence[str] = ()) -> Markup:
    """The sentence among its neighbours, folded away; nothing where it stands alone."""
    text, sentence = view.paragraph, view.sentence
    if len(text.strip()) <= len(view.claim.sentence.strip()):
        return Markup()
    figure = view.figure.start - sentence.start, view.figure.end - sentence.start
    return Markup(
        '<details><summary>In its paragraph</summary><p dir="auto">{}<strong>{}</strong>{}</p></details>'
    ).format(
        text[: sentence.start],
        statements.shining(text[sentence.start : sentence.end], figure, marks),
        text[sentence.end :],
    )


def _corrections(view: ClaimView) -> Markup:
    """The corrections in force; where they cannot be applied, why not."""
    if view.problem is not None:
        return Markup('<p class="ct-muted">Corrections not applied: {}</p>').format(view.problem)
    return Markup("").join(corrected(row) for row in view.corrections)


def corrected(row: Annotation) -> Markup:
    """One correction in a line: what it says now, by whom, and what was read."""
    label = phrases.field(row.field)
    words = (
        f"rejected as a claim by {row.by}"
        if row.field == REJECTED
        else f"{label} corrected to {_json(row.value)} by {row.by}; read as {_json(row.before)}"
    )
    return Markup('<p class="ct-corrected">{}</p>').format(words[0].upper() + words[1:])


def _json(encoded: str | None) -> str:
    return value(json.loads(encoded or "null"))
