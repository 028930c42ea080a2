"""Parsed passages → the persons, bodies and groups spoken of in them: what a pronoun can take up.

Subjects stand before other words of a sentence, the main clause before the rest (Grosz, Joshi and Weinstein, Centering,
1995); what is said inside a quotation is the talk of somebody else, and stands last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Literal

from claims import trees
from claims.attribution.people import is_name, is_person, names_body, run_of, sex_in, told_person
from claims.attribution.quotes import DOUBLE, quotations
from claims.attribution.roles import cut, named_by, phrase_of, role_of
from claims.attribution.speakers import PRONOUNS, name_text, without_article
from claims.lexicon.persons import names_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from claims.lexicon.given_names import Sex
    from claims.syntax import Passage

Sort = Literal["person", "body", "group"]
MAIN, SUBJECT, OTHER, QUOTED = 3, 2, 1, 0
_FEMALE, _MALE = frozenset({"she", "her"}), frozenset({"he", "his"})


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of somebody beside the name: sex, role as written, and the body of that role."""

    sex: Sex | None = None
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Mention:
    """Somebody spoken of: where, in which sentence (its offset), as what, and how much the sentence is about them.

    `name` is as written without article where it is a proper name, else the phrase; `rank` is `MAIN`, `SUBJECT`,
    `OTHER` or `QUOTED`. What is said of them is read from the parse when it is first asked for.
    """

    start: int
    sentence: int
    name: str
    sort: Sort
    rank: int
    is_named: bool
    read: Callable[[], Said]

    @cached_property
    def said(self) -> Said:
        """Sex, role and organisation."""
        return self.read()


def mentions_in(passage: Passage) -> Iterator[Mention]:
    """The mentions of a passage in reading order."""
    doc = passage.doc
    quotes = quotations(passage.text) if any(mark in passage.text for mark in DOUBLE) else ()
    for place in _candidates(passage):
        head = doc[place]
        if head.lower_ in PRONOUNS or not (is_name(head) or head.dep_ in trees.SUBJECTS):
            continue
        mention = _mention(passage, head, quoted=any(q.start <= head.idx < q.end for q in quotes))
        if mention is not None:
            yield mention


def _candidates(passage: Passage) -> list[int]:
    """The places of nouns that are subjects, and of names that head a phrase."""
    columns, (noun, propn), subjects, inner = _symbols()
    rows = passage.doc.to_array(list(columns)).tolist()
    return [
        place
        for place, (pos, dep) in enumerate(rows)
        if (pos == noun and dep in subjects) or (pos == propn and dep not in inner)
    ]


@lru_cache(maxsize=1)
def _symbols() -> tuple[tuple[int, int], tuple[int, int], frozenset[int], frozenset[int]]:
    from spacy.strings import StringStore  # noqa: PLC0415 - only where something was parsed
    from spacy.symbols import DEP, NOUN, POS, PROPN  # noqa: PLC0415 - the same

    strings = StringStore()
    subjects = frozenset(strings.add(label) for label in trees.SUBJECTS)
    inner = frozenset(strings.add(label) for label in ("compound", "poss", "amod"))
    return (POS, DEP), (NOUN, PROPN), subjects, inner


def _mention(passage: Passage, head: Token, *, quoted: bool) -> Mention | None:
    sort = _sort(head)
    if sort is None or (head.dep_ not in trees.SUBJECTS and sort != "person"):
        return None
    if head.dep_ == "appos" and head.head.dep_ in trees.SUBJECTS and head.head.pos_ == "NOUN":
        return None  # the noun before it stands for it
    name = name_text(passage, head)
    return Mention(
        start=passage.start + head.idx,
        sentence=passage.start + head.sent.start_char,
        name=name or cut(passage, phrase_of(head)),
        sort=sort,
        rank=QUOTED if quoted else _rank(head),
        is_named=name is not None,
        read=partial(_said, passage, head) if sort == "person" else Said,
    )


def _said(passage: Passage, head: Token) -> Said:
    role, organisation = role_beside(passage, head)
    return Said(_sex(passage, head, role), role, organisation)


def role_beside(passage: Passage, head: Token) -> tuple[str | None, str | None]:
    """The role of somebody and its body: in the phrase itself, or given to a name by "is".

    "The hospital's director is Agnes Moreau" says as much of her as an apposition does.
    """
    role, organisation = role_of(passage, head)
    subject = trees.child(head.head, "nsubj") if head.dep_ == "attr" and role is None else None
    if subject is None or subject.pos_ != "NOUN" or not names_person(subject.lemma_):
        return role, organisation
    return role_of(passage, subject)


def _sort(head: Token) -> Sort | None:
    """What a noun stands for: one person, a body, several persons or bodies; None for a thing."""
    if trees.child(head, "conj") is not None and trees.child(head, "cc") is not None:
        return "group"
    named = named_by(head)
    if is_name(named):
        return _sort_of_name(head, named)
    if head.tag_ == "NNS":
        return "group" if names_person(head.lemma_) or names_body(head.lemma_) else None
    return "person" if is_person(head) else "body" if names_body(head.lemma_) else None


def _sort_of_name(head: Token, named: Token) -> Sort | None:
    """What a name stands for; one by the way must be a person's for certain, and "its" behind a name tells a body."""
    told = told_person(named)
    if head.dep_ not in trees.SUBJECTS and head.dep_ != "attr" and not told:
        return None
    if told is None and any(t.lower_ == "its" for t in head.head.subtree if t.i > head.i):
        return "body"
    return "person" if is_person(named) else "body"


def _rank(head: Token) -> int:
    if head.dep_ not in trees.SUBJECTS:
        return OTHER
    return MAIN if head.head.dep_ == "ROOT" else SUBJECT


def _sex(passage: Passage, head: Token, role: str | None) -> Sex | None:
    """The sex that title, role or given name tells; else the one pronoun behind the name in its sentence."""
    named = named_by(head)
    words = [t.text for t in passage.doc[run_of(named)[0] : named.i + 1]] if is_name(named) else ["", named.text]
    told = sex_in(words, role)
    if told is not None or head.dep_ not in trees.SUBJECTS:
        return told
    # "told her" is somebody else; "her notes" and "said she would" are mostly the subject's.
    behind = {t.lower_ for t in head.sent if t.i > head.i and (t.tag_ == "PRP$" or t.dep_ in trees.SUBJECTS)}
    if bool(behind & _FEMALE) == bool(behind & _MALE):
        return None
    return "female" if behind & _FEMALE else "male"


def head_noun(phrase: str) -> str:
    """The noun that heads a role as written: "the country's chief medical officer" → "officer"."""
    words = phrase.lower().replace(",", " ,").split()
    end = next((at for at, word in enumerate(words) if at and word in _BEHIND), len(words))
    return words[end - 1] if end else ""


_BEHIND = frozenset({"of", "for", "from", "at", "in", "with", "to", "on", ",", "who", "and"})


def same_name(a: str, b: str) -> bool:
    """Whether two names are one but for article and capitals."""
    return without_article(a).casefold() == without_article(b).casefold()
