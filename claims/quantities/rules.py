"""A number → the rules and word-list rows that made it what it is, by name, so that rules nobody needs can be found.

The engine gives each number a reason, a bound, a unit and a movement; a rule's name is read from these, and a row's
from the words of the expression. The verbs beside a figure that move it are outside the expression: their rows are not
counted one by one, only "up" and "down".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from claims.lexicon.loading import table
from claims.models import Inspection, Quantity
from claims.quantities.plaintext import plain
from claims.quantities.rows import CurrencyRow, ExclusionRow, HedgeRow, NumberRow, UnitRow, VagueRow
from claims.terms import Bound, Change, NumberKind

Number = Quantity | Inspection


class Rule(NamedTuple):
    """A rule: the part of the stage it belongs to, or the word list whose row it is, and its name."""

    part: str
    name: str


class Firing(NamedTuple):
    """How many numbers a rule fired on, in how many documents."""

    rule: Rule
    numbers: int
    documents: int


KINDS: Final = {
    "a figure stated in the text": "figure",
    "a vague word of number, read from the published table": "vague word",
    "a count of zero in words": "zero in words",
    "a count of one among those named before": "one of them",
    "a count of those that are left": "those that are left",
    "a date, not a quantity": "date",
    "a year, not a quantity": "year",
    "a period reckoned from a day, not a quantity": "period reckoned from a day",
    "a decade or an age group": "decade",
    "a time of day": "time of day",
    "a place in an order, not a count": "ordinal",
    "an age, not a count": "age",
    "an age by decade": "age by decade",
    "an age group, not a count": "age group",
    "a name or an age group that holds a number": "plural figure",
    "points back to a group named before, and counts nothing anew": "definite group",
    "points to one member of a group, and counts nothing anew": "one of a group",
    "a place in a ranking, not a count": "ranking",
    'a pronoun: "one" counts nothing here': "pronoun one",
    "the counter of a gallery of pictures": "counter of a gallery",
    "the number is part of the name of a broadcaster": "broadcaster",
    "a position on the map": "position",
    "the inches of a height or a length told in feet": "inches of a height",
    "part of a page's code": "page's code",
    "the number is part of a name": "name by the parse",
    "the number is part of a name: a model, a series or a product": "model or series",
    "part of a name or code that mixes letters and digits": "code of letters and digits",
    "a number in a series, not a count": "number sign",
    "the number tells one of several by its place, and counts nothing": "place in a row",
    "the number is part of a name: how long a bond, a bill or a loan of its kind runs": "term of a bond",
    "a day in the name of a street, a square or a movement": "foreign date in a name",
    "points to one example, and counts nothing": "one example",
    "points to the one who speaks, and counts nothing": "the one who speaks",
    "a score, not a count": "score",
    "a mark out of ten, not a count": "mark out of ten",
    "a telephone number": "telephone number",
    "the mark of a note": "mark of a note",
    "the number of a case or a file": "file number",
    "a street address": "street address",
    "part of a web or mail address": "web or mail address",
    "a version number or network address": "version number",
    "the number of a list item": "list item",
    "a long string of digits: an identifier": "identifier",
    "a turn of phrase that counts nobody in particular": "nobody in particular",
    "a loose stretch of time or space, not a figure": "loose stretch",
    "a word that is no number here": "scores or tens",
    "two people who belong together, not a count": "a couple",
    "too vague a word to state a figure": "few",
    "the figure a change starts from, kept beside its end": "start of a change",
    "a change by a factor, in one word": "change in a word",
}
"""Reason → the name of the rule that gives it; a reason with a part that varies stands in `_VARYING`."""

_VARYING: Final = (
    ("amount with a unit", re.compile(r"an amount in .+")),
    ("one person", re.compile(r"one person, .+")),
)
_PAGE: Final = "page furniture"
_SPEAKER: Final = "; said by: "
"""Behind it a reason goes on to tell why the words are a speaker's, which no rule of reading numbers decides."""

_SHOWN: Final = frozenset({"designator", "idiom"})
"""Roles whose rows give their own reason to the reader."""

_WORDS = re.compile(r"[^\W\d_]+|[\u00bc-\u00be\u2150-\u215e]")
_MULTIPLIED = re.compile(r"[0-9]\s?([^\W\d_]{1,3})(?![^\W_])")
_STACKED = 3
"""No expression has more hedges in front."""


def kind_rule(number: Number) -> Rule | None:
    """The rule that made a number a claim, or told why it is none; None where its reason has no name here."""
    if number.kind is NumberKind.BOILERPLATE:
        return Rule("kind", _PAGE)
    reason = number.reason.partition(_SPEAKER)[0]
    name = KINDS.get(reason) or next((n for n, p in _VARYING if p.fullmatch(reason)), None)
    if name is not None:
        return Rule("kind", name)
    return Rule("notquantities", reason) if reason in _own_reasons() else None


def fired(number: Number) -> tuple[Rule, ...]:
    """Every rule and row that a number shows, each once; one without a name is named by its reason."""
    return tuple(dict.fromkeys([kind_rule(number) or Rule("kind", number.reason), *_shape(number), *_rows(number)]))


