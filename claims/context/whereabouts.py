"""Where figures are that a sentence sets side by side: "in Chad 12 died, in Niger seven", "9 percent in Bremen and 4 in Bavaria".

The parse hangs the second half of such a list on whatever stands near; the order of names and figures tells better. What is no
place by the gazetteer, the model or the word "in" before it stays unread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from claims import trees
from claims.context.clauses import clause_of
from claims.lexicon.places import city_of, country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from claims.context.events import Match
    from claims.context.inheritance import Frame

_NAME: Final = r"(?:the\s+)?(?P<name>[A-Z][^\W\d_]+(?:[\s’'-]+(?:of\s+|de\s+|el-|al-)?[A-Z][^\W\d_]+){0,3})"
_ABOUT: Final = r"(?:\s+(?:about|around|some|only|just|another|at\s+least|more\s+than|nearly|almost|a\s+further))?"
_ELLIPTIC: Final = re.compile(
    rf"(?:[,;]|\s(?:and|but|while|whereas))\s*(?:(?:and|but|while|whereas)\s+)?(?P<where>in\s+)?{_NAME}"
    rf"(?:\s+(?:had|has|reported|recorded|registered|counted|with))?,?{_ABOUT}\s*$"
)
_AHEAD: Final = re.compile(
    rf"\bin\s+{_NAME}(?:\s*,)?(?:\s+(?:at|with|to|it\s+(?:is|was|stands?|stood)(?:\s+at)?))?{_ABOUT}\s*$"
)
_BEHIND: Final = re.compile(
    rf"\s+in\s+{_NAME}(?=\s*(?:[,.;:)!?”\"]|$)|\s+(?:and|but|while|compared|against|to|from|on|in|this|last)\b)"
)
_BETWEEN: Final = re.compile(rf"\s+in\s+{_NAME}(?:\s*,)?(?:(?<=,)|\s*and){_ABOUT}\s*")
_NEXT_DOOR: Final = re.compile(
    rf"(?:^|[,;]\s+|\b(?:and|while|but)\s+)[Ii]n\s+(?:neighbou?ring|nearby|adjacent)\s+{_NAME}"
)
_ELSEWHERE: Final = re.compile(r";|,\s(?:while|but)\b")
"""Behind which a sentence is no longer of the country next door."""
_Beside = tuple[str | None, str | None]
"""The place named right before a figure, and the one right behind it and its noun."""


def place_of_subject(match: Match | None, counted: Token) -> str | None:
    """The country that has, records or takes in what is counted ("Ghana has registered 900 cases"); None for a capital, which may stand for either."""
    verb = clause_of(match.trigger if match is not None else counted)
    if verb.pos_ != "VERB":
        verb = clause_of(counted)
    particle = trees.child(verb, "prt")
    lemma = f"{verb.lemma_} {particle.lower_}" if particle is not None else verb.lemma_
    noun = trees.child(verb, "nsubj")
    if lemma not in words_for("having a count") or noun is None or noun.pos_ != "PROPN" or counted.i < verb.i:
        return None
    first, last = trees.phrase(noun, frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "prep", "det"}))
    name = noun.doc[first : last + 1].text
    return country_of(name) if city_of(name) is None else None


def placed(
    frames: Sequence[Frame], heads: Sequence[Token], spans: Sequence[tuple[int, int]], bare: Sequence[bool]
) -> list[Frame]:
    """The frames of a paragraph with the places that names beside their figures give; `spans` are the figures' places in its text."""
    done = list(frames)
    beside = [_beside(heads[i], spans[i]) for i in range(len(frames))]
    sentences = [(id(head.doc), trees.sentence_start(head)) for head in heads]
    names: defaultdict[tuple[tuple[int, int], bool, int], set[str]] = defaultdict(set)
    for at, frame, sides in zip(sentences, frames, beside, strict=True):
        for side, name in enumerate(sides):
            if name is not None:
                names[at, frame.is_count, side].add(name)
    for i, frame in enumerate(frames):
        before = done[i - 1] if i and sentences[i - 1] == sentences[i] else None
        listed = _listed(heads[i - 1], heads[i], spans[i]) if before is not None and before.place else None
        if before is not None and listed is not None and (bare[i] or frame.event == before.event):
            done[i] = _as_before(frame, before, listed)
            continue
        if bare[i] and frame.event is None and before is not None and _is_next_of_list(beside, heads, spans, i):
            done[i] = _as_before(frame, before, beside[i][1] or before.place)
            continue
        for side in (0, 1):
            if beside[i][side] is not None and len(names[sentences[i], frame.is_count, side]) > 1:
                done[i] = replace(frame, place=beside[i][side])
        next_door = _next_door(heads[i], spans[i])
        if next_door is not None and (done[i].place or next_door).endswith(next_door):
            done[i] = replace(done[i], place=next_door)
    return done


