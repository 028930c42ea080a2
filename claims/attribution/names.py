"""A speaker as written → the fullest name the document has for it, following pronouns, short forms and descriptions.

Where two persons or bodies fit equally well, none is chosen: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claims.attribution.discourse import Discourse, one_body, person_of, several
from claims.attribution.fullnames import FullNames, bare
from claims.attribution.mentions import (
    MAIN,
    SUBJECT,
    Mention,
    Said,
    head_noun,
    role_beside,
    same_name,
)
from claims.attribution.people import names_body, sex_in
from claims.attribution.speakers import without_article
from claims.lexicon.given_names import is_given
from claims.lexicon.persons import names_person
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.attribution.discourse import Picker
    from claims.attribution.found import Stretch
    from claims.attribution.mentions import Sort
    from claims.attribution.speakers import Speaker
    from claims.lexicon.given_names import Sex
    from claims.syntax import Passage

_SEX: dict[str, Sex] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_PLURAL, _NEUTER = frozenset({"they", "them", "their"}), frozenset({"it", "its"})
_FURTHEST = 12  # sentences back in which a person is still meant by "he": reported words go on for long
_NEAR = 4  # sentences back in which a body is still meant by "it", and by "the group"
_DESCRIPTION = re.compile(r"the ([a-z][a-z-]*|\d{1,3}-year-old)", re.IGNORECASE)


class Resolved(NamedTuple):
    """The fullest name of a speaker, whether an earlier sentence gave it, and why, where it is not as written."""

    name: str | None
    carried: bool = False
    reason: str = ""


@dataclass
class Names:
    """The names of one document, looked up as speakers ask for them; `roles` holds role and organisation by name."""

    discourse: Discourse
    full: FullNames
    roles: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Sequence[Passage], text: str = "") -> Names:
        """The names of a document: of its parsed passages in order, and of its text (theirs, where none is given)."""
        return cls(Discourse(passages), FullNames(text or _joined(passages)))

    def resolve(self, speaker: Speaker, name: str | None, content: Sequence[Stretch] = ()) -> Resolved:
        """The fullest name of a speaker, `name` being that in its phrase and `content` what it is given.

        "He" and "she" are the person last spoken of that can be one; "they" a group or body, "it" a body; first persons
        stay unresolved.
        """
        if speaker.is_pronoun:
            return self._pronoun(speaker, content)
        if name is None or (len(name.split()) == 1 and names_body(name)):
            return self._description(speaker)
        found = self._person(speaker, name)
        if found is not None:
            return found
        long = self.full.long_form(without_article(name))
        if long is None:
            return Resolved(name)
        return Resolved(long, reason=f'"{name}" is short for {long}')

    def spoke(self, speaker: Speaker, name: str | None) -> None:
        """Remember a speaker where it stands."""
        if name is None:
            return
        sex = _SEX.get(speaker.text.lower()) or sex_in(_words(speaker, name), speaker.role)
        said = Said(sex, speaker.role, speaker.organisation)
        held = Mention(
            start=speaker.start,
            sentence=self.discourse.sentence_of(speaker.start),
            name=name,
            sort=self._sort(speaker),
            rank=MAIN,
            is_named=not same_name(name, speaker.text) or speaker.head[:1].isupper(),
            read=lambda: said,
        )
        self.discourse.add(held)
        if not speaker.is_pronoun and (speaker.role or speaker.organisation):
            self.roles.setdefault(name, (speaker.role, speaker.organisation))

    def _sort(self, speaker: Speaker) -> Sort:
        word = speaker.text.lower()
        if speaker.is_pronoun:
            return "person" if word in _SEX else "group" if word in _PLURAL else "body"
        return "group" if speaker.is_plural else "person" if speaker.is_person else "body"

    def _person(self, speaker: Speaker, name: str) -> Resolved | None:
        """A person by name; a single word that a sure name of the text ends in is a person's too."""
        written = self.full.written(name, sex_in(_words(speaker, name), speaker.role))
        if not speaker.is_person and (written is None or not is_given(written.words[0])):
            return None
        if written is None:
            return Resolved(self.full.of(name))
        if speaker.role is None and speaker.organisation is None:
            self._learn_role(written.name, written.start)
        if written.name == bare(name):
            return Resolved(written.name)
        earlier = written.start < self.discourse.sentence_of(speaker.start)
        where = "named in an earlier sentence" if earlier else "as the text has it in full"
        return Resolved(written.name, earlier, f'"{bare(name)}" is {written.name}, {where}')

    def _learn_role(self, name: str, place: int) -> None:
        """Look for the role of a person where the name stands in full."""
        if name in self.roles:
            return
        last = place + len(name) - 1
        passage = self.discourse.passage_at(last)
        head = passage.token_at(last) if passage is not None else None
        if passage is None or head is None or head.pos_ != "PROPN":
            return
        role, organisation = role_beside(passage, head)
        if role or organisation:
            self.roles[name] = (role, organisation)

    def _pronoun(self, speaker: Speaker, content: Sequence[Stretch]) -> Resolved:
        word = speaker.text.lower()
        if word in _SEX:
            found = self._antecedent(speaker.start, content, _FURTHEST, person_of(_SEX[word]))
        elif word in _PLURAL:
            found = self._antecedent(speaker.start, content, _NEAR, several)
        elif word in _NEUTER:
            found = self._antecedent(speaker.start, content, _NEAR, one_body)
        else:
            return Resolved(None)
        if found is None:
            return Resolved(None)
        earlier = found.sentence < self.discourse.sentence_of(speaker.start)
        name = self._fullest(found)
        where = "named in an earlier sentence" if earlier else "named earlier in the sentence"
        return Resolved(name, earlier, f'"{speaker.text}" is {name}, {where}')

    def _antecedent(
        self,
        at: int,
        content: Sequence[Stretch],
        furthest: int,
        pick: Picker,
    ) -> Mention | None:
        """Who is meant: of the nearest sentence that speaks of somebody who can be, the one it is most about.

        What the pronoun itself is said to say ("The mayor will run again, he said") is weighed together with the
        sentence before: it can be either's.
        """
        held: list[Mention] = []
        for sentence, mentions in self.discourse.sentences_before(at, furthest):
            sure, fitting = pick([*mentions, *held])
            if not fitting:
                continue
            own = [m for m in fitting if any(a <= m.start < b for a, b in content)]
            if sentence == self.discourse.sentence_of(at) and own and not held and not sure:
                held = own
                continue
            names = {without_article(self._fullest(m)).casefold() for m in fitting}
            return fitting[0] if len(names) == 1 else None
        return held[0] if len({self._fullest(m) for m in held}) == 1 else None

    def _description(self, speaker: Speaker) -> Resolved:
        """Find the person or body that "the minister", "the ministry" or "the 34-year-old" takes up, where it is only one."""
        long = self.full.long_form(without_article(speaker.text))
        if long is not None:
            return Resolved(long, reason=f'"{speaker.text}" is short for {long}')
        match = _DESCRIPTION.fullmatch(speaker.text)
        if match is None or speaker.is_plural:
            return Resolved(speaker.text)
        noun = match.group(1).lower()
        if noun[0].isdigit():
            found = self._antecedent(speaker.start, (), _NEAR, person_of(None))
        elif names_body(noun):
            found = self._headed(noun, speaker.start, "body") or self._generic(noun, speaker.start)
        elif names_person(noun):
            found = self._headed(noun, speaker.start, "person")
        else:
            found = None
        if found is None:
            return Resolved(speaker.text)
        name = self._fullest(found)
        earlier = found.sentence < self.discourse.sentence_of(speaker.start)
        where = "named in an earlier sentence" if earlier else "named earlier in the sentence"
        return Resolved(name, earlier, f'"{speaker.text}" is {name}, {where}')

    def _headed(self, noun: str, at: int, sort: Sort) -> Mention | None:
        """The one person whose role, or the one body whose name, is headed by this noun before an offset."""
        described = f"the {noun}"
        found: dict[str, Mention] = {}
        for mention in self.discourse.before(at, noun):
            words = mention.said.role if sort == "person" else mention.name
            if mention.sort == sort and words is not None and head_noun(words) == noun:
                name = self._fullest(mention)
                if name.lower() not in {described, noun}:
                    found[without_article(name).casefold()] = mention
        named = {name: mention for name, mention in found.items() if mention.is_named} or found
        return next(iter(named.values())) if len(named) == 1 else None

    def _generic(self, noun: str, at: int) -> Mention | None:
        """The one body named near by, for a noun that any body can be called by ("the group")."""
        if noun not in words_for("generic body"):
            return None
        near = [m for _, mentions in self.discourse.sentences_before(at, _NEAR) for m in mentions]
        named = [m for m in near if m.is_named and m.rank >= SUBJECT and country_of(m.name) is None]
        bodies = [m for m in named if m.sort == "body"]
        # A name that no given name or role shows to be a person's may be another body's.
        unsure = [m for m in named if m.sort == "person" and not (m.said.role or is_given(self._fullest(m).split()[0]))]
        names = {without_article(self._fullest(m)).casefold() for m in [*bodies, *unsure]}
        return bodies[0] if bodies and len(names) == 1 else None

    def _fullest(self, mention: Mention) -> str:
        if mention.sort == "person" and mention.is_named:
            return self.full.of(mention.name, mention.said.sex)
        return self.full.long_form(without_article(mention.name)) or mention.name

    def person_before(self, at: int) -> str | None:
        """The person last spoken of before an offset, of either sex; None where two can be meant."""
        found = self._antecedent(at, (), _FURTHEST, person_of(None))
        return self._fullest(found) if found is not None else None


def _words(speaker: Speaker, name: str) -> list[str]:
    """The words of a person's name, with the titles that the phrase has before it ("Ms Ferrante")."""
    before = speaker.text.partition(name)[0].split() if name in speaker.text else speaker.text.split()[:-1]
    return [*before, *name.split()]


def _joined(passages: Sequence[Passage]) -> str:
    """The text of the passages, each at its offset."""
    text = ""
    for passage in passages:
        text = text.ljust(passage.start, "\n") + passage.text
    return text
