"""A number with its parse → the age of a person or of a group of people, by the noun it stands beside: "a cadet of 21"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from claims.lexicon.given_names import is_given
from claims.lexicon.kinds import kind_of
from claims.lexicon.persons import can_have_age, names_people, names_young
from claims.lexicon.roles import words_for
from claims.terms import Bound, Change, NumberKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.models import Quantity

_OLDEST: Final = 110
_GROWN: Final = 13
"""From this number on a person of a trade, or one who "at 19" does something, is told by age; below it may be anything."""

_SENTENCE: Final = 140
_STOP: Final = re.compile(
    r"\s?(?:[.,;:!?)\]]|\"|'(?!\w)|$)|\s(?:and|or|but|who|whose|when|while|as|with|in|at|on|to|for|from|by|than|is|are|was|were|has"
    r"|have|had|will|would|can|could|may|might|must|should|do|did|does|if|until|since|because|after|before|among|now|then"
    r"|living|from|he|she|they|next|this|last|today|tomorrow|yesterday)\b"
)
_LIMITS: Final = ("under ", "over ", "below ", "above ")
_OLDER: Final = re.compile(r"(?P<word>younger|older)\sthan\s$", re.IGNORECASE)
_AND_OLDER: Final = re.compile(r"(?:\s(?:and|or)\s(?P<word>older|younger|over|under|above))(?!\w)")
_LAST_WORD: Final = re.compile(r"(?<![A-Za-z-])([A-Za-z-]+)\s(?:aged\s|who\s(?:are|were|is|was)\s)?$")
_LAST_TWO: Final = re.compile(r"(?<![A-Za-z])([A-Za-z]+\s[a-z-]+)\s$")
_ARE: Final = re.compile(
    r"\b(?:are|were|is|was|be|being|been)\s(?:all\s|still\s|mostly\s|only\s|now\s|aged\s|well\s|just\s)?$"
)
_SHARE: Final = re.compile(
    r"\d|\b(?:half|most|many|all|none|some|third|quarter|majority|dozens?|two|three|four|five|six)\b", re.IGNORECASE
)
_WORDS: Final = re.compile(r"[A-Za-z-]{2,24}")
_CLAUSE: Final = re.compile(r"[.;:!?]\s")
_MIXED: Final = re.compile(
    r"(?:(?<![A-Za-z-])(?P<who>[A-Za-z-]+)\s)?(?:aged\s)?(?:between|from)\s(?P<a>[\w-]{1,12})\s(?P<one>day|week|month|year)s?\s(?:and|to)\s"
    r"(?P<b>[\w-]{1,12})\s(?P<two>day|week|month|year)s?(?P<age>\s(?:old|of\sage))?(?!\w)"
)
_OF_NOUN: Final = re.compile(
    r"(?<![A-Za-z-])([A-Za-z-]+)\sof\s(?:\d{1,3}(?:,\s\d{1,3})*,?\s(?:and|or)\s)?(?:about\s|just\s|only\s|barely\s)?$"
)
_BESIDE: Final = re.compile(
    r"\b(?:the|a|an|his|her|their|our|my|your|its|whose|one|another|[A-Z]\w+'s)\s(?:[A-Za-z'-]+\s){0,3}?([a-z-]+),\s(?:now\s|just\s|only\s|about\s)?$",
    re.IGNORECASE,
)
_SET_OFF: Final = re.compile(r"[,;.)]|\sand\s[a-z]")
_IS: Final = re.compile(
    r"\b(?:my|your|his|her|our|their|whose|the|a|an|[A-Z]\w+'s)\s(?:[a-z-]+\s){0,2}?([a-z-]+)\s(?:is|was|turns|turned)\s"
    r"(?:now\s|only\s|just\s|barely\s|nearly\s|almost\s|about\s|then\s)?$",
    re.IGNORECASE,
)
_NAMED_IS: Final = re.compile(
    r"\b([A-Z][\w-]{1,40})\s[A-Z][\w'-]{1,40}\s(?:is|was|turns|turned)\s(?:now\s|only\s|just\s)?$"
)
_HE_IS: Final = re.compile(
    r"\b(?:he|she|who)\s(?:is|was|turns|turned)\s(?:now\s|only\s|just\s|barely\s|not\syet\s|still\s)?$", re.IGNORECASE
)
_AT: Final = re.compile(r"(?:^|[.!?,;]\s|\b(?:and|but|who)\s|[\"']\s?)at\s(?:just\s|only\s|barely\s)?$", re.IGNORECASE)
_AND_THEN: Final = re.compile(r",\s(?:he|she|[A-Z]\w+)\b")
_AT_IN_LIFE: Final = re.compile(r"\b([a-z]+)\sat\s(?:just\s|only\s|barely\s)?$")
_OLDEST_IS: Final = re.compile(
    r"\b(?:youngest|oldest|eldest)(?:\s(?:victim|survivor|child|one|person|patient|player|of\s(?:them|the\s[a-z-]+)))?,?\s"
    r"(?:(?:is|was|being|at|just|only|aged|now|barely)\s){0,2}$",
    re.IGNORECASE,
)
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_SAID_TO_BE: Final = re.compile(
    r"\b([a-z-]+)\s(?:thought|believed|said|reported|estimated|understood|presumed|appearing)\sto\sbe\s(?:just\s|only\s|at\sleast\s)?$"
)
_AS_YOUNG: Final = re.compile(r"\bas\s(?:young|old)\sas\s$", re.IGNORECASE)
_BOTH: Final = re.compile(r"\b[a-z]+,\s(?:both|each)\s$")
_BRACKET: Final = re.compile(r"\s(?:year\s)?age[\s-](?:group|bracket|range|band|category|cohort)s?(?!\w)")
_UNITS: Final = frozenset({"day", "week", "month", "year"})
_REASON: Final = "an age, not a count"


def age(flat: str, quantity: Quantity, number: Token, start: int) -> dict[str, Any]:
    """What makes a claim an age: its kind, unit and, behind "younger than", its bound; empty where it is none.

    `flat` is the plain paragraph that begins at `start` of the document.
    """
    first, end = quantity.start - start, quantity.end - start
    if quantity.kind is not NumberKind.CLAIM or quantity.change is not Change.LEVEL or quantity.from_value is not None:
        return {}
    most = quantity.stated if quantity.stated is not None else quantity.high
    if most is None or not 0 < most <= _OLDEST:
        return {}
    before = flat[max(0, first - _SENTENCE) : first]
    if quantity.unit in _UNITS:
        return _in_units(flat, quantity, before, first, end)
    if quantity.unit is None and _BRACKET.match(flat, end):
        return _found()
    if quantity.unit is not None or not _alone(flat, number, end):
        return {}
    return (
        _compared(before, quantity)
        or _group(flat, before, quantity, end)
        or _single(flat, before, quantity, number, end)
    )


def _alone(flat: str, number: Token, end: int) -> bool:
    """Whether no noun behind a number is counted by it; a singular that nothing known is called is a verb mistaken for one."""
    if _STOP.match(flat, end) or number.dep_ != "nummod" or number.head.i < number.i:
        return True
    return number.head.tag_ not in _PLURAL and kind_of(number.head.lower_) is None and number.head.i == number.i + 1


def _found(unit: str = "year", **more: object) -> dict[str, Any]:
    return {"kind": NumberKind.AGE, "reason": _REASON, "unit": f"{unit} of age", **more}


def _in_units(flat: str, quantity: Quantity, before: str, first: int, end: int) -> dict[str, Any]:
    """An age with its unit: "a boy of eleven months", "children between six months and 14 years", "infants under two years"."""
    unit = quantity.unit or ""
    around = max(0, first - 64)
    for found in _MIXED.finditer(flat, around, end + 48):
        if first in {found.start("a"), found.start("b")} or end in {found.end("a"), found.end("b")}:
            return _found(unit) if found["age"] or names_young(found["who"] or "") else {}
    noun = _OF_NOUN.search(before)
    if noun and noun[1].lower() in words_for("plain person"):
        return _found(unit)
    who = _LAST_WORD.search(before.removesuffix("from "))
    older = _OLDER.search(before)
    if older:
        who = _LAST_WORD.search(before[: older.start()])
    if who is None:
        return {}
    low = quantity.text.lower().startswith(("under ", "below "))
    ranged = quantity.bound is Bound.RANGE
    young = names_young(who[1])
    return _found(unit) if (young and (low or older or ranged)) or (older and names_people(who[1])) else {}


def _compared(before: str, quantity: Quantity) -> dict[str, Any]:
    """An age behind "younger than" or "older than"."""
    older = _OLDER.search(before)
    if older is None or quantity.bound is not Bound.EXACT:
        return {}
    under = older["word"].lower() == "younger"
    low, high = (None, quantity.stated) if under else (quantity.stated, None)
    bound = Bound.LESS_THAN if under else Bound.MORE_THAN
    return _found(low=low, high=high, bound=bound)


def _group(flat: str, before: str, quantity: Quantity, end: int) -> dict[str, Any]:
    """An age limit of people: "people under 25", "41 of the dead were over 60", "adults 18 and older", "children between 6 and 14"."""
    text = quantity.text.lower()
    behind = _AND_OLDER.match(flat, end)
    if text.endswith((" older", " younger")) or (behind and behind["word"] in {"older", "younger"}):
        return _found()
    said = _SAID_TO_BE.search(before)
    if _AS_YOUNG.search(before) or (said and can_have_age(said[1])):
        return _found()
    limited = text.startswith(_LIMITS)
    ranged = quantity.bound is Bound.RANGE and text.startswith("between ")
    closed = text.endswith((" over", " under", " above")) or behind is not None
    if (limited or ranged or closed) and _people_before(before):
        return _found()
    return _found() if limited and _of_people(before) else {}


def _people_before(before: str) -> bool:
    """Whether the noun right in front of a number names people."""
    words = [found[1] for found in (_LAST_WORD.search(before), _LAST_TWO.search(before)) if found]
    return any(names_people(word) for word in words)


def _of_people(before: str) -> bool:
    """Whether the clause tells of a share of some people what they "were": "41 of the dead were under five"."""
    link = _ARE.search(before)
    if link is None:
        return False
    clause = _CLAUSE.split(before[: link.start()])[-1]
    told = any(names_people(word) or word.lower() in words_for("people of fate") for word in _WORDS.findall(clause))
    return told and bool(_SHARE.search(clause))


def _single(flat: str, before: str, quantity: Quantity, number: Token, end: int) -> dict[str, Any]:
    """The age of one person: "a cadet of 21", "the captain, 46,", "my son is 19", "at 19, she", "died at 87"."""
    years = quantity.stated or 0.0
    if years != int(years) or quantity.text.lower() == "one":
        return {}
    noun = _OF_NOUN.search(before)
    told = bool(noun and _is_of(noun[1], number, years)) or _set_off(flat, before, quantity, end)
    told = told or (bool(_STOP.match(flat, end)) and _said_of(before))
    told = told or (years >= _GROWN and bool(_AT.search(before) and _AND_THEN.match(flat, end)))
    return _found() if told else {}


def _set_off(flat: str, before: str, quantity: Quantity, end: int) -> bool:
    """Whether commas set a number off beside one person, or beside two as "both 29"."""
    if quantity.bound is not Bound.EXACT or not _SET_OFF.match(flat, end):
        return False
    beside = _BESIDE.search(before)
    return bool(beside and can_have_age(beside[1])) or (quantity.text.isdigit() and bool(_BOTH.search(before)))


def _said_of(before: str) -> bool:
    """Whether the words in front of a number that ends its clause say that somebody is so old, or was when something befell them."""
    subject, named, life = _IS.search(before), _NAMED_IS.search(before), _AT_IN_LIFE.search(before)
    is_person = bool(subject and can_have_age(subject[1])) or bool(named and is_given(named[1]))
    befell = life is not None and life[1] in words_for("life event")
    return is_person or befell or bool(_HE_IS.search(before) or _OLDEST_IS.search(before))


def _is_of(noun: str, number: Token, age: float) -> bool:
    """Whether "NOUN of N" tells an age: of plain persons any, of others from the teens on, and of one person only."""
    if number.dep_ == "nummod" and number.head.i > number.i:
        return False
    low = noun.lower()
    if low in words_for("plain person"):
        return True
    return age >= _GROWN and can_have_age(low)