def _is_next_of_list(
    beside: Sequence[_Beside], heads: Sequence[Token], spans: Sequence[tuple[int, int]], i: int
) -> bool:
    """Whether only the place of the figure before stands between the two, and a place behind this one ("40 in Lyon and 12 in Nantes")."""
    if beside[i][1] is None or beside[i - 1][1] is None:
        return False
    lead = trees.text_of(heads[i].doc)[heads[i - 1].idx + len(heads[i - 1].text) : spans[i][0]]
    return _BETWEEN.fullmatch(lead) is not None


def _as_before(frame: Frame, before: Frame, place: str | None) -> Frame:
    """A figure of a list as the one before it, in a place of its own."""
    if frame.event is not None:
        return replace(frame, place=place)
    return replace(
        frame,
        population=before.population if frame.population.kind is None else frame.population,
        match=before.match,
        event=before.event,
        place=place,
        actor=frame.actor if before.actor == before.place else frame.actor or before.actor,
        period=frame.period or before.period,
        as_of=frame.as_of or before.as_of,
        modality=frame.modality or before.modality,
    )


def _listed(before: Token, own: Token, span: tuple[int, int]) -> str | None:
    """The place before a figure that goes on a list of them (", in Niger seven", "and Uzbekistan 1,050")."""
    text, end = trees.text_of(own.doc), before.idx + len(before.text)
    found = _ELLIPTIC.search(text[end : span[0]]) if end <= span[0] else None
    if found is None:
        return None
    name = _place(found["name"])
    is_known = country_of(found["name"]) is not None or _is_tagged(own, end + found.start("name"))
    return name if found["where"] or is_known else None


def _beside(head: Token, span: tuple[int, int]) -> _Beside:
    """The places named right before and right behind a figure and its noun."""
    text, sentence = trees.text_of(head.doc), head.sent
    ahead = _AHEAD.search(text[sentence.start_char : span[0]])
    last = head.head if head.dep_ == "nummod" and head.head.i == head.i + 1 else head  # "4.1 percent"
    behind = _BEHIND.match(text[: sentence.end_char], max(span[1], last.idx + len(last.text)))
    return (_place(ahead["name"]) if ahead else None, _place(behind["name"]) if behind else None)


def _next_door(head: Token, span: tuple[int, int]) -> str | None:
    """The country that "in neighbouring X" names before a figure."""
    before = trees.text_of(head.doc)[head.sent.start_char : span[0]]
    found = _NEXT_DOOR.search(before, max((mark.start() for mark in _ELSEWHERE.finditer(before)), default=0))
    return _place(found["name"]) if found else None


def _place(name: str) -> str | None:
    words = {word.lower() for word in name.split()}
    return None if words & words_for("day or month") else city_of(name) or country_of(name) or name


def _is_tagged(own: Token, start: int) -> bool:
    found = own.doc.char_span(start, start + 1, alignment_mode="expand")
    return found is not None and found[0].ent_type_ in {"GPE", "LOC"}
