"""The words that a counted noun hangs on, and how it stands to each: what an event word can be.

The noun is followed to its governor: the verb it is subject or object of (through complements: "continue to be held",
"were reported killed"), the noun it hangs on ("the capture of 64"), a subject that is said to be or to reach a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from claims import trees
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

Role = Literal["object", "subject", "any"]


def governors(head: Token) -> Iterator[tuple[Token, Role]]:
    """The words that a noun hangs on, nearest first, with its role at each."""
    at = head
    for _ in range(6):
        last = _last(at)
        if last is not None:
            yield from last
            return
        above = _carrier(at)
        if above is None:
            return
        is_joined = at.dep_ == "conj" and above == at.head
        if not is_joined and (at.dep_ != "compound" or above.lower_ not in words_for("taken as")):
            yield above, "any"
        at = above


def _last(at: Token) -> Iterator[tuple[Token, Role]] | None:
    """The verb that a noun stands to, with its role there; None where the noun hangs on something else."""
    own = _torn_off(at)
    if own is not None:
        return _one(own, "subject")
    is_verb_above = at.head != at and at.head.pos_ in {"VERB", "AUX"}
    if at.dep_ == "conj" and is_verb_above and at.pos_ in {"NOUN", "PROPN"} and at.i > at.head.i:
        # "held three men but no bodies": the parse hangs the second object on the verb
        return _one(at.head, "object")
    if at.dep_ in {"nsubj", "nsubjpass"}:
        return _as_subject(at)
    if at.dep_ in {"dobj", "attr", "oprd"}:
        return _as_object(at)
    carrier = at.head.head if at.head.pos_ == "ADP" or at.dep_ in {"pobj", "pcomp"} else at.head
    return _beside(at, carrier) if carrier != at and carrier.pos_ in {"VERB", "AUX"} else None


def _one(verb: Token, role: Role) -> Iterator[tuple[Token, Role]]:
    yield verb, role


def _carrier(at: Token) -> Token | None:
    """The noun, number or adjective that a noun hangs on, or is joined to; None where there is none."""
    if at.head == at:
        return None
    if at.dep_ == "conj" and at.head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"}:
        return at.head
    carrier = at.head.head if at.head.pos_ == "ADP" or at.dep_ in {"pobj", "pcomp"} else at.head
    is_degree = carrier.pos_ == "ADV" and at.dep_ == "npadvmod"  # "up 8 percent"
    return carrier if carrier != at and (is_degree or carrier.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}) else None


def _torn_off(figure: Token) -> Token | None:
    """The verb of a bare figure that the parse joins to the verb before ("two died and three are missing")."""
    if figure.dep_ != "conj" or figure.pos_ != "NUM" or figure.head.pos_ not in {"VERB", "AUX"}:
        return None
    for verb in figure.head.conjuncts:
        between = figure.doc[figure.i + 1 : verb.i] if verb.i > figure.i else None
        if between is None or verb.pos_ not in {"VERB", "AUX", "ADJ"} or trees.child(verb, "nsubj", "nsubjpass"):
            continue
        if all(t.pos_ in {"AUX", "ADV", "PART"} for t in between):
            return verb
    return None


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
    elif verb.dep_ == "ccomp" and above.pos_ == "VERB" and above.i == noun.left_edge.i - 1 and _is_cut_off(noun, verb):
        yield above, "object"  # "the rebels hold 46 men, the general told the press": the parse makes them tell it
    yield verb, "object" if undergoes or participle else "subject"
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and above.pos_ == "VERB" and above.i < noun.left_edge.i:
        yield above, "object"  # "let 20 hostages go"


def _is_cut_off(noun: Token, verb: Token) -> bool:
    """Whether a comma stands between a noun and the verb that it is taken for the subject of."""
    return any(t.text == "," for t in noun.doc[noun.i + 1 : verb.i])


def _as_object(noun: Token) -> Iterator[tuple[Token, Role]]:
    """The verb of an object; of what is said to be something, its subject too ("the dead were 12 soldiers")."""
    yield noun.head, "object"
    reaches = noun.head.lemma_ in words_for("reaching") or noun.head.lemma_ in words_for("changing")
    if noun.head.lemma_ == "be" or noun.dep_ == "attr" or reaches:
        subject = trees.subject(noun.head)
        if subject is not None and subject != noun:
            yield from ((s, "any") for s in _nominal_chain(subject))


def _beside(noun: Token, verb: Token) -> Iterator[tuple[Token, Role]]:
    """A verb that a figure stands beside with a preposition; also what moved ("rose to 40", "rose 4%") or was put at it."""
    yield verb, "any"
    moved = verb.lemma_ in words_for("changing")
    beside = noun.head.lower_ if noun.head.pos_ == "ADP" else ""
    thing = _put(noun, verb)
    if thing is not None and (beside in {"at", "to"} or (moved and beside in {"by", "from"})):
        yield from ((t, "any") for t in _nominal_chain(thing))
    subject = trees.subject(verb)
    is_degree = noun.dep_ == "npadvmod" and moved
    compared = noun.pos_ in {"ADJ", "ADV"} and noun.dep_ in {"acomp", "advmod"} and verb.lemma_ == "be"
    if subject is not None and (beside in {"to", "at", "by", "from"} or is_degree or compared):
        yield from ((s, "any") for s in _nominal_chain(subject))


def _put(figure: Token, verb: Token) -> Token | None:
    """What a verb puts at a figure: its nearest object in front ("put the rate at 2% and the number of dead at 9")."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "conj"} and c.pos_ in {"NOUN", "PROPN"} and c.i < figure.i]
    return things[-1] if things else trees.child(verb, "dobj")


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


def with_complements(governor: Token, role: Role) -> Iterator[tuple[Token, Role]]:
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