def rules() -> tuple[Rule, ...]:
    """Every rule and row that can be told from a number, shipped and added."""
    named = [Rule("kind", name) for name in (*KINDS.values(), *(n for n, _ in _VARYING), _PAGE)]
    named += [Rule("notquantities", reason) for reason in _own_reasons()]
    named += [Rule("bound", str(bound)) for bound in Bound]
    named += [Rule("change", name) for name in (str(Change.UP), str(Change.DOWN), "from one end to the other")]
    named += [Rule("unit", "rate"), *(Rule("numeral", name) for name in ("figures", "words", "figures and words"))]
    named += [Rule("vague", row.word) for row in table("vague", VagueRow)]
    named += [Rule("hedges", row.text) for row in table("hedges", HedgeRow)]
    named += [Rule("units", row.name) for row in table("units", UnitRow)]
    named += [Rule("currencies", row.code) for row in table("currencies", CurrencyRow)]
    named += [Rule("numbers", f"{row.word} ({row.role})") for row in table("numbers", NumberRow)]
    return tuple(dict.fromkeys(named))


def firings(documents: Iterable[Iterable[Number]]) -> tuple[Firing, ...]:
    """How often each rule fires on the numbers of some documents, most frequent first, those that never fire last."""
    numbers: Counter[Rule] = Counter()
    holding: Counter[Rule] = Counter()
    for document in documents:
        found = [rule for number in document for rule in fired(number)]
        numbers.update(found)
        holding.update(dict.fromkeys(found, 1))
    every = dict.fromkeys((*rules(), *sorted(numbers)))
    counted = (Firing(rule, numbers[rule], holding[rule]) for rule in every)
    return tuple(sorted(counted, key=lambda firing: (-firing.numbers, firing.rule)))


@lru_cache(maxsize=1)
def _own_reasons() -> frozenset[str]:
    """Reasons that stand in `notquantities.toml` and nowhere else."""
    rows = table("notquantities", ExclusionRow)
    return frozenset(row.reason for row in rows if row.role in _SHOWN) - KINDS.keys()


def _shape(number: Number) -> Iterator[Rule]:
    if number.bound is not None:
        yield Rule("bound", str(number.bound))
    if number.change is not Change.LEVEL:
        yield Rule("change", str(number.change))
    if number.from_value is not None:
        yield Rule("change", "from one end to the other")
    if number.unit is not None and "per " in number.unit:
        yield Rule("unit", "rate")
    if number.bound is not None and not number.implicit:
        figures = any(c.isdigit() for c in number.text)
        worded = next(_number_rows(number), None) is not None
        yield Rule("numeral", ("figures and words" if worded else "figures") if figures else "words")


def _rows(number: Number) -> Iterator[Rule]:
    text = plain(number.text).lower()
    if number.unit is not None:
        yield from _unit_rows(number.unit)
    if number.bound is Bound.VAGUE:
        yield from _vague_rows(text)
    if number.bound is not None:
        yield from _hedge_rows(text)
    if number.bound is not None or number.kind is NumberKind.ORDINAL:
        yield from _number_rows(number)


def _unit_rows(unit: str) -> Iterator[Rule]:
    """The row of a unit; of a rate without a row of its own those of both its parts."""
    names = {row.name: "units" for row in table("units", UnitRow)}
    names |= {row.code: "currencies" for row in table("currencies", CurrencyRow)}
    measured, _, each = unit.rpartition("per ")
    parts = [unit] if unit in names else [measured.strip(), each]
    yield from (Rule(names[part], part) for part in parts if part in names)


def _vague_rows(text: str) -> Iterator[Rule]:
    """The vague words of an expression, which ends before their "of"; none that is only part of a longer one."""
    words = [row.word.removesuffix(" of") for row in table("vague", VagueRow)]
    said = {word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)}
    whole = {word for word in said if not any(word != other and word in other for other in said)}
    yield from (Rule("vague", row.word) for row in table("vague", VagueRow) if row.word.removesuffix(" of") in whole)


def _hedge_rows(text: str) -> Iterator[Rule]:
    """The hedges that open an expression, the longest that fits each time, and the one that closes it."""
    rows = table("hedges", HedgeRow)
    for _ in range(_STACKED):
        opening = [row.text for row in rows if row.side == "before" and _opens(text, row.text)]
        if not opening:
            break
        longest = max(opening, key=len)
        yield Rule("hedges", longest)
        text = text[len(longest) :].lstrip()
    closing = [row.text for row in rows if row.side == "after" and text.endswith(row.text)]
    if closing:
        yield Rule("hedges", max(closing, key=len))


def _opens(text: str, hedge: str) -> bool:
    return (
        text.startswith(hedge) and len(text) > len(hedge) and not (hedge[-1].isalpha() and text[len(hedge)].isalpha())
    )


def _number_rows(number: Number) -> Iterator[Rule]:
    text = plain(number.text).lower()
    letters = {match[1] for match in _MULTIPLIED.finditer(text)}
    words = frozenset(_WORDS.findall(text))
    ordinal = number.kind is NumberKind.ORDINAL
    for row in table("numbers", NumberRow):
        written = letters if row.role == "suffix" else words
        if row.word in written and (row.role == "ordinal") == ordinal:
            yield Rule("numbers", f"{row.word} ({row.role})")
