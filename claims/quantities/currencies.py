"""A money sign or word that several countries share → the currency meant, by the places named around it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon.loading import table
from claims.lexicon.places import place_of
from claims.quantities.drafts import Draft
from claims.quantities.exclusions import words
from claims.quantities.rows import CurrencyRow, TownsRow

_REACH = 240
_DOCUMENT = 20_000
_OFTEN = 2
_NAMES = re.compile(r"[A-Z][\w.'-]{1,24}(?:\s[A-Z][\w.'-]{1,24}){0,2}")
_STOP = re.compile(r"(?<=[a-z0-9)\"'%])[.!?][\"')]*\s")
_BEHIND = re.compile(r"\b(?:from|to|with|against|near|outside|than|for|via|through)\s(?:the\s)?$")
_OBJECT = re.compile(r"\s(?:the|his|her|their|its|my|our|both|gold|silver|bronze)\b")
_DEPTH = 4
_CODE_LENGTH = 3
_FEW = 20
_SPELLED = (("å", "aa"), ("Å", "Aa"), ("ø", "o"), ("Ø", "O"), ("ł", "l"))
"""How letters that are no accented ones are written without them."""

_AT = re.compile(
    r"(?:^|\n)[^\w\n]*+(?P<line>[A-ZÀ-Þ][\wÀ-Þ.'’ -]{1,40})(?=,\s[A-Z][\w. ]{1,20}\s[—–-]|\s[—–-]|\s\()"
    r"|\b(?!(?:and|against|asked|by|for|from|said|says|than|to|told|with)\s)(?:[Ii]n|[Aa]t|[Nn]ear|[a-z]{2,20})\s(?P<name>[A-Z][\w'’-]{2,24}(?:\s[A-Z][\w'’-]{1,24}){0,2})"
)


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a paragraph: the text it is of and the outlet that published it; None where unknown."""

    document: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Currencies of one word or sign: the code where nothing tells, and the code of each country."""

    default: str
    codes: dict[str, str]

    @property
    def others(self) -> set[str]:
        """The codes that the bare word or sign does not stand for by itself."""
        return {*self.codes.values()} - {self.default}


@lru_cache(maxsize=1)
def _families() -> dict[str, Family]:
    found: dict[str, Family] = {}
    for row in table("currencies", CurrencyRow):
        if not row.family:
            continue
        known = found.setdefault(row.family, Family(default=row.code, codes={}))
        known.codes.update(dict.fromkeys(row.countries, row.code))
    return found


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(row.code for row in table("currencies", CurrencyRow))


def is_money(unit: str) -> bool:
    """Whether the name of a unit is one of money: an ISO 4217 code, a coin, a word that several countries share."""
    return unit in _codes()


@lru_cache(maxsize=1)
def _shared() -> dict[str, str]:
    return {form: row.family for row in table("currencies", CurrencyRow) for form in row.shared}


def family(written: str) -> str:
    """The family that a bare sign or word belongs to ("$" and "dollars" → "dollar"); empty where it tells its country."""
    low = written.lower().strip()
    return _shared().get(low) or _shared().get(low.rstrip("."), "")


@lru_cache(maxsize=1)
def _large() -> frozenset[str]:
    return frozenset(form for row in table("currencies", CurrencyRow) for form in row.large)


def is_other_thing(written: str, stated: float | None) -> bool:
    """Whether a word of money names something else in so small a number ("two crowns")."""
    return written.lower().rstrip(".") in _large() and (stated is None or stated < _FEW)


def is_verb(flat: str, written: str, stop: int) -> bool:
    """Whether a word of money is a verb, by the object behind it: "a rower of 58 won the race"."""
    return written.lower() in words("verb_of_money") and bool(_OBJECT.match(flat, stop))


def settle(flat: str, drafts: list[Draft], around: Around) -> None:
    """Give each amount in a shared currency that of the country its sentence names, or else its document.

    The country nearest to the amount decides; where the sentence names the one that the bare sign stands for,
    nothing changes, nor where the paragraph writes another currency of the word in full ("A$5"). A document decides if
    all it names is one such country, more than once where the word has a usual meaning; then its towns, then its outlet.
    """
    if not any(draft.family for draft in drafts):
        return
    named = {d.unit.partition(" ")[0] for d in drafts if d.money and d.unit is not None and not d.family}
    for draft in drafts:
        if not draft.family or draft.unit is None:
            continue
        kind = _families()[draft.family]
        head, per, rate = draft.unit.partition(" per ")
        if head == kind.default and named.isdisjoint(kind.others):
            draft.unit = (_near(flat, draft, kind) or _overall(around, draft.family) or head) + per + rate


def _near(flat: str, draft: Draft, kind: Family) -> str | None:
    """The currency of the nearest country in the sentence; the default's own country anywhere in it wins."""
    begin = max(0, draft.start - _REACH)
    before, after = flat[begin : draft.start], flat[draft.stop : draft.stop + _REACH]
    stops = [match.end() for match in _STOP.finditer(before)]
    cut = stops[-1] if stops else 0
    ends = _STOP.search(after)
    named = [(len(before) - at, code) for at, code in _places(before, kind) if at >= cut]
    named += [(at, code) for at, code in _places(after[: ends.start() if ends else len(after)], kind)]
    if not named or kind.default in {code for _, code in named}:
        return kind.default if named else None
    return min(named)[1]


