"""A speaker as written → the fullest name the document has for it, following pronouns and short forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.speakers import is_person, name_text
from claims.lexicon.kinds import kind_of
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.attribution.speakers import Speaker
    from claims.syntax import Passage

_SINGULAR = frozenset({"he", "she"})


@dataclass
class Names:
    """The names of one document: the longest for each last word, and where persons and bodies are spoken of.

    `persons` and `bodies` hold (offset, name) of subjects and speakers, in the order of the text.
    """

    text: str = ""
    fullest: dict[str, str] = field(default_factory=dict)
    roles: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    persons: list[tuple[int, str]] = field(default_factory=list)
    bodies: list[tuple[int, str]] = field(default_factory=list)
    searched: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, passages: Sequence[Passage], text: str = "") -> Names:
        """The names of persons in the parsed passages of a document, and where each is a subject."""
        names = cls(text=text)
        for passage in passages:
            for entity in passage.doc.ents:
                if entity.label_ == "PERSON":
                    names.add(passage.text[entity.start_char : entity.end_char])
        for passage in passages:
            for token in passage.doc:
                if token.dep_ in trees.SUBJECTS and token.pos_ == "PROPN" and is_person(token):
                    name = name_text(passage, token)
                    if name is not None:
                        names.persons.append((passage.start + token.idx, names.full(name)))
        return names

    def add(self, name: str) -> None:
        """Remember a name under its last word, where it is longer than the one known."""
        words = _untitled(_bare(name).split())
        if not words or not words[-1][:1].isupper():
            return
        known = self.fullest.get(words[-1])
        if known is None or len(words) > len(known.split()):
            self.fullest[words[-1]] = " ".join(words)

    def full(self, name: str) -> str:
        """The fullest form of a name: the longest known one that has all its words."""
        words = _untitled(_bare(name).split())
        if len(words) == 1 and words[0] not in self.searched:
            self.searched.add(words[0])
            self._search(words[0])
        known = self.fullest.get(words[-1]) if words else None
        return known if known is not None and set(words) <= set(known.split()) else " ".join(words)

    def _search(self, last: str) -> None:
        """Look for the full form of a name known by its last word only, in the whole text."""
        before = re.compile(rf"((?:[^\W\d_][\w.'’-]*[ \u00a0]){{1,3}}){re.escape(last)}\b")
        for match in before.finditer(self.text):
            words = match.group(1).split()
            while words and not (
                words[0][:1].isupper() and words[0].lower().strip(".") not in words_for("sentence opener")
            ):
                words.pop(0)
            if words and all(w[:1].isupper() for w in words):
                self.add(" ".join([*words, last]))
                return

    def resolve(self, speaker: Speaker, name: str | None) -> tuple[str | None, bool]:
        """The fullest name of a speaker, and whether it was carried over from an earlier sentence.

        "He" and "she" are the person last spoken of as a subject or a speaker; "they" and "it" the body, group or
        government that last spoke; first persons stay unresolved.
        """
        word = speaker.text.lower()
        if not speaker.is_pronoun:
            known = self.full(name) if name is not None and speaker.is_person else name
            return known or speaker.text, False
        if word in _SINGULAR:
            found = _before(self.persons, speaker.start)
        elif word in {"they", "it"}:
            found = _before(self.bodies, speaker.start)
        else:
            found = None
        return found, found is not None

    def spoke(self, speaker: Speaker, name: str | None) -> None:
        """Remember a speaker where it stands."""
        if speaker.is_pronoun or name is None:
            return
        held = self.persons if speaker.is_person and not speaker.is_plural else self.bodies
        place = bisect_left(held, (speaker.start, name))
        if place == len(held) or held[place][0] != speaker.start:
            held.insert(place, (speaker.start, name))
        if speaker.role or speaker.organisation:
            self.roles.setdefault(name, (speaker.role, speaker.organisation))


def _before(held: list[tuple[int, str]], offset: int) -> str | None:
    place = bisect_left(held, (offset, ""))
    return held[place - 1][1] if place else None


def _bare(name: str) -> str:
    """A name without a possessive at its end, spaces folded."""
    folded = " ".join(name.split())
    return folded.removesuffix("’s").removesuffix("'s")


def _untitled(words: list[str]) -> list[str]:
    """The words of a name without titles and offices before it ("Prime Minister", "Gov.")."""
    first = 0
    while first < len(words) - 1 and _is_title(words[first]):
        first += 1
    return words[first:]


def _is_title(word: str) -> bool:
    bare = word.lower().strip(".,")
    kind = kind_of(bare)
    return bare in words_for("title") or (kind is not None and kind.category == "person" and country_of(word) is None)
