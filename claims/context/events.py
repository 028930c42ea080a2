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
from claims.lexicon.events import event_rows
from claims.lexicon.kinds import is_a
from claims.lexicon.loading import Row, table
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claims.lexicon.rows import KindRow

Role = Literal["object", "subject", "any"]


class EventWordsRow(Row):
    """Words that name an event; see the head of `event_words.toml` for the columns."""

    event: str
    pos: Literal["verb", "noun", "state"]
    role: Role = "any"
    words: tuple[str, ...]
    particle: tuple[str, ...] = ()
    when_counted: tuple[str, ...] = ()
    weak: bool = False


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
    return {key: tuple(rows) for key, rows in found.items()}


def event_of(counted: Counted) -> Match | None:
    """The event of a counted noun; a weak word gives way to any other."""
    head = counted.head
    if head.pos_ == "PROPN" and head.dep_ == "pobj" and head.head.lower_ in words_for("place preposition"):
        return None  # "killed 9 people in X": a name behind "in" is where, not whom
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


def _matches(counted: Counted) -> Iterator[Match]:
    head = counted.head
    own = _named(head, "noun", counted, "any") or _named(head, "state", counted, "any")
    # A state that a noun names ("hostages" are held) gives way to what happens to them ("hostages were freed").
    if own is not None and head.tag_.startswith("NN") and event_rows()[own.event].type == "state":
        own = None
    if own:
        yield own
    for governor, role in governors(head):
        for word, its_role in _with_complements(governor, role):
            found = _verb(word, counted, its_role) or _named(word, "state", counted, its_role)
            if found is None and word.pos_ in {"NOUN", "PROPN"}:
                found = _named(word, "noun", counted, "any")
            if found:
                yield found
    yield from _modifiers(head, counted)


def governors(head: Token) -> Iterator[tuple[Token, Role]]:
    """The words that a noun hangs on, nearest first, with its role at each."""
    at = head
    for _ in range(6):
        if at.head == at:
            return
        if at.dep_ == "conj" and at.head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"}:
            at = at.head
        elif (
            at.dep_ == "conj" and at.head.pos_ in {"VERB", "AUX"} and at.pos_ in {"NOUN", "PROPN"} and at.i > at.head.i
        ):
            yield at.head, "object"  # "held three men but no bodies": the parse hangs the second object on the verb
            return
        elif at.dep_ in {"nsubj", "nsubjpass"}:
            yield from _as_subject(at)
            return
        elif at.dep_ in {"dobj", "attr", "oprd"}:
            yield from _as_object(at)
            return
        else:
            carrier = at.head.head if at.head.pos_ == "ADP" or at.dep_ in {"pobj", "pcomp"} else at.head
            if carrier.pos_ in {"VERB", "AUX"}:
                yield from _beside(at, carrier)
                return
            if carrier.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} or carrier == at:
                return
            if at.dep_ != "compound" or carrier.lower_ not in words_for("taken as"):
                yield carrier, "any"
            at = carrier


def _as_subject(noun: Token) -> Iterator[tuple[Token, Role]]:
    """The verb of a subject; in a passive, and after a bare participle, the subject is what undergoes it.

    Before a participle it is the object of a verb in front of it too ("are holding 43 soldiers taken in the battle").
    """
    verb = _main_verb(noun.head)
    undergoes = trees.child(verb, "auxpass") is not None or noun.dep_ == "nsubjpass"
    participle = verb == noun.head and trees.is_bare_participle(verb)
    above = verb.head
    if participle and verb.dep_ == "ccomp" and above.pos_ == "VERB" and above.i < noun.left_edge.i:
        yield above, "object"
    yield verb, "object" if undergoes or participle else "subject"


def _as_object(noun: Token) -> Iterator[tuple[Token, Role]]:
    """The verb of an object; of what is said to be something, its subject too ("the dead were 12 soldiers")."""
    yield noun.head, "object"
    if noun.head.lemma_ == "be" or noun.dep_ == "attr" or noun.head.lemma_ in words_for("reaching"):
        subject = trees.subject(noun.head)
        if subject is not None and subject != noun:
            yield from ((s, "any") for s in _nominal_chain(subject))


def _beside(noun: Token, verb: Token) -> Iterator[tuple[Token, Role]]:
    """A verb that a figure stands beside with a preposition; also what moved ("rose to 40") or was put at it."""
    yield verb, "any"
    thing = trees.child(verb, "dobj")
    if thing is not None and noun.head.lower_ in {"at", "to"}:
        yield from ((t, "any") for t in _nominal_chain(thing))
    subject = trees.subject(verb)
    if subject is not None and noun.head.lower_ in {"to", "at", "by", "from"}:
        yield from ((s, "any") for s in _nominal_chain(subject))


def _nominal_chain(subject: Token) -> Iterator[Token]:
    """A subject and the nouns below it: "the number of dead" → number, dead."""
    yield subject
    yield from (c for c in subject.children if c.dep_ in {"compound", "amod", "nmod"})
    yield from trees.objects_of(subject, "of", "in", "for", "from")


