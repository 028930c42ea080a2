"""A number in a parse → what it is about: the noun it measures, else the subject of the clause it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.quantities import neighbours, subjects
from claims.quantities.topics import NOUNS, VERBS, Scene, fits
from claims.quantities.units import spelled

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.quantities.anchors import Anchor

_LEFT_OUT = frozenset({"relcl", "acl", "appos", "parataxis", "advcl"})
_JOINED = frozenset({"conj", "cc"})
_TRAILING = frozenset({"ADP", "CCONJ", "DET", "VERB", "AUX", "ADV", "PART", "SCONJ"})
_PAYING = frozenset(["pay", "spend", "charge", "offer", "bid", "ask", "raise"])
_RECKONED = frozenset(["past", "last", "next", "coming", "previous", "following"])
_SPEAKERS = frozenset({"i", "we", "you"})
_LIMIT = 14
_REACH = 30
_BEHIND = 6


def concept(anchor: Anchor, counted: Token | None, taken: frozenset[int]) -> tuple[Token, Token] | None:
    """First and last token of the phrase a number is stated of; None where the sentence names none.

    An amount is stated of the noun it hangs on ("a fine of $5m": the fine); a count, and an amount that modifies what
    is counted, of the subject of the clause, or of its own noun where that is the subject. `taken` are the tokens of
    all numbers and their units, of which nothing is stated.
    """
    scene = Scene(anchor, counted, taken)
    joined = neighbours.hyphened(scene)
    if joined is not None:
        return joined.doc[scene.counted.i + 1] if scene.counted else joined, _phrase(joined, scene)[1]
    found = neighbours.aged(scene) or neighbours.worth(scene) or neighbours.left(scene) or neighbours.moving(scene)
    found = found or neighbours.gapped(scene) or _priced(scene)
    if found is None:
        found = _stated_of(scene)
    return None if found is None else _phrase(found, scene)


def _stated_of(scene: Scene) -> Token | None:
    """The nearest noun or clause subject above the number, else what stands in front of it, else behind it."""
    pronoun: Token | None = None
    start = scene.counted or scene.anchor.top
    adverbial = _spanned(start)
    under = start
    for at in [start, *trees.ancestors_within(start, _LIMIT)]:
        found = None
        listed, under = under.dep_ == "conj" and under.i != at.i, at
        if at.pos_ in VERBS:
            subject = subjects.of(at, scene)
            if subject is not None and subject.pos_ == "PRON" and pronoun is None:
                pronoun = subject
                found = _object(at, subject, scene)
            found = found or _whole(at, subject, scene) or _topic(_shared(subject, scene.counted), scene, subject=True)
        elif (
            at is not scene.counted
            and pronoun is None
            and at.i < scene.anchor.first.i
            and not (adverbial or listed or _leads_on(at, scene))
        ):
            found = _topic(at, scene)
        if found is not None:
            return found
    return _before(scene, pronoun) or scene.counted or _behind(scene) or _fragment(scene)


def _spanned(noun: Token) -> bool:
    """Whether a stretch of time tells when the clause holds, and nothing of a noun: "over the past two years"."""
    if noun.dep_ != "pobj" or spelled().get(noun.lower_, ("", ""))[1] != "time":
        return False
    return any(c.lower_ in _RECKONED for c in noun.children)


def _whole(verb: Token, subject: Token | None, scene: Scene) -> Token | None:
    """The whole that a number as a subject is a part of: "of the passengers, 14 were children"."""
    if subject is None or not scene.anchor.first.i <= subject.i <= scene.anchor.last.i:
        return None
    return next((t for t in trees.objects_of(verb, "of") if t.i < subject.i and t.pos_ in NOUNS), None)


def _object(verb: Token, subject: Token, scene: Scene) -> Token | None:
    """What is done to, where the doer is only "I", "we" or "you": "we cooked each sample for 3 minutes"."""
    if subject.lower_ not in _SPEAKERS:
        return None
    done_to = trees.child(verb, "dobj")
    return _topic(done_to, scene) if done_to is not None and done_to.i < scene.anchor.first.i else None


def _shared(subject: Token | None, counted: Token | None) -> Token | None:
    """What is counted itself, where it is joined to the subject: "two men and one woman were held"."""
    if subject is None or counted is None:
        return subject
    return counted if any(joined.i == counted.i for joined in subject.conjuncts) else subject


def _leads_on(noun: Token, scene: Scene) -> bool:
    """Whether a noun only leads to its clause's subject: "X is the home of 60 men", "X has plans to cut 5 jobs"."""
    if noun.dep_ == "attr" and noun.head.pos_ == "AUX":
        return True
    return any(c.dep_ == "acl" and c.tag_ == "VB" and c.i < scene.anchor.first.i for c in noun.children)


