"""Words without their endings, and which of them name an event: enough to tell that two sentences use one word."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pydantic import ConfigDict

from claims.lexicon.loading import Row, table

_ENDINGS: Final = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))
_SHORTEST: Final = 3
_IRREGULAR: Final = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "held": "hold", "lent": "lend", "fell": "fall",
    "fallen": "fall", "rose": "rise", "risen": "rise", "won": "win", "lost": "lose", "left": "leave", "took": "take",
    "taken": "take", "sank": "sink", "sunk": "sink", "hit": "hit", "shot": "shoot", "burnt": "burn", "caught": "catch",
    "brought": "bring", "found": "find", "sold": "sell", "bought": "buy", "built": "build", "paid": "pay", "spent": "spend",
    "went": "go", "gone": "go", "came": "come", "gave": "give", "given": "give", "said": "say", "told": "tell", "died": "die",
    "dying": "die", "dead": "die", "death": "die", "deaths": "die", "lives": "life",
}  # fmt: skip
_FUNCTION: Final = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "it", "he", "she", "they", "we", "i", "you", "him", "them", "us", "of", "in", "on", "at", "to", "for", "by", "with", "from", "into", "onto", "over", "under", "about", "after", "before", "during", "since", "until", "through", "throughout", "within", "across", "around", "near", "off", "out", "up", "down", "than", "as", "and", "or", "but", "so", "also", "too", "very", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "there", "here", "then", "when", "where", "which", "who", "whom", "whose", "what", "how", "why", "if", "while", "because", "some", "any", "all", "both", "each", "every", "more", "most", "less", "least", "many", "much", "few", "several", "other", "another", "such", "only", "just", "even", "still", "now", "already", "yet", "again", "about", "around", "nearly", "almost", "roughly", "approximately", "estimated", "estimate", "total", "altogether", "overall", "number", "figure", "amount", "whole", "up-to-date", "said", "say", "says", "saying", "told", "tell", "tells", "according", "reported", "report", "reports", "reporting", "statement", "spokesman", "spokeswoman", "spokesperson", "official", "officials", "reporter", "reporters", "confirmed", "confirm", "confirms", "announced", "announce", "announces", "later", "earlier", "new", "least", "percent", "per", "cent", "percentage", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "billion", "half", "quarter", "third", "mr", "mrs", "ms", "dr", "o'clock"]
) - {"new", "third", "quarter"}  # fmt: skip
"""Words that say nothing of what is counted; "not", "no" and "should" are not among them."""


class _WordsRow(Row):
    """What comparison needs of a row of `event_words.toml`: the event, and all words that help to name it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    event: str
    words: tuple[str, ...]
    particle: tuple[str, ...] = ()


class _ChangeRow(Row):
    """What comparison needs of a row of `changes.toml`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    role: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def changing() -> frozenset[str]:
    """The stems of verbs that tell by how much something moved ("added 5,000 jobs")."""
    return frozenset(stem(word) for row in table("changes", _ChangeRow) if row.role == "verb" for word in row.words)


def function_words() -> frozenset[str]:
    """The words that are left out where two sentences are set side by side."""
    return _FUNCTION


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A lower-case word without the endings of number, tense and person; crude, the same for all forms of most words."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsaeiou":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST else word


@lru_cache(maxsize=256)
def _event_stems(event: str) -> frozenset[str]:
    rows = [row for row in table("event_words", _WordsRow) if row.event == event]
    words = [word for row in rows for phrase in (*row.words, *row.particle) for word in phrase.casefold().split()]
    return frozenset(stem(word) for word in words if word not in _FUNCTION)


@lru_cache(maxsize=65536)
def says_event(word: str, event: str) -> bool:
    """Whether a stem is one of the words that name an event."""
    return word in _event_stems(event)