def _main_verb(verb: Token) -> Token:
    """The verb that a subject truly belongs to.

    A past participle without an auxiliary is no main verb in English: "soldiers captured in May were held" is about
    being held, whatever the parse makes of it.
    """
    if not trees.is_bare_participle(verb):
        return verb
    for candidate in (*verb.children, verb.head):
        finite = any(c.dep_ in {"aux", "auxpass"} for c in candidate.children)
        if (
            candidate.pos_ in {"VERB", "AUX"}
            and candidate.i > verb.i
            and finite
            and not trees.child(candidate, "nsubj", "nsubjpass")
        ):
            return candidate
    return verb


def _with_complements(governor: Token, role: Role) -> Iterator[tuple[Token, Role]]:
    """A governor and the complements it hands its subject or object on to ("continue to be held", "left 20 dead")."""
    yield governor, role
    stack = [c for c in governor.children if c.dep_ in {"xcomp", "acomp", "oprd", "ccomp", "advmod", "prep"}]
    while stack:
        word = stack.pop(0)
        own_subject = trees.child(word, "nsubj", "nsubjpass")
        if own_subject is not None and word.dep_ == "ccomp":
            continue
        if word.pos_ in {"VERB", "AUX"}:
            passive = (word.tag_ == "VBN" and trees.child(word, "aux") is None) or trees.is_passive(word)
            yield word, "object" if passive else "subject" if _does_it(word, role) else role
            stack.extend(c for c in word.children if c.dep_ in {"xcomp", "acomp", "oprd"})
        elif word.pos_ in {"ADJ", "ADV", "ADP", "NOUN"}:
            yield word, "any"


def _does_it(verb: Token, role: Role) -> bool:
    """Whether what a governor acts on does what its infinitive says, and did so ("are known to have died", not "registered to vote")."""
    if role != "object" or verb.dep_ != "xcomp":
        return False
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children) or verb.head.lemma_ in words_for(
        "forcing"
    )


def _modifiers(head: Token, counted: Counted) -> Iterator[Match]:
    """Clauses and adjectives on the noun, or on the last of a list it stands in ("A, B and C, who were held")."""
    for noun in (head, *(head.conjuncts)):
        for modifier in noun.children:
            if modifier.dep_ in {"acl", "relcl"}:
                passive = modifier.tag_ == "VBN" or trees.is_passive(modifier)
                for word, role in _with_complements(modifier, "object" if passive else "subject"):
                    found = _verb(word, counted, role) or _named(word, "state", counted, "any")
                    if found:
                        yield found
    for modifier in head.children:
        if modifier.dep_ in {"amod", "compound", "advmod"}:
            found = _named(modifier, "state", counted, "any")
            if found:
                yield found


def _verb(token: Token, counted: Counted, role: Role) -> Match | None:
    """The event that a verb names for a noun in this role."""
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    lemma = token.lemma_.lower()
    particles = [c.lower_ for c in token.children if c.dep_ in {"prt", "advmod", "prep", "acomp", "oprd"}]
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    phrases = [*particles, *behind[:1], " ".join(behind)]
    keys = [*(f"{lemma} {p}" for p in phrases), lemma]
    for key in keys:
        for row in _index().get(("verb", key), ()):
            if row.particle and not any(t.lower_ in row.particle for t in token.subtree):
                continue
            if row.role in ("any", role) and _fits(row, counted):
                own = bool(row.particle) and counted.head.lower_ in row.particle
                return Match(row.event, token, role, f'"{token.text}"', row.weak, own_word=own)
    return None


def _named(token: Token, pos: str, counted: Counted, role: Role) -> Match | None:
    """The event that a noun, an adjective or a fixed phrase beginning at the token names."""
    if token.pos_ in {"VERB", "AUX"} and pos == "noun":
        return None
    forms = {token.lemma_.lower(), token.lower_}
    beyond = token.nbor(1) if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1).lower_ if not token.is_sent_start else ""
    after = beyond.lower_ if beyond is not None and not beyond.is_sent_start else ""
    forms |= {f"{before} {token.lemma_.lower()}", f"{token.lower_} {after}"}
    forms.add(" ".join(t.lower_ for t in token.doc[token.i : min(token.i + 3, token.sent.end)]))
    for form in sorted(forms, key=len, reverse=True):
        for row in _index().get((pos, form), ()):
            if _fits(row, counted):
                return Match(row.event, token, role, f'"{token.text}"', row.weak)
    return None


def _fits(row: EventWordsRow, counted: Counted) -> bool:
    """Whether what is counted is of a kind or dimension the row is for; an unknown kind may be anything but money."""
    if not row.when_counted:
        return True
    if counted.dimension is not None:
        return counted.dimension in row.when_counted
    if counted.kind is None:
        return "person" in row.when_counted
    kinds = {counted.kind.kind, counted.kind.category}
    return any(k in kinds or is_a(counted.kind.kind, k) for k in row.when_counted)


def _implied(counted: Counted) -> Match | None:
    kind = counted.kind
    if kind is None or not kind.implies_event:
        return None
    return Match(kind.implies_event, counted.head, "any", f"a {kind.kind} is {kind.implies_event}", implied=True)
