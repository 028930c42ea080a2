"""The single persons that a document tells of as victims: which mentions are one person, and what became of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from claims.context.casualties import INJURED, KILLED, decisive
from claims.lexicon.given_names import sex_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.syntax import Passage

_NAME_WORD: Final = re.compile(r"[^\W\d_][\w’'.-]*")
_NEXT_PARAGRAPH: Final = 100
"""A pronoun stands for somebody told of in its own paragraph, or in the one before: so many characters may lie between."""
_SUFFIXES: Final = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of one person: the words, and what they tell. `sentence` is its place, so that two in one are two persons.

    `names` is empty for an unnamed person; `noun` is what it is called then. `is_further` where the words say that it is not the one before.
    """

    passage: Passage
    token: Token
    event: str
    why: str
    sentence: tuple[int, int]
    names: tuple[str, ...] = ()
    noun: str = ""
    age: str | None = None
    is_further: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where in the document it stands, for order."""
        return self.passage.start, self.token.i

    @property
    def sex(self) -> str | None:
        """Female or male, by the noun or the given name."""
        if self.noun in words_for("named female"):
            return "female"
        if self.noun in words_for("named male"):
            return "male"
        return sex_of(self.names[0]) if len(self.names) > 1 else None


@dataclass(slots=True)
class Person:
    """Mentions of one person, in reading order, and what became of him or her."""

    event: str
    mentions: list[Mention] = field(default_factory=list)

    def takes(self, mention: Mention) -> None:
        """Add a mention; of what is told, the most decisive stays."""
        self.mentions.append(mention)
        self.event = decisive(self.event, mention.event)

    @property
    def shown(self) -> Mention:
        """The mention that stands for the person: the first."""
        return self.mentions[0]


class Persons:
    """The persons of one document so far."""

    def __init__(self) -> None:
        self.found: list[Person] = []

    def add(self, mention: Mention) -> None:
        """Put a mention to the person it speaks of, else to a new one."""
        known = self._named(mention) if mention.names else self._unnamed(mention)
        if known is None:
            known = Person(mention.event)
            self.found.append(known)
        known.takes(mention)

    def latest(self, noun: str, age: str | None) -> Person | None:
        """Who "the man", "the 19-year-old" or "the victim" is: the last told of who may be called so."""
        for person in reversed(self.found):
            if noun == "victim" or any(m.noun == noun or (age and m.age == age) for m in person.mentions):
                return person
        return None

    def last_of(self, sex: str, about: Mention) -> Person | None:
        """Who "he" or "she" is, where grammar does not tell: the last told of shortly before who may be called so."""
        for person in sorted(self.found, key=lambda p: p.mentions[-1].place, reverse=True):
            last = person.mentions[-1]
            if about.passage.start - last.passage.end > _NEXT_PARAGRAPH:
                return None
            if {m.sex for m in person.mentions} <= {sex, None}:
                return person
        return None

    def at(self, token: Token) -> Person | None:
        """The person that a word was taken to be a mention of."""
        return next((p for p in self.found if any(m.token == token for m in p.mentions)), None)

    def _named(self, mention: Mention) -> Person | None:
        for person in self.found:
            if any(_is_one_name(m.names, mention.names) for m in person.mentions if m.names):
                return person
        return next((p for p in self.found if not any(m.names for m in p.mentions) and _may_be(p, mention)), None)

    def _unnamed(self, mention: Mention) -> Person | None:
        if mention.is_further:
            return None
        return next((person for person in self.found if _may_be(person, mention)), None)


def _may_be(person: Person, mention: Mention) -> bool:
    """Whether nothing that is told of a person speaks against a mention of another sentence."""
    if {person.event, mention.event} == {KILLED, INJURED}:
        return False
    return not any(m.sentence == mention.sentence or _are_apart(m, mention) for m in person.mentions)


def _are_apart(a: Mention, b: Mention) -> bool:
    if a.age and b.age:
        return a.age != b.age
    if a.sex and b.sex and a.sex != b.sex:
        return True
    grown, young = words_for("named grown"), words_for("named young")
    return (a.noun in grown and b.noun in young) or (a.noun in young and b.noun in grown)


def name_of(text: str) -> tuple[str, ...]:
    """The words of a name, without what is added behind it."""
    return tuple(word for word in _NAME_WORD.findall(text) if word.casefold() not in _SUFFIXES)


def _is_one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are of one person: a last name, or a first name, alone is whoever bore it; two full names must agree."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[-1] == b[-1] or a[0] == b[0]
    return (a[0], a[-1]) == (b[0], b[-1])