def _places(text: str, kind: Family) -> list[tuple[int, str]]:
    """Where places of the family's countries are named, and their currencies."""
    found = []
    for match in _NAMES.finditer(text):
        words = match.group().split()
        at = 0
        while at < len(words):
            for length in range(len(words) - at, 0, -1):
                country = _country(" ".join(words[at : at + length]), kind)
                if country is not None and not _BEHIND.search(text[max(0, match.start() - 9) : match.start()]):
                    found.append((match.start(), kind.codes[country]))
                    at += length - 1
                    break
            at += 1
    return found


@lru_cache(maxsize=4096)
def _code(name: str) -> tuple[str, ...]:
    """The codes of a place and of what it lies in."""
    row = place_of(name) or place_of(name.rstrip(".")) or (place_of(name.title()) if name.isupper() else None)
    codes = []
    for _ in range(_DEPTH):
        if row is None:
            break
        codes.append(row.code)
        row = place_of(row.part_of) if row.part_of else None
    return tuple(code for code in codes if code)


def _country(name: str, kind: Family) -> str | None:
    return next((code for code in _code(name) if code in kind.codes), None)


@lru_cache(maxsize=64)
def _overall(around: Around, name: str) -> str | None:
    """The currency of the one country that a document names, by itself, by its towns, or by its outlet; None if unclear."""
    kind, text = _families()[name], (around.document or "")[:_DOCUMENT]
    codes = [code for _, code in _places(text, kind)]
    enough = _OFTEN if len(kind.default) == _CODE_LENGTH and kind.default.isupper() else 1
    if len(codes) >= enough and len(set(codes)) == 1:
        return codes[0]
    told = {*codes, *_by_towns(text, kind)}
    if not told:
        told = {code for _, code in _places(around.outlet or "", kind)}
    return told.pop() if len(told) == 1 else None


def _by_towns(text: str, kind: Family) -> set[str]:
    """The currencies of the towns named in the dateline or as what something is in, of, or done to."""
    found = set()
    for match in _AT.finditer(text):
        name = match["line"] or match["name"]
        country = _towns().get(_plain(name)) or _towns().get(_plain(name.split()[0]))
        if country in kind.codes:
            found.add(kind.codes[country])
    return found


@lru_cache(maxsize=1)
def _towns() -> dict[str, str]:
    """Town, without accents and in lower case → the code of its country; a name of two countries is left out."""
    found: dict[str, set[str]] = {}
    for row in table("towns", TownsRow):
        for town in row.towns:
            for spelled in {town, *(town.replace(*pair) for pair in _SPELLED)}:
                found.setdefault(_plain(spelled), set()).add(row.country)
    return {town: next(iter(codes)) for town, codes in found.items() if len(codes) == 1}


def _plain(name: str) -> str:
    spelled = unicodedata.normalize("NFKD", name.replace("’", "'").removesuffix("'s"))
    return "".join(c for c in spelled if not unicodedata.combining(c)).lower()
