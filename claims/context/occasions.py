"""The time of another occasion that a figure is of: what "then" points back to, what a past perfect goes on about, the clause beside a name.

Background paragraphs name the year of a former disaster once and go on about it: "A ferry sank there in 2019. It had carried 140
people." Only a time that is over is taken over so, and only where the grammar says that the same occasion is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from claims import trees
from claims.context import calendars
from claims.context.calendars import Published
from claims.context.periods import periods
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.context.periods import Period
    from claims.syntax import Passage

_PARTS: Final = re.compile(r";|,\s+(?:but|while|whereas|although|though)\b|[.!?]\s")
_POINTS_BACK: Final = re.compile(
    r"\b(?P<which>(?:in\s+)?that\s+(?P<unit>year|month|day)|(?:in|of)\s+the\s+same\s+(?P<same>year|month)|on\s+the\s+same\s+(?P<one>day)"
    r"|(?:at\s+(?:the|that)|that)\s+time(?!\s+(?:of|when|that))"
    r"|(?<!by )(?<!since )(?<!until )(?<!from )(?<!back )(?<!only )(?<!even )(?<!and )(?<!but )(?<!, )then(?=\s*(?:[,.;:)!?]|$|by\s|in\s|and\s|on\s)))",
    re.IGNORECASE,
)
_CARRIERS: Final = frozenset({"ROOT", "conj", "ccomp", "advcl"})
_AT_SITE: Final = ("in", "from", "of", "at", "aboard", "on")
_SITES_DEEP: Final = 3
_BEFORE_THAT: Final = re.compile(
    r"(?:\s+(?:percent|per\s+cent|%|[a-z]+))?,?\s+(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+(?:year|month|week|day)s?\s+"
    r"(?:before|earlier|previously)\b",
    re.IGNORECASE,
)
_COMPARED: Final = frozenset({"than", "unlike", "like", "versus"})

_OF_THAT_YEAR: Final = re.compile(r",?\s+(?:of\s+)?(?:that|the\s+same)\s+year\b", re.IGNORECASE)


def pointed_back_to(passage: Passage, head: Token, published: str | None) -> Period | None:
    """The time that "then", "at the time" or "that year" in a figure's part of its sentence stands for; None without such words."""
    first, last = _part(passage.text, head)
    for found in _POINTS_BACK.finditer(passage.text, first, last):
        before = _last_time(passage.text[: found.start()], published)
        if before is not None:
            unit = found["unit"] or found["same"] or found["one"]
            return _widened(before, unit.lower() if unit else None)
    return None


def in_that_year(passage: Passage, period: Period, start: int, published: str | None) -> Period:
    """A month or a day that is said to be of "that year", in the year told of before it ("in June that year"); any other as it is."""
    if period.first is None or period.last is None or not _OF_THAT_YEAR.match(passage.text, start + len(period.text)):
        return period
    before = _last_time(passage.text[:start], published)
    if before is None or before.first is None or any(p.isdigit() for p in period.text[-4:]):
        return period
    try:
        days = tuple(day.replace(year=before.first.year) for day in (period.first, period.last))
    except ValueError:  # the 29th of February
        return period
    return replace(period, first=days[0], last=days[1], named=(days[0], days[1]))


def went_on_about(passage: Passage, clause: Token, published: str | None) -> Period | None:
    """The time of the sentence before, where the clause of a figure goes on about it in the past perfect ("It had carried 140")."""
    if not _is_told_from_before(clause) or trees.sentence_start(clause) == 0:
        return None
    before = clause.doc[trees.sentence_start(clause) - 1].sent
    found = _last_time(passage.text[before.start_char : before.end_char], published)
    known = Published.of(published)
    is_over = found is not None and found.last is not None and known is not None and found.last < known.first
    return found if is_over else None


def _is_told_from_before(clause: Token) -> bool:
    """Whether a main clause stands in the past perfect, and not because somebody said it."""
    at = clause
    while at.dep_ == "conj":
        at = at.head
    is_perfect = any(c.dep_ == "aux" and c.lower_ == "had" for c in (*clause.children, *at.children))
    return is_perfect and at.dep_ == "ROOT" and trees.child(at, "ccomp", "advcl", "parataxis") is None


