"""A document's text → the full form of a short name in it: a surname, a given name, an abbreviation.

News texts give a person's full name once, and the surname from then on (The Associated Press Stylebook, "names"); an
abbreviation stands in brackets behind what it is short for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.attribution.people import names_body, sex_in, surname_at, untitled
from claims.lexicon.given_names import is_given
from claims.lexicon.places import country_of
from claims.lexicon.roles import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.lexicon.given_names import Sex

_REACH = 90  # characters before a surname in which its given names and titles stand
_LONGEST = 6  # words of a name with its titles
_WORD_BEFORE = re.compile(r"(?<![\w’'.-])[\d_’'.-]*+([^\W\d_][\w’'.-]*)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+|(?:Mr|Mrs|Ms|St)\.")
_BRACKETS = re.compile(r"\(([A-Z][\w&.-]{1,9})\)")
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z&.-]*[A-Z][A-Za-z&.-]*s?")
_SMALL = r"(?:(?:of|for|and|the|on|in|to|&)\s)*"


@dataclass(frozen=True, slots=True)
class Written:
    """A full name in the text: its words without titles, the offset of the first, and the sex that tells."""

    words: tuple[str, ...]
    start: int
    sex: Sex | None
    sure: bool

    @property
    def name(self) -> str:
        """The words as one."""
        return " ".join(self.words)


@dataclass
class FullNames:
    """The full names of one text, looked up as they are asked for; the text is never searched twice for one word."""

    text: str
    _written: dict[str, tuple[Written, ...]] = field(default_factory=dict)
    _long: dict[str, str | None] = field(default_factory=dict)

    def of(self, name: str, sex: Sex | None = None) -> str:
        """The fullest form of a person's name: itself where the text has no fuller one, or several that differ."""
        found = self.written(name, sex)
        return found.name if found is not None else bare(name)

    def written(self, name: str, sex: Sex | None = None) -> Written | None:
        """Where the fullest form of a person's name stands; None where the text has none, or several that differ."""
        words = tuple(untitled(bare(name).split()))
        if not words or not words[-1][:1].isupper():
            return None
        last = words[surname_at(words)]
        if last not in self._written:
            self._written[last] = tuple(self._ending_in(last))
        fitting = [w for w in self._written[last] if _is_short_for(words, w.words)]
        if not fitting and len(words) == 1 and is_given(last) and country_of(last) is None:
            fitting = list(self._beginning_with(last))
        found = _one_of(fitting, sex)
        longer = found is not None and len(found.words) > len(words)
        return (self.written(found.name, sex) or found) if found is not None and longer else found

    def _ending_in(self, last: str) -> Iterator[Written]:
        """The names in the text that end in this surname, the words before it read backwards."""
        for at in _places(self.text, last):
            words, start = self._before(at)
            name = tuple(untitled([*words, last]))
            if len(name) > 1:
                first = start + sum(len(w) + 1 for w in words[: len(words) + 1 - len(name)])
                yield Written(
                    name, first, sex_in([*words, last], None), is_given(name[0]) or not _opens(self.text, first)
                )

    def _before(self, at: int) -> tuple[list[str], int]:
        """The words with capitals right before an offset, small words of surnames among them, and where they begin."""
        words: list[str] = []
        start = at
        while len(words) < _LONGEST:
            match = _WORD_BEFORE.search(self.text, max(0, start - _REACH), start)
            if match is None:
                break
            word = match.group(1)
            if not (_is_name_word(word) or word in words_for("name particle")):
                break
            words.insert(0, word)
            start = match.start(1)
        while words and not words[0][:1].isupper():
            start += len(words.pop(0)) + 1
        return words, start

    def _beginning_with(self, given: str) -> Iterator[Written]:
        """The names in the text that begin with this given name."""
        for at in _places(self.text, given):
            after = _WORD_AFTER.match(self.text, at + len(given))
            if after is not None and _is_name_word(after.group(1)) and not names_body(after.group(1)):
                name = (given, bare(after.group(1)))
                yield Written(name, at, sex_in(name, None), sure=True)

    def long_form(self, short: str) -> str | None:
        """What an abbreviation stands for: by brackets, else the one run of capitalised words with its initials."""
        if not _SHORT_FORM.fullmatch(short):
            return None
        if short not in self._long:
            self._long[short] = self._introduced(short) or self._spelled(short)
        return self._long[short]

    def _introduced(self, short: str) -> str | None:
        for match in _BRACKETS.finditer(self.text):
            if match.group(1) == short:
                found = long_form_before(short, self.text[: match.start()].rstrip())
                if found is not None:
                    return found
        return None

    def _spelled(self, short: str) -> str | None:
        """The one run of capitalised words that spells an abbreviation of three letters or more."""
        letters = short.replace(".", "")
        if not (letters.isalpha() and letters.isupper() and len(letters) > 2):  # noqa: PLR2004 - "US", "UK" are no bodies
            return None
        pattern = rf"\s{_SMALL}".join(rf"{letter}[\w’'-]+" for letter in letters)
        found = {match.group() for match in re.finditer(rf"\b{pattern}", self.text)}
        return found.pop() if len(found) == 1 else None


