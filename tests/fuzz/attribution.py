"""Whose words a figure is in, told from parses that are made up: any tree over reporting words, names, marks and figures.

The language model's own parses are a small part of what a tree can be, and are too slow to have by the thousand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc

from claims.attribution import attribute, quotations
from claims.context import describe, victims
from claims.context.describing import Measured
from claims.quantities import find, refine
from claims.sentences import sentences
from claims.syntax import Passage, plain
from claims.terms import NumberKind
from fuzz import holding

WORDS = (
    ("The", "DT", "DET", "the"), ("mayor", "NN", "NOUN", "mayor"), ("police", "NNS", "NOUN", "police"), ("said", "VBD", "VERB", "say"), ("told", "VBD", "VERB", "tell"),
    ("Reuters", "NNP", "PROPN", "Reuters"), ("that", "IN", "SCONJ", "that"), ("he", "PRP", "PRON", "he"), ("She", "PRP", "PRON", "she"), ("they", "PRP", "PRON", "they"),
    ("who", "WP", "PRON", "who"), ("according", "VBG", "VERB", "accord"), ("to", "IN", "ADP", "to"), ("by", "IN", "ADP", "by"), ("of", "IN", "ADP", "of"),
    ("was", "VBD", "AUX", "be"), ("were", "VBD", "AUX", "be"), ("killed", "VBN", "VERB", "kill"), ("people", "NNS", "NOUN", "people"), ("soldiers", "NNS", "NOUN", "soldier"),
    ("Ana", "NNP", "PROPN", "Ana"), ("Ruiz", "NNP", "PROPN", "Ruiz"), ("Mr.", "NNP", "PROPN", "Mr."), ("14", "CD", "NUM", "14"), ("three", "CD", "NUM", "three"),
    ("one", "CD", "NUM", "one"), ("%", "NN", "NOUN", "%"), ("$", "$", "SYM", "$"), ("and", "CC", "CCONJ", "and"), ("but", "CC", "CCONJ", "but"),
    (",", ",", "PUNCT", ","), (".", ".", "PUNCT", "."), (":", ":", "PUNCT", ":"), (";", ":", "PUNCT", ";"), ('"', "``", "PUNCT", '"'), ("“", "``", "PUNCT", '"'),
    ("”", "''", "PUNCT", '"'), ("'", "''", "PUNCT", "'"), ("(", "-LRB-", "PUNCT", "("), (")", "-RRB-", "PUNCT", ")"), ("not", "RB", "PART", "not"), ("in", "IN", "ADP", "in"),
    ("Mali", "NNP", "PROPN", "Mali"), ("on", "IN", "ADP", "on"), ("Monday", "NNP", "PROPN", "Monday"), ("report", "NN", "NOUN", "report"), ("denied", "VBD", "VERB", "deny"),
    ("them", "PRP", "PRON", "they"), ("including", "VBG", "VERB", "include"), ("including", "VBG", "ADP", "include"), ("wounded", "VBN", "VERB", "wound"), ("woman", "NN", "NOUN", "woman"),
    ("his", "PRP$", "PRON", "his"), ("from", "IN", "ADP", "from"), ("rose", "VBD", "VERB", "rise"), ("'s", "POS", "PART", "'s"), ("ministry", "NN", "NOUN", "ministry"), ("the", "DT", "DET", "the"),
    ("has", "VBZ", "AUX", "have"), ("been", "VBN", "AUX", "be"), ("reported", "VBN", "VERB", "report"), ("more", "JJR", "ADJ", "more"), ("another", "DT", "DET", "another"), ("-", "HYPH", "PUNCT", "-"),
)  # fmt: skip
RELATIONS = (
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "ccomp", "advcl", "conj", "cc", "det", "amod", "nummod", "punct", "aux", "auxpass", "agent", "relcl", "acl", "appos", "compound",
    "poss", "case", "attr", "xcomp", "mark", "parataxis", "dep", "npadvmod", "quantmod", "pcomp", "prt", "neg", "advmod", "acomp", "oprd", "dative", "csubj", "expl", "nmod", "intj",
)  # fmt: skip
ENTITIES = ("", "", "PERSON", "GPE", "ORG", "DATE", "CARDINAL", "MONEY")


@lru_cache(maxsize=1)
def _vocabulary() -> Any:
    return spacy.blank("en").vocab


def parses(data: bytes) -> list[Passage]:
    """Paragraphs of some sentences: two bytes a word, its own and how it hangs; a word 255 begins a paragraph."""
    passages: list[Passage] = []
    start = 0
    for paragraph in data[:600].split(b"\xff"):
        if len(paragraph) >= 2:
            passages.append(_passage(paragraph, start))
            start = passages[-1].end + 2
    return passages


def _passage(data: bytes, start: int) -> Passage:
    words = [WORDS[byte % len(WORDS)] for byte in data[::2]]
    bytes_of = data[1::2].ljust(len(words), b"\0")
    ends = [i for i, (word, *_) in enumerate(words) if word == "." or i == len(words) - 1]
    heads: list[int] = []
    for first, last in zip([0, *(end + 1 for end in ends)], ends, strict=False):
        heads += _tree(bytes_of[first : last + 1], first)
    doc = Doc(
        _vocabulary(),
        words=[word for word, *_ in words],
        spaces=[byte % 5 != 0 for byte in bytes_of],
        tags=[tag for _, tag, _, _ in words],
        pos=[pos for _, _, pos, _ in words],
        lemmas=[lemma for *_, lemma in words],
        heads=heads,
        deps=["ROOT" if head == i else RELATIONS[bytes_of[i] % len(RELATIONS)] for i, head in enumerate(heads)],
        ents=[f"B-{kind}" if (kind := ENTITIES[byte // 8 % len(ENTITIES)]) else "O" for byte in bytes_of],
    )
    text = doc.text
    return Passage(start, start + len(text), text, doc, sentences(plain(text)))


def _tree(data: bytes, first: int) -> list[int]:
    """The heads of the words of one sentence, whose lines never cross: each word hangs on the one before it, or takes some of those before."""
    heads = list(range(first, first + len(data)))
    roots: list[int] = []
    for place, byte in enumerate(data, start=first):
        taken = byte % 4 if len(roots) > 1 or byte % 3 else 0
        for _ in range(min(taken, len(roots))):
            heads[roots.pop() - first] = place
        roots.append(place)
    while len(roots) > 1:
        last = roots.pop()
        heads[last - first] = roots[-1]
    return heads


def check(data: bytes) -> None:
    """Who says what in a made-up parse, and what its figures are figures of."""
    passages = parses(data)
    text = "\n\n".join(passage.text for passage in passages)
    holding.attributions_hold(text, holding.alike(lambda: attribute(passages, text)))
    assert all(0 <= q.start < q.end <= len(text) for q in quotations(text))
    measured = []
    for passage in passages:
        found = [
            q.model_copy(update={"start": q.start + passage.start, "end": q.end + passage.start})
            for q in find(passage.text)
        ]
        refined = refine(passage, found)
        holding.quantities_hold(text, refined)
        measured += [Measured(passage, one) for one in refined if one.kind is NumberKind.CLAIM]
    described = holding.alike(lambda: describe(measured, "2024-05-06"))
    assert len(described) == len(measured)
    assert all(one.whole is None or 0 <= one.whole < len(measured) for one in described)
    holding.alike(lambda: [person for _, person in victims(passages)])
