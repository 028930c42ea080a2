"""Which event a counted noun belongs to, and by which word of the sentence.

The noun is followed to its governor: the verb it is subject or object of (through complements: "continue to be held",
"were reported killed"), the noun it hangs on ("the capture of 64"), a clause that modifies it ("eight soldiers killed"),
an adjective, and last what the noun itself implies (a prisoner is held). Roles follow Levin (1993).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from claims import trees
from claims.context.governors import Role, governors, with_complements
from claims.lexicon.events import event_rows
from claims.lexicon.kinds import is_a
from claims.lexicon.loading import Row, table
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.lexicon.rows import KindRow


class EventWordsRow(Row):
    """Words that name an event; see the head of `event_words.toml` for the columns."""

    event: str
    pos: Literal["verb", "noun", "state", "place"]
    role: Role = "any"
    words: tuple[str, ...]
    particle: tuple[str, ...] = ()
    when_counted: tuple[str, ...] = ()
    weak: bool = False
    negated: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An event, the word that names it, how the counted noun stands to that word, and why it was taken.

    `own_word`: what is counted belongs to the words for the event ("claimed 53 lives"), and only persons can be meant.
    """

    event: str
    trigger: Token
    role: Role
    why: str
    weak: bool = False
    implied: bool = False
    own_word: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, as far as choosing an event needs it: the noun (or the figure), its kind and its unit's dimension."""

    head: Token
    kind: KindRow | None
    dimension: str | None


@lru_cache(maxsize=1)
def _index() -> dict[tuple[str, str], tuple[EventWordsRow, ...]]:
    found: dict[tuple[str, str], list[EventWordsRow]] = {}
    for row in table("event_words", EventWordsRow):
        for word in row.words:
            found.setdefault((row.pos, word), []).append(row)
    return {key: tuple(sorted(rows, key=lambda r: not r.particle)) for key, rows in found.items()}


def event_of(counted: Counted) -> Match | None:
    """The event of a counted noun; a weak word gives way to any other."""
    head = counted.head
    if head.pos_ == "PROPN" and head.dep_ == "pobj" and head.head.lower_ in words_for("place preposition"):
        return None  # "killed 9 people in X": a name behind "in" is where, not whom
    if counted.kind is None and head.lemma_.lower() in words_for("wounds"):
        return None  # "two wounds" are of one person
    weak = None
    for match in _matches(counted):
        if not match.weak:
            return match
        weak = weak or match
    return weak or _implied(counted)


def happening_beside(topic: Token, figure: Token, counted: Counted) -> Match | None:
    """The event that a noun beside a topic, or beside the verb of its figure, names ("the number of teachers at the rally")."""
    verb = next((a for a in trees.ancestors_within(figure, 6) if a.pos_ in {"VERB", "AUX"}), None)
    for token in (topic, topic.head.head, verb):
        for noun in trees.objects_of(token, "at", "in", "from") if token is not None else ():
            found = _named(noun, "noun", counted, "any") if noun != figure else None
            if found is not None:
                return found
    return None


def state_spoken_of(figure: Token, kind: KindRow | None) -> Match | None:
    """The event of those whose number a figure with "their" gives, where a state named them ("the missing … their number")."""
    if not any(t.lower_ == "their" and t.dep_ == "poss" for t in figure.sent):
        return None
    before = trees.sentence_start(figure) - 1
    first = trees.sentence_start(figure.doc[before]) if before >= 0 else trees.sentence_start(figure)
    for token in reversed(figure.doc[first : figure.i]):
        if token.tag_ not in {"NNS", "NNPS"} and any(c.lower_ == "the" and c.dep_ == "det" for c in token.children):
            found = _named(token, "state", Counted(token, kind, None), "any")
            if found is not None:
                return found
    return None


def _matches(counted: Counted) -> Iterator[Match]:
    head = counted.head
    own = _named(head, "noun", counted, "any") or _named(head, "state", counted, "any")
    # A state that a noun names ("hostages" are held) gives way to what happens to them ("hostages were freed").
    if own is not None and head.tag_.startswith("NN") and event_rows()[own.event].type == "state":
        own = None
    if own:
        yield own
    for governor, role in governors(head):
        for word, its_role in with_complements(governor, role):
            found = _verb(word, counted, its_role) or _named(word, "state", counted, its_role)
            if found is None and word.pos_ in {"NOUN", "PROPN"}:
                found = _named(word, "noun", counted, "any")
            if found:
                yield found
    yield from _modifiers(head, counted)


def _modifiers(head: Token, counted: Counted) -> Iterator[Match]:
    """Clauses and adjectives on the noun, or on the last of a list it stands in ("A, B and C, who were held")."""
    for noun in (head, *(head.conjuncts)):
        for modifier in noun.children:
            if modifier.dep_ in {"acl", "relcl"}:
                passive = modifier.tag_ == "VBN" or trees.is_passive(modifier)
                for word, role in with_complements(modifier, "object" if passive else "subject"):
                    found = _verb(word, counted, role) or _named(word, "state", counted, "any")
                    if found:
                        yield found
    for modifier in head.children:
        if modifier.dep_ in {"amod", "compound", "advmod", "prep"}:
            found = _named(modifier, "state", counted, "any")
            if found:
                yield found
    yield from _in_a_place(head, counted)


