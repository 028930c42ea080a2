"""One person is a number too: "a man was killed", "Anna Novak was wounded" are implicit claims of 1, a person once a document."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claims import trees
from claims.context.casualties import INJURED, SHOT, befalls, by_own_hand, is_cared_for, is_hit, told
from claims.context.events import Counted, EventWordsRow, event_of
from claims.context.persons import Mention, Persons, name_of
from claims.context.populations import kind_for
from claims.lexicon.given_names import is_given
from claims.lexicon.kinds import kind_of
from claims.lexicon.loading import table
from claims.lexicon.roles import words_for
from claims.models import Quantity
from claims.terms import Bound, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from claims.syntax import Passage

HARMED: Final = frozenset({"killed", "injured", "critical", "hospitalised", "shot", "missing", "captured"})
_ROLES: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_INDEFINITE: Final = frozenset({"a", "an", "another"})
_DEFINITE: Final = frozenset({"the", "that", "this"})
_VICTIM: Final = "victim"
_WORD: Final = re.compile(r"[^\W\d_]+")
_IRREGULAR: Final = ("dying", "shot", "slain", "slew", "struck")
_AGE_NOUN: Final = "old"
_AGE_BEFORE: Final = re.compile(r"(\d{1,3})[- ](year|month|week|day)s?[- ]old", re.IGNORECASE)
_AGE_BEHIND: Final = re.compile(r"^,\s*(\d{1,2})\b")


@lru_cache(maxsize=1)
def _triggers() -> tuple[frozenset[str], tuple[tuple[frozenset[str], ...], ...]]:
    """The words that may speak of a victim, and those that do only together ("gun" and "down"), in every form."""
    alone = {*_IRREGULAR, *words_for("hitting")}
    together: set[tuple[frozenset[str], ...]] = set()
    for row in table("event_words", EventWordsRow):
        if row.event in HARMED:
            alone.update(row.particle)
            together.update(tuple(map(_forms, phrase.split())) for phrase in row.words if not row.particle)
    alone.update(*(phrase[0] for phrase in together if len(phrase) == 1))
    return frozenset(alone), tuple(phrase for phrase in together if all(map(alone.isdisjoint, phrase)))


def _forms(word: str) -> frozenset[str]:
    """The regular forms of a verb or a noun: "injure", "injured"; "stab", "stabbing"; "fatality", "fatalities"."""
    stem, last = word[:-1], word[-1]
    if last == "e":
        return frozenset({word, f"{word}s", f"{word}d", f"{stem}ing"})
    if last == "y":
        return frozenset({word, f"{word}s", f"{word}ing", f"{stem}ies", f"{stem}ied"})
    return frozenset({word, *(word + end for end in ("s", "es", "ed", "ing", f"{last}ed", f"{last}ing"))})


def may_have_victims(text: str) -> bool:
    """Whether a paragraph is worth parsing for victims."""
    words = frozenset(_WORD.findall(text.lower()))
    alone, together = _triggers()
    return not alone.isdisjoint(words) or any(not any(f.isdisjoint(words) for f in phrase) for phrase in together)


def victims(passages: Iterable[Passage]) -> tuple[tuple[Passage, Quantity], ...]:
    """The single persons that a document's passages name as victims, each once, in reading order, with the passage."""
    persons = Persons()
    for passage in passages:
        for token in passage.doc:
            _read(token, passage, persons)
    found = sorted(persons.found, key=lambda p: (p.shown.passage.start, p.shown.token.i))
    return tuple((p.shown.passage, _one(p.shown, p.event)) for p in found)


def _read(token: Token, passage: Passage, persons: Persons) -> None:
    """Take a token that is a person whom something befell, or that says more of one told of before."""
    if token.dep_ not in _ROLES or _is_of_somebody(token):
        return
    harm, names = _harm(token), _names(token)
    noun = "" if names or token.pos_ == "PRON" else token.lemma_.lower()
    about = Mention(
        passage=passage,
        token=token,
        event=harm[0] if harm is not None else INJURED,
        why=harm[1] if harm is not None else f'"{token.head.text}"',
        sentence=(passage.start, token.sent.start),
        names=names,
        noun=noun,
        age=_age(token),
        is_further=any(c.lower_ in words_for("one more") for c in token.children),
    )
    if not names and _points_back(token):
        known = persons.latest(noun, about.age)
        if known is not None and (harm is not None or is_cared_for(token)):
            known.takes(about if harm is not None or known.event == SHOT else replace(about, event=known.event))
        if known is not None or (noun != _VICTIM and not _is_age_noun(token)):
            return
    elif not (names or _is_single(token)):
        return
    if harm is not None:
        persons.add(about)


