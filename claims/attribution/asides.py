"""Reporting clauses set off by commas: ", the laboratory reported,", ", said the mayor, a doctor,", ", police say".

They are read from the words between the commas, because a long sentence around such a clause misleads the parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.relays import relays_of
from claims.attribution.scene import Scene, Words, attribution
from claims.attribution.speakers import can_speak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from claims.attribution.found import Found
    from claims.lexicon.rows import ReportingRow

_LONGEST = 14  # words of the speaker's phrase
_LONGEST_REST = 8  # words behind the verb: a day, a hearer, where it was said
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADP", "CCONJ", "ADV"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_STOPS = frozenset({",", "-", "–", "—", ")", '"', "--"})


def by_aside(scene: Scene, verb: Token, row: ReportingRow) -> Found | None:
    """A reporting verb with its speaker between commas, or behind the last one; what is around them is reported."""
    if row.weak or verb.tag_ not in {"VBD", "VBZ", "VBP"} or "quote" not in row.takes:
        return None
    return _around(scene, verb, row, _before(scene, verb) or _after(scene, verb, row))


def by_inversion(scene: Scene, verb: Token, row: ReportingRow) -> Found | None:
    """A reporting verb between commas with its speaker behind it, where the parse took what stands before for a subject."""
    own = trees.child(verb, "nsubj")
    if row.weak or own is None or own.i > verb.i or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    return _around(scene, verb, row, _after(scene, verb, row))


def _around(scene: Scene, verb: Token, row: ReportingRow, bounds: tuple[Token, Token, Token] | None) -> Found | None:
    """The attribution of what stands around a clause that is given by its first word, its last one and its speaker."""
    if bounds is None:
        return None
    first, last, head = bounds
    if not can_speak(head, weak=False):
        return None
    passage = scene.passage
    start, end = passage.start + first.idx, passage.start + last.idx + len(last.text)
    content = scene.without(start, end)
    if not content:
        return None
    reason = f'"{verb.text}" and its speaker are set off from these words'
    return attribution(passage, verb, row, head, Words(content, reason, relays=relays_of(passage, verb)))


def _before(scene: Scene, verb: Token) -> tuple[Token, Token, Token] | None:
    """Read ", the laboratory reported on Friday,": the phrase runs back from the verb to a comma.

    A comma right before the verb closes an apposition: ", a spokeswoman, Anna White, said".
    """
    doc, at = verb.doc, verb.i
    while at > scene.sentence.start and doc[at - 1].pos_ in {"AUX", "ADV"} and doc[at - 1].text not in _STOPS:
        at -= 1
    apposed = doc[at - 1].text == "," if at > scene.sentence.start else False
    first = _run_back(scene, at - 1 if apposed else at)
    if apposed and first > scene.sentence.start and doc[first - 1].text == ",":
        first = _run_back(scene, first - 1)
    if first >= at - apposed or first <= scene.sentence.start or doc[first - 1].text not in _STOPS:
        return None
    last = _rest(scene, verb)
    head = _head(list(doc[first:at]))
    opens = doc[first].pos_ not in {"ADP", "CCONJ", "ADV", "PART"}
    return (doc[first], last, head) if last is not None and head is not None and opens else None


def _run_back(scene: Scene, at: int) -> int:
    """Where the phrase that ends before a token begins."""
    doc, first = scene.passage.doc, at
    while first > scene.sentence.start and at - first < _LONGEST and _in_phrase(doc[first - 1]):
        first -= 1
    return first


def _in_phrase(token: Token) -> bool:
    return token.pos_ in _IN_PHRASE and token.tag_ not in {"WP", "WDT", "WRB", "WP$"}


def _after(scene: Scene, verb: Token, row: ReportingRow) -> tuple[Token, Token, Token] | None:
    """Read ", said Rosalind Achebe, the country's chief medical officer,": the speaker stands behind the verb.

    Behind "told" stands the hearer.
    """
    doc = verb.doc
    if (
        "addressee" in row.takes
        and "object" not in row.takes
        and any(c.dep_ in {"dobj", "dative"} for c in verb.children)
    ):
        return None
    if verb.i - 1 <= scene.sentence.start or doc[verb.i - 1].text not in _STOPS:
        return None
    if verb.i + 1 >= scene.sentence.end or doc[verb.i + 1].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}:
        return None
    last = verb.i
    while last + 1 < scene.sentence.end and _in_phrase(doc[last + 1]) and last - verb.i < _LONGEST:
        last += 1
    head = _head(list(doc[verb.i + 1 : last + 1]))
    if head is None or not _ends(scene, last):
        return None
    apposition = next((c for c in head.children if c.dep_ == "appos" and c.i > last), None)
    return doc[verb.i], apposition.right_edge if apposition is not None else doc[last], head


def _rest(scene: Scene, verb: Token) -> Token | None:
    """The last word of a reporting clause that goes on behind its verb with a day, a hearer or a place; None if it tells."""
    doc, last = verb.doc, verb.i
    while last + 1 < scene.sentence.end and _in_phrase(doc[last + 1]) and last - verb.i < _LONGEST_REST:
        last += 1
    telling = trees.child(verb, "ccomp", "xcomp", "acomp", "attr")
    if (telling is not None and telling.i > verb.i) or not _ends(scene, last):
        return None
    # "…, the mayor visited 300 homes" has an object; ", the mayor told reporters" has a hearer.
    hearers = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i]
    return doc[last] if not any(t.like_num for c in hearers for t in c.subtree) else None


def _ends(scene: Scene, last: int) -> bool:
    doc = scene.passage.doc
    return last + 1 >= scene.sentence.end or doc[last + 1].text in _STOPS | {".", "!", "?", ";"}


def _head(tokens: Sequence[Token]) -> Token | None:
    """The last noun of the first run of words that are no preposition: "a spokesman" of "a spokesman for the fire service"."""
    found: Token | None = None
    for token in tokens:
        if found is not None and (token.pos_ in {"ADP", "CCONJ"} or token.text == ","):
            break
        if token.pos_ in _NOMINAL:
            found = token
    return found
