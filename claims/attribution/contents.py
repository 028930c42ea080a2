"""What a reporting verb gives away: the clause it takes, the rest of the sentence around it, or what it speaks about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import takes_noun_content, verb_row
from claims.attribution.found import subtract
from claims.attribution.scene import Scene, Words, all_quoted, edges, trimmed, within
from claims.attribution.speakers import is_report
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from claims.attribution.found import Stretch
    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage

_LONGEST_ASIDE = 12
_TELLING = frozenset({"show", "learn", "say", "estimate"})
_CIRCUMSTANCE = frozenset({"in", "on", "at", "during", "after", "before", "since", "until", "by", "within", "through"})
_YEAR_DIGITS = 4
_FILLED = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr"})
_IN_ASIDE = frozenset({"nsubj", "aux", "neg", "prep", "npadvmod", "advmod", "dobj", "dative", "mark", "prt", "agent"})
_COMPLETING = frozenset({"dobj", "prep", "oprd", "acomp", "xcomp", "ccomp", "pcomp", "npadvmod", "dative", "acl"})


def given_away(scene: Scene, verb: Token, head: Token, row: ReportingRow) -> Words:
    """The words a reporting verb gives away, by the first construction that fits."""
    passage, quotes = scene.passage, scene.quotes
    clauses = [c for c in clauses_of(verb, row) if c.i != head.i]
    whole = _whole(scene, verb, clauses) if clauses else []
    if whole:
        stretches = [*whole, *_going_on(passage, verb, clauses[-1]), *_drawn_out(passage, verb)]
        direct = any(within(stretches[0], q, passage) for q in quotes)
        return Words(stretches, f'what "{verb.text}" is followed or preceded by', direct)
    around = _aside(scene, verb, head, row)
    if around:
        return Words(around, f'"{verb.text}" stands in or after these words', all_quoted(around, quotes, passage))
    named = _named(verb, head, row)
    if named:
        stretches = [edges(passage, c) for c in named]
        is_rival = any(verb == rival for rival in _rivals(verb.head))
        return Words([(stretches[0][0], stretches[-1][1])], f'what "{verb.text}" has as its object', sure=is_rival)
    return Words([], "")


def _going_on(passage: Passage, verb: Token, clause: Token) -> Iterator[Stretch]:
    """Reported words that go on behind the clause: "says it will cost little at first, but would bring in 80 million".

    A verb joined to the reporting one that has no subject of its own and stands in the tense of reported speech.
    """
    for joined in verb.children:
        if joined.dep_ != "conj" or joined.i < clause.i or trees.child(joined, *trees.SUBJECTS) is not None:
            continue
        if any(c.dep_ == "aux" and c.lower_ in words_for("supposing") | words_for("future") for c in joined.children):
            yield edges(passage, joined)


def _drawn_out(passage: Passage, verb: Token) -> Iterator[Stretch]:
    """The noun that reported words are said of, in front: "the 20 million that experts say it costs"."""
    own = trees.child(verb, *trees.SUBJECTS)
    if verb.dep_ == "relcl" and own is not None and own.tag_ not in {"WP", "WDT"}:
        first, last = trees.phrase(verb.head)
        start = passage.start + passage.doc[first].idx
        end = passage.start + passage.doc[last].idx + len(passage.doc[last].text)
        yield start, min(end, passage.start + verb.left_edge.idx)


def _named(verb: Token, head: Token, row: ReportingRow) -> list[Token]:
    """What a verb gives away without a clause: its object, or what it speaks about, with all that completes either."""
    after = [c for c in verb.children if c.i > verb.i and (c.dep_ in _COMPLETING or _to_do(c))]
    if verb.lemma_.lower() in words_for("quoting") and any(c.lower_ == "as" for c in after):
        return []  # "X quoted Y as saying": the words are Y's
    objects = [c for c in after if c.dep_ == "dobj"]
    about = [c for c in after if c.dep_ == "prep" and c.lower_ in row.about and not _tells_when(c)]
    told = row.cls in _TELLING and (is_report(head) or (verb.dep_ == "acl" and is_report(verb.head)))
    takes_object = (takes_noun_content(row) and not row.weak) or (bool(objects) and (told or _puts(verb)))
    first = objects[0] if takes_object and objects else about[0] if about else None
    if first is None:
        return []
    # "Announced her plan in June": when and where belong to the announcing.
    return [c for c in after if c.i >= first.i and (c in about or not _tells_when(c))]


def _tells_when(preposition: Token) -> bool:
    """Whether a phrase says when something was announced: "in June 2015", "at the debate", "on Monday"."""
    noun = trees.child(preposition, "pobj") if preposition.dep_ == "prep" else None
    if noun is None or preposition.lower_ not in _CIRCUMSTANCE:
        return False
    is_year = len(noun.text) == _YEAR_DIGITS and noun.text.isdigit()
    return is_year or noun.lower_ in words_for("day or month") or noun.lemma_.lower() in words_for("talk")


def _to_do(clause: Token) -> bool:
    """A clause with "to" that completes an object: "announced plans this week to give 15 million"."""
    return clause.dep_ == "advcl" and clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children)


def _puts(verb: Token) -> bool:
    """Whether a verb gives its object a figure: "put the crowd at 22,000"."""
    return verb.lemma_ in words_for("putting") and any(
        t.like_num for noun in trees.objects_of(verb, "at", "to") for t in noun.subtree
    )


def clauses_of(verb: Token, row: ReportingRow) -> list[Token]:
    """The clauses that a reporting verb takes, on one side of it: finite, or with "to" after promises and denials."""
    if "that" in row.takes or "quote" in row.takes:
        clauses = [
            c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "parataxis" and c.pos_ in {"VERB", "AUX"})
        ]
        # Behind a semicolon somebody else may be speaking: "the company said; 520 will go, the union says".
        clauses = [c for c in clauses if not _parted(c, verb)] or clauses
        if clauses and _set_between(verb):
            return clauses  # "ten drowned, the group said, three of them children"
        if clauses:
            longest = max(clauses, key=lambda c: c.right_edge.i - c.left_edge.i)
            return [c for c in clauses if (c.i < verb.i) == (longest.i < verb.i)]
    to_do = trees.child(verb, "xcomp") if "to" in row.takes else None
    return [to_do] if to_do is not None else []


def _parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon stands between a clause and its verb, or a colon behind the clause."""
    if clause.i > verb.i:
        return any(t.text == ";" for t in verb.doc[verb.i + 1 : clause.i])
    return any(t.text in {";", ":"} for t in verb.doc[clause.right_edge.i + 1 : verb.i])


