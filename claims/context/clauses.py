"""What the clause of an event says of it as a whole: when, as of which day, and whether it is a plan or a supposition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from claims import trees
from claims.context.calendars import Published
from claims.context.denials import is_denied
from claims.context.occasions import (
    clause_around,
    clauses_on_doer,
    in_that_year,
    is_compared_with,
    is_counted_back,
    is_of_occasion,
    is_on_other_noun,
    is_told_of_its_noun,
    pointed_back_to,
    went_on_about,
)
from claims.context.periods import periods
from claims.lexicon.roles import words_for
from claims.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from claims.context.events import Match
    from claims.context.periods import Period
    from claims.syntax import Passage

_VERBAL = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset({"xcomp", "oprd", "acomp", "conj"})
_ON_NOUN, _OWN, _BESIDE, _BEYOND = range(4)
"""How near a time stands to a figure: on its noun, in its clause, in one joined to it, in one that tells what led to it."""


@dataclass(frozen=True, slots=True)
class Times:
    """When what a figure counts happened or held, and the day it is given for; None where the sentence does not say."""

    period: Period | None = None
    as_of: Period | None = None


def times_of(
    passage: Passage, head: Token, match: Match | None, others: Sequence[Token], published: str | None
) -> Times:
    """The time expression of the figure's own clause, nearest to its event word, and the day the figure was given.

    One that hangs on another figure (`others`: their nouns) is that figure's. The day is what stands behind "as of" or
    "by", the time at which a total "stood at" the figure, or the time of the word by which it is told.
    """
    first, beyond = trees.sentence_start(head), trees.sentence_end(head)
    sentence, offset = head.doc[first:beyond], head.doc[first].idx
    trigger = match.trigger if match is not None else head
    clause = clause_of(trigger)
    found: list[tuple[int, Period]] = []
    told: list[Period] = []
    is_fact = modality_of(head, match) is None
    place = passage.start + offset
    for read in periods(passage.text[offset : sentence.end_char], published):
        period = in_that_year(passage, read, read.start + offset, published)
        tokens = passage.tokens_between(place + period.start, place + period.end)
        if tokens is None:
            continue
        root = tokens.root if tokens.root.pos_ not in _VERBAL else tokens.root.head
        if _opens(tokens[-1], clause) or is_told_of_its_noun(tokens[-1], clause):
            days = period.named or (None, None)
            own = period.text.removeprefix("Since ").removeprefix("since ")
            return Times(replace(period, text=own, first=days[0], last=days[1]), _day_given(told, published))
        if period.as_of and not is_fact:
            continue  # "will employ 300 by the end of June" is a deadline
        if _is_anothers(tokens.root, period.start + offset, head, others) or is_compared_with(root, head):
            continue
        is_told = clause_of(root) in _telling(clause) and not is_of_occasion(root)
        if period.as_of or is_told or _is_reading(root, period, head):
            told.append(period)
            continue
        near = _nearness(root, clause, head)
        if near is not None:
            found.append((near, period))
    beside = [] if is_counted_back(passage, head) else found
    nearest, given = _nearest(beside, trigger.idx - offset, head, others), _day_given(told, published)
    if nearest is None and (match is None or match.implied):
        nearest = _day_it_held(told, clause)
    if nearest is None and not any(period.as_of for period in told):
        nearest = pointed_back_to(passage, head, published) or went_on_about(passage, clause, published)
    return Times(nearest, given)


def _day_it_held(told: Sequence[Period], clause: Token) -> Period | None:
    """The time up to which something was counted, as the time of what then was so ("as of 3 April 90 were in quarantine")."""
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children):
        return None
    explicit = next((period for period in told if period.as_of), None)
    return replace(explicit, first=explicit.last, as_of=False) if explicit is not None else None


def _nearest(found: Sequence[tuple[int, Period]], at: int, head: Token, others: Sequence[Token]) -> Period | None:
    if not found:
        return None
    closest = min(near for near, _ in found)
    beside = [p for near, p in found if near == closest]
    if closest == _ON_NOUN:
        return beside[0]
    if len(beside) > 1:
        behind = [p for p in beside if _right_behind(p.start + head.sent.start_char, head, others)]
        beside = behind[:1] or beside
    return min(beside, key=lambda p: (p.first is None and p.last is None, abs(p.start - at)))


def _day_given(told: Sequence[Period], published: str | None) -> Period | None:
    """The last of the days, known to the day, that a figure is said to be given for; none after publication."""
    known = Published.of(published)
    days = [
        period
        for period in told
        if period.last is not None
        and (period.as_of or period.first == period.last)
        and (known is None or period.last <= known.last)
    ]
    return max(days, key=lambda p: (p.as_of, p.last), default=None)


def _right_behind(start: int, head: Token, others: Sequence[Token]) -> bool:
    """Whether a time begins behind a figure's noun with no other figure's noun between ("to 6.2 in April from 6.5 in March")."""
    return start > head.idx and not any(head.idx < other.idx < start for other in others)


def clause_of(token: Token) -> Token:
    """The verb or participle in whose clause a token stands."""
    if token.pos_ in _VERBAL:
        return token
    above = next((a for a in trees.ancestors_within(token) if a.pos_ in _VERBAL), None)
    return token.sent.root if above is None else above


def clauses_beyond(clause: Token) -> Iterator[Token]:
    """The verbs that tell what a clause came of, nearest first.

    The one that a participle continues ("a bus fell into a ravine, killing 14"), the one before it of the same subject or
    of what came next ("a blast hit the port and 14 died"), and those of "when", "after" and "as" ("14 died when a bus fell").
    """
    at = clause
    for _ in range(3):
        is_participle = (
            at.dep_ in {"advcl", "dep"} and at.tag_ in {"VBG", "VBN"} and not trees.child(at, "mark", "nsubj")
        )
        if not (is_participle or (at.dep_ == "conj" and at.head.pos_ in _VERBAL)):
            break
        at = at.head
        yield at
    for below in clause.children:
        if below.dep_ == "advcl" and any(c.lower_ in words_for("led to it") for c in below.lefts):
            yield below if below.pos_ in _VERBAL else next((c for c in below.children if c.pos_ in _VERBAL), below)


def _nearness(time: Token, clause: Token, head: Token) -> int | None:
    """How near a time stands to a figure of a clause; None where it is of another clause."""
    own = clause_of(time)
    if time in head.subtree and not is_on_other_noun(time, head):
        return None if _tells_what_befell_before(own, clause, head) else _ON_NOUN
    if own.pos_ not in _VERBAL:
        return _BESIDE  # "between 2018 and 2020 340 drowned": the parse makes no clause of it
    if own == clause or (own.dep_ in {"xcomp", "oprd", "acomp"} and own.head == clause):
        return _OWN
    # "have been reported killed this year": the complement's clause is its matrix verb's too.
    above = list(takewhile(lambda t: t.dep_ in _COMPLEMENTS, (clause, *trees.ancestors_within(clause, 3))))
    matrix = [t.head for t in above]
    if own in matrix:
        is_joined = any(t.dep_ == "conj" for t in above[: matrix.index(own) + 1])
        return None if is_joined and _is_set_off(clause) else _BESIDE if is_joined else _OWN
    if is_of_occasion(time) and own in _telling(clause):
        return _BEYOND
    return _BEYOND if own in _clauses_around(clause) else None


def _tells_what_befell_before(own: Token, clause: Token, head: Token) -> bool:
    """Whether a time is that of a participle by which those counted are called: "the nuns seized in May were freed"."""
    return own.dep_ == "acl" and own.tag_ == "VBN" and own.head == head and clause not in head.subtree and clause != own


def _clauses_around(clause: Token) -> set[Token]:
    """The clauses that tell what a clause came of, what befell its subject, or what it is a relative clause in."""
    around = clause_around(clause)
    return {*clauses_beyond(clause), *clauses_on_doer(clause), *((around,) if around is not None else ())}


def _is_set_off(clause: Token) -> bool:
    """Whether a clause is told of the present, whatever time the clauses that it is joined to are of."""
    return any(c.dep_ == "advmod" and c.lower_ in words_for("nowadays") for c in clause.children)


def _opens(last: Token, clause: Token) -> bool:
    """Whether a time is what a clause with "when" tells of ("since 2016, when 21 died")."""
    behind = [t for t in last.doc[last.i + 1 : last.i + 3] if not t.is_punct][:1]
    return bool(behind) and behind[0].lower_ == "when" and clause_of(behind[0]) == clause


def _telling(clause: Token) -> tuple[Token, ...]:
    """The verbs by which a clause is told ("the ministry said on Monday that 12 had died")."""
    found = []
    at = clause
    for _ in range(4):
        if at.dep_ == "ccomp" and at.head.pos_ in _VERBAL:
            found.append(at.head)
        elif at.dep_ not in _COMPLEMENTS:
            break
        at = at.head
    return tuple(found)


def _is_reading(time: Token, period: Period, head: Token) -> bool:
    """Whether a time is that at which a total was read ("the toll stood at 374 on Thursday", "put the toll at 61 on Friday")."""
    verb = clause_of(time)
    if period.first is None or period.first != period.last or verb.lemma_ not in words_for("reading a total"):
        return False
    if not any(t == verb for t in trees.ancestors_within(head, 3)) or trees.child(verb, "prep", "agent") is None:
        return False
    is_level = any(p.lower_ in {"at", "to"} and head in p.subtree for p in verb.children if p.dep_ == "prep")
    totals = (trees.subject(verb), trees.child(verb, "dobj"))
    return (is_level or verb.lemma_ in words_for("reaching")) and any(
        t is not None and t != head and t.lemma_.lower() in words_for("total") for t in totals
    )


def modality_of(head: Token, match: Match | None) -> Modality | None:
    """Denied, planned or hypothetical, by what is said of the clause of event or figure, its auxiliaries and its conjunction."""
    verb = clause_of(match.trigger if match is not None else head)
    if is_denied(verb):
        return Modality.DENIED
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "could" in helpers and any(c.dep_ == "neg" for c in verb.children):
        return None  # "could not be accounted for": what nobody was able to do is so
    # "May have been" leaves open what happened; "may come" and "could have come" suppose it.
    supposes = helpers & words_for("supposing") and not ("have" in helpers and helpers & {"may", "might"})
    if supposes or any(c.dep_ == "mark" and c.lower_ in words_for("conditional") for c in verb.children):
        return Modality.HYPOTHETICAL
    if "will" in helpers or "'ll" in helpers or ("to" in helpers and _is_intended(verb)):
        return Modality.PLANNED
    return None


def _is_intended(verb: Token) -> bool:
    """Whether an infinitive says what somebody means to do ("plans to", "is meant to"), or what an undertaking is for ("a drive to")."""
    if verb.dep_ == "xcomp":
        return verb.head.lemma_ in words_for("planning")
    return verb.dep_ in {"acl", "relcl", "advcl"} and verb.head.lemma_.lower() in words_for("undertaking")


def _is_anothers(time: Token, start: int, head: Token, others: Sequence[Token]) -> bool:
    """Whether a time is another figure's than this one's: it hangs on it, or stands behind the start of a change.

    "Fell to 6.2 from 6.5 in March", "against 6.5 in March": March is when it was 6.5.
    """
    nearest = next((t for t in trees.ancestors_within(time) if t == head or t in others), None)
    if nearest is not None and nearest != head:
        return True
    between = [o for o in others if head.idx < o.idx < start]
    return bool(between) and _is_start_of_change(max(between, key=lambda o: o.idx))


def _is_start_of_change(figure: Token) -> bool:
    above = next(
        (a for a in trees.ancestors_within(figure, 3) if a.pos_ in {"ADP", "SCONJ"} or a.lower_ == "than"), None
    )
    return above is not None and above.lower_ in {"from", "than", "against", "versus", "with"}
