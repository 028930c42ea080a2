"""A number being read → its kind: a claim, or an ordinal, year, name, score, age or reference, with the reason."""

from __future__ import annotations

import re

from claims.quantities.drafts import Draft
from claims.quantities.exclusions import designators, words
from claims.quantities.units import spelled, symbols
from claims.terms import Bound, NumberKind

_PREFIX = re.compile(r"[^\W_]{1,24}[-.&]?$")
_WORD_BEFORE = re.compile(r"(\S{1,24})\s$")
_LETTERS = re.compile(r"[A-Za-z]{1,12}")
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|after|before|early|late|mid|circa|year|through|the|this|that|last|and|to|late-|mid-|early-|his|her|its|their|our|[A-Z][a-z]+)[\s,-]*$"
)
_MODEL = re.compile(r"\s([A-Z][A-Za-z]{1,12})(?![\w-])")
_OLD = re.compile(r"[\s-]?(?:years?|months?|weeks?|days?)?[\s-](?:old|olds)(?!\w)|\s(?:years|months|weeks|days)\s(?:old|of\sage)(?!\w)", re.IGNORECASE)
_AGE_SPAN = re.compile(r"[\s-]?(year|month|week|day)s?[\s-](?:olds?|of\sage)(?!\w)", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|ages|age|turned|turning|the\sages?\sof|aged\sbetween|at\sage)\s$", re.IGNORECASE)
_NAME_COMMA = re.compile(r"[A-Z][\w'-]{1,24},\s$")
_ONE_OTHER = re.compile(
    r"\s?(?:[.,;:!?)\"'-]|$|(?:is|was|has|had|who|that|which|for|to|in|on|at|with|by|or|can|could|would|will|may|might|should|must|does|did|from|as|thing|another|wants|knows|needs|and|but|than|they|he|she|we|you|i|it|has|there|if|when|where|day)\b)",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(r"\b(?:the|this|that|each|every|any|which|another|some|no|first|last|next|only|other|right|wrong|good|bad|big|new|old|loved|a|same)[\s-]$", re.IGNORECASE)
_OF_DET = re.compile(r"\s(?:in\s\w+\s)?of\s(?:the|his|her|its|their|our|my|your|these|those|\w+'s)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which|us|you)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|both|these|those|either|all|its|his|her|their|our|my|your|other)\s(?:(?:other|same|top|best|bottom|last|first|next|final|main|latest|previous|rival|warring|big|new|neighbouring|neighboring)\s)?$", re.IGNORECASE)
_RANK = re.compile(r"\b(?:top|bottom|final|last|best|first|next|big)[\s-]$", re.IGNORECASE)
_REMAINING = re.compile(r"\b(?:remaining|other|additional|another)\s$", re.IGNORECASE)
_COUNT_RANGE = re.compile(r"\s?(?:-|to|or)\s?(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9][0-9,]{3,9}")
_SMALL = 12
_NEAR = 48
_STANDALONE_CAPS = frozenset(
    "The A An In On At By For From With And But Or Of To As If When While After Before Since About Around Over Under More Less Some Only Just "
    "At Nearly Almost Up Down Between Some All Both Another Than Not Nor He She It They We I You His Her Its Their Our This That These Those "
    "There Here So Still Meanwhile However Yet Also Then Now What Which Who Where Why How".split()
)


def is_code(flat: str, draft: Draft, *, money: bool) -> bool:
    """Settle a figure that letters stick to: "COP29", "G7", "5G", "A380", "29th", "1990s"; False if it is none.

    A draft that this settles has its whole token as expression.
    """
    if draft.form != "figure" or draft.stated is None:
        return False
    if not money and _code_before(flat, draft):
        return True
    tail = _LETTERS.match(flat, draft.end)
    if not tail:
        return False
    letters = tail.group()
    if _ORDINAL_END.match(flat, draft.end):
        draft.end = draft.stop = draft.end + 2
        _settle(draft, NumberKind.ORDINAL, "a place in an order, not a count")
        return True
    if letters == "s" and flat[tail.end() : tail.end() + 1] not in {"-", "/"}:
        draft.end = draft.stop = tail.end()
        if draft.stated % 10 == 0 and draft.stated < 100 or draft.stated > 1000:  # noqa: PLR2004 - "the 80s", "the 1980s"
            in_age = re.search(r"\b(?:his|her|their|my|your|our)\s(?:early\s|mid-?\s?|late\s)?$", flat[max(0, draft.start - 16) : draft.start])
            _settle(draft, NumberKind.AGE if in_age else NumberKind.DATE, "an age by decade" if in_age else "a decade or an age group")
        else:
            _settle(draft, NumberKind.NAME, "a name or an age group that holds a number")
        return True
    if _known_suffix(flat, draft.end, letters, money=money):
        return False
    draft.end = draft.stop = tail.end()
    _settle(draft, NumberKind.NAME, "part of a name or code that mixes letters and digits")
    return True


def _known_suffix(flat: str, end: int, letters: str, *, money: bool) -> bool:
    rest = flat[end : end + 6]
    if letters.lower() in {"m", "mn", "mln", "bn", "bln", "b", "k", "tn", "trn", "mio"}:
        return True
    if letters in symbols() or letters.lower() in spelled() or re.match(r"[A-Za-z]{1,4}[/·²³2]", rest):
        return letters not in {"G", "F", "C", "A", "V", "B", "L", "J"} or letters in {"C", "F", "V"} and not money
    return letters.lower() in {"x", "pc", "strong", "plus", "odd", "ish", "fold"}


def _code_before(flat: str, draft: Draft) -> bool:
    if draft.start == 0:
        return False
    previous = flat[draft.start - 1]
    if not (previous.isalnum() or previous in "-.&/_#"):
        return False
    if previous == "#":
        draft.start -= 1
        _settle(draft, NumberKind.NAME, "a number in a series, not a count")
        return True
    prefix = _PREFIX.search(flat[max(0, draft.start - 25) : draft.start])
    if not prefix:
        return False
    letters = prefix.group().rstrip("-.&/_")
    joined = prefix.group() != letters
    if joined and letters.islower() and letters.isalpha() and len(letters) > 1:
        return _lower_prefix(flat, draft, letters)
    if joined and (letters.isdigit() or (letters.lower() in spelled() and letters.islower()) or letters in symbols()):
        return False
    if joined and previous == "." and letters.islower() and len(letters) > 1:
        return False
    if joined and re.search(r"[0-9]\w*$", letters) and letters[:1].isdigit():
        return False
    draft.start -= len(prefix.group())
    tail = re.compile(r"[\w-]{1,24}").match(flat, draft.end)
    draft.end = draft.stop = tail.end() if tail else draft.end
    _settle(draft, NumberKind.NAME, "part of a name or code that mixes letters and digits")
    return True


def _lower_prefix(flat: str, draft: Draft, letters: str) -> bool:
    """ "under-21", "last-32": a word in lower case joined by a hyphen; "minus-5" and "now-18" join nothing."""
    if letters in {"under", "over"} and not re.match(r"\s?(?:%|per|km|m\b|kg)", flat[draft.end : draft.end + 4]):
        draft.start -= len(letters) + 1
        _settle(draft, NumberKind.AGE, "an age group, not a count")
        draft.bound = Bound.LESS_THAN if letters == "under" else Bound.MORE_THAN
        return True
    return False


def _settle(draft: Draft, kind: NumberKind, reason: str) -> None:
    draft.kind, draft.reason = kind, reason
    if kind not in {NumberKind.AGE, NumberKind.REFERENCE, NumberKind.CLAIM}:
        draft.low = draft.high = draft.stated = draft.resolution = None
        draft.unit = draft.unit_word = None


def decide(flat: str, draft: Draft) -> None:
    """Give a draft its kind and reason from the words around it."""
    if draft.form == "identifier":
        _settle(draft, NumberKind.NAME, "a long string of digits: an identifier")
    elif draft.form == "ordinal":
        _settle(draft, NumberKind.ORDINAL, "a place in an order, not a count")
    elif _age(flat, draft) or _score(flat, draft) or _designated(flat, draft):
        return
    elif draft.form == "vague":
        _vague(flat, draft)
    elif draft.stated == 1 and flat[draft.core : draft.core + 3].lower() == "one":
        _one(flat, draft)
    elif not _reference(flat, draft) and draft.unit:
        draft.reason = f"an amount in {draft.unit}"


def _age(flat: str, draft: Draft) -> bool:
    if draft.money:
        return False
    span = _AGE_SPAN.match(flat, draft.end) or _AGE_SPAN.match(flat, draft.stop)
    if span:
        draft.unit = f"{span[1].lower()} of age"
        _settle(draft, NumberKind.AGE, "an age, not a count")
        return True
    before = flat[max(0, draft.start - 26) : draft.start]
    if draft.unit is None and (draft.high is None or draft.high <= 120):  # noqa: PLR2004 - the oldest people
        comma = flat[draft.end : draft.end + 1] in {",", ")"} and draft.stated is not None and 1 <= draft.stated <= 120  # noqa: PLR2004
        if _AGED.search(before) or (comma and draft.form == "figure" and draft.bound is Bound.EXACT and _NAME_COMMA.search(before)):
            draft.unit = "year of age"
            _settle(draft, NumberKind.AGE, "an age, not a count")
            return True
    return False


_PAIR = re.compile(r"([0-9]{1,3})\s?-\s?([0-9]{1,3})(?![0-9%])")


def _score(flat: str, draft: Draft) -> bool:
    """Two small figures joined by a hyphen: a score where they fall or stand beside words of play."""
    pair = _PAIR.match(flat, draft.core)
    behind = _PAIR.match(flat, max(0, draft.core - 4)) if not pair else None
    if not pair or draft.unit or draft.money:
        if behind and behind.end() == draft.end and not draft.unit:
            _settle(draft, NumberKind.NAME, "a score, not a count")
            return True
        return False
    first, second = int(pair[1]), int(pair[2])
    around = flat[max(0, draft.core - _NEAR) : pair.end() + _NEAR]
    play = words("score")
    if first >= second or any(word.lower() in play for word in re.findall(r"[A-Za-z-]+", around)):
        if not re.match(r"\s(?:\w+\s)?(?:people|years|days|hours|weeks|months|minutes|percent|per\scent)\b", flat[pair.end() : pair.end() + 24]):
            draft.end = draft.stop = max(draft.end, pair.end())
            draft.start = draft.core
            _settle(draft, NumberKind.NAME, "a score, not a count")
            return True
    return False


def _designated(flat: str, draft: Draft) -> bool:
    """ "Highway 101", "Boeing 737", "Article 5": a name in front of a bare figure that counts nothing."""
    if draft.money or draft.unit or draft.start != draft.core or draft.bound is not Bound.EXACT:
        return False
    before = _WORD_BEFORE.search(flat[max(0, draft.start - 26) : draft.start])
    if not before:
        return False
    word = before[1].strip("(\"'")
    behind = _MODEL.match(flat, draft.end)
    if behind and draft.form == "figure" and (behind[1] in words("model") or behind[1] == "ZIP"):
        _settle(draft, NumberKind.NAME, "the number is part of a name: a model, a series or a product")
        return True
    reason = designators().get(word.rstrip(".")) or designators().get(word)
    written = flat[draft.core : draft.end]
    if reason and "," not in written and draft.stated is not None and not _counts_people(flat, draft.end):
        if word[:1].isupper() or word in {"no.", "nos.", "number", "version", "lane", "row"} or draft.form == "figure":
            _settle(draft, NumberKind.NAME, reason)
            return True
    return False


_PEOPLE = re.compile(
    r"\s(?:[A-Za-z-]{2,16}\s){0,2}(?:people|soldiers|troops|civilians|men|women|children|persons|workers|prisoners|students|refugees|residents|migrants|dead|wounded|injured|missing|officers|employees|deaths|cases|jobs|homes|houses|servicemen|others|more)\b"
)


def _counts_people(flat: str, end: int) -> bool:
    return bool(_PEOPLE.match(flat, end))


def settle_year(flat: str, draft: Draft) -> bool:
    """Settle a bare figure of four digits that stands where years stand."""
    written = flat[draft.core : draft.end]
    if draft.money or draft.unit or draft.start != draft.core or not re.fullmatch(r"[0-9]{4}", written):
        return False
    value = int(written)
    if not 1100 <= value <= 2150 or _counts_people(flat, draft.end) and not 1900 <= value <= 2099:  # noqa: PLR2004
        return False
    before = flat[max(0, draft.start - 24) : draft.start]
    placed = bool(_YEAR_AFTER.search(before)) or not before.strip()
    if not placed and _counts_people(flat, draft.end):
        return False
    if not placed and not 1900 <= value <= 2099:  # noqa: PLR2004 - other centuries need a word of time in front
        return False
    if draft.bound is not Bound.EXACT or _COUNT_RANGE.match(flat, draft.end):
        return False
    _settle(draft, NumberKind.DATE, "a year, not a quantity")
    return True


def _vague(flat: str, draft: Draft) -> None:
    following = _LETTERS.match(flat, draft.end + 1)
    if following and following.group().lower() in words("vague_time") and draft.scaled == 1:
        _settle(draft, NumberKind.OTHER, "a loose stretch of time or space, not a figure")
        return
    written = flat[draft.core : draft.end].lower()
    before = flat[max(0, draft.start - 12) : draft.start].lower()
    if written == "few" and not re.search(r"\b(?:the|these|those|very|too|so|as)\s$", before):
        draft.reason = "a vague word of number, read from the published table"
    if written in {"scores", "tens"} and not flat[draft.end : draft.end + 4].lower().startswith(" of "):
        _settle(draft, NumberKind.OTHER, "a word that is no number here")
        return
    if written == "few" or (written in {"millions", "billions", "thousands", "hundreds"} and re.search(r"\b(?:the|in|by)\s(?:low|high|the)?\s?$", before)):
        _settle(draft, NumberKind.OTHER, "too vague a word to state a figure")
        return
    draft.reason = "a vague word of number, read from the published table"


def _one(flat: str, draft: Draft) -> None:
    before = flat[max(0, draft.start - 16) : draft.start]
    if draft.end - draft.core > 3 and flat[draft.core + 3] not in " ":  # noqa: PLR2004 - "one-year" is read as such
        return
    if draft.unit is not None and not before.endswith(("the ", "this ")):
        draft.reason = f"an amount in {draft.unit}"
        return
    if flat[draft.end : draft.end + 2] == "'s":
        _settle(draft, NumberKind.OTHER, 'a pronoun: "one" counts nothing here')
    elif _OF_THEM.match(flat, draft.end):
        draft.reason = "a count of one among those named before"
    elif _OF_DET.match(flat, draft.end):
        _settle(draft, NumberKind.REFERENCE, "points to one member of a group, and counts nothing anew")
    elif _PRONOUN_BEFORE.search(before) and draft.bound is Bound.EXACT:
        _settle(draft, NumberKind.OTHER, 'a pronoun: "one" counts nothing here')
    elif _ONE_OTHER.match(flat, draft.end) and not re.match(r"\s?-[a-z]", flat[draft.end : draft.end + 3]):
        _settle(draft, NumberKind.OTHER, 'a pronoun: "one" counts nothing here')


def _reference(flat: str, draft: Draft) -> bool:
    """Small whole counts behind a definite word point back to what was named before."""
    if draft.unit or draft.stated is None or draft.bound is not Bound.EXACT or draft.form == "fraction":
        return False
    if draft.stated != int(draft.stated) or draft.stated > _SMALL or draft.stated < 0:
        return False
    before = flat[max(0, draft.start - 28) : draft.start]
    if _REMAINING.search(before) and _counts_people(flat, draft.end):
        draft.reason = "a count of those that are left"
        return False
    if _RANK.search(before) and not re.match(r"\s[a-z]", flat[draft.end : draft.end + 2]):
        _settle(draft, NumberKind.OTHER, "a place in a ranking, not a count")
        return True
    if _DEFINITE.search(before) and not re.search(r"\b(?:all|other)\s$", before, re.IGNORECASE):
        _settle(draft, NumberKind.REFERENCE, "points back to a group named before, and counts nothing anew")
        return True
    if _RANK.search(before):
        _settle(draft, NumberKind.REFERENCE, "a place in a ranking, not a count")
        return True
    if _OF_DET.match(flat, draft.end) and re.search(r"\b(?:best|worst|most|\w{3,}est)\b", flat[draft.end : draft.end + 30]):
        _settle(draft, NumberKind.REFERENCE, "members of a group that is only named")
        return True
    return False
