"""One paragraph of text → every number in it, read without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.config import settings
from claims.models import Quantity
from claims.quantities import absences, codes, currencies, elision, folds, hedges, kinds, names, ranges, units
from claims.quantities.atoms import Atom, atoms
from claims.quantities.drafts import Draft
from claims.quantities.exclusions import Excluded, excluded
from claims.quantities.hints import tokens
from claims.quantities.numerals import Numeral, numerals
from claims.quantities.plaintext import plain
from claims.quantities.words import by_role
from claims.terms import Bound, NumberKind

_SUFFIX = re.compile(r"(?P<gap>\s?)(?P<letters>[A-Za-z]{1,3})(?![A-Za-z0-9])")
_SCALE = re.compile(r"(?:m|bn|k|mn|tn)\b")
_SPREAD = frozenset({"bn", "mn", "mln", "bln", "tn", "trn", "mio"})
_MINUS = re.compile(r"(?<!\w)(?:minus|negative)[ -]$", re.IGNORECASE)
_NO_ONE = re.compile(r"(?<!\w)no[ -]one$", re.IGNORECASE)
_METRIC = re.compile(
    r"\s?(?:-|wide|long|tall|high|deep|away|above|below|from|race|sprint|final|of\s(?:road|cable|pipe|fence|cloth|rope)"
    r"|in\s(?:length|height|width|depth|diameter)|freestyle|hurdles|dash|swim|run|x\b|by\b|per\b|/)",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\+?\s(?:[a-z][\w-]{0,20}\s(?:and\s)?){0,2}(?:(?!(?:was|has|is|its|this|as|us|his|does)\b)[a-z]{2,20}s|people|children|women|men|sheep|cattle|aircraft|staff)\b"
)


def find(text: str, document: str | None = None, outlet: str | None = None) -> tuple[Quantity, ...]:
    """Every number of a paragraph in reading order, with offsets in it; linear in its length, for any text.

    `document` is the text that the paragraph is of, `outlet` who published it: they may tell which country's dollars a
    bare "$" means.
    What only a parse can tell (what is counted, what the number is about, which verb moves it) is left open.
    """
    flat = plain(text)
    present = tokens(flat)
    found_atoms = atoms(flat, present)
    around = currencies.Around(document, outlet)
    found = _numbers(text, flat, found_atoms, present, around) if found_atoms else []
    found += _absent(text, flat, found, present)
    if folds.possible(flat, present):
        found += folds.folds(text, flat)
    return tuple(_ordered(found)) if found else ()


def _numbers(
    text: str, flat: str, found_atoms: list[Atom], present: frozenset[str], around: currencies.Around
) -> list[Quantity]:
    """Every number that figures or number words write, and every stretch that holds some and is none."""
    masks = excluded(flat, found_atoms, present)
    soft = [mask for mask in masks if mask.soft]
    masks = [mask for mask in masks if not mask.soft]
    drafts = ranges.joined(flat, list(_drafts(flat, found_atoms, masks)))
    ranges.converted(flat, drafts)
    currencies.settle(flat, drafts, around)
    elision.carry(flat, drafts)
    _set_aside(drafts, soft)
    tolerance = settings().tolerances.about
    for place, draft in enumerate(drafts):
        if draft.kind is NumberKind.CLAIM:
            kinds.decide(flat, draft, drafts[place - 1] if place else None)
        if draft.bound is Bound.ABOUT and draft.stated is not None and draft.low == draft.high:
            draft.low, draft.high = hedges.interval(draft.stated, Bound.ABOUT, draft.lean, tolerance)
    return [*(draft.quantity(text) for draft in drafts), *(_excluded(text, mask) for mask in masks)]


def _drafts(flat: str, found_atoms: list[Atom], masks: list[Excluded]) -> Iterator[Draft]:
    at, done = 0, 0
    for numeral in numerals(flat, found_atoms):
        if numeral.start < done:
            continue
        while at < len(masks) and masks[at].end <= numeral.start:
            at += 1
        if at < len(masks) and masks[at].start < numeral.end:
            continue
        if numeral.stated == 1 and _NO_ONE.search(flat[max(0, numeral.start - 4) : numeral.end]):
            continue
        draft = _read(flat, numeral)
        done = draft.stop
        yield draft


def _set_aside(drafts: list[Draft], periods: list[Excluded]) -> None:
    """Settle the numbers of periods reckoned from a day ("two years later") and of names: they state nothing."""
    at = 0
    for draft in drafts:
        while at < len(periods) and periods[at].end <= draft.core:
            at += 1
        if at < len(periods) and periods[at].start <= draft.core and draft.kind is NumberKind.CLAIM:
            vague = draft.form == "vague" and periods[at].kind is NumberKind.REFERENCE
            draft.settle(NumberKind.DATE if vague else periods[at].kind, periods[at].reason)


def _read(flat: str, numeral: Numeral) -> Draft:
    """A numeral with its sign, suffix, unit and hedges."""
    draft = Draft(
        start=numeral.start, end=numeral.end, core=numeral.start, stop=numeral.end,
        low=numeral.low, high=numeral.high, stated=numeral.stated, resolution=numeral.resolution,
        form=numeral.form, scaled=numeral.scaled,
        bound=Bound.VAGUE if numeral.form == "vague" else Bound.EXACT,
    )  # fmt: skip
    if numeral.form in {"ordinal", "identifier"}:
        kinds.decide(flat, draft)
        return draft
    code = _money(flat, draft)
    if not codes.settle_code(flat, draft, money=code is not None):
        _suffix(flat, draft, money=code is not None)
        _unit(flat, draft, code)
        _hedged(flat, draft)
        names.settle_year(flat, draft)
    return draft


def _money(flat: str, draft: Draft) -> str | None:
    written = flat[draft.core : draft.end]
    magnitude = draft.scaled > 1 or "," in written or "." in written or len(written) > 2  # noqa: PLR2004
    magnitude = magnitude or bool(_SCALE.match(flat[draft.end : draft.end + 4]))
    found = units.sign_before(flat, draft.start, magnitude)
    if found is None:
        _negate(flat, draft)
        if draft.start != draft.core:
            found = units.sign_before(flat, draft.start, magnitude)
        if found is None:
            return None
    code, draft.start = found
    draft.money = True
    _negate(flat, draft)
    return code


def _negate(flat: str, draft: Draft) -> None:
    """Read "minus 5", "-5": a sign before the figure turns it; a plus belongs to it."""
    if draft.stated is None or draft.stated < 0:
        return
    if flat[draft.start - 1 : draft.start] == "+" and flat[max(0, draft.start - 2) : draft.start - 1] in {"", " ", "("}:
        draft.start -= 1
        return
    worded = _MINUS.search(flat[max(0, draft.start - 9) : draft.start])
    begin = draft.start - len(worded.group()) if worded else draft.start - 1
    dashed = flat[draft.start - 1 : draft.start] == "-" and (draft.start == 1 or flat[draft.start - 2] in " ($€£")
    share = flat[draft.end : draft.end + 1] == "%"
    if worded or (dashed and draft.start >= 1 and not _after_word(flat, draft.start - 1, share=share)):
        draft.start = begin
        draft.low = draft.high = draft.stated = -draft.stated


def _after_word(flat: str, at: int, *, share: bool) -> bool:
    """Whether a dash at `at` follows a number or a name, and so joins rather than turns; no name is joined to a share."""
    joined = r"[0-9%]\s?$" if share else r"(?:[0-9%]\s?|[A-Z]\w*\s)$"
    return bool(re.search(joined, flat[max(0, at - 24) : at]))


def _suffix(flat: str, draft: Draft, *, money: bool) -> None:
    """Read "1.2m", "$5bn", "10k": letters right behind a figure that multiply it."""
    if draft.form != "figure" or draft.stated is None:
        return
    found = _SUFFIX.match(flat, draft.end)
    if not found:
        return
    letters, gap = found["letters"], found["gap"]
    value = by_role()["suffix"].get(letters.lower())
    if value is None or (gap and letters.lower() not in _SPREAD and not money):
        return
    if (gap and letters in {"a", "b", "k", "cr"}) or (gap and letters.lower() == "m" and not money):
        return
    if not money and not _multiplies(flat, letters, found.end()):
        return
    draft.stated *= value
    draft.stated = float(f"{draft.stated:.12g}")
    draft.low = draft.high = draft.stated
    draft.resolution = None if draft.resolution is None else float(f"{draft.resolution * value:.12g}")
    draft.end = draft.stop = found.end()
    draft.scaled, draft.suffixed = value, True


def _multiplies(flat: str, letters: str, end: int) -> bool:
    """Whether "1.2m" is a million and no metres, "10b" a billion and no bits, "5k" a thousand."""
    if letters in {"m", "M"}:
        follows = flat[end : end + 60]
        if letters == "m" and _METRIC.match(follows):
            return False
        return bool(_PLURAL.match(follows)) or letters == "M"
    if letters in {"b", "B"}:
        return bool(_PLURAL.match(flat[end : end + 60]))
    return letters.lower() != "k" or letters in {"k", "K"}


def _unit(flat: str, draft: Draft, code: str | None) -> None:
    found = units.after(flat, draft.end, figure=draft.form == "figure" or flat[draft.core].isdigit(), code=code)
    if draft.form == "vague" and found is None:
        found = units.of_units(flat, draft.end)
    if draft.form == "fraction":
        found = units.share_of(flat, draft.end) or found
    if found is None or (found.word is not None and currencies.is_other_thing(found.word, draft.stated)):
        return
    if found.word is not None and currencies.is_verb(flat, found.word, found.end):
        return
    draft.unit, draft.stop, draft.unit_word = found.name, found.end, found.word
    draft.end = max(draft.end, found.sign_end)
    draft.money = draft.money or found.money
    if draft.money:
        _share(flat, draft)


def _share(flat: str, draft: Draft) -> None:
    """Note the family of an amount whose sign or word names no country: "$5", "40 pesos"."""
    if draft.unit_word is not None:
        draft.family = currencies.family(draft.unit_word)
    elif not units.names_nation(flat, draft.end):
        sign = flat[draft.start : draft.core] if draft.start < draft.core else flat[draft.core : draft.end][-1:]
        draft.family = currencies.family(sign.strip("-+ "))


def _hedged(flat: str, draft: Draft) -> None:
    before = hedges.before(flat, draft.start)
    following = hedges.after(flat, draft.end) or (hedges.after(flat, draft.stop) if draft.stop > draft.end else None)
    chosen = before if before is not None and before.bound is not Bound.EXACT else following
    if before is not None:
        draft.start = before.start
    if following is not None:
        draft.end = following.end
        draft.stop = max(draft.stop, following.end)
    if chosen is None or draft.bound is Bound.VAGUE:
        return
    draft.bound, draft.lean = chosen.bound, chosen.lean
    draft.low, draft.high = (
        hedges.interval(draft.stated, chosen.bound, chosen.lean, 0.0)
        if chosen.bound is not Bound.ABOUT
        else (draft.low, draft.high)
    )


def _excluded(text: str, mask: Excluded) -> Quantity:
    return Quantity(
        start=mask.start, end=mask.end, text=text[mask.start : mask.end], kind=mask.kind, reason=mask.reason
    )


def _absent(text: str, flat: str, found: list[Quantity], present: frozenset[str]) -> list[Quantity]:
    taken = [(q.start, q.end) for q in found]
    taken.sort()
    zeros = []
    at = 0
    for absence in absences.absences(flat, present):
        while at < len(taken) and taken[at][1] <= absence.start:
            at += 1
        if at < len(taken) and taken[at][0] < absence.end:
            continue
        zero = 0.0 if absence.kind is NumberKind.CLAIM else None
        zeros.append(
            Quantity(
                start=absence.start, end=absence.end, text=text[absence.start : absence.end],
                kind=absence.kind, reason=absence.reason, low=zero, high=zero, stated=zero,
                resolution=None if zero is None else 1.0, bound=None if zero is None else Bound.EXACT,
            )
        )  # fmt: skip
    return zeros


def _ordered(found: list[Quantity]) -> Iterator[Quantity]:
    """In reading order, each once: of two that overlap the one that begins first."""
    end = -1
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if quantity.start >= end:
            yield quantity
            end = quantity.end