def _harm(token: Token) -> tuple[str, str] | None:
    """What befell a person, and by which word; None where nothing did, or it is denied."""
    person = kind_for(token) if token.pos_ == "NOUN" and not _is_age_noun(token) else kind_of("person")
    own_hand = by_own_hand(token)
    if own_hand is not None:
        return own_hand, "own hand"
    if is_hit(token):
        return None if trees.is_negated(token.head) else (told(SHOT, token.head), f'"{token.head.text}"')
    match = event_of(Counted(token, person, None))
    if match is None or match.implied or match.weak or match.event not in HARMED or trees.is_negated(match.trigger):
        return None
    if not befalls(match.trigger, token):
        return None
    return told(match.event, match.trigger), match.why


def _names(token: Token) -> tuple[str, ...]:
    """The name of a person; empty for what names none."""
    if token.tag_ != "NNP":
        return ()
    first, last = _phrase(token)
    thing = kind_of(token.lower_)
    if thing is not None and thing.category in {"building", "place"} and not is_given(token.doc[first].text):
        return ()
    if token.ent_type_ == "PERSON":
        return name_of(token.doc[first : last + 1].text)
    before = [c for c in token.children if c.dep_ == "compound" and c.tag_ == "NNP"]
    is_name = bool(before) and (
        token.ent_type_ == "" or (is_given(before[0].text) and token.ent_type_ in {"ORG", "GPE"})
    )
    return name_of(" ".join([*(c.text for c in before), token.text])) if is_name else ()


def _is_of_somebody(token: Token) -> bool:
    """Whether a noun only tells where a person is from or belongs: "Ana Ruiz of Lund"."""
    at = token.head.head
    is_person = at.pos_ == "PROPN" or at.ent_type_ == "PERSON" or (at.pos_ == "NOUN" and _is_person(at))
    return token.dep_ == "pobj" and is_person


def _is_age_noun(token: Token) -> bool:
    """Whether a person is called by the age alone: "the 19-year-old"."""
    return token.lower_ == _AGE_NOUN and any(c.dep_ == "npadvmod" for c in token.children)


def _is_person(token: Token) -> bool:
    if _is_age_noun(token):
        return True
    kind = kind_for(token)
    return token.tag_ == "NN" and kind is not None and kind.category == "person"


def _points_back(token: Token) -> bool:
    """Whether the words stand for somebody told of before: "the victim", "the 19-year-old"."""
    return _is_person(token) and any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)


def _is_single(token: Token) -> bool:
    """Whether the words tell of one person who was not told of before: "a man", "his brother", a headline's "Teen"."""
    if not _is_person(token) or any(c.dep_ == "nummod" for c in token.children):
        return False
    determiner = next((c for c in token.children if c.dep_ in {"det", "poss"}), None)
    if determiner is None:
        kind = kind_for(token)
        at_head = bool(token.left_edge.is_sent_start) and token.dep_ in {"nsubj", "nsubjpass"}
        return at_head and (_is_age_noun(token) or bool(kind and kind.age_sex) or token.lower_ == "teen")
    return determiner.dep_ == "poss" or determiner.lower_ in _INDEFINITE


def _age(token: Token) -> str | None:
    """The age that stands with a person: "a 19-year-old man", "Ana Ruiz, 34"."""
    start = token.left_edge.idx
    before = token.doc.text[max(start, token.idx - 40) : token.idx + len(token.text)]
    found = _AGE_BEFORE.search(before)
    if found:
        return found[1] if found[2].lower() == "year" else f"{found[1]} {found[2].lower()}s"
    behind = _AGE_BEHIND.match(token.doc.text[token.idx + len(token.text) :])
    return behind[1] if behind else None


def _one(mention: Mention, event: str) -> Quantity:
    passage, token = mention.passage, mention.token
    first, last = _phrase(token)
    start, end = passage.start + token.doc[first].idx, passage.start + token.doc[last].idx + len(token.doc[last].text)
    head = passage.start + token.idx
    return Quantity(
        start=start,
        end=end,
        text=passage.text[start - passage.start : end - passage.start],
        kind=NumberKind.CLAIM,
        reason=f"one person, {event} by {mention.why}",
        low=1,
        high=1,
        stated=1,
        resolution=1,
        bound=Bound.EXACT,
        counted=token.text,
        counted_start=head,
        counted_end=head + len(token.text),
        counted_phrase=passage.text[start - passage.start : end - passage.start],
        implicit=True,
        told_event=event,
    )


def _phrase(token: Token) -> tuple[int, int]:
    """A name whole; a noun with its article and adjectives."""
    if token.ent_type_ == "PERSON":
        entity = next(e for e in token.doc.ents if e.start <= token.i < e.end)
        return entity.start, token.i
    kept = {"det", "amod", "compound", "poss"} | ({"npadvmod"} if _is_age_noun(token) else set())
    places = [c.left_edge.i for c in token.children if c.dep_ in kept and c.i < token.i]
    return min(places, default=token.i), token.i


def without_stated(implied: Iterable[Quantity], stated: Iterable[Quantity]) -> Iterator[Quantity]:
    """Those persons that no written number counts already ("one man was killed")."""
    heads = {q.counted_start for q in stated}
    yield from (q for q in implied if q.counted_start not in heads)
