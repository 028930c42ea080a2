"""The words around a figure → what it is a figure of that no field of a claim holds: another occasion, an earlier time, a subgroup, a mark.

"In a separate attack two guards died", "compared with 14 the year before", "among the over-65s the rate was 10.2 percent", "the target
is 2 percent": each of them looks like the figure that its report is about and is set beside it only as its background.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from claims.comparison.stems import function_words, stem
from claims.lexicon.kinds import kind_of
from claims.lexicon.roles import words_for
from claims.models import Claim
from claims.terms import Change

_PARTS = re.compile(r";|,\s(?:while|but|whereas|after|although|though)\b")
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})"
_LONG_AGO = r"(?:years?|quarters?|decades?|century|centuries|seasons?|months?)"
_ANY_AGO = rf"(?:{_LONG_AGO}|weeks?|days?)"
_BEFORE = r"(?:before|earlier|previously|ago)"
_ENDS = r"(?=\s*(?:[,.;:)!?\"”]|[–—]|$|(?:and|but|to|in|from|when|while|by)\b))"
_COMPARES = re.compile(
    r"\b(?:compared\s+(?:with|to)|against|versus|up\s+from|down\s+from|from|instead\s+of)\s+(?:(?:the|just|only|about|some|around|roughly|nearly|almost)\s+)*$",
    re.IGNORECASE,
)
_SET_BESIDE = re.compile(r"\b(?:compared\s+(?:with|to)|against|versus)\s+(?:(?:the|just|only)\s+)*$", re.IGNORECASE)
_TIMED_BEFORE = re.compile(
    rf"^(?:\s+(?:%|[\w-]+)){{0,4}}?\s+(?:(?:the|{_NUMBER})\s*)?{_ANY_AGO}\s+{_BEFORE}{_ENDS}", re.IGNORECASE
)
_LONG_BEFORE = re.compile(
    rf"^(?:\s+(?!(?:than|from|over|on|in|since|compared|against|down|up|more|less|fewer|higher|lower|above|below|of)\b)(?:%|[\w-]+)){{0,4}}?"
    rf"\s+(?:(?:the|{_NUMBER})\s*)?{_LONG_AGO}\s+{_BEFORE}{_ENDS}",
    re.IGNORECASE,
)
_OPENS_BEFORE = re.compile(
    rf"^\W*(?:(?:only|just|about|some)\s+)?(?:the|{_NUMBER})\s+{_ANY_AGO}\s+{_BEFORE}(?:\s*,|\s+(?=[a-z#]))",
    re.IGNORECASE,
)
_DAY = re.compile(r"^\W*(?:the|an?|one)\s+day", re.IGNORECASE)
_PER_BASE = re.compile(r"^(?:\s+[\w-]+){1,3}?\s+(?:per|for\s+every|in\s+every)\s+(\d[\d,.]*)")
_IS_BASE = re.compile(r"\b(?:per|for\s+every|in\s+every)\s+$", re.IGNORECASE)
_ON_AVERAGE = re.compile(r"\b(?:an|the)\s+average\s+of\s+(?:(?:about|some|around)\s+)?$", re.IGNORECASE)
_MORE_THAN = re.compile(
    r"^(?:\s+[\w-]+){0,3}?\s+(?:more|fewer|less|higher|lower|dearer|cheaper)(?:\s+[a-z]+)?\s+than\b", re.IGNORECASE
)
_NOT_A_BACKGROUND: Final = frozenset(
    {"after", "since", "before", "than", "following", "unlike", "like", "despite", "of"}
)
_AMONG = re.compile(
    r"(?:^|[,;]\s|\band\s)(?:\w+\s)?among\s+(?P<head>(?:the\s+)?[\w-]+(?:\s(?!(?:it|the|is|was|were|are|rose|fell|has|had)\b)[\w-]+){0,3})",
    re.IGNORECASE,
)
_AMONG_BEHIND = re.compile(r"^(?:\s+[\w-]+)?\s+among\s+(?P<head>(?:the\s+)?[\w-]+(?:\s[\w-]+){0,3})", re.IGNORECASE)
_OPENING = r"(?:^|;\s|,\s(?:and\s|but\s)?)"
_FOR = re.compile(
    rf"{_OPENING}(?:for|of|in|at)\s+(?P<head>(?:the\s+)?[a-z][\w-]*(?:\s(?!(?:it|the|is|was)\b)[\w-]+){{0,3}})\s*,",
    re.IGNORECASE,
)
_FOR_THE = re.compile(
    r"\bfor\s+the\s+(?P<head>young|old|elderly|poor|poorest|rich|richest|unemployed|self-employed)\b(?!\s+(?:man|woman|people|child))",
    re.IGNORECASE,
)
_YOUNG = re.compile(r"\b(?:under[\s-]\d|young|youths?|teenagers?|below\s+\d)", re.IGNORECASE)
_OLD = re.compile(r"\b(?:over[\s-]\d|old|older|elderly|pensioners?|aged)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=65536)
def limits_of(claim: Claim, *, is_share: bool) -> frozenset[str]:
    """What limits a figure besides the scope words: another occasion, a mark, a base it is counted by, a subgroup for shares."""
    before, behind = around(claim)
    found = set()
    if _is_of_another(before) or _is_of_another_behind(behind):
        found.add("other occasion")
    if _is_mark(before):
        found.add("mark")
    if _MORE_THAN.match(behind):
        found.add("margin")
    if _ON_AVERAGE.search(before):
        found.add("each")
    if _IS_BASE.search(before):
        found.add("base")
    base = _PER_BASE.match(behind)
    if base is not None and " per " not in (claim.unit or ""):
        found.add(f"per {base.group(1)}")
    subgroup = _subgroup(before, behind) if is_share and claim.age_sex is None else None
    if subgroup is not None and _age_sex(subgroup) is None:
        found.add(f"among {subgroup}")
    return frozenset(found)


@lru_cache(maxsize=65536)
def age_sex_of(claim: Claim) -> str | None:
    """The age and sex of the subgroup that a share is told for ("among boys"); None where it names none."""
    subgroup = _subgroup(*around(claim))
    return _age_sex(subgroup) if subgroup is not None else None


def _age_sex(subgroup: str) -> str | None:
    row = kind_of(subgroup.split(maxsplit=1)[0])
    return row.age_sex if row is not None else None


@lru_cache(maxsize=65536)
def is_of_before(claim: Claim) -> bool:
    """Whether a level is given for a time before the one its report is about, which its words name by that alone ("the year before")."""
    if claim.period_start is not None or (claim.change is not Change.LEVEL and claim.from_value is None):
        return False
    before, behind = around(claim)
    if _COMPARES.search(before) and _TIMED_BEFORE.match(behind):
        return True
    opens = _OPENS_BEFORE.match(before)
    return bool(_LONG_BEFORE.match(behind)) or (opens is not None and not _DAY.match(before))


def around(claim: Claim) -> tuple[str, str]:
    """The words of its sentence before and behind a figure, as far as the next contrast."""
    start, end = max(0, claim.start - claim.sentence_start), max(0, claim.end - claim.sentence_start)
    return _PARTS.split(claim.sentence[:start])[-1].lstrip(), _PARTS.split(claim.sentence[end:])[0]


@lru_cache(maxsize=1)
def _another() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, words_for("occasion")), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![\w’'-])(?P<lead>[\w’'-]+)\s+)?\b(?:another|(?:an?\s+)?(?:separate|similar|unrelated)|an\s+earlier|a\s+(?:previous|second|third)|"
        rf"(?:the|its|their)\s+(?:last|previous)|(?:the\s+)?last\s+[a-z]+[’']s|[Ll]ast\s+[a-z]+[’']s)(?:\s+big)?(?:\s+[\w-]+){{0,2}}?\s+(?:{nouns})\b",
        re.IGNORECASE,
    )


def _is_of_another(before: str) -> bool:
    """Whether the words before a figure make it one of an occasion that is set off from the one reported."""
    found = list(_another().finditer(before))
    return any((match["lead"] or "").casefold() not in _NOT_A_BACKGROUND for match in found)


def _is_of_another_behind(behind: str) -> bool:
    """Whether a figure is said to be of such an occasion right behind its noun: "took part in a similar march"."""
    found = _another().search(behind)
    return found is not None and (found["lead"] or "").casefold() in {"in", "at", "by", "during"}


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    nouns = "|".join(sorted(words_for("mark"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\ba\s)\b(?:{nouns})\s+(?:[\w-]+\s+){{0,7}}?(?:of|is|are|was|were|at|to|for)\s+(?:[a-z]+ing\s+)?(?:(?:about|some|around)\s+)?$",
        re.IGNORECASE,
    )


def _is_mark(before: str) -> bool:
    """Whether a figure is one that others are measured by: a target, a threshold, a capacity, the danger mark."""
    return bool(_mark().search(before))


def _subgroup(before: str, behind: str) -> str | None:
    """Of whom or what a share is taken, where that stands apart from the share: "for the young", "among boys", "in the capital"."""
    among = list(_AMONG.finditer(before))
    told = among[-1] if among else _AMONG_BEHIND.match(behind)
    if told is not None:
        return _named(told["head"])
    told = _FOR_THE.search(before) or _FOR_THE.match(behind.lstrip())
    if told is not None:
        return _named(told["head"])
    opening = _in_part().match(before)
    if opening is not None:
        return _named(opening["head"])
    for match in reversed(list(_FOR.finditer(before))):
        if _names_people(match["head"]):
            return _named(match["head"])
    return None


@lru_cache(maxsize=1)
def _in_part() -> re.Pattern[str]:
    nouns = "|".join(sorted(words_for("part of a country"), key=len, reverse=True))
    return re.compile(
        rf"(?:in|at|among)\s+(?P<head>(?:the\s+)?(?:[a-z-]+\s+){{0,2}}?(?:{nouns}))\b(?!\s+of\b)", re.IGNORECASE
    )


def _names_people(phrase: str) -> bool:
    row = kind_of(phrase.casefold().removeprefix("the ").strip())
    return (row is not None and row.category in {"person", "group"}) or bool(_YOUNG.search(phrase))


def _named(phrase: str) -> str | None:
    """One name for a subgroup, however it is put: the young are those under an age."""
    if _YOUNG.search(phrase):
        return "young"
    if _OLD.search(phrase):
        return "old"
    words = [stem(word) for word in _WORD.findall(phrase.casefold()) if word not in function_words()]
    return " ".join(words) or None
