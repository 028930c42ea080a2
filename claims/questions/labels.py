"""A question as a phrase that a journalist can read: "Azerbaijani soldiers held by Armenia, October 2010"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from claims.comparison import events, places, taxonomy
from claims.comparison.facts import Facts, is_state
from claims.comparison.times import Days
from claims.comparison.wording import month, plural, span, unit_after
from claims.lexicon.kinds import row_of

T = TypeVar("T", bound=Hashable)
_ARTICLES = {"The", "A", "An", "Its", "Their", "His", "Her"}
_TOLD_BY_KIND = {"held", "attended"}
_PLURAL_AS_IT_IS = ("ese", "ish", "ch", "ss")
_ABOUT_A_VALUE = {
    "cost": "Cost of",
    "price": "Price of",
    "rate": "Rate of",
    "measured": "Measure of",
    "lasted": "Duration of",
}


def usual(values: Iterable[T | None]) -> T | None:
    """The most frequent known value; of equally frequent ones the first as text; None where none is known."""
    known = Counter(value for value in values if value is not None)
    return min(known, key=lambda value: (-known[value], str(value))) if known else None


def usual_kind(facts: Sequence[Facts]) -> str | None:
    """The kind a question counts: the most frequent, of equals the one that says most beyond the event."""
    known = Counter(one.kind for one in facts if one.kind)
    return (
        min(known, key=lambda kind: (-known[kind], taxonomy.is_general(kind), _repeats(kind, facts), kind))
        if known
        else None
    )


def _repeats(kind: str, facts: Sequence[Facts]) -> bool:
    return taxonomy.is_implied(kind, usual(one.event for one in facts))


def usual_period(facts: Sequence[Facts]) -> Days | None:
    """The period that most claims name."""
    return usual(one.when.period for one in facts)


def label(facts: Sequence[Facts]) -> str:
    """The question that these claims answer."""
    event = usual(one.event for one in facts)
    when = _when(facts, event)
    body = _value(facts, event) if event in _ABOUT_A_VALUE or event is None else _count(facts, event)
    text = ", ".join(part for part in (body, when) if part)
    return text[:1].upper() + text[1:]


def _count(facts: Sequence[Facts], event: str) -> str:
    actor, place = usual(one.actor for one in facts), usual(one.place for one in facts)
    words = [_population(facts), events.phrase(event)]
    if event == "attended" or events.phrase(event).startswith("who "):
        actor = None
    if actor:
        words.append(f"by {_with_article(actor)}")
    if place and place != actor:
        words.append(f"in {_with_article(place)}")
    return " ".join(words)


def _population(facts: Sequence[Facts]) -> str:
    """Who or what is counted, with whose they are: "Azerbaijani soldiers", "civilians", "bodies of Georgians"."""
    group, noun = usual(one.group for one in facts), _noun(facts)
    if not group:
        return noun
    own = places.people_of(group)
    people = f"{own} people" if own == group or own.endswith(_PLURAL_AS_IT_IS) else plural(own)
    if noun == plural("person"):
        return people
    return f"bodies of {people}" if noun == plural("body") else f"{own} {noun}"


def _said_once(kind: str | None, event: str | None) -> str | None:
    """The kind without what the event says already: "people injured", not "injured persons injured"."""
    if kind is None or event in _TOLD_BY_KIND or not taxonomy.is_implied(kind, event):
        return kind
    return min(taxonomy.reduced(kind, event))


def _noun(facts: Sequence[Facts]) -> str:
    kind = _said_once(usual_kind(facts), usual(one.event for one in facts))
    status, age = usual(one.status for one in facts), usual(one.age_sex for one in facts)
    if taxonomy.is_general(kind) and kind is not None:
        if age and age != "elderly":
            return f"{status} {plural(age)}" if status else plural(age)
        noun = plural(status) if status else plural(kind)
        return f"elderly {noun}" if age else noun
    if kind is None or row_of(kind) is None:
        return usual(one.claim.counted for one in facts if one.kind) or kind or _unit(facts)
    return f"{status} {plural(kind)}" if status and status != taxonomy.status_of(kind) else plural(kind)


def _unit(facts: Sequence[Facts]) -> str:
    unit = usual(one.claim.unit for one in facts)
    return {"%": "share", None: "number"}.get(unit, f"amount in {unit}")


def _value(facts: Sequence[Facts], event: str | None) -> str:
    """What is measured, and in which unit: "Cost of the bridge in Port Sarn, in EUR"."""
    unit, place = usual(one.claim.unit for one in facts), usual(one.place for one in facts)
    head = _ABOUT_A_VALUE.get(event or "", "Number of " if unit is None else "").strip()
    subject = _population(facts) if event is None and unit is None else _concept(facts)
    words = [head, subject] if head else [subject]
    if all(one.is_movement for one in facts):
        words.insert(0, "Change in the" if head else "Change in")
        words[1] = words[1][:1].lower() + words[1][1:]
    if place and place.casefold() not in subject.casefold():
        words.append(f"in {_with_article(place)}")
    return " ".join(words) + (f", in {_plural_unit(unit)}" if unit else "")


def _concept(facts: Sequence[Facts]) -> str:
    named = usual(one.claim.concept for one in facts) or usual(
        one.claim.counted_phrase or one.claim.counted for one in facts
    )
    kind = usual_kind(facts)
    named = named or (plural(kind) if kind else "what is measured")
    return named[:1].lower() + named[1:] if named.split(" ")[0] in _ARTICLES else named


def _plural_unit(unit: str) -> str:
    return unit_after("", unit).strip()


def _with_article(place: str) -> str:
    head, _, rest = place.partition(" ")
    return f"the {place}" if place in _WITH_ARTICLE or (rest and head in ("United", "Democratic", "Central")) else place


_WITH_ARTICLE = {
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Gambia",
    "West Bank",
    "Gaza Strip",
    "Czech Republic",
    "European Union",
}


def _when(facts: Sequence[Facts], event: str | None) -> str:
    period = usual_period(facts)
    if period is not None and not is_state(event):
        return span(period)
    days = [one.when.as_of for one in facts if one.when.as_of is not None]
    if period is not None or not days:
        return span(period) if period is not None else _words(facts)
    if not is_state(event):
        text = _words(facts)
        if text:
            return text
    first, last = min(days), max(days)
    same_month = month(first) == month((last[1], last[1])) == month(last)
    return month(first) if same_month else f"{month(first)} to {month((last[1], last[1]))}"


def _words(facts: Sequence[Facts]) -> str:
    """The period in the words of a text, where no day is known."""
    if any(one.when.as_of for one in facts):
        return ""
    return usual(one.when.text for one in facts) or ""
