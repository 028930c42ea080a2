"""The reporting clauses of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import modality_of, noun_row, takes_noun_content, verb_row, words
from claims.attribution.found import Found, Stretch, subtract
from claims.attribution.relays import issuer, relays_of
from claims.attribution.speakers import can_speak, is_report, name_text, speaker_of
from claims.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from claims.attribution.quotes import Quotation
    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage

_EDGE = ' \t\n\r,;:–—-"“”'
_LONGEST_COLON_SOURCE = 6
_LONGEST_CLOSING = 8
_DIRECTED = frozenset({"plan", "promise", "deny", "allege", "admit", "say"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence, the passage it stands in, and the quotations of that passage."""

    passage: Passage
    sentence: Sentence
    quotes: Sequence[Quotation]

    def without(self, start: int, end: int) -> list[Stretch]:
        """The stretches of the sentence that some offsets of it leave, without marks at their ends."""
        offset = self.passage.start
        whole = [(offset + self.sentence.start_char, offset + self.sentence.end_char)]
        left = (_trim(self.passage, stretch) for stretch in subtract(whole, start, end))
        return [(a, b) for a, b in left if a < b]


@dataclass(frozen=True, slots=True)
class _Words:
    """What a cue gives away: stretches of the document, the rule in words, and whether they are quoted."""

    content: list[Stretch]
    reason: str
    direct: bool = False
    relays: tuple[str, ...] = ()
    sure: bool = True


def in_sentence(passage: Passage, sentence: Sentence, quotes: Sequence[Quotation]) -> Iterator[Found]:
    """The attributions whose cue stands in this sentence; one made inside a quotation never reaches out of it."""
    for found in _cued(_Scene(passage, sentence, quotes)):
        around = next((q for q in quotes if q.start <= (found.cue_start or 0) - passage.start < q.end), None)
        if around is None:
            yield found
            continue
        low, high = passage.start + around.start, passage.start + around.end
        inside = tuple((max(a, low), min(b, high)) for a, b in found.content if a < high and low < b)
        if inside:
            yield replace(found, content=inside)


def _cued(scene: _Scene) -> Iterator[Found]:
    passage, sentence = scene.passage, scene.sentence
    for token in sentence:
        row = verb_row(token)
        if row is not None:
            found = _by_verb(scene, token, row)
            if found is not None:
                yield found
        elif token.lower_ in {"according", "per"}:
            yield from _by_phrase(scene, token)
        elif noun_row(token) is not None:
            yield from _by_noun(passage, token)
    yield from _by_colon(passage, sentence)


def _by_verb(scene: _Scene, verb: Token, row: ReportingRow) -> Found | None:
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
    cited = next((c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in {"cite", "quote"}), None)
    source = trees.child(cited, "dobj") if cited is not None else None
    relays = relays_of(passage, verb)
    if source is not None and can_speak(source, weak=False):
        return _found(passage, verb, row, source, replace(said, relays=(*relays, speaker_of(passage, head).text)))
    return _as_written(passage, _found(passage, verb, row, head, replace(said, relays=relays)), verb)


def _as_written(passage: Passage, found: Found, verb: Token) -> Found:
    """A relative pronoun stands for its speaker where it stands: "…, who said that …"."""
    own = trees.child(verb, "nsubj")
    if own is None or found.speaker is None or own.tag_ not in {"WP", "WDT"}:
        return found
    start = passage.start + own.idx
    return replace(found, speaker=replace(found.speaker, text=own.text, start=start, end=start + len(own.text)))


def _closing(scene: _Scene, verb: Token, row: ReportingRow) -> Found | None:
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
    before = _trim(scene.passage, (start + sentence.start_char, start + person.start_char))
    said = _Words([before], f'"{verb.text}" and its speaker close the sentence', relays=relays_of(scene.passage, verb))
    return _found(scene.passage, verb, row, person.root, said) if before[0] < before[1] else None


def _found(passage: Passage, cue: Token, row: ReportingRow, head: Token | None, said: _Words) -> Found:
    """An attribution by a cue; a report that somebody issued speaks for its issuer."""
    reason = said.reason
    if head is not None and is_report(head):
        by = issuer(head)
        if by is not None and can_speak(by, weak=False):
            reason += f" in a {head.lower_} of theirs"
            head = by
    return Found(
        content=tuple(said.content),
        speaker=speaker_of(passage, head) if head is not None else None,
        name=name_text(passage, head) if head is not None else None,
        cue=cue.text,
        cue_start=passage.start + cue.idx,
        cue_class=row.cls,
        reason=reason,
        direct=said.direct,
        sure=said.sure and not row.weak,
        modality=modality_of(row) if head is not None or row.cls == "deny" else Modality.ALLEGED,
        relays=said.relays,
    )


