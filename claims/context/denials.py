"""A figure that the sentence itself calls untrue: "it is not true that 15 escaped", "the claim that 12 burned is wrong"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset({"ccomp", "csubj", "acl", "relcl", "advcl", "xcomp"})
_REACH = 5


def is_denied(verb: Token) -> bool:
    """Whether a clause is what the sentence says is untrue; a plain "it is true that" denies nothing."""
    if verb.dep_ not in _CONTENT or trees.child(verb, "mark") is None:
        return False
    return any(_calls_untrue(above) for above in trees.ancestors_within(verb, _REACH) if above.lemma_ == "be")


def _calls_untrue(be: Token) -> bool:
    said = trees.child(be, "acomp", "attr")
    if said is None:
        return False
    is_negated = trees.is_negated(be) or any(c.lower_ == "no" for c in said.children)
    told = said.lemma_.lower()
    return told in words_for("true") if is_negated else told in words_for("untrue")
