"""A noun → whether it names a person by what he or she is, or people, from the kinds of what is counted and `roles.toml`."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicon.kinds import kind_of
from claims.lexicon.roles import words_for


@lru_cache(maxsize=4096)
def names_person(word: str) -> bool:
    """Whether a noun names one person by what he or she is: "minister", "novelist"."""
    lower = word.lower()
    if lower in words_for("body noun"):
        return False
    if lower in words_for("person noun"):
        return True
    kind = kind_of(lower)
    if kind is not None:
        return kind.category == "person"
    return lower.endswith(tuple(words_for("person ending")))


@lru_cache(maxsize=4096)
def can_have_age(noun: str) -> bool:
    """Whether a singular noun names one person who has an age; none that tells how many belong to it ("father", "crew")."""
    lower = noun.lower()
    if lower in words_for("having") or lower.endswith(("people", "men", "children")):
        return False
    return lower in words_for("aged noun") or names_person(lower)


@lru_cache(maxsize=4096)
def names_people(word: str) -> bool:
    """Whether a word, singular or plural, names persons of any number: "workers", "child", "anyone", "jobseekers"."""
    lower = word.lower()
    if lower in words_for("having") or lower in words_for("body noun"):
        return False
    if lower in words_for("anyone") or lower.endswith(tuple(words_for("people ending"))):
        return True
    kind = kind_of(lower)
    return kind is not None and kind.category == "person"


@lru_cache(maxsize=4096)
def names_young(word: str) -> bool:
    """Whether a word, singular or plural, names children: "boy", "infants"."""
    kind = kind_of(word.lower())
    return kind is not None and kind.age_sex in {"child", "boy", "girl"}
