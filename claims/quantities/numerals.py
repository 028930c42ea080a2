"""Text → the bare numerals in it: figures, number words in any mix, fractions and vague words, without their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from claims.quantities import words

Form = Literal["figure", "word", "fraction", "vague", "ordinal", "identifier"]

LONGEST = 15
"""More digits than this are no count but an identifier; floats hold no more either."""

_FIGURE = r"[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+"
_POWER = re.compile(r"\s?[x×]\s?10\^?\s?([-−]?[0-9]{1,2})(?![0-9])|[eE]([+-]?[0-9]{1,2})(?![\w.])")
_SLASH = re.compile(r"\s?[/⁄]\s?([0-9]{1,4})(?![0-9/⁄])")
_AND_A_HALF = re.compile(r"(?: and a|-and-a-| and one)[ -](half|quarter|third)(?!\w)", re.IGNORECASE)
_GAP = re.compile(r"[ -]|\s?and\s", re.IGNORECASE)
_OF = re.compile(r"\s+(?:in every|out of every|out of|in)\s+(?:a\s)?", re.IGNORECASE)


@dataclass(slots=True)
class Numeral:
    """One numeral: its interval, the number written (None for a vague word), and the place of its last digit."""

    start: int
    end: int
    low: float | None
    high: float | None
    stated: float | None
    resolution: float | None
    form: Form
    scaled: float = 1.0
    suffixed: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    group: str
    text: str


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    roles = words.by_role()
    glyphs = "".join(roles["glyph"])
    ordinals = [w for w in roles["ordinal"] if w != "second"]
    parts = set(roles["part"]) - set(ordinals)

    def listed(found: object) -> str:
        return "|".join(sorted(map(re.escape, found), key=len, reverse=True))  # type: ignore[call-overload]

    vague = [w.replace(" ", r"\s") for w in sorted(words.vague(), key=len, reverse=True)]
    return re.compile(
        rf"(?P<figure>(?:{_FIGURE})[{glyphs}]?)|(?P<glyph>[{glyphs}])"
        rf"|(?<![\w$])(?:(?P<vague>{'|'.join(vague)})|(?P<cardinal>{listed(words.cardinals())})"
        rf"|(?P<ordinal>{listed(ordinals)}|second)|(?P<part>{listed(parts)}))(?!\w)",
        re.IGNORECASE,
    )


def numerals(text: str) -> Iterator[Numeral]:
    """All numerals of a plain text, in order and without overlap; linear in its length."""
    atoms = [_Atom(m.start(), m.end(), m.lastgroup or "", m.group().lower()) for m in _pattern().finditer(text)]
    at = 0
    while at < len(atoms):
        found, taken = _read(text, atoms, at)
        at += taken
        if found is not None:
            yield found


def _read(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    atom = atoms[at]
    if atom.group in {"figure", "glyph"}:
        return _figure(text, atoms, at)
    if atom.group == "cardinal":
        return _cardinal(text, atoms, at, None)
    if atom.group == "vague":
        return _vague(text, atoms, at)
    if atom.group == "part":
        return _part(text, atoms, at)
    return _ordinal(text, atoms, at)


def _figure(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    atom = atoms[at]
    digits = sum(c.isdigit() for c in atom.text[: LONGEST * 2])
    if digits > LONGEST:
        return Numeral(atom.start, atom.end, None, None, None, None, "identifier"), 1
    value, place = _digits(atom.text)
    found = Numeral(atom.start, atom.end, value, value, value, place, "figure")
    power = _POWER.match(text, atom.end)
    if power:
        factor = 10.0 ** int((power[1] or power[2]).replace("−", "-"))
        found = _times(replace(found, end=power.end()), factor)
        return found, 1 + _skipped(atoms, at + 1, power.end())
    slash = _SLASH.match(text, atom.end)
    if slash and int(slash[1]) > value and "," not in atom.text and "." not in atom.text:
        share = value / int(slash[1])
        return (
            Numeral(atom.start, slash.end(), share, share, share, 0.01, "fraction"),
            1 + _skipped(atoms, at + 1, slash.end()),
        )
    return _cardinal(text, atoms, at, found)


def _digits(written: str) -> tuple[float, float]:
    """The value of a written figure, and the place of its last stated digit."""
    glyphs = words.by_role()["glyph"]
    extra = glyphs.get(written[-1], 0.0)
    plain = written.rstrip("".join(glyphs)) if extra else written
    if not plain:
        return extra, 0.01
    bare = plain.replace(",", "")
    whole, _, decimals = bare.partition(".")
    value = float(bare) + extra
    if extra:
        return value, 0.25
    if decimals:
        return value, float(f"1e-{len(decimals)}")
    return value, place_of(int(whole or 0))


def place_of(value: int) -> float:
    """The place of the last stated digit of a whole number: trailing zeros are not stated, two digits always are."""
    place = 1
    while value and value % 10 == 0 and value >= 100:  # noqa: PLR2004 - two digits are always stated
        value //= 10
        place *= 10
    return float(place)


def _times(found: Numeral, factor: float) -> Numeral:
    def product(value: float | None) -> float | None:
        return None if value is None else float(f"{value * factor:.12g}")

    return replace(
        found,
        low=product(found.low),
        high=product(found.high),
        stated=product(found.stated),
        resolution=product(found.resolution),
        scaled=found.scaled * factor,
    )


def _skipped(atoms: list[_Atom], at: int, end: int) -> int:
    """How many atoms from `at` on begin before `end`."""
    count = 0
    while at + count < len(atoms) and atoms[at + count].start < end:
        count += 1
    return count


def _cardinal(text: str, atoms: list[_Atom], at: int, first: Numeral | None) -> tuple[Numeral | None, int]:
    """A number of one or several words, or a figure followed by some: "four hundred million", "1.2 million"."""
    total, current, end, taken = 0.0, 0.0, atoms[at].start, 0
    lowest_scale, previous, scaled = float("inf"), "", 1.0
    if first is not None:
        current, end, taken, previous = first.stated or 0.0, first.end, 1, "figure"
    while at + taken < len(atoms):
        atom = atoms[at + taken]
        if atom.group != "cardinal" or (previous and not _joins(text, end, atom, previous, current, total)):
            break
        role, value = words.cardinals()[atom.text]
        if role == "scale":
            if value >= lowest_scale:
                break
            total += (current if previous else 1.0) * value
            current, lowest_scale, scaled = 0.0, value, value
        elif role in {"hundred", "dozen"}:
            current = (current if previous else 1.0) * value
            scaled = value
        else:
            current += value
        end, taken, previous = atom.end, taken + 1, role
        half = _AND_A_HALF.match(text, end)
        if half and previous in {"unit", "teen", "tens", "figure"}:
            current += 1 / words.by_role()["part"][half[1].lower()]
            end, taken = half.end(), taken + _skipped(atoms, at + taken, half.end())
    if taken == 1 and first is not None:
        return _with_half(text, atoms, at, first)
    value = float(f"{total + current:.12g}")
    if first is not None and first.resolution is not None:
        place = first.resolution * scaled if previous in {"scale", "hundred"} else 1.0
    else:
        place = place_of(int(value))
    found = Numeral(atoms[at].start, end, value, value, value, place, "word", scaled)
    return _share(text, atoms, at, taken, found)


def _with_half(text: str, atoms: list[_Atom], at: int, first: Numeral) -> tuple[Numeral | None, int]:
    return _share(text, atoms, at, 1, first)


def _joins(text: str, end: int, atom: _Atom, previous: str, current: float, total: float) -> bool:
    gap = text[end : atom.start]
    if not _GAP.fullmatch(gap) or len(gap) > 5:  # noqa: PLR2004 - " and "
        return False
    role, value = words.cardinals()[atom.text]
    if gap.strip(" -"):
        return previous in {"hundred", "scale"} and role in {"unit", "teen", "tens"} and value < 100  # noqa: PLR2004
    if role in {"scale", "dozen"}:
        return previous != "dozen" and (current > 0 or total > 0)
    if role == "hundred":
        return previous in {"unit", "teen", "figure"} and current < 100  # noqa: PLR2004
    if previous == "tens":
        return role == "unit" and value > 0
    return previous in {"hundred", "scale"} and value > 0


def _share(text: str, atoms: list[_Atom], at: int, taken: int, found: Numeral) -> tuple[Numeral | None, int]:
    """A cardinal, or with what follows it a fraction: "two-thirds", "one in five"."""
    if found.stated is None or found.stated <= 0:
        return found, taken
    if at + taken < len(atoms):
        following = atoms[at + taken]
        gap = text[found.end : following.start]
        denominator = words.by_role()["part"].get(following.text)
        if denominator and gap in {" ", "-"} and _is_part(text, following, found.stated) and found.stated < denominator:
            share = found.stated / denominator
            return Numeral(found.start, following.end, share, share, share, 0.01, "fraction"), taken + 1
        link = _OF.fullmatch(gap) if len(gap) < 20 else None  # noqa: PLR2004 - "out of every"
        if link and following.group in {"cardinal", "figure"}:
            second, more = _read_plain(text, atoms, at + taken)
            if second is not None and second.stated and _odds(found.stated, second.stated, gap):
                share = float(f"{found.stated / second.stated:.12g}")
                return Numeral(found.start, second.end, share, share, share, 0.01, "fraction"), taken + more
    return found, taken


def _read_plain(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    if atoms[at].group == "figure":
        value, place = _digits(atoms[at].text[: LONGEST * 2])
        end = atoms[at].end
        return Numeral(atoms[at].start, end, value, value, value, place, "figure"), 1
    role, value = words.cardinals()[atoms[at].text]
    return Numeral(atoms[at].start, atoms[at].end, value, value, value, 1.0, "word"), 1 if role else 1


def _odds(part: float, whole: float, gap: str) -> bool:
    if part >= whole or part != int(part) or whole != int(whole):
        return False
    if "out" in gap or "every" in gap:
        return True
    return (part == 1 or whole in {5, 10, 100, 1000}) and not 1500 <= whole < 2100 and whole <= 1_000_000  # noqa: PLR2004


def _is_part(text: str, atom: _Atom, count: float) -> bool:
    if atom.text.endswith("s"):
        return count > 1
    return count == 1 and atom.text not in {"second"} and not text[atom.end : atom.end + 1] == "-"


def _vague(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    atom = atoms[at]
    row = words.vague()[re.sub(r"\s", " ", atom.text)]
    end, taken, factor = atom.end, 1, 1.0
    high = row.high
    while at + taken < len(atoms):
        following = atoms[at + taken]
        gap = text[end : following.start]
        if following.group == "cardinal" and row.role == "times" and gap in {" ", "-", " of "}:
            role, value = words.cardinals()[following.text]
        elif following.group == "vague" and gap == " of ":
            other = words.vague()[re.sub(r"\s", " ", following.text)]
            role, value = "scale", other.low if other.role in {"count", "times"} else 0.0
            value = {100.0: 100.0, 1000.0: 1000.0}.get(value, value)
            if value < 100:  # noqa: PLR2004 - "dozens of scores" is no number
                break
        else:
            break
        if role not in {"scale", "hundred", "dozen"}:
            break
        factor *= value
        end, taken = following.end, taken + 1
    high = None if high is None else high * factor + (factor - 1 if factor > 1 and high % 10 == 9 else 0)  # noqa: PLR2004
    return Numeral(atom.start, end, row.low * factor, high, None, None, "vague", factor), taken


_HALF_BEFORE = re.compile(r"(?:first|second|latter|other|better|opening|this|that|last|next|each|every|-)[ -]?$", re.IGNORECASE)


def _part(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    """ "half", "a quarter": a share, unless it names a stretch of a game or a year; "half a million" is a number."""
    atom = atoms[at]
    before = text[max(0, atom.start - 12) : atom.start]
    after = text[atom.end : atom.end + 14].lower()
    if atom.text == "half":
        link = re.match(r"(?: an? |-a-|-)", after)
        if link and at + 1 < len(atoms) and atoms[at + 1].group == "cardinal":
            if atoms[at + 1].start == atom.end + link.end():
                whole, more = _cardinal(text, atoms, at + 1, None)
                if whole is not None and whole.stated is not None and whole.stated >= 12:  # noqa: PLR2004 - a dozen
                    return replace(_times(whole, 0.5), start=atom.start), more + 1
        if _HALF_BEFORE.search(before) or after[:1] == "-" or re.match(r" ?(?:time|way|back|brother|sister)\b", after):
            return None, 1
        if re.search(r"\b(?:the|his|her|its|a)\s$", before, re.IGNORECASE) and not after.startswith(" of"):
            return None, 1
        return Numeral(atom.start, atom.end, 0.5, 0.5, 0.5, 0.01, "fraction"), 1
    return _article_part(text, atom)


def _article_part(text: str, atom: _Atom) -> tuple[Numeral | None, int]:
    before = text[max(0, atom.start - 3) : atom.start].lower()
    if re.search(r"\ba[ -]$", before) and re.match(r"\s(?:of|more|less|fewer|higher|lower)\b|[.,;)]|$", text[atom.end : atom.end + 8]):
        share = 1 / words.by_role()["part"][atom.text]
        return Numeral(atom.start - 2, atom.end, share, share, share, 0.01, "fraction"), 1
    return None, 1


def _ordinal(text: str, atoms: list[_Atom], at: int) -> tuple[Numeral | None, int]:
    atom = atoms[at]
    if atom.text in words.by_role()["part"]:
        share, taken = _article_part(text, atom)
        if share is not None:
            return share, taken
    value = words.by_role()["ordinal"][atom.text]
    return Numeral(atom.start, atom.end, value, value, value, 1.0, "ordinal"), 1