def _content(scene: _Scene, verb: Token, head: Token, row: ReportingRow) -> _Words:
    """The words a reporting verb gives away, by the first construction that fits."""
    passage, sentence, quotes = scene.passage, scene.sentence, scene.quotes
    clause = _clause(verb)
    if clause is not None and clause.i != head.i:
        stretch = _edges(passage, clause)
        direct = any(_within(stretch, q, passage) for q in quotes)
        return _Words([stretch], f'what "{verb.text}" is followed or preceded by', direct)
    aside = _aside(scene, verb, head, row)
    if aside:
        return _Words(aside, f'"{verb.text}" stands in or after these words', _all_quoted(aside, quotes, passage))
    quoted = [
        (passage.start + q.start, passage.start + q.end)
        for q in quotes
        if sentence.start_char <= q.start < sentence.end_char and not q.start <= verb.idx < q.end
    ]
    quoted = quoted or _adjacent(scene)
    if quoted and "quote" in row.takes:
        return _Words(quoted, f'quotation beside "{verb.text}"', direct=True)
    named = trees.child(verb, "dobj") if takes_noun_content(row) and not row.weak else None
    if named is not None:
        start, end = _edges(passage, named)
        after = [c for c in verb.children if c.dep_ == "prep" and c.i > named.i]
        end = max([end, *(_edges(passage, c)[1] for c in after)])
        return _Words([(start, end)], f'what "{verb.text}" has as its object', sure=False)
    return _Words([], "")


def _adjacent(scene: _Scene) -> list[Stretch]:
    """A quotation that ends right before the sentence ("… here!" the mayor said), or begins right after its colon."""
    passage, sentence = scene.passage, scene.sentence
    text = passage.text
    found = []
    for quote in scene.quotes:
        before = quote.end <= sentence.start_char + 1 and not text[quote.end : sentence.start_char].strip(_EDGE)
        between = text[sentence.end_char : quote.start]
        after = quote.start >= sentence.end_char and not between.strip(_EDGE) and sentence.text.rstrip().endswith(":")
        if before or after:
            found.append((passage.start + quote.start, passage.start + quote.end))
    return found


def _clause(verb: Token) -> Token | None:
    """The clause that a reporting verb takes: finite, or with "to" after promises, plans and denials."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "parataxis" and c.pos_ in {"VERB", "AUX"})]
    finite = [c for c in clauses if c.lower_ != verb.lower_ or c.i != verb.i]
    if finite:
        return max(finite, key=lambda c: c.right_edge.i - c.left_edge.i)
    row = verb_row(verb)
    if row is not None and row.cls in _DIRECTED:
        return trees.child(verb, "xcomp")
    return None


def _set_off(verb: Token, head: Token) -> bool:
    """Whether a reporting verb and its subject stand between commas, or after one at the end."""
    first, last = sorted((verb.i, head.i))
    doc = verb.doc
    before = doc[head.left_edge.i - 1] if head.i == first and head.left_edge.i > 0 else doc[max(0, first - 1)]
    return last - first < _LONGEST_COLON_SOURCE * 2 and before.text in {",", '"', "-", "–", "—"}


def _aside(scene: _Scene, verb: Token, head: Token, row: ReportingRow) -> list[Stretch]:
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
    near = abs(head.i - verb.i) < _LONGEST_COLON_SOURCE * 2
    first = min(verb.left_edge.i, head.left_edge.i) if near else verb.i
    passage = scene.passage
    return scene.without(passage.start + passage.doc[first].idx, _edges(passage, verb)[1])


def _by_passive(passage: Passage, verb: Token, row: ReportingRow) -> Found | None:
    """A passive: its agent speaks; "it was announced in a statement that" gives the statement; else nobody is named."""
    undergoes = trees.child(verb, "nsubjpass", "expl", "nsubj")
    clause = trees.child(verb, "ccomp", "xcomp", "oprd") or _after_that(verb)
    if undergoes is None or clause is None or (row.weak and clause.dep_ == "ccomp"):
        return None
    if clause.dep_ == "oprd" and clause.pos_ not in {"VERB", "ADJ"}:
        return None
    impersonal = undergoes.lower_ in {"it", "there"}
    stretch = _edges(passage, clause)
    if not impersonal:
        stretch = (_edges(passage, undergoes)[0], max(stretch[1], _edges(passage, undergoes)[1]))
    head = trees.agent(verb) or next((n for n in trees.objects_of(verb, "in", "by") if is_report(n)), None)
    passive = f'passive "{verb.text}"'
    if head is not None and can_speak(head, weak=False):
        return _found(passage, verb, row, head, _Words([stretch], f"{passive} with its source named"))
    return _found(passage, verb, row, None, _Words([stretch], f"{passive} with nobody named as its source"))


def _after_that(verb: Token) -> Token | None:
    """The clause behind "it was announced … that", where the parse hangs it on a noun in between."""
    if not any(c.lower_ == "it" and c.dep_ in {"nsubjpass", "expl"} for c in verb.children):
        return None
    that = next((t for t in verb.subtree if t.i > verb.i and t.lower_ == "that" and t.dep_ != "det"), None)
    return that.head if that is not None and that.head.i > that.i else None


def _by_phrase(scene: _Scene, cue: Token) -> Iterator[Found]:
    """Give the rest of a clause with "according to X" to X: what the phrase leaves is X's."""
    row = words().phrases.get("according to" if cue.lower_ == "according" else cue.lower_)
    to = trees.child(cue, "prep") if cue.lower_ == "according" else cue
    head = trees.child(to, "pobj") if to is not None else None
    if row is None or head is None or not can_speak(head, weak=cue.lower_ == "per"):
        return
    passage = scene.passage
    content = scene.without(passage.start + cue.left_edge.idx, _edges(passage, cue)[1])
    if content:
        yield _found(passage, cue, row, head, _Words(content, f'"{cue.text}" names the source of the sentence'))


