"""One person is a number too: "a man was killed", "Anna Novak was wounded" are implicit claims of 1, a person once a document."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claims import trees
from claims.context.antecedents import sex_of_pronoun, within_sentence
from claims.context.casualties import INJURED, KILLED, SHOT, befalls, by_own_hand, decisive, is_cared_for, is_hit, told
from claims.context.events import Counted, EventWordsRow, Match, event_of
from claims.context.persons import Mention, Persons, name_of
from claims.context.populations import kind_for
from claims.lexicon.given_names import is_given
from claims.lexicon.kinds import kind_of
from claims.lexicon.loading import table
from claims.lexicon.roles import words_for
from claims.lexicon.verbs import forms_of
from claims.models import Quantity
from claims.terms import Bound, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from claims.syntax import Passage

HARMED: Final = frozenset({"killed", "injured", "critical", "hospitalised", "shot", "missing", "captured"})
_ROLES: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_INDEFINITE: Final = frozenset({"a", "an", "another"})
_DEFINITE: Final = frozenset({"the", "that", "this"})
_OWN_HAND: Final = "own hand"
_WORD: Final = re.compile(r"[^\W\d_]+")
_AGE_NOUN: Final = "old"
_AGE_BEFORE: Final = re.compile(r"(\d{1,3})[- ](year|month|week|day)s?[- ]old", re.IGNORECASE)
_AGE_BEHIND: Final = re.compile(r"^,\s*(\d{1,2})\b")


@lru_cache(maxsize=1)
def _triggers() -> tuple[frozenset[str], Mapping[str, Sequence[tuple[frozenset[str], ...]]]]:
    """The words that may speak of a victim, and those that do only together ("gun" and "down"), by the first of them; in every form."""
    alone = {*words_for("corpse"), *words_for("cared for")}
    alone.update(*map(forms_of, words_for("hitting")))
    together: set[tuple[frozenset[str], ...]] = set()
    for row in table("event_words", EventWordsRow):
        for phrase in row.words if row.event in HARMED else ():
            verb, *behind = phrase.split()
            if not row.particle:
                together.add(tuple(map(forms_of, phrase.split())))
            else:  # what stands behind the verb, and its object, stand in no form but their own
                together.add((forms_of(verb), frozenset(row.particle), *(frozenset({word}) for word in behind)))
    alone.update(*(phrase[0] for phrase in together if len(phrase) == 1))
    phrases: defaultdict[str, list[tuple[frozenset[str], ...]]] = defaultdict(list)
    for first, *rest in (phrase for phrase in together if all(map(alone.isdisjoint, phrase))):
        for form in first:
            phrases[form].append(tuple(rest))
    return frozenset(alone), dict(phrases)


def may_have_victims(text: str) -> bool:
    """Whether a paragraph is worth parsing for victims."""
    words = frozenset(_WORD.findall(text.lower()))
    alone, together = _triggers()
    if not alone.isdisjoint(words):
        return True
    begun = (rest for word in words & together.keys() for rest in together[word])
    return any(not any(forms.isdisjoint(words) for forms in rest) for rest in begun)


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
    if sex_of_pronoun(token) is not None:
        _read_pronoun(token, passage, persons)
        return
    harm = _harm(token)
    names = _names(token)
    if not names and _points_back(token):
        _read_definite(token, _mention(token, passage, harm), persons, is_harmed=harm is not None)
    elif harm is not None and (names or _is_single(token)):
        persons.add(_mention(token, passage, harm))


def _mention(token: Token, passage: Passage, harm: tuple[str, str] | None) -> Mention:
    names = _names(token)
    return Mention(
        passage=passage,
        token=token,
        event=harm[0] if harm is not None else INJURED,
        why=harm[1] if harm is not None else f'"{token.head.text}"',
        sentence=(passage.start, trees.sentence_start(token)),
        names=names,
        noun="" if names or token.pos_ == "PRON" else token.lemma_.lower(),
        age=_age(token),
        is_further=any(c.lower_ in words_for("one more") for c in token.children),
    )


def _read_definite(token: Token, about: Mention, persons: Persons, *, is_harmed: bool) -> None:
    """Take "the man": more of one told of before, or the first harm told of somebody who was named before it."""
    known = persons.latest(about.noun, about.age)
    if known is not None and (is_harmed or is_cared_for(token)):
        known.takes(about if is_harmed or known.event == SHOT else replace(about, event=known.event))
    elif known is None and is_harmed and ((about.age and not persons.found) or _is_of_those_who_did_it(token)):
        persons.add(about)


def _is_of_those_who_did_it(token: Token) -> bool:
    """Whether a noun names who did the deed, and not whom it befell: such a one is no mention of a victim told of before."""
    return token.lemma_.lower() in words_for("doer") and (
        token.dep_ in {"nsubjpass", "dobj"} or not trees.child(token.head, "dobj")
    )


def _read_pronoun(token: Token, passage: Passage, persons: Persons) -> None:
    """Take "he" or "she": what befell the person that it stands for, by grammar or as the last told of."""
    sex, harm = sex_of_pronoun(token), _harm(token)
    if sex is None or (harm is None and not is_cared_for(token)):
        return
    about = _mention(token, passage, harm)
    for subject in within_sentence(token):
        if _may_stand_for(subject, passage, sex):
            _take_antecedent(subject, about, persons, is_harmed=harm is not None)
            return
    known = persons.last_of(sex, about) if about.why != _OWN_HAND else None
    if known is not None:
        known.takes(about if harm is not None or known.event == SHOT else replace(about, event=known.event))


def _may_stand_for(subject: Token, passage: Passage, sex: str) -> bool:
    mention = _mention(subject, passage, None)
    is_one = bool(mention.names) or _points_back(subject) or _is_single(subject)
    return is_one and mention.sex in (None, sex)


def _take_antecedent(subject: Token, about: Mention, persons: Persons, *, is_harmed: bool) -> None:
    """Give what a pronoun tells to the person that it stands for."""
    known = persons.at(subject)
    if known is not None:
        known.takes(about if is_harmed or known.event == SHOT else replace(about, event=known.event))
    elif is_harmed:
        told = _mention(subject, about.passage, (about.event, about.why))
        known = persons.latest(told.noun, told.age) if not told.names and _points_back(subject) else None
        if known is not None:
            known.takes(told)
        else:
            persons.add(told)


def _harm(token: Token) -> tuple[str, str] | None:
    """What befell a person, and by which word; None where nothing did, or it is denied."""
    person = kind_for(token) if token.pos_ == "NOUN" and not _is_age_noun(token) else kind_of("person")
    own_hand = by_own_hand(token)
    corpse = token.head.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and corpse.lower_ in words_for("corpse"):
        return (KILLED, f'"{corpse.text}"') if corpse.head.lemma_.lower() in words_for("finding") else None
    if is_hit(token):
        return None if trees.is_negated(token.head) else (told(SHOT, token.head), f'"{token.head.text}"')
    match = event_of(Counted(token, person, None))
    harm = (told(match.event, match.trigger), match.why) if match is not None and _is_harm(match, token) else None
    if own_hand is None or (harm is not None and decisive(harm[0], own_hand) != own_hand):
        return harm
    return own_hand, _OWN_HAND


def _is_harm(match: Match, noun: Token) -> bool:
    """Whether an event is a harm that is told of somebody as a fact, and not done by him or her."""
    if match.implied or match.weak or match.event not in HARMED or trees.is_negated(match.trigger):
        return False
    does_it = noun.dep_ == "nsubj" and match.trigger == noun.head and trees.child(noun.head, "dobj") is not None
    return befalls(match.trigger, noun) and not does_it


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
    if token.dep_ != "pobj":
        return False
    at = token.head.head
    return at.pos_ == "PROPN" or at.ent_type_ == "PERSON" or (at.pos_ == "NOUN" and _is_person(at))


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
    before = trees.text_of(token.doc)[max(start, token.idx - 40) : token.idx + len(token.text)]
    found = _AGE_BEFORE.search(before)
    if found:
        return found[1] if found[2].lower() == "year" else f"{found[1]} {found[2].lower()}s"
    behind = _AGE_BEHIND.match(trees.text_of(token.doc)[token.idx + len(token.text) :])
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
