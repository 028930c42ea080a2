"""What stands around a numeral → its unit: money signs before it, symbols, unit words and rates behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.lexicon.loading import table
from claims.lexicon.roles import words_for
from claims.models import Quantity
from claims.quantities.exclusions import words
from claims.quantities.plaintext import plain
from claims.quantities.rows import CurrencyRow, UnitRow

_TAIL = re.compile(
    r"(?P<gap>[ -]?)(?P<one>[^\W\d_]{1,24}\.?(?:[/·][^\W_]{1,8}|[²³23](?!\d))?|[%°º٪‰](?:[CF](?!\w))?|[″′”℃℉€£$₽₹¢₪])"
    r"(?:[ -](?P<two>[^\W\d_]{1,24}\.?)(?:[ -](?P<three>[^\W\d_]{1,24})(?:[ -](?P<four>[^\W\d_]{1,24}))?)?)?"
)
_LASTS = ("four", "three", "two", "one")
"""The words behind a number, by their groups in `_TAIL`, that can be the last of its unit: the longest unit is kept."""

_BETWEEN_WORDS = re.compile("[ -]")
_PER = re.compile(r"(?:\s?/\s?|\sper\s|-per-|\s(?:an?|each|every)\s|-an?-)", re.IGNORECASE)
_AGE_WORDS = re.compile(r"[\s-]?(?:year|month|week|day)s?[\s-]olds?(?!\w)", re.IGNORECASE)
_PER_COUNT = re.compile(r"\s?per\s([0-9][0-9,]{0,12}|thousand|million|hundred)(?![\w])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{1,24}\.?[²³2]?(?:\s[^\W\d_]{1,24})?")
_NATION = re.compile(r"\s?(?:U\.?S\.?|USD|US dollars|Canadian|Cdn|CDN|Australian|AUD|CAD|NZD)(?![\w])")
_NATIONS = {"c": "CAD", "a": "AUD", "n": "NZD", "u": "USD"}
_EARLIER = re.compile(r"\s(?:ago|earlier|later|before)(?!\w)")
_SINCE = re.compile(r"\s(?:on|after)(?!\w)")
_OF_STUFF = re.compile(r"\sof\s[a-z-]{2,20}(?:\s[a-z-]{2,20})?(?=\sa\s(?:hour|day|week|month|year)(?!\w))")
_OF_UNITS = re.compile(r"\sof(?=\s)")
_STUFF = frozenset({"mass", "volume", "energy", "data"})
_WORDS_BEFORE = re.compile(r"[A-Za-z-]+")
_OF_A = re.compile(r"(?:\sof)?\san?\s(?:US\s|UK\s|imperial\s|metric\s)?")
_ALONE = frozenset({"R", "P", "N", "S$", "PS", "TL", "Sh", "Dh"})
_AROUND = 160
"""How far the words of a unit, and what tells one pound from another, lie from a number."""

_CODED = re.compile(r"([A-Za-z-]{2,20})\s(?:[A-Z]{1,3}-?[0-9]{1,4}(?:,\s|,?\s(?:and|or|to)\s)){0,4}$")
_BARE = re.compile(r"[0-9]{1,4}(?![0-9.,]*[0-9])(?!\s?(?:million|billion|thousand|m\b|bn\b|k\b))")

_NEVER_LOOSE = frozenset({"unit", "game", "match", "mile", "case", "room"})
_TIMES = frozenset({"time", "mass", "volume", "length", "area", "energy"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found: its name, where its sign ends if the sign is part of the expression, and where its words end."""

    name: str
    sign_end: int
    end: int
    money: bool = False
    word: str | None = None
    measure: str = ""


@lru_cache(maxsize=1)
def spelled() -> dict[str, tuple[str, str]]:
    """Spelled form in lower case → unit name and what it measures; currencies and coins measure "money"."""
    found = {word.lower(): (row.name, row.measure) for row in table("units", UnitRow) for word in row.words}
    found.update({word.lower(): (row.code, "money") for row in table("currencies", CurrencyRow) for word in row.words})
    return found


@lru_cache(maxsize=1)
def last_words() -> frozenset[str]:
    """The last words of all spelled forms: "crowns" of "Danish crowns"."""
    return frozenset(form.split()[-1] for form in spelled()) - symbols().keys()


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """What the units of several words begin with, in lower case, up to the first blank or hyphen."""
    parts = (_BETWEEN_WORDS.split(form.lower()) for form in (*spelled(), *symbols()))
    return frozenset(words[0] for words in parts if len(words) > 1)