def _by_noun(passage: Passage, noun: Token) -> Iterator[Found]:
    """Read "X's claim that …" and "an estimate by X of …"."""
    row = noun_row(noun)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp"} and trees.child(c, "mark")), None)
    owner = trees.child(noun, "poss") or next(trees.objects_of(noun, "by", "from"), None)
    if row is None or owner is None or not can_speak(owner, weak=False):
        return
    if clause is not None:
        yield _found(passage, noun, row, owner, _Words([_edges(passage, clause)], f'the "{noun.text}" of the source'))
        return
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is not None and any(t.like_num for t in of.subtree):
        yield _found(passage, noun, row, owner, _Words([_edges(passage, of)], f'the "{noun.text}" of the source'))


def _by_colon(passage: Passage, sentence: Sentence) -> Iterator[Found]:
    """Headline style: "40 killed: ministry", "Ministry: 40 killed"."""
    colon = next((t for t in sentence if t.text == ":" and sentence.start < t.i < sentence.end - 1), None)
    if colon is None or sentence.text.rstrip().endswith((".", "!", "?", ".”", '."')):
        return  # a full sentence is no headline
    doc = passage.doc
    before, after = doc[sentence.start : colon.i], doc[colon.i + 1 : sentence.end]
    for source, said in ((after, before), (before, after)):
        named = [t for t in source if not t.is_punct]
        if not named or len(named) > _LONGEST_COLON_SOURCE or any(t.pos_ in {"VERB", "AUX", "NUM"} for t in named):
            continue
        head = source.root
        named_body = head.ent_type_ in {"PERSON", "ORG", "GPE"}
        if named_body or (head.pos_ == "NOUN" and can_speak(head, weak=True)):
            stretch = _trim(passage, (passage.start + said.start_char, passage.start + said.end_char))
            row = words().phrases.get("according to")
            if row is not None and stretch[1] > stretch[0]:
                yield _found(passage, colon, row, head, _Words([stretch], "a colon sets the source off"))
            return


def _edges(passage: Passage, token: Token) -> Stretch:
    """The document offsets of everything below a token."""
    first, last = token.left_edge, token.right_edge
    return _trim(passage, (passage.start + first.idx, passage.start + last.idx + len(last.text)))


def _trim(passage: Passage, stretch: Stretch) -> Stretch:
    start, end = stretch
    text = passage.text
    while start < end and text[start - passage.start] in _EDGE:
        start += 1
    while end > start and text[end - 1 - passage.start] in _EDGE:
        end -= 1
    return start, end


def _within(stretch: Stretch, quote: Quotation, passage: Passage) -> bool:
    return passage.start + quote.start <= stretch[0] and stretch[1] <= passage.start + quote.end + 1


def _all_quoted(stretches: list[Stretch], quotes: Sequence[Quotation], passage: Passage) -> bool:
    return all(any(_within(s, q, passage) for q in quotes) for s in stretches)
