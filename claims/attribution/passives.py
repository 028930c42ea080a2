"""Reporting verbs in the passive: "was told by X that", "are reported to have", "was put at 90 million by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.scene import Words, attribution, edges
from claims.attribution.speakers import can_speak, is_report
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.attribution.found import Found
    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage


def by_passive(passage: Passage, verb: Token, row: ReportingRow) -> Found | None:
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
    return (
        clause if clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children) else None
    )


def _put_at(passage: Passage, verb: Token, row: ReportingRow, undergoes: Token, source: Token | None) -> Found | None:
    """Read "the damage was put at 90 million by the governor's office": a figure given to a thing."""
    if verb.lemma_.lower() not in words_for("putting"):
        return None
    figure = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"at", "to"}), None)
    if figure is None or not any(t.like_num for t in figure.subtree):
        return None
    if source is None and row.cls != "estimate":
        return None  # "prices were put at 5 dollars": the sellers did that
    end = (
        passage.start + verb.doc[_before_agent(figure, source)].idx + len(verb.doc[_before_agent(figure, source)].text)
    )
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
