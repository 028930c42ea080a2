"""One disagreement as a paragraph to paste into a text: nothing is in it that the record does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from claims.reporting import phrases, statements
from claims.reporting.escaping import visible
from claims.reporting.outline.blocks import Line, Run, link, said
from claims.reporting.record import Disagreement
from claims.reporting.statements import Statement
from claims.reviews import Status
from claims.terms import VerdictCode

GLUE = frozenset(
    [
        "a",
        "all",
        "and",
        "are",
        "asked",
        "be",
        "both",
        "can",
        "gave",
        "has",
        "have",
        "in",
        "is",
        "its",
        "label",
        "named",
        "not",
        "own",
        "question",
        "replied",
        "source",
        "that",
        "then",
        "through",
        "true",
        "undated",
        "was",
        "were",
        "without",
        "words",
    ]
)
"""The words that a paragraph adds beside those of its record, dates, numbers and the names of kinds; capitals aside."""


def plain(item: Disagreement) -> str:
    """The paragraph as plain text on one line; addresses are left out."""
    return "".join(run.text for run in line(item))


def rich(item: Disagreement) -> str:
    """The paragraph as HTML, with a link to each report that has an address; all text of the record is escaped."""
    return str(Markup("<p>{}</p>").format(Markup("").join(map(_marked, line(item)))))


def _marked(run: Run) -> Markup:
    if run.href is None:
        return Markup("{}").format(run.text)
    return Markup('<a href="{}">{}</a>').format(run.href, run.text)


def line(item: Disagreement) -> Line:
    """The paragraph: the question, then every figure with its speaker and role, relay, outlet and date."""
    runs = [Run(f"{phrases.question(item.label)}: {phrases.kind(item.kind)}.")]
    for side in statements.of(item):
        for statement in side:
            runs += _statement(statement)
    runs += _explained(item)
    if waiting := phrases.awaited(item.contacts):
        was, has = ("was", "has") if len(waiting) == 1 else ("were", "have")
        runs.append(Run(f" {' and '.join(waiting)} {was} asked and {has} not replied."))
    return tuple(Run(visible(run.text), href=run.href) for run in runs)


def _explained(item: Disagreement) -> Iterator[Run]:
    judgement = item.judgement
    overtaken = judgement.status is Status.REOPENED
    if judgement.verdict is VerdictCode.EXPLAINED and judgement.explained_how and not overtaken:
        all_of_them = "Both" if len(item.sides) == 2 else "All"  # noqa: PLR2004 - both
        yield Run(f" {all_of_them} can be true: {judgement.explained_how.rstrip('.')}.")


def _statement(statement: Statement) -> Iterator[Run]:
    role = f", {statement.role}," if statement.role else ""
    relay = f"{'' if role else ','} through {', then '.join(statement.relays)}," if statement.relays else ""
    voice = "," if statement.own_words else ""
    yield Run(f" {statement.who}{role}{relay or voice} gave {statement.figure} (")
    yield from _reports(statement)
    yield Run(").")


def _reports(statement: Statement) -> Line:
    """Every report that carries the figure, once: its outlet, where that is not said already, and its date."""
    runs: list[str | Run] = []
    for claim in dict.fromkeys(statement.claims):
        date = phrases.date(claim.published)
        told = date if statement.own_words else f"{claim.outlet or claim.document}, {date}"
        runs += ["; " if runs else "", link(told, claim.url)]
    return said(*runs)
