"""One statement as escaped HTML, wherever it is shown: who said it through whom, when, in which words, with the figure lit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from claims.models import Claim, Document, Question
from claims.reporting import phrases
from claims.reporting.record import Disagreement
from claims.ui.parts.style import side_colour

DOT = Markup('<span class="dot" aria-hidden="true">·</span>')
_BETWEEN = Markup(" {} ").format(DOT)
_ARROW = Markup(' <span class="ct-arrow" aria-hidden="true">→</span><span class="ct-hidden"> through </span> ')
_MARKS = {
    "figure": Markup("<mark>{}</mark>"),
    "differs": Markup('<mark class="differs">{}</mark>'),
}
DATED_FROM = {
    "front matter": "date given at the head of the file",
    "manifest": "date given in the manifest",
    "record": "date given in its record",
    "feed": "date given in its feed",
    "page": "date given on the page",
    "file": "date given in the file",
    "text": "date in a line above the text",
    "address": "date in its address",
    "person": "date given by a person",
}
"""Where a document's date was found, in words."""


def told(claim: Claim, heading: str | None = None) -> Markup:
    """One statement with its figure above it."""
    return block(claim, heading=heading or phrases.figure(claim))


def block(
    claim: Claim,
    document: Document | None = None,
    *,
    heading: str = "",
    marks: Sequence[str] = (),
    below: Iterable[Markup] = (),
) -> Markup:
    """One statement: who, in which role, through whom, where and when, its words with the figure lit, and what stands below.

    `marks` are words of the sentence that are lit beside the figure; `document` tells where its date was found.
    """
    return Markup('<div class="ct-statement">{}<p class="ct-who">{}</p><p class="ct-where">{}</p>{}{}</div>').format(
        Markup('<p class="ct-told">{}</p>').format(heading) if heading else "",
        chain(claim),
        when(claim, document),
        quote(claim, marks),
        Markup("").join(below),
    )


def chain(claim: Claim) -> Markup:
    """The way of a figure to the reader: Ada Byron, coastguard chief → Harbour Wire → The Tide."""
    role = phrases.role(claim)
    who = Markup('<span class="ct-voice">{}</span>{}').format(
        phrases.who(claim), Markup('<span class="ct-role">, {}</span>').format(role) if role else ""
    )
    outlet = claim.outlet or claim.document
    is_own = not (claim.speaker_name or claim.speaker or claim.cue)
    steps = [*claim.relayed_by, *([] if is_own or outlet in (phrases.who(claim), *claim.relayed_by) else [outlet])]
    return _ARROW.join([who, *(Markup('<span class="ct-step">{}</span>').format(step) for step in steps)])


def when(claim: Claim, document: Document | None = None) -> Markup:
    """The date of a statement, where that was found, and the day that its figure is for where the text says one."""
    found = DATED_FROM.get((document.published_from if document else None) or "", "")
    parts = [phrases.date(claim.published), found if claim.published else ""]
    if claim.as_of and claim.as_of_from == "text" and claim.as_of != claim.published:
        parts.append(f"figure as of {phrases.date(claim.as_of)}")
    return _BETWEEN.join(part for part in parts if part)


def quote(claim: Claim, marks: Sequence[str] = ()) -> Markup:
    """The words of a statement as they stand, with its translation under them where it has one."""
    language = Markup(' lang="{}"').format(claim.language) if claim.language else ""
    words = Markup('<blockquote dir="auto"{}>{}</blockquote>').format(language, lit(claim, marks))
    if not claim.translation:
        return words
    by = ", ".join(
        part for part in (claim.translator, claim.translated_on and phrases.date(claim.translated_on)) if part
    )
    return Markup('{}<p class="ct-translation"><span class="ct-muted">In English{}:</span> {}</p>').format(
        words, f" ({by})" if by else "", claim.translation
    )


def lit(claim: Claim, marks: Sequence[str] = ()) -> Markup:
    """The sentence with the figure lit, and `marks` beside it; as it stands where the figure lies outside of it."""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    return shining(claim.sentence, (start, end), marks)


def shining(text: str, figure: tuple[int, int], marks: Sequence[str] = ()) -> Markup:
    """A text with the figure at a place of it lit, and every one of `marks` that stands in it."""
    start, end = figure
    spans = [(start, end, "figure")] if 0 <= start < end <= len(text) else []
    for words in sorted({mark for mark in marks if mark.strip()}, key=lambda mark: (-len(mark), mark)):
        for found in re.finditer(rf"(?<!\w){re.escape(words)}\w{{0,2}}(?!\w)", text, re.IGNORECASE):
            if all(found.end() <= left or found.start() >= right for left, right, _ in spans):
                spans.append((found.start(), found.end(), "differs"))
    pieces, at = [], 0
    for left, right, name in sorted(spans):
        pieces += [Markup("{}").format(text[at:left]), _MARKS[name].format(text[left:right])]
        at = right
    return Markup("").join([*pieces, Markup("{}").format(text[at:])])


def place(claim: Claim) -> Markup:
    """Where a statement stands, with the way to that place in its document."""
    stands = phrases.stands(claim)
    asked = {"id": claim.document_id, "at": claim.start} | ({"case": claim.case} if claim.case else {})
    return Markup(
        '<p class="ct-place"><a href="document?{}" target="_blank">Open at this place</a> <span class="ct-muted">{}, '
        "{}characters {}–{}</span></p>"
    ).format(urlencode(asked), claim.document, f"{stands}, " if stands else "", claim.start, claim.end)


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
    return Markup('<p class="ct-range">All answers to this question: <strong>{}{}</strong> {} {} {} {}</p>').format(
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
