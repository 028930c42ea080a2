"""A tagged and parsed doc → the word class and the lemma of its words, as the model's own rules give them, each looked up once.

The rules (spaCy's `attribute_ruler`, then `lemmatizer`) go by a word, its tag and its role in the sentence. A few go by two
words; a doc with the first of such a pair is left to the model's own components.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

_MOST = 30_000
"""Words that are kept before all are forgotten: about 15 MB."""

Form = tuple[int, int, int, int]
"""Tag, word class, role and lemma, as the model's numbers for them."""


class WordForms:
    """The forms of the words met so far; equal, word for word, to what the model's own components give."""

    def __init__(self, language: Language) -> None:
        self._vocab = language.vocab
        # spaCy types its components as bare functions.
        components: dict[str, Any] = dict(language.pipeline)
        self._ruler = components["attribute_ruler"]
        self._lemmatizer = components["lemmatizer"]
        patterns = [pattern for rule in self._ruler.patterns for pattern in rule["patterns"]]
        self._named = _Words(spec["LOWER"] for pattern in patterns for spec in pattern if "LOWER" in spec)
        pairs = [pattern[0] for pattern in patterns if len(pattern) > 1]
        self._openers = _Words(spec["LOWER"] for spec in pairs if "LOWER" in spec)
        self._opening_roles = {self._vocab.strings[spec["DEP"]] for spec in pairs if "LOWER" not in spec}
        self._forms: dict[tuple[int, int, int], Form | None] = {}
        self._ruled: dict[tuple[int, int, str, bool], tuple[int, int, int, int, str]] = {}

    def fill(self, doc: Doc) -> None:
        """Set the word class and the lemma of every word of a tagged and parsed doc."""
        if len(self._forms) > _MOST:
            self._forms.clear()
        keys = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        forms = self._forms
        rows = [forms[key] if key in forms else self._learnt(key) for key in keys]
        if None in rows:
            self._lemmatizer(self._ruler(doc))
            return
        found: Any = np.array(rows, dtype=np.uint64)
        doc.from_array(["TAG", "POS", "DEP", "LEMMA"], found)

    def _learnt(self, key: tuple[int, int, int]) -> Form | None:
        """The form of a word with this tag and role; None where it may be the first of a pair that has a rule of its own."""
        orth, tag, role = key
        word = self._vocab[orth]
        if role in self._opening_roles or word.lower_ in self._openers:
            form = None
        else:
            form = self._read(word.orth_, tag, role)
        self._forms[key] = form
        return form

    def _read(self, word: str, tag: int, role: int) -> Form:
        from spacy.tokens import Doc  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it

        lexeme = self._vocab[word]
        same = (tag, role, lexeme.lower_ if lexeme.lower_ in self._named else "", lexeme.is_space)
        doc = Doc(self._vocab, words=[word])
        token: Any = doc[0]
        token.tag, token.dep = tag, role
        if same not in self._ruled:
            self._ruler(doc)
            self._ruled[same] = (token.tag, token.pos, token.dep, token.lemma, str(token.morph))
        token.tag, token.pos, token.dep, token.lemma, morph = self._ruled[same]
        token.set_morph(morph)
        self._lemmatizer(doc)
        return token.tag, token.pos, token.dep, token.lemma


class _Words:
    """The words that token patterns name: by themselves, in lists, or by regular expressions."""

    def __init__(self, conditions: Iterable[str | dict[str, Any]]) -> None:
        self._words: set[str] = set()
        patterns: list[str] = []
        for condition in conditions:
            if isinstance(condition, str):
                self._words.add(condition)
                continue
            self._words.update(condition.get("IN", ()))
            patterns.extend(_expressions(condition))
        self._pattern = re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else None

    def __contains__(self, word: str) -> bool:
        return word in self._words or (self._pattern is not None and self._pattern.search(word) is not None)


def _expressions(condition: dict[str, Any]) -> Iterator[str]:
    unknown = condition.keys() - {"IN", "REGEX"}
    if unknown:
        yield ""  # a condition of another form: every word may be meant
    if "REGEX" in condition:
        yield condition["REGEX"]
