"""Word classes and lemmas that are kept are those that the model's own rules give."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from claims import language, wordforms
from claims.wordforms import WordForms

WORDS = ["There", "are", "nets", "that", "ol'", "Ann", "mended", "  "]
TAGS = ["EX", "VBP", "NNS", "WDT", "JJ", "NNP", "VBD", "_SP"]
ROLES = ["advmod", "ROOT", "attr", "dobj", "amod", "nsubj", "relcl", ""]


def parsed(first_role: str) -> Doc:
    doc = Doc(language.model().vocab, words=WORDS)
    for token, tag, role in zip(doc, TAGS, [first_role, *ROLES[1:]], strict=True):
        token.tag_, token.dep_ = tag, role
    return doc


def forms(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(t.tag_, t.pos_, t.dep_, t.lemma_) for t in doc]


@pytest.mark.parametrize("most", [0, 30_000])
@pytest.mark.parametrize("first_role", ["advmod", "expl"])  # "expl" opens a pair that has a rule of its own
def test_forms_are_those_of_the_models_rules(first_role: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordforms, "_MOST", most)
    model = language.model()
    expected = parsed(first_role)
    for name in ("attribute_ruler", "lemmatizer"):
        model.get_pipe(name)(expected)
    own = WordForms(model)
    for _ in range(2):
        doc = parsed(first_role)
        own.fill(doc)
        assert forms(doc) == forms(expected)
