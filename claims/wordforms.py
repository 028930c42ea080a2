"""A tagged and parsed doc → the word class and the lemma of its words, as the model's own rules give them, each looked up once.

The rules (spaCy's `attribute_ruler`, then `lemmatizer`) go by a word, its tag and its role in the sentence. A few go by two
words, which are looked up together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_MOST = 30_000
"""Words that are kept before all are forgotten: about 15 MB."""
_ANY: dict[str, Any] = {"REGEX": ""}

Form = tuple[int, int, int, int]
"""Tag, word class, role and lemma, as the model's numbers for them."""

Key = tuple[int, int, int]
"""What the rules go by: word, tag and role, as the model's numbers."""


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
        pairs = [pattern[:2] for pattern in patterns if len(pattern) > 1]
        self._has_longer = any(len(pattern) > 2 for pattern in patterns)  # noqa: PLR2004 - more than a pair
        self._openers = _Words(first["LOWER"] for first, _ in pairs if "LOWER" in first)
        self._opening_roles = {self._vocab.strings[first["DEP"]] for first, _ in pairs if "LOWER" not in first}
        self._closers = _Words(second.get("LOWER", _ANY) for _, second in pairs)
        self._pairs: dict[tuple[Key, Key], tuple[Form, Form]] = {}
        self._alone: dict[Key, Form] = {}
        self._forms: dict[Key, Form | None] = {}
        self._ruled: dict[tuple[int, int, str, bool], tuple[int, int, int, int, str]] = {}

    def fill(self, doc: Doc) -> None:
        """Set the word class and the lemma of every word of a tagged and parsed doc."""
        for kept in (self._forms, self._pairs, self._alone):
            if len(kept) > _MOST:
                kept.clear()
        keys: list[Key] = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        forms = self._forms
        rows = [forms[key] if key in forms else self._learnt(key) for key in keys]
        if None in rows and not self._paired(keys, rows):
            self._lemmatizer(self._ruler(doc))
            return
        found: Any = np.array(rows, dtype=np.uint64)
        doc.from_array(["TAG", "POS", "DEP", "LEMMA"], found)

    def _paired(self, keys: Sequence[Key], rows: list[Form | None]) -> bool:
        """Whether the forms of words that may be the first of a pair could be filled in: not where pairs hang together."""
        last = len(keys) - 1
        opening = [i for i, form in enumerate(rows) if form is None]
        pairs = {i for i in opening if i < last and self._vocab[keys[i + 1][0]].lower_ in self._closers}
        if self._has_longer or any(i + 1 in pairs for i in pairs):
            return False
        for i in opening:
            if i not in pairs:
                rows[i] = self._form_alone(keys[i])
        for i in pairs:
            both = (keys[i], keys[i + 1])
            if both not in self._pairs:
                self._pairs[both] = self._read_pair(*both)
            rows[i], rows[i + 1] = self._pairs[both]
        return True

    def _form_alone(self, key: Key) -> Form:
        if key not in self._alone:
            self._alone[key] = self._read(*key)
        return self._alone[key]

    def _learnt(self, key: Key) -> Form | None:
        """The form of a word with this tag and role; None where it may be the first of a pair that has a rule of its own."""
        orth, tag, role = key
        opens = role in self._opening_roles or self._vocab[orth].lower_ in self._openers
        form = self._forms[key] = None if opens else self._read(orth, tag, role)
        return form

    def _read_pair(self, first: Key, second: Key) -> tuple[Form, Form]:
        from spacy.tokens import Doc  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it

        doc = Doc(self._vocab, words=[self._vocab.strings[word] for word, _, _ in (first, second)])
        for i, (_, tag, role) in enumerate((first, second)):
            token: Any = doc[i]
            token.tag, token.dep = tag, role
        self._lemmatizer(self._ruler(doc))
        one, two = ((t.tag, t.pos, t.dep, t.lemma) for t in doc)
        return one, two

    def _read(self, orth: int, tag: int, role: int) -> Form:
        from spacy.tokens import Doc  # noqa: PLC0415 - the same

        lexeme = self._vocab[orth]
        same = (tag, role, lexeme.lower_ if lexeme.lower_ in self._named else "", lexeme.is_space)
        doc = Doc(self._vocab, words=[lexeme.orth_])
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
