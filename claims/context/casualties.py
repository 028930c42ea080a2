"""What became of those who were hit: killed or injured, as the words around "shot" and the rest of the report tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from claims import trees
from claims.context.events import EventWordsRow
from claims.lexicon.loading import table
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

KILLED: Final = "killed"
INJURED: Final = "injured"
SHOT: Final = "shot"
HURT: Final = frozenset({KILLED, INJURED, SHOT, "critical", "hospitalised", "casualties"})
_INJURED_TOO: Final = frozenset({INJURED, "critical", "hospitalised"})
_WORD: Final = re.compile(r"[^\W\d_]+")
_NO_DEATH: Final = re.compile(
    r"\battempt\w*\s+(?:\w+[\s-]+){0,3}?(?:murder|homicide|manslaughter|kill\w*)|\bdeadly\s+(?:weapon|force|conduct)"
    r"|\bhomicide\s+(?:unit|squad|division|detectives?|investigators?|bureau)",
    re.IGNORECASE,
)
_RANK: Final = {SHOT: 0, INJURED: 1, KILLED: 2}
Fate = Literal["killed", "survived", "unknown"]


def decisive(a: str, b: str) -> str:
    """Of two things told of one person, the one that says more of how it ended."""
    return max(a, b, key=lambda event: _RANK.get(event, -1))


def told(event: str, trigger: Token) -> str:
    """The event with what its own clause adds: "shot and killed", "fatally shot", "shot in the leg"."""
    if event not in _INJURED_TOO and event != SHOT:
        return event
    if any(c.lower_ in words_for("fatally") for c in trigger.children) or _is_to_death(trigger):
        return KILLED
    if event in _INJURED_TOO:
        return INJURED
    for verb in _goes_on(trigger):
        for named in (KILLED, INJURED):
            if verb.lemma_.lower() in _verbs(named) or _has_word(verb, named):
                return named
    return INJURED if _is_in_limb(trigger) else SHOT


def is_hit(noun: Token) -> bool:
    """Whether a noun is what a bullet, a knife or a blow hit: "was struck in the arm", "was grazed by a bullet"."""
    verb = noun.head
    if verb.lemma_.lower() not in words_for("hitting") or noun.dep_ not in {"nsubjpass", "dobj", "nsubj"}:
        return False
    if noun.dep_ == "nsubj" and verb.tag_ != "VBN":
        return False
    if any(thing.lower_ in words_for("missile") for thing in trees.objects_of(verb, "by", "with")):
        return True
    doer = trees.child(verb, "nsubj")
    if doer is not None and doer != noun and doer.lower_ in words_for("missile"):
        return True
    return any(part.lemma_.lower() in _body() for part in trees.objects_of(verb, "in", "on"))


def by_own_hand(noun: Token) -> str | None:
    """What somebody did to himself or herself: shot, stabbed or killed; None where nothing is told of that."""
    verbs = [noun.head] if noun.dep_ == "nsubj" else []
    verbs += [c for c in noun.children if c.dep_ == "relcl" and (s := trees.child(c, "nsubj")) and s.tag_ == "WP"]
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        verbs += _participles(noun.head)
    for verb in [joined for first in verbs for joined in trees.coordinated(first)]:
        thing = trees.child(verb, "dobj")
        if thing is not None and thing.lower_ in words_for("oneself") and not trees.is_negated(verb):
            event = _own_hand().get(verb.lemma_.lower())
            if event is not None:
                return told(event, verb)
    return None


def _participles(verb: Token) -> Iterator[Token]:
    """Participles beside a verb that say what its subject did besides: "was flown out after shooting himself"."""
    for child in verb.children:
        found = child if child.dep_ == "advcl" else trees.child(child, "pcomp") if child.dep_ == "prep" else None
        if found is not None and found.tag_ == "VBG" and trees.child(found, "nsubj", "nsubjpass") is None:
            yield found


@lru_cache(maxsize=1)
def _own_hand() -> dict[str, str]:
    hits = dict.fromkeys(words_for("hitting"), INJURED)
    return {**hits, "shoot": SHOT, **dict.fromkeys(_verbs(INJURED), INJURED), **dict.fromkeys(_verbs(KILLED), KILLED)}


def befalls(trigger: Token, noun: Token) -> bool:
    """Whether a word that names a deed is about the person: "the death of a man", not "a man charged with murder", nor "by a man"."""
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        return True
    above = list(trees.ancestors_within(noun))
    return trigger in above and not any(t.dep_ == "agent" or t.lower_ == "by" for t in above[: above.index(trigger)])


def is_cared_for(noun: Token) -> bool:
    """Whether somebody hit is told to be alive: taken to hospital, in some condition, expected to live."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or trees.is_negated(verb):
        return False
    words = {t.lower_ for t in verb.subtree} | {verb.lemma_.lower()}
    return not words.isdisjoint(words_for("cared for")) and words.isdisjoint(words_for("dead"))


def fate(texts: Iterable[str]) -> Fate:
    """What a report says of those hit, whoever they are: that somebody died, that they are cared for, or nothing."""
    apart = "\n|\n".join(texts)  # no phrase reaches from one paragraph into the next
    words = frozenset(_WORD.findall(_NO_DEATH.sub(" ", apart).lower()))
    if not words.isdisjoint(words_for("dead")):
        return "killed"
    return "unknown" if words.isdisjoint(words_for("cared for")) else "survived"


def settled(event: str, of_all: Fate) -> str:
    """What is left open in the clause, as the whole report tells it: those shot live, if nobody died and some are cared for."""
    return INJURED if event == SHOT and of_all == "survived" else event


def _goes_on(verb: Token) -> Iterator[Token]:
    """The verbs joined to a verb that speak of the same person."""
    for joined in verb.conjuncts:
        own = trees.child(joined, "nsubj", "nsubjpass", "dobj")
        if joined.i > verb.i and (own is None or own.tag_ == "PRP"):
            yield joined


def _has_word(verb: Token, event: str) -> bool:
    """Whether a verb with an adjective or a noun names an event: "was pronounced dead", "suffered wounds"."""
    complements = (c.lower_ for c in verb.children if c.dep_ in {"oprd", "acomp", "dobj"})
    return any(word in words_for("dead" if event == KILLED else "wounds") for word in complements)


def _is_to_death(verb: Token) -> bool:
    return any(thing.lower_ == "death" for thing in trees.objects_of(verb, "to"))


def _is_in_limb(verb: Token) -> bool:
    return any(part.lemma_.lower() in words_for("limb") for part in trees.objects_of(verb, "in", "on", "through"))


def _body() -> frozenset[str]:
    return words_for("limb") | words_for("trunk")


@lru_cache(maxsize=4)
def _verbs(event: str) -> frozenset[str]:
    rows = [row for row in table("event_words", EventWordsRow) if row.event == event and row.pos == "verb"]
    return frozenset(word for row in rows if not row.particle for word in row.words)
