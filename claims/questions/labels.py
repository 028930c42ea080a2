"""A question as a phrase that a journalist can read: "Azerbaijani soldiers held by Armenia, October 2010"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from claims.comparison import events, places, taxonomy
from claims.comparison.facts import Facts, is_state
from claims.comparison.times import Days
from claims.comparison.wording import month, plural, span

T = TypeVar("T", bound=Hashable)
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
    kind, group = usual_kind(facts), usual(one.group for one in facts)
    counted = usual(one.claim.counted for one in facts)
    noun = plural(kind) if kind and kind in taxonomy.rows() else counted or (kind or _unit(facts))
    status, age = usual(one.status for one in facts), usual(one.age_sex for one in facts)
    front = []
    if status and status != taxonomy.status_of(kind):
        front.append(status)
    if age and age != taxonomy.age_sex_of(kind) and taxonomy.is_general(kind):
        noun = plural(age) if age != "elderly" else f"elderly {noun}"
    if group:
        own = places.people_of(group)
        if kind == "person" and own != group and not front and noun == plural("person"):
            return plural(own) if not own.endswith(("ese", "ish", "ch", "ss")) else f"{own} people"
        front.insert(0, own)
    movement = [_movement(facts)] if _movement(facts) else []
    return " ".join([*movement, *front, noun])


def _movement(facts: Sequence[Facts]) -> str:
    return "Change in" if all(one.is_movement for one in facts) else ""


def _unit(facts: Sequence[Facts]) -> str:
    unit = usual(one.claim.unit for one in facts)
    return {"%": "share", None: "number"}.get(unit, f"amount in {unit}")


def _value(facts: Sequence[Facts], event: str | None) -> str:
    concept = usual(one.claim.concept for one in facts) or usual(
        one.claim.counted_phrase or one.claim.counted for one in facts
    )
    head = _ABOUT_A_VALUE.get(event or "", "Number of" if not usual(one.claim.unit for one in facts) else "Amount for")
    if _movement(facts):
        head = f"Change in the {head[:1].lower()}{head[1:]}"
    place = usual(one.place for one in facts)
    counted = usual_kind(facts)
    if event is None and counted:
        subject = f"{plural(counted) if counted in taxonomy.rows() else counted}" + (
            f" ({concept})" if concept and counted not in concept else ""
        )
    else:
        subject = concept or (plural(counted) if counted else "what is measured")
    return f"{head} {subject}" + (
        f" in {_with_article(place)}" if place and place.casefold() not in subject.casefold() else ""
    )


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
