"""A word as written → its bare form, and how alike two bare forms are when one name is put into Latin letters twice."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from claims.sources.words import words_for

SAME_NAME: Final = 90.0
"""From which likeness (0 to 100, rapidfuzz `ratio` of the sounds) two spellings are one name: measured on
tests/golden/sources.jsonl, where the names that must stay apart reach 83 and the variants of one begin at 91."""
SHORTEST: Final = 4
"""Names of fewer sounds are alike by chance."""
_LETTERS: Final = str.maketrans(
    {
        "ə": "a",
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ʼ": "",
        "ʻ": "",
    }
)
_DIGRAPHS: Final = (
    ("tsch", "c"), ("tch", "c"), ("shch", "s"), ("sch", "s"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"),
    ("ch", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("dj", "j"), ("tz", "ts"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("iy", "i"), ("yi", "i"), ("ij", "i"), ("yy", "i"), ("ai", "ay"), ("ei", "ay"), ("ey", "ay"),
)  # fmt: skip
_SOUNDS: Final = {e: str.maketrans({"q": "k", "w": "v", "o": "u", "e": e, "y": "i", "x": "ks"}) for e in ("a", "i")}
"""An e stands for what another spelling has as an a ("Ahmed", "Ahmad") or as an i ("Hezbollah", "Hizbullah")."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aiu]")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, diacritics, apostrophes and full stops."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(c for c in plain if c.isalnum())


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded word without the plural's s."""
    return word[:-1] if len(word) > SHORTEST and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def sounds(folded: str, e: str = "a") -> str:
    """A folded name as it sounds whichever way it was put into Latin letters ("mohammed", "muhammad"); its e read as `e`."""
    text = folded
    for written, sound in _DIGRAPHS:
        text = text.replace(written, sound)
    return _DOUBLED.sub(r"\1", text.translate(_SOUNDS[e]))


def skeleton(folded: str) -> str:
    """The consonants of a name's sounds: spellings of one name share them."""
    heard = sounds(folded)
    return _VOWELS.sub("a", heard[:1]) + _VOWELS.sub("", heard[1:])


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """How alike two folded names sound (0 to 100); 0 where their consonants differ or an ending makes two names of them."""
    if a == b:
        return 100.0
    if min(len(sounds(a)), len(sounds(b))) < SHORTEST or skeleton(a) != skeleton(b) or _end_apart(a, b):
        return 0.0
    return max(fuzz.ratio(sounds(a, e), sounds(b, e)) for e in _SOUNDS)


def is_variant(a: str, b: str) -> bool:
    """Whether two folded names are spellings of one."""
    return likeness(a, b) >= SAME_NAME


def _end_apart(a: str, b: str) -> bool:
    """Whether sex or descent tells the two apart: "-ov" and "-ova", "-son" and "-sen", "Karim" and "Karima"."""
    if sounds(a) + "a" == sounds(b) or sounds(b) + "a" == sounds(a):
        return True
    ends = [_ending(name) for name in (a, b)]
    return None not in ends and ends[0] != ends[1] and sounds(ends[0] or "") != sounds(ends[1] or "")


@lru_cache(maxsize=65536)
def _ending(folded: str) -> str | None:
    found = [ending for ending in words_for("ending") if folded.endswith(ending)]
    return max(found, key=lambda ending: (len(ending), ending), default=None)
