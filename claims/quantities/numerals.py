"""Text → the bare numerals in it: figures, number words in any mix, fractions and vague words, without their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claims.quantities import words
from claims.quantities.adding import Sum
from claims.quantities.atoms import Atom
from claims.quantities.figures import LONGEST, SHARE_PLACE, digits, neat, place_of

Form = Literal["figure", "word", "fraction", "vague", "ordinal", "identifier"]

_HUNDRED = 100
_DOZEN = 12
_ROUND_TEN = 10
_POWER = re.compile(r"\s?[x×]\s?10\^?\s?([-−]?[0-9]{1,2})(?![0-9])|[eE]([+-]?[0-9]{1,2})(?![\w.])")
_SLASH = re.compile(r"\s?[/⁄]\s?([0-9]{1,4})(?![0-9/⁄])")
_AND_A_HALF = re.compile(r"(?: and a|-and-a-| and one)[ -](half|quarter|third)(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)a\s$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:in every|out of every|out of|in)\s+(?:a\s)?", re.IGNORECASE)
_LONGEST_OF = 20
_ROUND = frozenset({5.0, 10.0, 100.0, 1000.0})
_HALF_NAME = re.compile(
    r"(?:first|second|latter|other|better|opening|this|that|last|next|each|every|-)[ -]?$", re.IGNORECASE
)
_HALF_TAIL = re.compile(r"-| ?(?:time|way|back|brother|sister)\b", re.IGNORECASE)
_HALF_LINK = re.compile(r" an? |-a-|-", re.IGNORECASE)
_HALF_OWNED = re.compile(r"\b(?:the|his|her|its|a)\s$", re.IGNORECASE)
_SHARE_TAIL = re.compile(r"\s(?:of|more|less|fewer|higher|lower)\b|[.,;)]|$")


@dataclass(slots=True)
class Numeral:
    """One numeral: its interval, the number written (None for a vague word), and the place of its last digit.

    `scaled` is the factor that words or letters multiply its figure by.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    stated: float | None
    resolution: float | None
    form: Form
    scaled: float = 1.0


Read = tuple[Numeral | None, int]
"""A numeral, and how many atoms it took; None where the atoms are no number."""


def numerals(text: str, atoms: list[Atom]) -> Iterator[Numeral]:
    """All numerals of a plain text, from its atoms, in order and without overlap; linear in its length."""
    at = 0
    while at < len(atoms):
        found, taken = _READERS[atoms[at].group](text, atoms, at)
        at += taken
        if found is not None:
            yield found


def _exact(start: int, end: int, value: float, place: float, form: Form) -> Numeral:
    return Numeral(start, end, value, value, value, place, form)


def _figure(text: str, atoms: list[Atom], at: int) -> Read:
    atom = atoms[at]
    if len(atom.text) > LONGEST and sum(c.isdigit() for c in atom.text[: LONGEST * 2]) > LONGEST:
        return Numeral(atom.start, atom.end, None, None, None, None, "identifier"), 1
    value, place = digits(atom.text)
    found = _exact(atom.start, atom.end, value, place, "figure")
    power = _POWER.match(text, atom.end)
    if power:
        factor = 10.0 ** int((power[1] or power[2]).replace("−", "-"))
        return _times(found, factor, atom.start, power.end()), _taken(atoms, at, power.end())
    slash = _SLASH.match(text, atom.end)
    if slash and int(slash[1]) > value and atom.text.isdigit():
        share = value / int(slash[1])
        return _exact(atom.start, slash.end(), share, SHARE_PLACE, "fraction"), _taken(atoms, at, slash.end())
    if at + 1 < len(atoms) and atoms[at + 1].group == "cardinal":
        return _cardinal(text, atoms, at, found)
    return _share(text, atoms, at, (found, 1))


