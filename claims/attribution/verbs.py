"""Reporting verbs: what they give away, to whom, in the active and in the passive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import takes_noun_content, verb_row
from claims.attribution.found import Found, Stretch
from claims.attribution.relays import issuer, relays_of
from claims.attribution.scene import EDGE, Scene, Words, all_quoted, attribution, edges, trimmed, within
from claims.attribution.speakers import can_speak, is_report, speaker_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage

_LONGEST_ASIDE = 12
_LONGEST_CLOSING = 8
_DIRECTED = frozenset({"plan", "promise", "deny", "allege", "admit", "say"})


def by_verb(scene: Scene, verb: Token, row: ReportingRow) -> Found | None:
    """A reporting verb with a subject that can speak and words that it gives away."""
    passage = scene.passage
    closing = _closing(scene, verb, row)
    if closing is not None:
        return closing
    if trees.is_passive(verb):
        return _by_passive(passage, verb, row)
    head = trees.subject(verb)
    if trees.is_bare_participle(verb) or head is None or not can_speak(head, weak=row.weak):
        return None
    said = _content(scene, verb, head, row)
    if not said.content:
        return None
    clause = _clause(verb)
    near = [*verb.children, *(clause.children if clause is not None else ())]
    cited = next((c for c in near if c.dep_ == "advcl" and c.lemma_ in words_for("quoting")), None)
    source = trees.child(cited, "dobj") if cited is not None else None
    relays = relays_of(passage, verb)
    # Images or data that are cited say nothing themselves, unless somebody issued them.
    if source is not None and can_speak(source, weak=True) and (not is_report(source) or issuer(source) is not None):
        return attribution(passage, verb, row, source, replace(said, relays=(*relays, speaker_of(passage, head).text)))
    return _as_written(passage, attribution(passage, verb, row, head, replace(said, relays=relays)), verb)


def _as_written(passage: Passage, found: Found, verb: Token) -> Found:
    """A relative pronoun stands for its speaker where it stands: "…, who said that …"."""
    own = trees.child(verb, "nsubj")
    if own is None or found.speaker is None or own.tag_ not in {"WP", "WDT"}:
        return found
    start = passage.start + own.idx
    return replace(found, speaker=replace(found.speaker, text=own.text, start=start, end=start + len(own.text)))


def _closing(scene: Scene, verb: Token, row: ReportingRow) -> Found | None:
    """A sentence that ends ", NAME, a role, told X": the name before the verb speaks, whatever the parse makes of it.

    Only where the parse took something else for the subject; a long sentence before the clause misleads it.
    """
    sentence = scene.sentence
    if row.weak or sentence.end - verb.i > _LONGEST_CLOSING or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    person = next((e for e in reversed(list(sentence.ents)) if e.label_ == "PERSON" and e.end <= verb.i), None)
    if person is None or person.start == sentence.start or trees.subject(verb) in set(person):
        return None
    between = scene.passage.doc[person.end : verb.i]
    set_off = len(between) == 0 or (between[0].text == "," and between[-1].text == ",")
    if not set_off or scene.passage.doc[person.start - 1].text != ",":
        return None
    start = scene.passage.start
    before = trimmed(scene.passage, (start + sentence.start_char, start + person.start_char))
    said = Words([before], f'"{verb.text}" and its speaker close the sentence', relays=relays_of(scene.passage, verb))
    return attribution(scene.passage, verb, row, person.root, said) if before[0] < before[1] else None


def _content(scene: Scene, verb: Token, head: Token, row: ReportingRow) -> Words:
    """The words a reporting verb gives away, by the first construction that fits."""
    passage, sentence, quotes = scene.passage, scene.sentence, scene.quotes
    clause = _clause(verb)
    if clause is not None and clause.i != head.i:
        stretch = edges(passage, clause)
        direct = any(within(stretch, q, passage) for q in quotes)
        return Words([stretch], f'what "{verb.text}" is followed or preceded by', direct)
    around = _aside(scene, verb, head, row)
    if around:
        return Words(around, f'"{verb.text}" stands in or after these words', all_quoted(around, quotes, passage))
    quoted = [
        (passage.start + q.start, passage.start + q.end)
        for q in quotes
        if sentence.start_char <= q.start < sentence.end_char and not q.start <= verb.idx < q.end
    ]
    quoted = quoted or _adjacent(scene)
    if quoted and "quote" in row.takes:
        return Words(quoted, f'quotation beside "{verb.text}"', direct=True)
    takes_noun = (takes_noun_content(row) and not row.weak) or _puts(verb)
    named = trees.child(verb, "dobj") if takes_noun else None
    if named is not None:
        start, end = edges(passage, named)
        after = [c for c in verb.children if c.dep_ == "prep" and c.i > named.i]
        end = max([end, *(edges(passage, c)[1] for c in after)])
        return Words([(start, end)], f'what "{verb.text}" has as its object', sure=False)
    return Words([], "")


def _puts(verb: Token) -> bool:
    """Whether a verb gives its object a figure: "put the crowd at 22,000"."""
    return verb.lemma_ in words_for("putting") and any(
        t.like_num for noun in trees.objects_of(verb, "at", "to") for t in noun.subtree
    )


def _adjacent(scene: Scene) -> list[Stretch]:
    """A quotation that ends right before the sentence ("… here!" the mayor said), or begins right after its colon."""
    passage, sentence = scene.passage, scene.sentence
    text = passage.text
    found = []
    for quote in scene.quotes:
        before = quote.end <= sentence.start_char + 1 and not text[quote.end : sentence.start_char].strip(EDGE)
        between = text[sentence.end_char : quote.start]
        after = quote.start >= sentence.end_char and not between.strip(EDGE) and sentence.text.rstrip().endswith(":")
        if before or after:
            found.append((passage.start + quote.start, passage.start + quote.end))
    return found


def _clause(verb: Token) -> Token | None:
    """The clause that a reporting verb takes: finite, or with "to" after promises, plans and denials."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "parataxis" and c.pos_ in {"VERB", "AUX"})]
    if clauses:
        return max(clauses, key=lambda c: c.right_edge.i - c.left_edge.i)
    row = verb_row(verb)
    if row is not None and row.cls in _DIRECTED:
        return trees.child(verb, "xcomp")
    return None