def _set_between(verb: Token) -> bool:
    """Whether a reporting verb ends what two commas set off."""
    doc = verb.doc
    own = trees.child(verb, "nsubj")
    if own is None or own.i > verb.i or verb.i + 1 >= len(doc) or own.left_edge.i == 0:
        return False
    return doc[verb.i + 1].text == "," and doc[own.left_edge.i - 1].text == ","


def _whole(scene: Scene, verb: Token, clauses: Sequence[Token]) -> list[Stretch]:
    """The clauses as one stretch, as far as the semicolons around the verb let it reach, without what others say in them."""
    passage = scene.passage
    low, high = scene.reach(passage.start + verb.idx, passage.start + verb.idx + len(verb.text))
    if clauses[0].i > verb.i:
        high = passage.start + scene.sentence.end_char  # "he said: first …; second …" is all his
    parts = [edges(passage, c) for c in clauses]
    whole = [(max(low, parts[0][0]), min(high, parts[-1][1]))]
    for rival in (r for clause in clauses for r in _rivals(clause)):
        whole = subtract(whole, *edges(passage, rival))
    stretches = [trimmed(passage, w) for w in whole if w[0] < w[1]]
    return [s for s in stretches if s[0] < s[1]]


def _rivals(clause: Token) -> Iterator[Token]:
    """What somebody else says against a reported clause: "…, while the opposition speaks of 74"."""
    for other in clause.children:
        against = any(c.dep_ == "mark" and c.lower_ in words_for("against") for c in other.children)
        own = trees.child(other, "nsubj")
        if other.dep_ == "advcl" and against and own is not None and verb_row(other) is not None:
            yield other


def _set_off(verb: Token, head: Token) -> bool:
    """Whether a reporting verb and its subject stand between commas, or after one at the end."""
    first, last = sorted((verb.i, head.i))
    doc = verb.doc
    before = doc[head.left_edge.i - 1] if head.i == first and head.left_edge.i > 0 else doc[max(0, first - 1)]
    return last - first < _LONGEST_ASIDE and before.text in {",", '"', "-", "–", "—"}


def _aside(scene: Scene, verb: Token, head: Token, row: ReportingRow) -> list[Stretch]:
    """The rest of the sentence, where the reporting clause is an aside: ", he said," or "as the mayor put it"."""
    filled = {"ccomp", "xcomp", "acomp", "attr"} if "addressee" in row.takes else _FILLED
    if any(c.dep_ in filled and c.lower_ != "it" for c in verb.children):
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
    last = max([verb.i, *(c.right_edge.i for c in verb.children if c.dep_ in _IN_ASIDE and c.i > verb.i)])
    end = passage.start + passage.doc[last].idx + len(passage.doc[last].text)
    return scene.without(passage.start + passage.doc[first].idx, end)