def _times(found: Numeral, factor: float, start: int, end: int) -> Numeral:
    """A numeral times a factor, with the interval of both."""
    low, high, stated, place = (
        None if value is None else neat(value * factor)
        for value in (found.low, found.high, found.stated, found.resolution)
    )
    return Numeral(start, end, low, high, stated, place, found.form, found.scaled * factor)


def _taken(atoms: list[Atom], at: int, end: int) -> int:
    """How many atoms from `at` on begin before `end`."""
    count = 0
    while at + count < len(atoms) and atoms[at + count].start < end:
        count += 1
    return count


def _cardinal(text: str, atoms: list[Atom], at: int, first: Numeral | None = None) -> Read:
    """A number of one or several words, or a figure followed by some: "four hundred million", "1.2 million"."""
    adding = Sum(end=atoms[at].start)
    if first is not None:
        adding = Sum(end=first.end, current=first.stated or 0.0, previous="figure", taken=1)
    while at + adding.taken < len(atoms):
        atom = atoms[at + adding.taken]
        if atom.group != "cardinal" or (adding.previous and not adding.joins(text, atom)) or not adding.add(atom):
            break
        half = _AND_A_HALF.match(text, adding.end) if adding.previous in {"unit", "teen", "tens"} else None
        if half:
            adding.current += 1 / words.by_role()["part"][half[1].lower()]
            adding.end, adding.taken = half.end(), _taken(atoms, at, half.end())
    order = _order(text, atoms, at + adding.taken, adding)
    if order is not None:
        return _exact(atoms[at].start, order.end, adding.total + adding.current, 1.0, "ordinal"), adding.taken + 1
    if adding.taken == 1 and first is not None:
        return _share(text, atoms, at, (first, 1))
    value = neat(adding.total + adding.current)
    place = place_of(int(value))
    if first is not None and first.resolution is not None:
        place = first.resolution * adding.scaled if adding.previous in {"scale", "hundred"} else 1.0
    start = atoms[at].start
    if first is None and words.cardinals()[atoms[at].text][0] in {"hundred", "dozen", "scale"}:
        start -= 2 if _ARTICLE.search(text[max(0, start - 3) : start]) else 0
    found = _exact(start, adding.end, value, place, "word")
    found.scaled = adding.scaled
    return _share(text, atoms, at, (found, adding.taken))


def _order(text: str, atoms: list[Atom], at: int, adding: Sum) -> Atom | None:
    """The word that makes an ordinal of tens: the "first" of "twenty-first"."""
    if adding.previous != "tens" or at >= len(atoms):
        return None
    value = words.by_role()["ordinal"].get(atoms[at].text, _DOZEN)
    return atoms[at] if value < _ROUND_TEN and text[adding.end : atoms[at].start] == "-" else None


def _share(text: str, atoms: list[Atom], at: int, read: tuple[Numeral, int]) -> Read:
    """A cardinal, or with what follows it a fraction: "two-thirds", "one in five"."""
    found, taken = read
    if found.stated is None or found.stated <= 0 or at + taken >= len(atoms):
        return read
    following = atoms[at + taken]
    gap = text[found.end : following.start]
    denominator = words.by_role()["part"].get(following.text)
    if denominator and gap in {" ", "-"} and found.stated < denominator and _is_part(text, following, found.stated):
        share = found.stated / denominator
        return _exact(found.start, following.end, share, SHARE_PLACE, "fraction"), taken + 1
    if len(gap) < _LONGEST_OF and following.group in {"cardinal", "figure"} and _OF.fullmatch(gap):
        whole = digits(following.text[: LONGEST * 2])[0] if following.group == "figure" else _value(following)
        if _odds(found.stated, whole, gap):
            share = neat(found.stated / whole)
            return _exact(found.start, following.end, share, SHARE_PLACE, "fraction"), taken + 1
    return read


def _value(atom: Atom) -> float:
    return words.cardinals()[atom.text][1]


