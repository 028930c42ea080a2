"""The rows of the lexicon files that reading numbers needs: numbers, vague, hedges, units, currencies, changes."""

from __future__ import annotations

from typing import Literal

from claims.lexicon.loading import Row
from claims.terms import Bound, Change, NumberKind

NumberRole = Literal["zero", "unit", "teen", "tens", "hundred", "scale", "dozen", "suffix", "part", "ordinal", "glyph"]
ExclusionRole = Literal[
    "designator",
    "model",
    "idiom",
    "street",
    "score",
    "vague_time",
    "absent",
    "absent_pronoun",
    "people",
    "fate",
    "remains",
    "about_object",
    "over_object",
    "under_object",
    "opening",
    "closing",
    "tenor",
    "coded",
    "numbered",
    "phone",
    "filed",
    "network",
    "emergency",
    "foreign_month",
    "substance",
    "verb_of_money",
    "counting_verb",
    "fixed_name",
    "age_statistic",
    "money_cue",
    "weight_cue",
]


class NumberRow(Row):
    """A number word, suffix or sign of `numbers.toml`; a `part` names the denominator of a fraction."""

    word: str
    value: float
    role: NumberRole


class VagueRow(Row):
    """A vague word of `vague.toml` and the interval it is read as; without `high` it is open above."""

    word: str
    low: float
    high: float | None = None
    role: Literal["count", "times"]


class HedgeRow(Row):
    """A hedge of `hedges.toml`, before or after its number; `lean` is the one side to which an "about" reaches."""

    text: str
    side: Literal["before", "after"]
    bound: Bound
    lean: Literal["", "below", "above"] = ""


class UnitRow(Row):
    """A unit of `units.toml`: spelled forms in any case, symbols as written."""

    name: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    measure: str


class CurrencyRow(Row):
    """A currency or coin of `currencies.toml`: spelled forms, and signs or codes before and after a figure.

    `family` is the word that several countries share ("dollar") and `countries` the ISO 3166-1 codes of those that
    mean this one by it; `shared` are the forms, in lower case, that say no more than the family. The first row of a
    family is what they stand for where nothing names a country. `large` are forms, in lower case, that name something
    else in small numbers ("two crowns").
    """

    code: str
    family: str = ""
    countries: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    large: tuple[str, ...] = ()


class TownsRow(Row):
    """Towns that lie in one country (ISO 3166-1 code), of `towns.toml`."""

    country: str
    towns: tuple[str, ...]


class ChangeRow(Row):
    """Words of change of `changes.toml`, every inflected form; a `factor` is itself a number, its `value`."""

    change: Change
    role: Literal["verb", "word", "by", "factor"]
    words: tuple[str, ...]
    value: float | None = None


class ExclusionRow(Row):
    """Words of `notquantities.toml` that tell what a number is, with the reason shown to the reader."""

    role: ExclusionRole
    kind: NumberKind
    reason: str
    words: tuple[str, ...]