@lru_cache(maxsize=1)
def symbols() -> dict[str, tuple[str, str]]:
    """Symbol as written → unit name and what it measures."""
    found = {sign: (row.name, row.measure) for row in table("units", UnitRow) for sign in row.symbols}
    found.update({sign: (row.code, "money") for row in table("currencies", CurrencyRow) for sign in row.after})
    return found


@lru_cache(maxsize=1)
def _signs() -> tuple[dict[str, str], re.Pattern[str]]:
    codes = {sign: row.code for row in table("currencies", CurrencyRow) for sign in row.before}
    listed = "|".join(re.escape(sign) for sign in sorted(codes, key=lambda sign: (-len(sign), sign)))
    return codes, re.compile(rf"(?:(?<![\w$])|(?<=\d))(?:{listed})$")


def sign_before(text: str, start: int, magnitude: bool) -> tuple[str, int] | None:
    """The currency whose sign or code ends right before `start`, and where it begins.

    `magnitude` says whether the figure looks like money (a comma, decimals, a scale): signs that are also plain
    letters need it.
    """
    codes, pattern = _signs()
    at = start
    if text[at - 1 : at] == " ":
        at -= 1
    if at <= 0 or not (text[at - 1].isupper() or text[at - 1] in "$€£¥=₹₪₽₴֏₼₾₺₦¢₵₱₩฿₫৳₿s.phdk"):
        return None
    found = pattern.search(text[max(0, at - 8) : at])
    if not found:
        return None
    sign = found.group()
    if sign in _ALONE and (not magnitude or at != start or _is_code(text, at - len(sign), start)):
        return None
    if at != start and len(sign) == 1 and sign not in "$€£¥₹₽":
        return None
    return codes[sign], at - len(sign)


def _is_code(text: str, begin: int, start: int) -> bool:
    """Whether letters and a bare figure behind a noun of vessels, roads or parts are the name of one: "patrol boat P40"."""
    found = _CODED.search(text[max(0, begin - _AROUND) : begin])
    return found is not None and found[1].lower() in words("coded") and bool(_BARE.match(text, start))


def after(text: str, end: int, *, figure: bool, code: str | None = None) -> Unit | None:
    """The unit behind a numeral that ends at `end`; with `code`, a currency already known, only its rate."""
    if code is not None:
        nation = _NATION.match(text, end)
        stop = end
        if nation and code == "USD" and text[end : end + 1] == " ":
            code = _NATIONS.get(nation.group().strip()[0].lower(), code)
            stop = nation.end()
        rate, rate_end = _rate(text, stop, since=text[end - 1 : end].isdigit())
        return Unit(f"{code} per {rate}" if rate else code, end, rate_end, money=True)
    found = _plain(text, end, figure=figure)
    if found is None:
        count = _PER_COUNT.match(text, end)
        return Unit(f"per {count[1]}", end, count.end()) if count else None
    rate, rate_end = _rate(text, found.end, since=found.money and text[end - 1 : end].isdigit())
    if not rate and found.measure in _STUFF:
        stuff = _OF_STUFF.match(text, found.end)
        rate = _rate(text, stuff.end())[0] if stuff else None
        rate_end = found.end
    if not rate:
        count = _PER_COUNT.match(text, found.end)
        rate, rate_end = (count[1], count.end()) if count else (None, found.end)
    if not rate:
        return found
    return Unit(f"{found.name} per {rate}", found.sign_end, rate_end, found.money, found.word)


def of_units(text: str, end: int) -> Unit | None:
    """The unit behind "of", where a vague word stands before it: "tens of millions of dollars"."""
    link = _OF_UNITS.match(text, end)
    found = after(text, link.end(), figure=False) if link else None
    if found is None or found.word is None or not found.word.lower().rstrip(".").endswith(("s", "feet")):
        return None
    return replace(found, sign_end=end)


def _plain(text: str, end: int, *, figure: bool) -> Unit | None:
    tail = _TAIL.match(text, end)
    if not tail:
        return None
    if tail["gap"] and tail["one"] in words_for("more of a unit"):
        further = _plain(text, tail.end("one"), figure=False)
        return replace(further, sign_end=end) if further is not None and further.word is not None else None
    one, gap = tail["one"], tail["gap"]
    begin = tail.start("one")
    for last in _LASTS if one.lower() in _first_words() else ("one",):
        stop = tail.end(last)
        if stop < 0:
            continue
        written = text[begin:stop]
        low = written.lower()
        known = spelled().get(low.rstrip(".")) or spelled().get(low)
        if known and not text[stop : stop + 1].isdigit():
            return _word_unit(text, end, stop - (last == "one" and written.endswith(".")), known, written)
        sign = symbols().get(written) or symbols().get(written.rstrip("."))
        if sign and figure and _fits_symbol(text, written.rstrip("."), gap, stop):
            is_sign = sign[0] == "%" or (sign[1] == "money" and not gap)
            stop -= written not in symbols()
            return Unit(sign[0], stop if is_sign else end, stop, sign[1] == "money", None, sign[1])
    if one.startswith(("°", "º")):
        return Unit("degree", end, tail.end("one"))
    return None