def long_form_before(short: str, text: str) -> str | None:
    """The long form that ends a text, for the abbreviation in brackets behind it.

    Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text (2003): letters
    are matched from the right, the first one at the start of a word. "The" is left out.
    """
    letters = [c for c in short.lower() if c.isalnum()]
    words = text.split()[-min(len(letters) + 5, len(letters) * 2) :]
    window = " ".join(words)
    lower = window.lower()
    at = len(lower)
    for place in range(len(letters) - 1, -1, -1):
        at = lower.rfind(letters[place], 0, at)
        while place == 0 and at > 0 and lower[at - 1].isalnum():
            at = lower.rfind(letters[0], 0, at)
        if at < 0:
            return None
    found = window[at:]
    return found if found[:1].isupper() and " " in found and not re.search(r"[.!?;:,]\s", found) else None


def bare(name: str) -> str:
    """A name without a possessive at its end, spaces folded."""
    folded = " ".join(name.split())
    return folded.removesuffix("’s").removesuffix("'s")


def _places(text: str, word: str) -> Iterator[int]:
    """The offsets at which a word stands by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _is_name_word(word: str) -> bool:
    """Whether a word before a surname can be part of the name: a capital, no opener of sentences, no end of one."""
    if not word[:1].isupper() or word.endswith(("'s", "’s")):
        return False
    if word.endswith(".") and not _INITIALS.fullmatch(word) and word.lower().strip(".") not in words_for("title"):
        return False
    return word.lower() not in words_for("sentence opener")


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence, where anything has a capital."""
    before = (
        text[:at].rstrip(" \u00a0\"'“‘(")[-1:] if at < _REACH else text[at - _REACH : at].rstrip(" \u00a0\"'“‘(")[-1:]
    )
    return before in {"", ".", "!", "?", "\n", ":"}


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is another one shortened: all its words in order, and the first too unless it is a surname."""
    lower, whole = [w.casefold() for w in short], [w.casefold() for w in full]
    if len(lower) == 1:
        return lower[0] in whole
    rest = iter(whole)
    in_order = all(word in rest for word in lower)
    return in_order and (lower[0] == whole[0] or lower[0] in words_for("name particle"))


def _one_of(fitting: Iterable[Written], sex: Sex | None) -> Written | None:
    """The fullest of names that can be one person's; None where they are several persons'."""
    kept = list(fitting)
    if any(w.sure for w in kept):
        kept = [w for w in kept if w.sure]
    if sex is not None:
        kept = [w for w in kept if w.sex in {sex, None}]
    if not kept:
        return None
    fullest = max(kept, key=lambda w: (len(w.words), -w.start))
    return fullest if all(_is_short_for(w.words, fullest.words) for w in kept) else None
