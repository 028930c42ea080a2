"""Which statements are one: which are copies, relays or translations of one statement, and how many origins stand behind a set of claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from claims.decisions import TranslationDecision
from claims.models import Claim, Document

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


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a sentence in order, without case and marks."""
    return tuple(re.findall(r"\w+", text.casefold()))


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


def same_statement(a: Claim, b: Claim, *, same_source: bool) -> bool:
    """Whether one statement stands behind two claims of one question: a copy, one source twice, one wire's text twice."""
    if not same_figure(a, b):
        return False
    if same_source or near_identical(a.sentence, b.sentence):
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


def named(documents: Iterable[tuple[str, Document]]) -> tuple[TranslationDecision, ...]:
    """What documents of one case, each with its id, say themselves of their originals, by name or address; a name that two have says nothing."""
    known: dict[str, set[str]] = {}
    told = list(documents)
    for key, document in told:
        for name in filter(None, (document.name, document.url)):
            known.setdefault(name, set()).add(key)
    found = []
    for key, document in told:
        others = known.get(document.translation_of or "", set()) - {key}
        if len(others) == 1:
            row = {"id": "", "case": document.case, "reviewer": "", "at": "", "document": key, "original": min(others)}
            found.append(TranslationDecision.model_validate(row))
    return tuple(found)


def originals(translations: Iterable[TranslationDecision]) -> dict[str, str]:
    """The document that each translated one, and each that was translated, goes back to, by their ids; through translations of translations.

    The last word on a document holds. Documents in a circle go back to the first of them by id.
    """
    told = {row.document: row.original for row in translations}
    found: dict[str, str] = {}
    for document, original in told.items():
        passed, at = [document], original
        while at is not None and at not in passed:
            passed.append(at)
            at = told.get(at)
        root = passed[-1] if at is None else min(passed[passed.index(at) :])
        if len(passed) > 1:
            found |= {document: root, root: root}
    return found


def origins(
    claims: Sequence[Claim], source_of: Mapping[str, str], original_of: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """The claims of one question by origin: ids of those that are one statement stand together, in the order given.

    `source_of` gives the id of the source of every claim, by the claim's id; `original_of` the document that a translated one goes
    back to, by the documents' ids (see `originals`): its figure is that of the original, where that has it too.
    """
    translated = _translated(claims, source_of, original_of or {})

    def is_one(a: Claim, b: Claim) -> bool:
        told = (a.id, b.id) in translated or (b.id, a.id) in translated
        return told or same_statement(a, b, same_source=source_of[a.id] == source_of[b.id])

    groups: list[list[Claim]] = []
    for claim in claims:
        found = [group for group in groups if any(is_one(claim, other) for other in group)]
        merged = [other for group in found for other in group] + [claim]
        groups = [group for group in groups if group not in found] + [merged]
    place = {claim.id: index for index, claim in enumerate(claims)}
    sets = [tuple(sorted((c.id for c in group), key=place.__getitem__)) for group in groups]
    return tuple(sorted(sets, key=lambda ids: place[ids[0]]))


def _translated(
    claims: Sequence[Claim], source_of: Mapping[str, str], original_of: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    """Pairs of claims of which one translates the other: one figure in a document and in its original.

    Where the original has it of two sources, so has the translation, and they stay two: a source is met by itself, what is left in the order of
    the text.
    """
    by_figure: defaultdict[tuple[str, str], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        root = original_of.get(claim.document_id)
        if root is not None:
            figure = repr((claim.low, claim.high, claim.bound, claim.unit, claim.change))
            by_figure[root, figure][claim.document_id].append(claim)
    pairs: set[tuple[str, str]] = set()
    for (root, _), by_document in by_figure.items():
        first = root if root in by_document else min(by_document)
        own = by_document.pop(first)
        for told in by_document.values():
            pairs |= _met(told, own, source_of)
    return frozenset(pairs)


def _met(told: Sequence[Claim], own: Sequence[Claim], source_of: Mapping[str, str]) -> set[tuple[str, str]]:
    """Each claim of a translation with one of the original."""
    left = sorted(own, key=_place)
    pairs, waiting = set(), []
    for claim in sorted(told, key=_place):
        match = next((one for one in left if source_of[one.id] == source_of[claim.id]), None)
        if match is None:
            waiting.append(claim)
        else:
            left.remove(match)
            pairs.add((claim.id, match.id))
    last = max(own, key=_place)
    for claim in waiting:
        match = left.pop(0) if left else last
        pairs.add((claim.id, match.id))
    return pairs


def _place(claim: Claim) -> tuple[int, str]:
    return claim.start, claim.id


def relays(claims: Sequence[Claim]) -> int:
    """How many different relays passed a set of claims on."""
    return len({relay.casefold() for claim in claims for relay in claim.relayed_by})