def _topic(token: Token | None, scene: Scene, *, subject: bool = False) -> Token | None:
    """The token, if something can be stated of it; what is counted stands for its own number."""
    counted = scene.counted
    if token is None:
        return None
    if counted is not None and (token.i == counted.i or scene.anchor.first.i <= token.i <= scene.anchor.last.i):
        return counted
    return token if fits(token, scene, subject=subject) else None


def _priced(scene: Scene) -> Token | None:
    """What money is paid for: "they paid $2m for the yacht"."""
    number = scene.anchor.number
    if scene.counted is not None or (number.ent_type_ != "MONEY" and scene.anchor.first.text not in {"$", "£", "€"}):
        return None
    verb = scene.anchor.top.head
    if scene.anchor.top.dep_ != "dobj" or verb.lemma_ not in _PAYING:
        return None
    for link in (*verb.children, *scene.anchor.top.children):
        if link.lower_ == "for" and link.dep_ == "prep" and link.i == scene.anchor.last.i + 1:
            return _topic(trees.child(link, "pobj"), scene)
    return None


def _before(scene: Scene, pronoun: Token | None) -> Token | None:
    """The nearest noun in front, in the same sentence; for a pronoun the nearest subject or object that agrees.

    Where no noun stands in front of the pronoun, the nearest subject or object between it and the number.
    """
    doc, start = scene.anchor.first.doc, scene.anchor.first.i
    places = [*range(start - 1, max(trees.sentence_start(scene.anchor.first) - 1, start - _REACH), -1)]
    if pronoun is not None:
        places = [at for at in places if at < pronoun.i] + [at for at in places if at > pronoun.i]
    loose: Token | None = None
    for at in places:
        token: Token = doc[at]
        role = pronoun is None or token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
        if role and _topic(token, scene) is not None:
            if pronoun is None or subjects.agrees(pronoun, token):
                return token
            loose = loose or token
    return loose


def _behind(scene: Scene) -> Token | None:
    """The noun behind a number with nothing in front: "5% from the field", "a 9 mm pixel pitch"."""
    doc, at = scene.anchor.last.doc, scene.anchor.last.i + 1
    for token in doc[at : at + _BEHIND]:
        if (
            token.is_sent_start
            or (token.is_punct and token.text != "-")
            or (token.pos_ in VERBS and token.dep_ != "amod")
        ):
            return None
        if fits(token, scene) and token.dep_ != "compound":
            return token
    return None


def _fragment(scene: Scene) -> Token | None:
    """The first word of a line that is no clause, whatever the parse takes it for: "Speeds at least 9 km/h"."""
    root: Token = scene.anchor.first.sent.root
    first: Token = scene.anchor.first.sent[0]
    whole: bool = root.i < scene.anchor.first.i and root.i == first.i and root.is_alpha and root.pos_ in VERBS
    return root if whole and trees.child(root, *trees.SUBJECTS) is None and root.tag_ != "VB" else None


def _phrase(head: Token, scene: Scene) -> tuple[Token, Token]:
    anchor, doc = scene.anchor, head.doc
    first, last = trees.phrase(head, _LEFT_OUT)
    if any(_interrupts(doc[i], scene) for i in range(first, last + 1)):
        first, last = trees.phrase(head, _LEFT_OUT | _JOINED)
    if head.i > anchor.last.i >= first:
        first = anchor.last.i + 1
    elif head.i < anchor.first.i <= last:
        last = anchor.first.i - 1
    last = next((i - 1 for i in range(head.i + 1, last + 1) if i in scene.taken), last)
    if anchor.first.i > head.i:
        first = next((i + 1 for i in range(head.i - 1, first - 1, -1) if i in scene.taken), first)
    while first < head.i and (doc[first].text == "-" or doc[first].pos_ == "ADP"):
        first = min(first + 2, head.i)
    first = next((i + 1 for i in range(head.i - 1, first - 1, -1) if doc[i].text == ")"), first)
    while last > head.i and (doc[last].is_punct or doc[last].pos_ in _TRAILING or _opens_amount(doc[last], scene)):
        last -= 1
    while first < head.i and doc[first].is_punct:
        first += 1
    return doc[min(first, head.i)], doc[max(last, head.i)]


def _opens_amount(token: Token, scene: Scene) -> bool:
    """Whether a word belongs to the amount behind it: "sailors over the age of 60", "goods worth 5 euros"."""
    return token.lower_ == "worth" or (token.lower_ == "age" and token.i + 2 in scene.taken)


def _interrupts(token: Token, scene: Scene) -> bool:
    """Whether a token shows that what is joined to a noun is more than further nouns: a number, a verb, a break."""
    return token.i in scene.taken or token.text in {";", ":", "("} or (token.pos_ in VERBS and token.dep_ == "conj")
