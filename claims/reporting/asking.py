"""A question to each source of a disagreement, ready to be copied and sent: its own words, the other figures, what would reconcile them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.models import Claim, Record
from claims.reporting import phrases, statements
from claims.reporting.escaping import visible
from claims.reporting.record import Disagreement
from claims.reporting.statements import Statement


class Inquiry(Record):
    """A question to one source: `to` is the speaker, or the outlet where it speaks in its own voice; `text` what to send."""

    to: str
    text: str


def inquiries(item: Disagreement) -> tuple[Inquiry, ...]:
    """One question to each speaker, or outlet, of a disagreement, in the order in which they stand on its sides.

    A source that is not named cannot be asked: the outlet that cites it is.
    """
    stated = [one for side in statements.of(item) for one in side]
    addressees = dict.fromkeys(map(addressee, stated))
    return tuple(Inquiry(to=visible(to), text=_text(item, to, stated)) for to in addressees)


def addressee(statement: Statement) -> str:
    """Who can be asked for a statement: its speaker; without a named one, the outlet, or the document, that gives it."""
    claim = statement.claims[0]
    return claim.speaker_name or claim.speaker or claim.outlet or claim.document


def _text(item: Disagreement, to: str, stated: Sequence[Statement]) -> str:
    own = [one for one in stated if addressee(one) == to]
    others = [one for one in stated if addressee(one) != to]
    parts = [
        f"To {visible(to)}:",
        f"We are comparing the figures that have been given for “{visible(phrases.question(item.label))}”.",
        *_quoted("This is what we have of yours:", own),
        *_quoted("Other sources give another figure:", others),
        _reconciled(item),
        _asked(own),
        "Thank you.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _quoted(opening: str, stated: Iterable[Statement]) -> list[str]:
    lines = [_line(one) for one in stated]
    return ["\n".join([opening, *lines])] if lines else []


def _line(statement: Statement) -> str:
    role = f", {statement.role}" if statement.role else ""
    relay = f", through {', then '.join(statement.relays)}" if statement.relays else ""
    reports = "; ".join(dict.fromkeys(map(_report, statement.claims)))
    sentence = statement.claims[0].sentence.strip()
    return visible(f"– {statement.figure}: {statement.who}{role}{relay} ({reports}): “{sentence}”")


def _report(claim: Claim) -> str:
    address = f", {claim.url}" if claim.url else ""
    return f"{claim.outlet or claim.document}, {phrases.date(claim.published)}{address}"


def _reconciled(item: Disagreement) -> str:
    if not phrases.has_condition(item.both_true_if):
        return ""
    return f"Both can be true if {visible(phrases.condition(item.both_true_if))} Is that so?"


def _asked(own: Sequence[Statement]) -> str:
    which = "Which of these figures do you stand by today" if len({one.figure for one in own}) > 1 else (
        "Do you stand by your figure today")  # fmt: skip
    return f"{which}? What exactly does it count, for which place and time, and what does it rest on?"
