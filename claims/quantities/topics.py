"""A token beside a number → whether the number can be stated of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.quantities.units import spelled

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.quantities.anchors import Anchor

NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL", "DATE", "TIME"})
_NO_TOPIC = frozenset(["record", "average", "total", "maximum", "minimum", "max", "high", "low"])
_AS_SUBJECT = frozenset({"ADJ", "NUM", "X", "INTJ"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A number whose topic is sought: its tokens, what it counts, and the tokens `taken` by any number or its unit."""

    anchor: Anchor
    counted: Token | None
    taken: frozenset[int]


def fits(token: Token, scene: Scene, *, subject: bool = False) -> bool:
    """Whether a number can be stated of a token: a noun, no amount or date, none that has a number of its own.

    A clause's `subject` may also have a number ("two funds lost $3m"), and be an adjective, a gerund or a name that
    ends in a number ("the Gallup 500").
    """
    if token.i in scene.taken or token.text in {"%", "$"}:
        return False
    if (
        subject
        and token.pos_ == "NUM"
        and any(c.dep_ in {"compound", "nmod"} and c.i < token.i for c in token.children)
    ):
        return True
    if token.ent_type_ in AMOUNTS:
        return False
    gerund = token.tag_ == "VBG" and token.dep_ in {"csubj", "csubjpass", "nsubj"}
    if token.pos_ not in NOUNS and not (subject and (token.pos_ in _AS_SUBJECT or gerund)):
        return False
    if token.lower_ in _NO_TOPIC or spelled().get(token.lower_, ("", ""))[1] == "time":
        return False
    return subject or not any(c.i in scene.taken and c.dep_ in {"nummod", "quantmod"} for c in token.children)