def _in_a_place(head: Token, counted: Counted) -> Iterator[Match]:
    """What those counted "in" or "at" a place undergo there ("46 men are in the prison", "the crowd at the vigil")."""
    verb = head.head if head.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"} else None
    for token in (head, verb) if verb is not None and verb.lemma_ in words_for("being somewhere") else (head,):
        for noun in trees.objects_of(token, "in", "at", "inside", "behind", "from"):
            found = _named(noun, "place", counted, "any")
            if found:
                yield found


def _verb(token: Token, counted: Counted, role: Role) -> Match | None:
    """The event that a verb names for a noun in this role."""
    for key, row in _named_by_verb(token):
        if _stands(row.role, role, key, counted.head) and _fits(row, counted):
            own = bool(row.particle) and counted.head.lower_ in row.particle
            return Match(row.event, token, role, f'"{token.text}"', row.weak, own_word=own)
    return None


@lru_cache(maxsize=1024)  # the nouns of a sentence ask one after the other
def _named_by_verb(token: Token) -> tuple[tuple[str, EventWordsRow], ...]:
    """What a verb can name whatever is counted, each with the words that name it; the longest first."""
    if token.pos_ not in {"VERB", "AUX"}:
        return ()
    lemma = token.lemma_.lower()
    particles = [c.lower_ for c in token.children if c.dep_ in {"prt", "advmod", "prep", "acomp", "oprd"}]
    behind = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 4, trees.sentence_end(token))]]
    phrases = [*(" ".join(behind[:length]) for length in (3, 2)), *particles, *behind[:1]]
    keys = [*(f"{lemma} {p}" for p in phrases), lemma, token.lower_]
    return tuple((key, row) for key in keys for row in _index().get(("verb", key), ()) if _is_meant(row, token))


def _is_meant(row: EventWordsRow, verb: Token) -> bool:
    """Whether what stands with a verb is what a row asks for."""
    if row.particle and not any(_is_beside(t, row.particle) for t in verb.subtree):
        return False
    return not ((row.negated and not trees.is_negated(verb)) or (row.alone and _goes_on(verb)))


def _stands(wanted: Role, role: Role, key: str, head: Token) -> bool:
    """Whether a noun stands to a verb as a row wants it; the object of "search for" is that of its preposition."""
    return wanted in ("any", role) or (
        wanted == "object" and role == "any" and head.dep_ == "pobj" and key.endswith(f" {head.head.lower_}")
    )


def _goes_on(verb: Token) -> bool:
    """Whether more is told of what a verb says than when: an object, a place, a complement."""
    return any(
        c.dep_ in {"dobj", "prep", "prt", "xcomp", "acomp", "attr", "advcl", "oprd", "agent"}
        and not any(t.ent_type_ in {"DATE", "TIME"} for t in c.subtree)
        for c in verb.children
    )


def _is_beside(word: Token, particles: tuple[str, ...]) -> bool:
    """Whether a word is one of those that make another name an event, and no part of a compound ("non-life threatening")."""
    if word.lower_ not in particles:
        return False
    around = {word.nbor(step).lower_ for step in (-1, 1) if 0 <= word.i + step < len(word.doc)}
    return around.isdisjoint(words_for("compound"))


def _named(token: Token, pos: str, counted: Counted, role: Role) -> Match | None:
    """The event that a noun, an adjective or a fixed phrase beginning at the token names."""
    for row in _named_by(token, pos):
        if _fits(row, counted):
            return Match(row.event, token, role, f'"{token.text}"', row.weak)
    return None


@lru_cache(maxsize=4096)  # as above
def _named_by(token: Token, pos: str) -> tuple[EventWordsRow, ...]:
    """What a noun, an adjective or a phrase can name whatever is counted; the longest words first."""
    if token.pos_ in {"VERB", "AUX"} and pos == "noun":
        return ()
    first = _first_words(pos)
    before = token.nbor(-1).lower_ if not token.is_sent_start else ""
    if first.isdisjoint((token.lemma_.lower(), token.lower_, before)):
        return ()
    return tuple(row for form in _forms(token) for row in _index().get((pos, form), ()))


@lru_cache(maxsize=4)
def _first_words(pos: str) -> frozenset[str]:
    """What the words for an event begin with: most words of a text need not be looked at further."""
    return frozenset(word.split()[0] for sort, word in _index() if sort == pos)


@lru_cache(maxsize=4096)
def _forms(token: Token) -> tuple[str, ...]:
    """A token's word, alone and with those beside it; the longest first."""
    forms = {token.lemma_.lower(), token.lower_}
    beyond = token.nbor(1) if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1).lower_ if not token.is_sent_start else ""
    after = beyond.lower_ if beyond is not None and not beyond.is_sent_start else ""
    forms |= {f"{before} {token.lemma_.lower()}", f"{token.lower_} {after}"}
    forms.add(" ".join(t.lower_ for t in token.doc[token.i : min(token.i + 3, trees.sentence_end(token))]))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _fits(row: EventWordsRow, counted: Counted) -> bool:
    """Whether what is counted is of a kind or dimension the row is for; an unknown kind may be anything but money."""
    if not row.when_counted:
        return True
    if counted.dimension is not None:
        return counted.dimension in row.when_counted
    if counted.kind is None:
        return "person" in row.when_counted or "unknown" in row.when_counted
    kinds = {counted.kind.kind, counted.kind.category}
    return any(k in kinds or is_a(counted.kind.kind, k) for k in row.when_counted)


def _implied(counted: Counted) -> Match | None:
    kind = counted.kind
    if kind is None or not kind.implies_event:
        return None
    return Match(kind.implies_event, counted.head, "any", f"a {kind.kind} is {kind.implies_event}", implied=True)
