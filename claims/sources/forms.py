"""A source's name as written → what kind of source it names, and the parts by which two names are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from claims.lexicon.places import is_demonym
from claims.sources.owners import Owned, owned
from claims.sources.spelling import fold, singular
from claims.sources.words import spellings, words_for

_BRACKET = re.compile(r"\(([^()]*)\)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_HYPHEN = re.compile(r"\b([A-Z]\w*)-(\w)")
_TOKEN = re.compile(r"[\w'’]+")
_MARKS: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'", "“": " ", "”": " ", '"': " ", "-": " ", "‐": " ", "‑": " ", "–": " "})  # fmt: skip
_LONGEST_ACRONYM: Final = 8
_BEHIND_HEAD: Final = frozenset(
    {"of", "in", "at", "from", "for", "with", "on", "to", "near", "around", "inside", "within"}
)
_MOST_NAMES: Final = 5


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    NAME = "name"  # one capitalised word: somebody's surname or a body's short name
    STATE = "state"  # a body of a country, region or city
    BODY = "body"
    ACRONYM = "acronym"
    OFFICE = "office"  # told by an office or as a spokesperson, not by name
    CROWD = "crowd"  # "officials", "police": nobody in particular


@dataclass(frozen=True, slots=True)
class Form:
    """The parts of a name.

    `key` is equal for names that differ in case, articles, marks, diacritics and titles only. `words` are a person's
    names in order, or the words of a body in order, singular and in British spelling; `owners` the places whose body it
    is. `titles` are a person's; `generation` "jr" or the like; `short` an abbreviation given in brackets. `is_distinct`:
    the name tells it from others of its sort wherever it stands.
    """

    name: str
    kind: Kind
    key: str
    words: tuple[str, ...] = ()
    owners: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    generation: str = ""
    short: str = ""
    is_distinct: bool = True
    is_national: bool = False
    is_indefinite: bool = False

    @property
    def bag(self) -> frozenset[str]:
        """The words without their order."""
        return frozenset(self.words)


@lru_cache(maxsize=65536)
def form(name: str) -> Form:
    """The parts of a name as written."""
    bracket = _BRACKET.search(name)
    text = _HYPHEN.sub(lambda found: f"{found[1]} {found[2].upper()}", _BRACKET.sub(" ", name)).translate(_MARKS)
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text).split(",")[0]
    tokens = _TOKEN.findall(text)
    while tokens and fold(tokens[0]) in words_for("article"):
        tokens = tokens[1:]
    indefinite = bool(tokens) and (fold(tokens[0]) in words_for("indefinite") or tokens[0].isdigit())
    if indefinite:
        return _nobody(name, tokens, Kind.CROWD, is_indefinite=True)
    short = bracket.group(1).strip() if bracket and _is_acronym(bracket.group(1).strip()) else ""
    return _read(name, tokens, short)


def _read(name: str, tokens: Sequence[str], short: str) -> Form:
    folded = [fold(token) for token in tokens]
    held = owned(tokens)
    if not tokens:
        return _nobody(name, tokens, Kind.CROWD)
    if held.owners and not held.rest:
        return _country(name, tokens, held)
    named = _acronym(name, folded, held) or _person(name, tokens, folded)
    if named is not None:
        return named
    head = _head(folded)
    by_office = head in words_for("office") or any(word in words_for("spokesperson") for word in folded)
    if by_office or _is_crowd(head, tokens, held):
        return _nobody(name, tokens, Kind.OFFICE if by_office else Kind.CROWD)
    return _body(name, folded, held, head, short)


def _nobody(name: str, tokens: Sequence[str], kind: Kind, *, is_indefinite: bool = False) -> Form:
    """Somebody who is not named: the words tell this source from others of the same report, and from no other."""
    key = " ".join(map(fold, tokens))
    return Form(name, kind, key, tuple(key.split()), is_distinct=False, is_indefinite=is_indefinite)


def _acronym(name: str, folded: Sequence[str], held: Owned) -> Form | None:
    """An abbreviation, with or without the country; None where the words are not one."""
    if len(held.rest) != 1 or not _is_acronym(held.rest[0]):
        return None
    is_ministry = held.rest[0].startswith("Mo")  # "MoD", "MoH", "MoFA"
    short = (fold(held.rest[0]),)
    return Form(name, Kind.ACRONYM, " ".join(folded), short, held.owners, is_national=is_ministry)


def _country(name: str, tokens: Sequence[str], held: Owned) -> Form:
    """A country or capital that speaks is its government; its people are a crowd."""
    key = " ".join(map(fold, tokens))
    if is_demonym(tokens[-1]) and len(tokens) == 1:
        return _nobody(name, tokens, Kind.CROWD)
    return Form(name, Kind.STATE, key, ("government",), held.countries, is_national=True)


def _person(name: str, tokens: Sequence[str], folded: Sequence[str]) -> Form | None:
    """A person's name, behind whatever titles; None where the words are not one."""
    told = words_for("courtesy") | words_for("office") | words_for("spokesperson")
    start = max((place + 1 for place, word in enumerate(folded) if word in told), default=0)
    titles = frozenset(folded[:start])
    names = [word for word in folded[start:] if word not in words_for("generation")]
    if not names or len(names) > _MOST_NAMES or not _are_names(tokens[start:]):
        return None
    if any(_is_body_word(word) for word in names):
        return None
    if len(names) == 1 and not start and singular(names[0]) in _bare():
        return None
    kept = (names[0], *(word for word in names[1:] if word not in words_for("particle")))
    generation = next((word for word in folded[start:] if word in words_for("generation")), "")
    one = len(kept) == 1
    told_by = sorted(titles & (words_for("office") | words_for("man") | words_for("woman"))) if one else ()
    key = " ".join(part for part in (*told_by, *kept, generation) if part)
    kind = Kind.NAME if one and not titles else Kind.PERSON
    return Form(name, kind, key, kept, titles=titles, generation=generation)


