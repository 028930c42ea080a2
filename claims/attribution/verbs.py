"""Reporting verbs in the active, and adjectives of conviction: what they give away, and to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.asides import by_aside, by_inversion
from claims.attribution.contents import clauses_of, given_away
from claims.attribution.cues import words
from claims.attribution.found import Found
from claims.attribution.nouns import planned
from claims.attribution.passives import by_passive
from claims.attribution.relays import issuer, relays_of
from claims.attribution.scene import Scene, Words, as_written, attribution, edges
from claims.attribution.speakers import can_speak, is_report, speaker_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage


def by_verb(scene: Scene, verb: Token, row: ReportingRow) -> Found | None:
    """A reporting verb with a subject that can speak and words that it gives away."""
    if trees.is_passive(verb):
        return by_passive(scene.passage, verb, row)
    if trees.is_bare_participle(verb):
        return None
    inverted = by_inversion(scene, verb, row)
    if inverted is not None:
        return inverted
    head = _speaking(verb, row)
    if head is not None and planned(verb, head):
        return None
    said = given_away(scene, verb, head, row) if head is not None else None
    if head is None or said is None or not said.content:
        return by_aside(scene, verb, row)
    return _told_through(scene.passage, verb, row, head, said)


def _speaking(verb: Token, row: ReportingRow) -> Token | None:
    """The head of the phrase that speaks by a verb: its subject, or whoever the words of its subject are."""
    quoting = _quoting(verb)
    of_report = _issuer_of(verb)
    head = trees.child(quoting, "dobj") if quoting is not None else of_report or trees.subject(verb)
    if head is None:
        return None
    is_weak = row.weak and of_report is None
    return head if can_speak(head, weak=is_weak) or _it_found(verb, head) else None


def _told_through(passage: Passage, verb: Token, row: ReportingRow, head: Token, said: Words) -> Found:
    """The attribution with whoever the words came through: hearers, and the one who quotes or cites the source."""
    quoting = _quoting(verb)
    if quoting is not None:
        by = trees.subject(quoting)
        through = (speaker_of(passage, by).text,) if by is not None else ()
        return attribution(passage, verb, row, head, replace(said, relays=through))
    near = [*verb.children, *(c for clause in clauses_of(verb, row) for c in clause.children), *head.children]
    cited = next((c for c in near if c.dep_ in {"advcl", "acl"} and c.lemma_ in words_for("quoting")), None)
    source = trees.child(cited, "dobj") if cited is not None else None
    relays = relays_of(passage, verb)
    # Images or data that are cited say nothing themselves, unless somebody issued them.
    if source is not None and can_speak(source, weak=True) and (not is_report(source) or issuer(source) is not None):
        return attribution(passage, verb, row, source, replace(said, relays=(*relays, speaker_of(passage, head).text)))
    return as_written(passage, attribution(passage, verb, row, head, replace(said, relays=relays)), verb)


def _it_found(verb: Token, head: Token) -> bool:
    """Whether "it" takes up a body or a report, as "that" before the content shows: "It found that …"."""
    clause = trees.child(verb, "ccomp")
    return (
        head.lower_ == "it" and head.dep_ == "nsubj" and clause is not None and trees.child(clause, "mark") is not None
    )


def _issuer_of(verb: Token) -> Token | None:
    """Who issued the statement that a participle speaks for: "the council issued a statement calling it …"."""
    report = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
    if report is None or not is_report(report) or report.dep_ != "dobj" or issuer(report) is not None:
        return None
    by = trees.subject(report.head) if report.head.lemma_.lower() in words_for("issuing") else None
    return by if by is not None and can_speak(by, weak=False) else None


def _quoting(verb: Token) -> Token | None:
    """The active verb of "X quoted Y as saying": it is Y who says, and X who passes it on."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    above = verb.head.head
    return above if above.lemma_.lower() in words_for("quoting") and not trees.is_passive(above) else None


def by_adjective(scene: Scene, adjective: Token) -> Found | None:
    """Read "the divers are convinced that …": what somebody is sure or afraid of."""
    row = words().adjectives.get(adjective.lower_)
    verb = adjective.head
    if row is None or adjective.dep_ not in {"acomp", "oprd", "conj", "ROOT"} or trees.is_negated(verb):
        return None
    head = trees.subject(adjective if trees.child(adjective, *trees.SUBJECTS) is not None else verb)
    clause = trees.child(adjective, "ccomp") or (trees.child(verb, "ccomp") if verb != adjective else None)
    if clause is None or head is None or clause.i < adjective.i or not can_speak(head, weak=True):
        return None
    said = Words([edges(scene.passage, clause)], f'what its source is "{adjective.text}" of')
    return attribution(scene.passage, adjective, row, head, said)
