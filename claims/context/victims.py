"""One person is a number too: "a man was killed", "Anna Novak was wounded" are implicit claims of 1, a person once a document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claims import trees
from claims.context.events import Counted, EventWordsRow, event_of
from claims.context.populations import kind_for
from claims.lexicon.kinds import kind_of
from claims.lexicon.loading import table
from claims.models import Quantity
from claims.terms import Bound, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from claims.syntax import Passage

HARMED = frozenset({"killed", "injured", "shot", "missing", "captured"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_INDEFINITE = frozenset({"a", "an", "another"})
_WORD = re.compile(r"[^\W\d_]+")
_IRREGULAR = ("dying", "shot", "slain", "slew")


@lru_cache(maxsize=1)
def _triggers() -> tuple[frozenset[str], tuple[tuple[frozenset[str], ...], ...]]:
    """The words that may speak of a victim, and those that do only together ("gun" and "down"), in every form."""
    alone = set(_IRREGULAR)
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
    seen: list[str] = []
    found = []
    for passage in passages:
        for token in passage.doc:
            key = _key(token)
            if key is None:
                continue
            person = kind_for(token) if token.pos_ == "NOUN" else kind_of("person")
            match = event_of(Counted(token, person, None))
            if match is None or match.implied or match.weak or match.event not in HARMED:
                continue
            known = key if key[0].isupper() else f"{key} {match.event}"
            if trees.is_negated(match.trigger) or _is_known(known, seen):
                continue
            seen.append(known)
            found.append((passage, _one(passage, token, f"one person, {match.event} by {match.why}")))
    return tuple(found)


def _is_known(person: str, seen: Sequence[str]) -> bool:
    """Whether a person was counted before.

    A named one is the same in any event; a last name alone is whoever bore it; two full names are two persons. An unnamed
    one is taken for the same within one event.
    """
    last = person.rsplit(maxsplit=1)[-1]
    for known in seen:
        alone = len(known.split()) == 1 or len(person.split()) == 1
        if known == person or (person[0].isupper() and alone and known.split()[-1] == last):
            return True
    return False


def _key(token: Token) -> str | None:
    """What tells a single person from another: the name, or the noun; None for what is no single person."""
    if token.tag_ not in {"NN", "NNP"} or token.dep_ not in _ROLES:
        return None
    if token.ent_type_ == "PERSON" and token.tag_ == "NNP":
        first, last = _phrase(token)
        return token.doc[first : last + 1].text
    determiner = next((c for c in token.children if c.dep_ == "det"), None)
    if token.tag_ != "NN" or determiner is None or determiner.lower_ not in _INDEFINITE:
        return None
    if any(c.dep_ == "nummod" for c in token.children):
        return None
    kind = kind_for(token)
    return token.lower_ if kind is not None and kind.category == "person" else None


def _one(passage: Passage, token: Token, reason: str) -> Quantity:
    first, last = _phrase(token)
    start, end = passage.start + token.doc[first].idx, passage.start + token.doc[last].idx + len(token.doc[last].text)
    head = passage.start + token.idx
    return Quantity(
        start=start,
        end=end,
        text=passage.text[start - passage.start : end - passage.start],
        kind=NumberKind.CLAIM,
        reason=reason,
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
    )


def _phrase(token: Token) -> tuple[int, int]:
    """A name whole; a noun with its article and adjectives."""
    if token.ent_type_ == "PERSON":
        entity = next(e for e in token.doc.ents if e.start <= token.i < e.end)
        return entity.start, token.i
    places = [c.i for c in token.children if c.dep_ in {"det", "amod", "compound"} and c.i < token.i]
    return min(places, default=token.i), token.i


def without_stated(implied: Iterable[Quantity], stated: Iterable[Quantity]) -> Iterator[Quantity]:
    """Those persons that no written number counts already ("one man was killed")."""
    heads = {q.counted_start for q in stated}
    yield from (q for q in implied if q.counted_start not in heads)
