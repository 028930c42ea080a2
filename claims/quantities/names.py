"""Numbers that name: scores, models, roads, places in a text, and bare years."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.quantities.alternation import alternation
from claims.quantities.drafts import Draft
from claims.quantities.exclusions import designators, words
from claims.terms import Bound, NumberKind

_NEAR = 32
_WORD_BEFORE = re.compile(r"(\S{1,24})\s$")
_MODEL = re.compile(r"\s([A-Z][A-Za-z]{1,12})(?![\w-])")
_PAIR = re.compile(r"([0-9]{1,3})\s?-\s?([0-9]{1,3})(?![0-9%])")
_COUNTED = re.compile(
    r"\s(?:[a-z-]{2,16}\s){0,1}(?:people|percent|per\scent|men|women|children|(?!(?:its|his|this|was|has|us|is|as)\b)[a-z]{2,16}s)\b"
)
_FIGURES_ONLY = frozenset({"no", "nos", "big", "top", "party", "company", "area"})
_LISTING = re.compile(r",\s|,?\s(?:and|or|to)\s|\s?[-&]\s?")
_ROW = re.compile(rf"[0-9](?:{_LISTING.pattern})$")
_BOXES = frozenset({"Box", "Flight", "Room", "Psalm"})
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|after|before|early|late|mid|circa|year|through|the|this|that|last|and"
    r"|to|his|her|its|their|our|[A-Z][a-z]+)[\s,-]*$"
)
_COUNT_RANGE = re.compile(r"\s?(?:-|to|or)\s?(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9][0-9,]{3,9}")
_LINE = 90
_LINE_NUMBER = re.compile(r"[0-9]{3,6}")
_FILED = re.compile(r"[0-9]{3,20}")
_TEXTED = re.compile(r"\btext(?:ing)?\s[\"']?[A-Z]{2,12}[\"']?\sto\s$", re.IGNORECASE)
_CLOSES = re.compile(r"[.,;)]|\s?$")
_TERMS = frozenset({"day", "week", "month", "year"})
_TENOR = "the number is part of a name: how long a bond, a bill or a loan of its kind runs"
_FOUR = re.compile(r"[0-9]{4}")


def counts_people(flat: str, end: int) -> bool:
    """Whether the words behind a number are people, or what befalls them."""
    return bool(_people().match(flat, end))


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    listed = "|".join(sorted(words("people") | words("fate"), key=lambda word: (-len(word), word)))
    return re.compile(rf"\s(?:[A-Za-z-]{{2,16}}\s){{0,2}}(?:{listed})\b")


def settle_score(flat: str, draft: Draft) -> bool:
    """Settle two small figures joined by a hyphen: a score where they fall, or stand beside words of play."""
    if draft.unit or draft.money:
        return False
    pair = _PAIR.match(flat, draft.core)
    if not pair:
        behind = _PAIR.match(flat, max(0, draft.core - 4))
        if behind and behind.end() == draft.end:
            draft.settle(NumberKind.NAME, "a score, not a count")
            return True
        return False
    around = flat[max(0, draft.core - _NEAR) : pair.end() + _NEAR]
    falls = int(pair[1]) >= int(pair[2])
    played = any(word.lower() in words("score") for word in re.findall(r"[A-Za-z-]+", around))
    if not (falls or played) or (_COUNTED.match(flat, pair.end()) and not falls):
        return False
    draft.start, draft.end = draft.core, max(draft.end, pair.end())
    draft.stop = draft.end
    draft.settle(NumberKind.NAME, "a score, not a count")
    return True


def settle_designated(flat: str, draft: Draft, previous: Draft | None = None) -> bool:
    """Settle a bare figure that a name in front claims: "Highway 101", "Article 5", "Units 1 and 3"; or one behind: "737 Max"."""
    if draft.money or draft.unit or draft.start != draft.core or draft.bound not in {Bound.EXACT, Bound.RANGE}:
        return False
    if previous is not None and _listed(flat, draft, previous):
        draft.settle(NumberKind.NAME, previous.reason)
        return True
    return _named(flat, draft)


def settle_phone(flat: str, draft: Draft) -> bool:
    """Settle a bare figure set beside a telephone line: "a helpline for relatives, 1155,", "hotline 1800"."""
    if draft.form != "figure" or draft.unit or draft.money or not _LINE_NUMBER.fullmatch(flat[draft.start : draft.end]):
        return False
    before = flat[max(0, draft.start - _LINE) : draft.start]
    found = _phone_lines().search(before)
    if _TEXTED.search(before):
        draft.settle(NumberKind.NAME, "a telephone number")
        return True
    if found is None or not (found["beside"] or _CLOSES.match(flat, draft.end)) or counts_people(flat, draft.end):
        return False
    draft.settle(NumberKind.NAME, "a telephone number")
    return True


@lru_cache(maxsize=1)
def _phone_lines() -> re.Pattern[str]:
    """A word for a telephone line, with its number right behind it or set off by a comma, a colon or a bracket."""
    listed = "|".join(sorted(words("phone"), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\b(?:{listed})(?:(?P<beside>\s(?:(?:is|on|at)\s)?)|(?:\s[a-z'-]{{1,20}}){{0,6}}(?:,\s|:\s|\s\())$",
        re.IGNORECASE,
    )


def settle_filed(flat: str, draft: Draft) -> bool:
    """Settle a figure behind a label of files: "Case Number: 1703310154", "report no. 44102", and those that are listed behind it."""
    if draft.form != "figure" or draft.unit or draft.money or not _FILED.fullmatch(flat[draft.start : draft.end]):
        return False
    if _file_labels().search(flat[max(0, draft.start - _LINE) : draft.start]) is None or counts_people(flat, draft.end):
        return False
    draft.settle(NumberKind.NAME, "the number of a case or a file")
    return True


@lru_cache(maxsize=1)
def _file_labels() -> re.Pattern[str]:
    """What is filed, that it is its number, and the numbers told before this one."""
    return re.compile(
        rf"\b(?:{alternation(words('filed'))})\s(?:(?:numbers?|nos?|ids?)(?:\.|:|\sis|\sare)?\s|#:?\s?)(?:[0-9-]{{3,20}}(?:,\s|\sand\s|,\sand\s|;\s)){{0,6}}$",
        re.IGNORECASE,
    )


def settle_tenor(flat: str, draft: Draft) -> bool:
    """Settle how long a bond or a bill runs, which tells the kinds of them apart: "91-day bills", "the 10-year yield"."""
    if draft.unit not in _TERMS or flat[draft.end : draft.end + 1] != "-":
        return False
    if not _tenors().match(flat, draft.stop):
        return False
    draft.settle(NumberKind.NAME, _TENOR)
    return True


@lru_cache(maxsize=1)
def _tenors() -> re.Pattern[str]:
    listed = "|".join(sorted(words("tenor"), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:\s(?:[A-Za-z'.-]{{2,16}})){{0,2}}?\s(?:{listed})(?![\w-])", re.IGNORECASE)


def _named(flat: str, draft: Draft) -> bool:
    before = _WORD_BEFORE.search(flat[max(0, draft.start - 26) : draft.start])
    if not before:
        return False
    behind = _MODEL.match(flat, draft.end)
    if behind and draft.form == "figure" and behind[1] in words("model"):
        draft.settle(NumberKind.NAME, "the number is part of a name: a model, a series or a product")
        return True
    word = before[1].strip("(\"'")
    reason = designators().get(word.rstrip(".")) or designators().get(word)
    if reason is None or "," in flat[draft.core : draft.end] or counts_people(flat, draft.end):
        return False
    if draft.form != "figure" and (word.lower() in _FIGURES_ONLY or not word[:1].isupper()):
        return False
    draft.settle(NumberKind.NAME, reason)
    return True


def _listed(flat: str, draft: Draft, previous: Draft) -> bool:
    """Whether a figure is one more behind a designator in the plural, or in a row of such figures."""
    if previous.reason not in designators().values() or previous.form != draft.form:
        return False
    if not _LISTING.fullmatch(flat[previous.end : draft.start][:10]) or counts_people(flat, draft.end):
        return False
    before = _WORD_BEFORE.search(flat[max(0, previous.start - 26) : previous.start])
    plural = before is not None and before[1].endswith("s") and before[1].strip("(\"'") in designators()
    return plural or bool(_ROW.search(flat[max(0, previous.start - 12) : previous.start]))


def _designated(flat: str, draft: Draft) -> bool:
    before = _WORD_BEFORE.search(flat[max(0, draft.start - 26) : draft.start])
    return before is not None and before[1] in _BOXES


def settle_year(flat: str, draft: Draft) -> bool:
    """Settle a bare figure of four digits that stands where years stand."""
    written = flat[draft.core : draft.end]
    bare = not draft.money and draft.unit is None and draft.start == draft.core and draft.bound is Bound.EXACT
    if not bare or not _FOUR.fullmatch(written) or _designated(flat, draft) or _COUNT_RANGE.match(flat, draft.end):
        return False
    value = int(written)
    recent = 1900 <= value <= 2099  # noqa: PLR2004 - the years most written about
    before = flat[max(0, draft.start - 24) : draft.start]
    placed = bool(_YEAR_BEFORE.search(before)) or not before.strip()
    people = counts_people(flat, draft.end)
    if not 1100 <= value <= 2150 or (people and not (recent and placed)) or not (placed or recent):  # noqa: PLR2004
        return False
    draft.settle(NumberKind.DATE, "a year, not a quantity")
    return True