def _are_names(tokens: Sequence[str]) -> bool:
    small = words_for("name particle") | words_for("generation")
    return tokens[0][:1].isupper() and all(token[:1].isupper() or fold(token) in small for token in tokens)


def _is_crowd(head: str, tokens: Sequence[str], held: Owned) -> bool:
    if head not in words_for("crowd"):
        return False
    is_body = head in words_for("state body") and (held.owners or any(token[:1].isupper() for token in tokens[1:]))
    return not is_body


def _body(name: str, folded: Sequence[str], held: Owned, head: str, short: str) -> Form:
    state = singular(head) in _singular("state body")
    rest = [fold(token) for token in held.rest] if state else list(folded)
    national = state and any(singular(word) in _singular("national") for word in rest)
    if not state:
        rest = _turned(rest)
    words = tuple(spelled for word in rest if word not in words_for("linking") for spelled in _spelled(word))
    owners = (held.countries if national else held.owners) if state else frozenset[str]()
    capital = any(token[:1].isupper() and singular(fold(token)) not in _bare() for token in held.rest)
    distinct = bool(owners) or capital or (national and len(set(words)) > 1)
    return Form(
        name,
        Kind.STATE if state else Kind.BODY,
        " ".join(folded),
        words,
        owners,
        short=short,
        is_distinct=distinct,
        is_national=national,
    )


def _turned(words: list[str]) -> list[str]:
    """Words turned round: "federation of rural workers" as "rural workers federation"; not where it is a place or a seat of learning."""
    if "of" not in words or not words[: words.index("of")]:
        return words
    place = words.index("of")
    before, after = words[:place], [word for word in words[place + 1 :] if word not in words_for("article")]
    learned = any(word in words_for("institution of learning") for word in words)
    if learned or not after or "of" in after or owned([word.title() for word in after]).owners:
        return words
    return [*after, *before]


def _spelled(word: str) -> tuple[str, ...]:
    known = spellings().get(word)
    return tuple(map(singular, known)) if known is not None else (singular(word),)


def _head(folded: Sequence[str]) -> str:
    """The word that says what it is: the last, or the last before "of", "in", "for" and the like."""
    for place, word in enumerate(folded):
        if word in _BEHIND_HEAD and place:
            return folded[place - 1]
    return folded[-1] if folded else ""


@lru_cache(maxsize=8)
def _singular(role: str) -> frozenset[str]:
    return frozenset(map(singular, words_for(role)))


def _bare() -> frozenset[str]:
    return _singular("bare") | _singular("state body")


def _is_body_word(word: str) -> bool:
    bodies = _singular("state body") | _singular("body")
    return word in words_for("crowd") or any(spelled in bodies for spelled in _spelled(word))


def _is_acronym(token: str) -> bool:
    capitals = sum(letter.isupper() for letter in token)
    return 1 < len(token) <= _LONGEST_ACRONYM and capitals > 1 and capitals * 2 >= len(token) and token.isalnum()