def _odds(part: float, whole: float, gap: str) -> bool:
    """Whether "3 in 10" is a share, and no count in a place or a year."""
    if part >= whole or part != int(part) or whole != int(whole):
        return False
    return "out" in gap or "every" in gap or whole in _ROUND or (part == 1 and whole < _HUNDRED)


def _is_part(text: str, atom: Atom, count: float) -> bool:
    if atom.text.endswith("s"):
        return count > 1
    return count == 1 and atom.text != "second" and text[atom.end : atom.end + 1] != "-"


def _vague(text: str, atoms: list[Atom], at: int) -> Read:
    """A vague word, perhaps times the words behind it: "several hundred", "tens of thousands"."""
    atom = atoms[at]
    row = words.vague()[atom.text]
    end, taken, factor = atom.end, 1, 1.0
    while at + taken < len(atoms):
        following = atoms[at + taken]
        value = _multiplier(following, text[end : following.start], times=row.role == "times")
        if value is None:
            break
        factor *= value
        end, taken = following.end, taken + 1
    end -= 3 if taken == 1 and atom.text.endswith(" of") else 0
    high = None if row.high is None else row.high * factor
    if high is not None and factor > 1 and row.high is not None and row.high % 10 == 9:  # noqa: PLR2004
        high += factor - 1
    return Numeral(atom.start, end, row.low * factor, high, None, None, "vague", factor), taken


def _multiplier(atom: Atom, gap: str, *, times: bool) -> float | None:
    """By what a word behind a vague one multiplies it; None where it does not."""
    if atom.group == "cardinal" and times and gap in {" ", "-", " of "}:
        role, value = words.cardinals()[atom.text]
        return value if role in {"scale", "hundred", "dozen"} else None
    if atom.group == "vague" and gap == " of ":
        low = words.vague()[atom.text].low
        return low if low >= _HUNDRED else None
    return None


def _half(text: str, atoms: list[Atom], at: int) -> Read:
    """Read "half": a share, unless it names a stretch of a game or a year; "half a million" is a number."""
    atom = atoms[at]
    link = _HALF_LINK.match(text, atom.end)
    if link and at + 1 < len(atoms) and atoms[at + 1].group == "cardinal" and atoms[at + 1].start == link.end():
        whole, more = _cardinal(text, atoms, at + 1)
        if whole is not None and whole.stated is not None and whole.stated >= _DOZEN:
            return _times(whole, 0.5, atom.start, whole.end), more + 1
    before = text[max(0, atom.start - 12) : atom.start]
    if _HALF_NAME.search(before) or _HALF_TAIL.match(text, atom.end):
        return None, 1
    if _HALF_OWNED.search(before) and not text.startswith(" of", atom.end):
        return None, 1
    return _exact(atom.start, atom.end, 0.5, SHARE_PLACE, "fraction"), 1


def _part(text: str, atoms: list[Atom], at: int) -> Read:
    """Read "a quarter of": a share of something."""
    atom = atoms[at]
    if atom.text == "half":
        return _half(text, atoms, at)
    before = text[max(0, atom.start - 3) : atom.start].lower()
    if before.endswith(("a ", "a-")) and not before[:-2].isalnum() and _SHARE_TAIL.match(text[atom.end : atom.end + 8]):
        share = 1 / words.by_role()["part"][atom.text]
        return _exact(atom.start - 2, atom.end, share, SHARE_PLACE, "fraction"), 1
    return None, 1


def _ordinal(text: str, atoms: list[Atom], at: int) -> Read:
    atom = atoms[at]
    if atom.text in words.by_role()["part"]:
        share, taken = _part(text, atoms, at)
        if share is not None:
            return share, taken
    return _exact(atom.start, atom.end, words.by_role()["ordinal"][atom.text], 1.0, "ordinal"), 1


_READERS = {
    "figure": _figure,
    "glyph": _figure,
    "cardinal": _cardinal,
    "vague": _vague,
    "part": _part,
    "ordinal": _ordinal,
}
