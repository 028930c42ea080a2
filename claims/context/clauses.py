"""What the clause of an event says of it as a whole: when, and whether it is a plan or a supposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.context.periods import periods
from claims.lexicon.roles import words_for
from claims.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from claims.context.events import Match
    from claims.context.periods import Period
    from claims.syntax import Passage


def period_of(
    passage: Passage, head: Token, match: Match | None, others: Sequence[Token], published: str | None
) -> Period | None:
    """The time expression of the figure's own clause, nearest to its event word; its own noun's before all.

    One that hangs on another figure (`others`: their nouns) is that figure's.
    """
    clause = _clause(match.trigger if match is not None else head)
    sentence = head.sent
    offset = sentence.start_char
    found = []
    for period in periods(passage.text[offset : sentence.end_char], published):
        token = passage.token_at(passage.start + offset + period.start)
        if token is None or not _shares_clause(token, clause, head) or _belongs_to(token, others, head):
            continue
        if token in head.subtree:
            return period
        found.append(period)
    if len(found) > 1:
        behind = [p for p in found if _right_behind(p.start + offset, head, others)]
        if behind:
            return behind[0]
    at = (match.trigger if match is not None else head).idx - offset
    return min(found, key=lambda p: (p.first is None, abs(p.start - at)), default=None)


def _right_behind(start: int, head: Token, others: Sequence[Token]) -> bool:
    """Whether a time begins behind a figure's noun with no other figure's noun between ("to 6.2 in April from 6.5 in March")."""
    return start > head.idx and not any(head.idx < other.idx < start for other in others)


def _clause(token: Token) -> Token:
    """The verb or participle in whose clause a token stands."""
    if token.pos_ in {"VERB", "AUX"}:
        return token
    return next((a for a in trees.ancestors_within(token) if a.pos_ in {"VERB", "AUX"}), token.sent.root)


def _shares_clause(time: Token, clause: Token, head: Token) -> bool:
    own = _clause(time)
    if own == clause or time in head.subtree:
        return True
    # "have been reported killed this year": the complement's clause is its matrix verb's too.
    above = clause
    while above.dep_ in {"xcomp", "oprd", "acomp", "conj"} and above.head != above:
        above = above.head
        if own == above:
            return True
    return own.dep_ in {"xcomp", "oprd", "acomp"} and own.head == clause


def modality_of(head: Token, match: Match | None) -> Modality | None:
    """Planned or hypothetical, by the auxiliaries, the matrix verb and the conjunction of the clause of event or figure."""
    verb = _clause(match.trigger if match is not None else head)
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    # "May have been" leaves open what happened; "may come" and "could have come" suppose it.
    supposes = helpers & words_for("supposing") and not ("have" in helpers and helpers & {"may", "might"})
    if supposes or any(c.dep_ == "mark" and c.lower_ in words_for("conditional") for c in verb.children):
        return Modality.HYPOTHETICAL
    if (
        "will" in helpers
        or "'ll" in helpers
        or (verb.dep_ == "xcomp" and verb.head.lemma_ in words_for("planning") and "to" in helpers)
    ):
        return Modality.PLANNED
    return None


def _belongs_to(time: Token, others: Sequence[Token], head: Token) -> bool:
    """Whether the nearest figure's noun above a time is another's than this one's."""
    nearest = next((t for t in trees.ancestors_within(time) if t == head or t in others), None)
    return nearest is not None and nearest != head
