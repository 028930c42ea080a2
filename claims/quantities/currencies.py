"""A money sign or word that several countries share → the currency meant, by the places named around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon.loading import table
from claims.lexicon.places import place_of
from claims.quantities.drafts import Draft
from claims.quantities.rows import CurrencyRow

_REACH = 240
_DOCUMENT = 20_000
_OFTEN = 2
_NAMES = re.compile(r"[A-Z][\w.'-]{1,24}(?:\s[A-Z][\w.'-]{1,24}){0,2}")
_STOP = re.compile(r"(?<=[a-z0-9)\"'%])[.!?][\"')]*\s")
_BEHIND = re.compile(r"\b(?:from|to|with|against|near|outside|than|for|via|through)\s(?:the\s)?$")
_DEPTH = 4


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
def _shared() -> dict[str, str]:
    return {form: row.family for row in table("currencies", CurrencyRow) for form in row.shared}


def family(written: str) -> str:
    """The family that a bare sign or word belongs to ("$" and "dollars" → "dollar"); empty where it tells its country."""
    low = written.lower().strip()
    return _shared().get(low) or _shared().get(low.rstrip("."), "")


def settle(flat: str, drafts: list[Draft], document: str | None) -> None:
    """Give each amount in a shared currency that of the country its sentence names, or else its document.

    The country nearest to the amount decides; where the sentence names the one that the bare sign stands for,
    nothing changes, nor where the paragraph writes another currency of the word in full ("A$5"). A document decides only if it names one such country, more than once.
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
            draft.unit = (_near(flat, draft, kind) or _overall(document, draft.family) or head) + per + rate


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


@lru_cache(maxsize=4)
def _overall(document: str | None, name: str) -> str | None:
    if document is None:
        return None
    codes = [code for _, code in _places(document[:_DOCUMENT], _families()[name])]
    return codes[0] if len(codes) >= _OFTEN and len(set(codes)) == 1 else None