def _part(text: str, head: Token) -> tuple[int, int]:
    """The part of its sentence, between semicolons and contrasts, that a figure's noun stands in."""
    sentence = head.sent
    edges = [m.start() for m in _PARTS.finditer(text, sentence.start_char, sentence.end_char)]
    first = max((e for e in edges if e < head.idx), default=sentence.start_char)
    return first, min((e for e in edges if e > head.idx), default=sentence.end_char)


def _last_time(text: str, published: str | None) -> Period | None:
    """The last time with known days that a text names, besides the day up to which something was counted."""
    known = [p for p in periods(text, published) if p.first is not None and p.last is not None and not p.as_of]
    return known[-1] if known and not known[-1].text.lower().startswith("since") else None


def _widened(period: Period, unit: str | None) -> Period:
    """The year, the month or the day of a time; the time itself where no unit is named."""
    first = period.first
    if first is None or unit is None or unit == "day":
        return period
    days = calendars.year(first.year) if unit == "year" else calendars.month(first.year, first.month)
    return replace(period, first=days[0], last=days[1], named=days)


def tells_of_it(verb: Token) -> bool:
    """Whether the verb of a clause on a noun, or that noun, names what befell it, so that its time is that of what came of it."""
    return _befell(verb) or verb.head.lemma_.lower() in words_for("occasion")


def is_counted_back(passage: Passage, head: Token) -> bool:
    """Whether the words behind a figure count its time back from another ("24 percent four years before that")."""
    return _BEFORE_THAT.match(passage.text, head.idx + len(head.text)) is not None


def clauses_on_doer(clause: Token) -> Iterator[Token]:
    """The clauses on the subject of a past clause, or on where it happened, that tell what befell it ("a ship that caught fire in 2021 cost 21 lives")."""
    if clause.tag_ in {"VBZ", "VBP", "VB", "VBG"} or any(c.lower_ in {"has", "have"} for c in clause.children):
        return
    noun = trees.child(clause, "nsubj", "nsubjpass")
    if noun is not None:
        yield from (c for c in noun.children if c.dep_ in {"relcl", "acl"} and tells_of_it(c))
    sites = [clause]
    for _ in range(_SITES_DEEP):
        sites = [n for t in sites for n in trees.objects_of(t, *_AT_SITE)]
        yield from (c for n in sites for c in n.children if c.dep_ in {"relcl", "acl"} and _befell(c))


def _befell(verb: Token) -> bool:
    return verb.lemma_ in words_for("befalling")


def is_told_of_its_noun(last: Token, clause: Token) -> bool:
    """Whether a clause is told of the occasion that a time names ("since the 2008 quake, in which 69,000 died")."""
    is_relative = clause.dep_ == "relcl" and any(t.tag_ in {"WDT", "WP"} for t in clause.doc[last.i : clause.i])
    return is_relative and any(n == clause.head for n in trees.ancestors_within(last, 3))


def clause_around(clause: Token) -> Token | None:
    """The clause of the noun that "of whom" or "which" takes up, told in the simple past as that is ("buried 44, of whom nine were saved")."""
    if clause.dep_ != "relcl" or not _is_simple_past(clause):
        return None
    above = next((a for a in trees.ancestors_within(clause.head) if a.pos_ in {"VERB", "AUX"}), None)
    return above if above is not None and _is_simple_past(above) and above.dep_ in _CARRIERS else None


def _is_simple_past(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return helpers <= {"was", "were"} and (verb.tag_ == "VBD" or bool(helpers))


def is_on_other_noun(time: Token, head: Token) -> bool:
    """Whether a time below a figure's noun is told of another noun there ("8 million for a player who had left in 2019")."""
    for above in trees.ancestors_within(time):
        if above == head:
            return False
        if above.dep_ in {"relcl", "acl"} and above.head != head and not tells_of_it(above):
            return True
    return False


def is_compared_with(time: Token, head: Token) -> bool:
    """Whether a time is that of what a figure is compared with ("500,000 marched, more than in 2017")."""
    return any(a.lower_ in _COMPARED and head not in a.subtree for a in trees.ancestors_within(time, 4))


def is_of_occasion(time: Token) -> bool:
    """Whether a time tells which of several occasions is meant ("after the floods of 2017")."""
    noun = time.head.head if time.head.pos_ == "ADP" else time.head
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words_for("occasion")
