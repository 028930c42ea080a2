"""Reporting verbs: what they give away, to whom, in the active and in the passive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.asides import by_aside
from claims.attribution.contents import clauses_of, given_away
from claims.attribution.cues import words
from claims.attribution.found import Found
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
    passage = scene.passage
    if trees.is_passive(verb):
        return _by_passive(passage, verb, row)
    if trees.is_bare_participle(verb):
        return None
    quoting = _quoting(verb)
    head = trees.child(quoting, "dobj") if quoting is not None else _issuer_of(verb) or trees.subject(verb)
    speaks = head is not None and (can_speak(head, weak=row.weak) or _it_found(verb, head))
    said = given_away(scene, verb, head, row) if head is not None and speaks else None
    if head is None or said is None or not said.content:
        return by_aside(scene, verb, row)
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
    """ "It found that …": a body or a report taken up by "it", where "that" shows the content."""
    clause = trees.child(verb, "ccomp")
    return head.lower_ == "it" and head.dep_ == "nsubj" and clause is not None and trees.child(clause, "mark") is not None


def _issuer_of(verb: Token) -> Token | None:
    """Who issued the statement that a participle speaks for: "the council issued a statement calling it …"."""
    report = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
    if report is None or not is_report(report) or report.dep_ != "dobj" or issuer(report) is not None:
        return None
    by = trees.subject(report.head)
    return by if by is not None and can_speak(by, weak=True) else None


def _quoting(verb: Token) -> Token | None:
    """The active verb of "X quoted Y as saying": it is Y who says, and X who passes it on."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    above = verb.head.head
    return above if above.lemma_.lower() in words_for("quoting") and not trees.is_passive(above) else None


def _by_passive(passage: Passage, verb: Token, row: ReportingRow) -> Found | None:
    """A passive: its agent speaks; "it was announced in a statement that" gives the statement; else nobody is named."""
    undergoes = trees.child(verb, "nsubjpass", "expl", "nsubj")
    source = trees.agent(verb)
    clause = trees.child(verb, "ccomp", "xcomp", "oprd") or _after_that(verb) or _taken_for_relative(source)
    if undergoes is None:
        return None
    if clause is None:
        return _put_at(passage, verb, row, undergoes, source)
    if (row.weak and clause.dep_ == "ccomp") or (clause.dep_ == "oprd" and clause.pos_ not in {"VERB", "ADJ"}):
        return None
    impersonal = undergoes.lower_ in {"it", "there"}
    hearer = "addressee" in row.takes and clause.dep_ == "ccomp"
    stretch = edges(passage, clause)
    if not impersonal and not hearer:
        stretch = (edges(passage, undergoes)[0], max(stretch[1], edges(passage, undergoes)[1]))
    head = source or next((n for n in trees.objects_of(verb, "in", "by") if is_report(n)), None)
    passive = f'passive "{verb.text}"'
    if head is not None and can_speak(head, weak=False):
        return attribution(passage, verb, row, head, Words([stretch], f"{passive} with its source named"))
    return attribution(passage, verb, row, None, Words([stretch], f"{passive} with nobody named as its source"))


def _taken_for_relative(source: Token | None) -> Token | None:
    """The clause of "was told by a pathologist that …", where the parse hangs it on the one who told."""
    clause = trees.child(source, "relcl") if source is not None else None
    return clause if clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children) else None


def _put_at(
    passage: Passage, verb: Token, row: ReportingRow, undergoes: Token, source: Token | None
) -> Found | None:
    """Read "the damage was put at 90 million by the governor's office": a figure given to a thing."""
    if verb.lemma_.lower() not in words_for("putting"):
        return None
    figure = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"at", "to"}), None)
    if figure is None or not any(t.like_num for t in figure.subtree):
        return None
    if source is None and row.cls != "estimate":
        return None  # "prices were put at 5 dollars": the sellers did that
    end = passage.start + verb.doc[_before_agent(figure, source)].idx + len(verb.doc[_before_agent(figure, source)].text)
    content = Words([(edges(passage, undergoes)[0], end)], f'passive "{verb.text}" with a figure')
    return attribution(passage, verb, row, source, content)


def _before_agent(figure: Token, source: Token | None) -> int:
    last = figure.right_edge.i
    return min(last, source.head.i - 1) if source is not None and source.head.i > figure.i else last


def _after_that(verb: Token) -> Token | None:
    """The clause behind "it was announced … that", where the parse hangs it on a noun in between."""
    if not any(c.lower_ == "it" and c.dep_ in {"nsubjpass", "expl"} for c in verb.children):
        return None
    that = next((t for t in verb.subtree if t.i > verb.i and t.lower_ == "that" and t.dep_ != "det"), None)
    return that.head if that is not None and that.head.i > that.i else None


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