def _set_off(verb: Token, head: Token) -> bool:
    """Whether a reporting verb and its subject stand between commas, or after one at the end."""
    first, last = sorted((verb.i, head.i))
    doc = verb.doc
    before = doc[head.left_edge.i - 1] if head.i == first and head.left_edge.i > 0 else doc[max(0, first - 1)]
    return last - first < _LONGEST_ASIDE and before.text in {",", '"', "-", "–", "—"}


def _aside(scene: Scene, verb: Token, head: Token, row: ReportingRow) -> list[Stretch]:
    """The rest of the sentence, where the reporting clause is an aside: ", he said," or "as the mayor put it"."""
    if any(c.dep_ in {"dobj", "ccomp", "xcomp", "acomp", "attr"} and c.lower_ != "it" for c in verb.children):
        return []
    mark = trees.child(verb, "mark")
    by_as = verb.dep_ == "advcl" and mark is not None and mark.lower_ == "as"
    set_off = (
        verb.dep_ in {"parataxis", "ccomp", "dep"} and mark is None and "quote" in row.takes and _set_off(verb, head)
    )
    if not (by_as or set_off):
        return []
    near = abs(head.i - verb.i) < _LONGEST_ASIDE
    first = min(verb.left_edge.i, head.left_edge.i) if near else verb.i
    passage = scene.passage
    return scene.without(passage.start + passage.doc[first].idx, edges(passage, verb)[1])


def _by_passive(passage: Passage, verb: Token, row: ReportingRow) -> Found | None:
    """A passive: its agent speaks; "it was announced in a statement that" gives the statement; else nobody is named."""
    undergoes = trees.child(verb, "nsubjpass", "expl", "nsubj")
    clause = trees.child(verb, "ccomp", "xcomp", "oprd") or _after_that(verb)
    if undergoes is None or clause is None or (row.weak and clause.dep_ == "ccomp"):
        return None
    if clause.dep_ == "oprd" and clause.pos_ not in {"VERB", "ADJ"}:
        return None
    impersonal = undergoes.lower_ in {"it", "there"}
    stretch = edges(passage, clause)
    if not impersonal:
        stretch = (edges(passage, undergoes)[0], max(stretch[1], edges(passage, undergoes)[1]))
    head = trees.agent(verb) or next((n for n in trees.objects_of(verb, "in", "by") if is_report(n)), None)
    passive = f'passive "{verb.text}"'
    if head is not None and can_speak(head, weak=False):
        return attribution(passage, verb, row, head, Words([stretch], f"{passive} with its source named"))
    return attribution(passage, verb, row, None, Words([stretch], f"{passive} with nobody named as its source"))


def _after_that(verb: Token) -> Token | None:
    """The clause behind "it was announced … that", where the parse hangs it on a noun in between."""
    if not any(c.lower_ == "it" and c.dep_ in {"nsubjpass", "expl"} for c in verb.children):
        return None
    that = next((t for t in verb.subtree if t.i > verb.i and t.lower_ == "that" and t.dep_ != "det"), None)
    return that.head if that is not None and that.head.i > that.i else None
