"""What a figure takes over from the figures around it: from its whole, from the list it stands in, from an earlier mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims import trees
from claims.context.events import Match
from claims.context.parts import Part
from claims.context.periods import Period
from claims.context.populations import Population, group_of, kind_for
from claims.lexicon.roles import words_for
from claims.terms import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIST = re.compile(
    r"[\s,;]*(?:(?:and|plus|or|along with|as well as|together with|in addition to|but)\s+)?"
    r"(?:(?:also|the|an?|another|some|bodies|remains|of)\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What one figure's own words say of it, before anything is inherited."""

    population: Population
    match: Match | None
    event: str | None
    group: str | None
    actor: str | None
    place: str | None
    period: Period | None
    scope: tuple[str, ...]
    modality: Modality | None
    takes_up: bool = False
    is_some_of: bool = False
    is_count: bool = True
    as_of: Period | None = None

    @property
    def says_event(self) -> bool:
        """Whether a word of the sentence, not the noun alone, names the event."""
        return self.match is not None and not self.match.implied


def taken_up(frames: Sequence[Frame], heads: Sequence[Token]) -> list[Frame]:
    """The frames of a paragraph, bare figures that take up what was spoken of before with its event and its people.

    What was spoken of is the nearest sentence before, or part of the own one, with a counted event; one with two events
    leaves open which is meant.
    """
    done: list[Frame] = []
    for i, frame in enumerate(frames):
        source = _spoken_of(done, heads, i) if frame.takes_up and frame.event is None else None
        if source is None:
            done.append(frame)
            continue
        taken = _with_event(frame, source)
        population = source.population if frame.population.kind is None else frame.population
        done.append(replace(taken, population=population, group=frame.group or source.group))
    return done


def _spoken_of(done: Sequence[Frame], heads: Sequence[Token], i: int) -> Frame | None:
    """The figure before whose event is the only one of its sentence."""
    counts = [j for j in range(i) if done[j].is_count and done[j].event is not None]
    if not counts:
        return None
    last = counts[-1]
    told = [
        j
        for j in counts
        if heads[j].doc == heads[last].doc and trees.sentence_start(heads[j]) == trees.sentence_start(heads[last])
    ]
    if len({done[j].event for j in told}) > 1:
        return None
    return done[told[0]]


def inherit(
    frames: Sequence[Frame], heads: Sequence[Token], parts: Sequence[Part | None], leads: Sequence[str | None]
) -> list[Frame]:
    """The frames with what they inherit; `leads` holds the words between each figure and the one before it."""
    done: list[Frame] = []
    for i, frame in enumerate(frames):
        part = parts[i]
        if part is not None:
            done.append(_from_whole(frame, done[part.whole]))
        elif done and leads[i] is not None and _LIST.fullmatch(leads[i] or ""):
            done.append(_from_list(frame, done[-1]))
        else:
            done.append(_from_coordination(frame, heads, done, i))
        if done[i].group is None:
            done[i] = replace(done[i], group=_from_mention(heads[i], frame))
    return _wholes_from_parts(done, parts, heads)


def _from_whole(frame: Frame, whole: Frame) -> Frame:
    """A part shares its whole's group, and the whole's event where it has no word of its own for one."""
    taken = _with_event(frame, whole) if not frame.says_event and whole.event is not None else frame
    population = taken.population
    if population.kind is None:
        population = whole.population
    elif frame.is_some_of and population.kind.implies_event == taken.event is not None:
        population = replace(population, kind=whole.population.kind)  # "four of the dead" are people as the dead are
    return replace(taken, population=population, group=whole.group or taken.group)


def _from_list(frame: Frame, before: Frame) -> Frame:
    """The next item of a list shares what the item before it has, where it says nothing itself."""
    taken = _with_event(frame, before) if not frame.says_event and before.event is not None else frame
    return replace(taken, group=taken.group or before.group)


def _with_event(frame: Frame, other: Frame) -> Frame:
    return replace(
        frame,
        event=other.event,
        actor=frame.actor or other.actor,
        place=frame.place or other.place,
        period=frame.period or other.period,
        as_of=frame.as_of or other.as_of,
        modality=frame.modality or other.modality,
    )


def _from_coordination(frame: Frame, heads: Sequence[Token], done: Sequence[Frame], i: int) -> Frame:
    """A nationality holds for later items of a list that name none ("six Armenian soldiers and one civilian")."""
    own = heads[i]
    before = {joined.i for joined in own.conjuncts if joined.i < own.i}
    for j in range(i - 1, -1, -1) if before else ():
        if heads[j].doc != own.doc:
            break
        if heads[j].i in before and done[j].group is not None:
            return replace(frame, group=frame.group or done[j].group)
    return frame


def _from_mention(head: Token, frame: Frame) -> str | None:
    """The group whose people were last spoken of in the paragraph, for "the remaining six prisoners"."""
    kind = frame.population.kind
    if kind is None or not (
        "remaining" in frame.scope or any(c.lower_ in words_for("remaining") for c in head.children)
    ):
        return None
    for token in reversed(head.doc[: head.i]):
        named = kind_for(token) if token.pos_ in {"NOUN", "PROPN"} else None
        if named is not None and named.kind == kind.kind and group_of(token) is not None:
            return group_of(token)
    return None


def _wholes_from_parts(frames: list[Frame], parts: Sequence[Part | None], heads: Sequence[Token]) -> list[Frame]:
    """A whole without a word for its event has that of its parts of the same sentence, where they agree."""
    told = [
        None
        if part is None or trees.sentence_start(heads[i]) != trees.sentence_start(heads[part.whole])
        else part.whole
        for i, part in enumerate(parts)
    ]
    for whole in sorted({place for place in told if place is not None}):
        own = [frames[i] for i, place in enumerate(told) if place == whole]
        if frames[whole].event is None and len({f.event for f in own}) == 1:
            frames[whole] = _with_event(frames[whole], own[0])
    return frames
