"""Which statements are one: whose voice a claim is, which are copies or relays of one statement, how many origins stand behind a set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from claims.models import Claim

NEAR_IDENTICAL: Final = 90.0
"""From which similarity (0 to 100, rapidfuzz `ratio` on words) two sentences are one, copied with small changes."""
_SHORT_SENTENCE: Final = 5
"""Below so many words two sentences are alike by chance."""
_WIRES: Final = (
    "AFP",
    "AP",
    "Reuters",
    "TASS",
    "DPA",
    "UPI",
    "ANSA",
    "EFE",
    "PTI",
    "ANI",
    "AAP",
    "Xinhua",
    "Interfax",
    "Bloomberg",
    "PA Media",
    "RIA Novosti",
)
_TAG = re.compile(
    r"\((" + "|".join(map(re.escape, _WIRES)) + r")\)|^[^.]{0,40}\b(" + "|".join(map(re.escape, _WIRES)) + r")\s*[-–—]"
)
_PRONOUNS: Final = frozenset(
    {"he", "she", "it", "they", "we", "i", "who", "that", "which", "this", "these", "those", "one", "both"}
)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a sentence in order, without case and marks."""
    return tuple(re.findall(r"\w+", text.casefold()))


def voice(claim: Claim) -> str:
    """A key for whose words a claim is: a named speaker everywhere, others only within their outlet or document.

    "Police" of one report are not the police of another; a claim without a speaker is its outlet's, without an outlet
    its document's; one whose speaker is not named ("were reported killed") is nobody's but its document's.
    """
    name = claim.speaker_name or claim.speaker
    home = f"outlet:{claim.outlet}" if claim.outlet else f"document:{claim.document_id}"
    if name is None:
        return f"unnamed:{claim.document_id}" if claim.cue else home
    if _is_named(name):
        return f"speaker:{' '.join(words(name))}"
    return f"{home}:{' '.join(words(name))}"


def _is_named(name: str) -> bool:
    """Whether a speaker is told by a name, not by a pronoun or a common noun ("police", "officials")."""
    parts = name.split()
    if len(parts) == 1 and parts[0].casefold() in _PRONOUNS:
        return False
    return any(part[:1].isupper() for part in parts[1:]) or (
        len(parts) == 1 and parts[0][:1].isupper() and len(parts[0]) > 1
    )


def same_voice(a: Claim, b: Claim) -> bool:
    """Whether two claims are one speaker's words: the same key, or one name short for the other ("Okafor", "Dr Ada Okafor")."""
    left, right = voice(a), voice(b)
    if left == right:
        return True
    if not (left.startswith("speaker:") and right.startswith("speaker:")):
        return False
    first, second = left[8:].split(), right[8:].split()
    short, long = sorted((first, second), key=len)
    return len(short) < len(long) and short[-1] == long[-1] and set(short) <= set(long)


def wires(claim: Claim) -> frozenset[str]:
    """The agencies that a claim came through: those it was told to, and a tag at the head of its sentence."""
    named = {
        agency for agency in _WIRES if any(agency.casefold() in relay.casefold().split() for relay in claim.relayed_by)
    }
    tag = _TAG.search(claim.sentence)
    if tag:
        named.add(tag.group(1) or tag.group(2))
    return frozenset(named)


def same_figure(a: Claim, b: Claim) -> bool:
    """Whether two claims give the figure in the same way, word for word or not."""
    return (a.low, a.high, a.bound, a.unit, a.change) == (b.low, b.high, b.bound, b.unit, b.change)


def same_statement(a: Claim, b: Claim) -> bool:
    """Whether one statement stands behind two claims of one question: a copy, one speaker twice, one wire's text twice."""
    if not same_figure(a, b):
        return False
    if same_voice(a, b) or near_identical(a.sentence, b.sentence):
        return True
    shared = wires(a) & wires(b)
    return bool(shared) and a.speaker_name is None and b.speaker_name is None


@lru_cache(maxsize=65536)
def near_identical(a: str, b: str) -> bool:
    """Whether two sentences are the same but for small changes."""
    left, right = words(a), words(b)
    if min(len(left), len(right)) < _SHORT_SENTENCE:
        return left == right and bool(left)
    return fuzz.ratio(left, right, score_cutoff=NEAR_IDENTICAL) >= NEAR_IDENTICAL


def origins(claims: Sequence[Claim]) -> tuple[tuple[str, ...], ...]:
    """The claims of one question by origin: ids of those that are one statement stand together, in the order given."""
    groups: list[list[Claim]] = []
    for claim in claims:
        found = [group for group in groups if any(same_statement(claim, other) for other in group)]
        merged = [other for group in found for other in group] + [claim]
        groups = [group for group in groups if group not in found] + [merged]
    place = {claim.id: index for index, claim in enumerate(claims)}
    sets = [tuple(sorted((c.id for c in group), key=place.__getitem__)) for group in groups]
    return tuple(sorted(sets, key=lambda ids: place[ids[0]]))


def voices(claims: Sequence[Claim]) -> int:
    """How many different speakers stand behind a set of claims."""
    found: list[Claim] = []
    for claim in claims:
        if not any(same_voice(claim, other) for other in found):
            found.append(claim)
    return len(found)


def relays(claims: Sequence[Claim]) -> int:
    """How many different relays passed a set of claims on."""
    return len({relay.casefold() for claim in claims for relay in claim.relayed_by})
