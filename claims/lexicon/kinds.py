"""A noun or phrase → what kind of thing it counts, and where that kind stands in the taxonomy of `kinds.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from claims.lexicon.loading import table
from claims.lexicon.rows import KindRow

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_IRREGULAR = {"man": "men", "child": "children", "wife": "wives", "calf": "calves", "life": "lives", "ox": "oxen"}
_CUTS = frozenset(["aged", "among", "at", "by", "for", "from", "in", "inside", "near", "on", "under", "who", "with"])


@lru_cache(maxsize=8192)
def kind_of(phrase: str) -> KindRow | None:
    """The kind that a noun, singular or plural, or a noun phrase names; None if none is known.

    A phrase is read up to its first preposition other than "of", and from its end: "two captured prisoners of war in
    Baku" → prisoner of war. Of "X of Y", X decides if it is a known kind, else Y ("dozens of people" → person).
    Case does not count.
    """
    words = phrase.casefold().replace("’", "'").split()
    cut = next((at for at, word in enumerate(words) if at and word in _CUTS), len(words))
    words = words[:cut]
    head = words.index("of") if "of" in words else len(words)
    index = _by_word()
    spans = [(start, len(words)) for start in range(head)]
    spans += [(start, head) for start in range(head)]
    spans += [(start, len(words)) for start in range(head + 1, len(words))]
    return next((index[known] for start, end in spans if (known := " ".join(words[start:end])) in index), None)


def row_of(kind: str) -> KindRow | None:
    """The row of a canonical kind; None if there is no such kind."""
    return _by_kind().get(kind)


def can_act(row: KindRow) -> bool:
    """Whether things of this kind can speak and act: people, and bodies of people such as a government."""
    return row.category in {"person", "group"}


@lru_cache(maxsize=4096)
def ancestors(kind: str) -> tuple[str, ...]:
    """All kinds above this one, nearest first, without it; empty for a root or an unknown kind."""
    found: list[str] = []
    queue = [kind]
    while queue:
        row = _by_kind().get(queue.pop(0))
        for parent in row.parents if row else ():
            if parent not in found and parent != kind:
                found.append(parent)
                queue.append(parent)
    return tuple(found)


def is_a(kind: str, ancestor: str) -> bool:
    """Whether every `kind` is an `ancestor`; a kind is itself ("soldier" is a "person")."""
    return kind == ancestor or ancestor in ancestors(kind)


@lru_cache(maxsize=1)
def _by_kind() -> dict[str, KindRow]:
    rows: dict[str, KindRow] = {}
    for row in table("kinds", KindRow):
        rows.setdefault(row.kind, row)
    return rows


@lru_cache(maxsize=1)
def _by_word() -> dict[str, KindRow]:
    """Every word and its plural; words as written win over plurals made by rule, earlier rows over later ones."""
    index: dict[str, KindRow] = {}
    rows = table("kinds", KindRow)
    for row in rows:
        for word in (row.kind, *row.words):
            index.setdefault(word.casefold(), _by_kind()[row.kind])
    for row in rows:
        for word in (row.kind, *row.words):
            for plural in _plurals(word.casefold()):
                index.setdefault(plural, _by_kind()[row.kind])
    return index


def _plurals(phrase: str) -> Iterator[str]:
    """The regular plurals of a noun, or of the head of "X of Y"."""
    head, of, rest = phrase.partition(" of ")
    for plural in _noun_plurals(head):
        yield plural + of + rest


def _noun_plurals(noun: str) -> Iterator[str]:
    for ending, plural in _IRREGULAR.items():
        if noun.endswith(ending):
            yield noun.removesuffix(ending) + plural
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        yield f"{noun[:-1]}ies"
    elif noun.endswith(_SIBILANTS):
        yield f"{noun}es"
    else:
        yield f"{noun}s"