def _word_unit(text: str, end: int, stop: int, known: tuple[str, str], written: str) -> Unit | None:
    name, measure = known
    low = written.lower().rstrip(".")
    if low in {"pound", "pounds"} and (text[stop : stop + 4] == " of " or _weighs(text, end)):
        name, measure = "pound", "mass"
    return Unit(name, end, stop, measure == "money", written, measure)


def names_nation(text: str, end: int) -> bool:
    """Whether the country of a money sign is named right behind the figure: "$76 US"."""
    return bool(_NATION.match(text, end))


def share_of(text: str, end: int) -> Unit | None:
    """The unit that a fraction is a share of one of: "half a mile", "a quarter of an hour"."""
    link = _OF_A.match(text, end)
    if not link:
        return None
    for length in (2, 1):
        found = re.compile(rf"[^\W\d_]{{1,20}}(?:\s[^\W\d_]{{1,20}}){{{length - 1}}}").match(text, link.end())
        known = spelled().get(found.group().lower()) if found else None
        if found and known and known[0] != "%":
            return Unit(known[0], end, found.end(), known[1] == "money", found.group())
    return None


def _weighs(text: str, end: int) -> bool:
    """Whether the nearest word that tells pounds of weight from pounds of money speaks of weight."""
    told: list[tuple[int, bool]] = []
    begin = max(0, end - 80)
    for word in _WORDS_BEFORE.finditer(text, begin, end + 60):
        low = word.group().lower()
        if low in words("weight_cue") or low in words("money_cue"):
            away = end - word.end() if word.start() < end else 2 * (word.start() - end)
            told.append((away, low in words("weight_cue")))
    return min(told)[1] if told else False


def _fits_symbol(text: str, sign: str, gap: str, stop: int) -> bool:
    if text[stop : stop + 1].isalnum():
        return False
    if len(sign) == 1 and sign.isalpha() and gap:
        return gap == " " and sign not in "Aas" and not re.match(r"[-.&][A-Za-z]", text[stop : stop + 2])
    return True


def _rate(text: str, at: int, *, since: bool = False) -> tuple[str | None, int]:
    """The Y of "X per Y", canonical, and where it ends; `since`: it stays one in front of "after" ("$9 a month after")."""
    link = _PER.match(text, at)
    word = _WORD.match(text, link.end()) if link else None
    if link is None or word is None or word.group().lower().startswith("cent "):
        return None, at
    loose = "per" not in link.group() and "/" not in link.group()
    both = word.group().lower()
    first = both.split()[0].rstrip(".")
    for bare in (both.rstrip("."), first):
        end = link.end() + len(bare)
        name = _denominator(text[link.end() : end], bare, loose=loose)
        if name and not (loose and (_EARLIER.match(text, end) or (not since and _SINCE.match(text, end)))):
            return name, end
    return (None, at) if loose else (first, link.end() + len(first))


def _denominator(written: str, bare: str, *, loose: bool) -> str | None:
    """The name of what stands behind "per", or behind a mere article (`loose`), where fewer words are rates."""
    if bare == "pound":
        return "pound"
    known = spelled().get(bare) or symbols().get(written)
    if known and (not loose or known[1] in _TIMES) and known[0] not in {"%", "point"}:
        return known[0]
    return bare if bare in words_for("denominator") and not (loose and bare in _NEVER_LOOSE) else None


def rate_after(text: str, end: int) -> str | None:
    """The Y of "tests per day", "deaths a week" right behind the noun that ends at `end`."""
    return _rate(text, end)[0]


def span_after(text: str, quantity: Quantity, start: int) -> int:
    """Where the words of a number's unit end in the text of its paragraph, which begins at `start` of the document."""
    end = quantity.end - start
    base = max(0, end - _AROUND)
    flat = plain(text[base : end + _AROUND])
    code = (quantity.unit or "").partition(" ")[0]
    found = after(flat, end - base, figure=True)
    if found is None and len(code) == len("USD") and code.isupper():
        found = after(flat, end - base, figure=True, code="USD")
    age = _AGE_WORDS.match(flat, end - base)
    return max(end, base + found.end if found else end, base + age.end() if age else end)
