"""Which statements are one: which are copies, relays or translations of one statement, and how many origins stand behind a set of claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from claims import copies
from claims.decisions import Decided, TranslationDecision
from claims.documents.addresses import address
from claims.models import Alike, Claim, Document, Note, Told
from claims.sources.forms import Form, Kind, form
from claims.sources.nodes import PRONOUNS

NEAR_IDENTICAL: Final = 90.0
"""From which similarity (0 to 100, rapidfuzz `ratio` on words) two sentences are one, copied with small changes."""
_SHORT_SENTENCE: Final = 5
"""Below so many words two sentences are alike by chance."""
_RETOLD: Final = 0.7
"""From which share of the shorter sentence on two sentences of copies are one: words in their order, others between them."""
_ABOUT_AS_LONG: Final = 0.1
_A_DAY: Final = 1


@dataclass(frozen=True)
class Known:
    """What is known of the documents behind claims, by their ids.

    `original_of`: the document that a translated one goes back to; `alike`: the copies, by their two ids in order; `told`: what a
    document tells of how it came about, the first that was kept first.
    """

    original_of: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[tuple[str, str], Alike] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)

    def copy(self, a: Claim, b: Claim) -> Alike | None:
        """How much the documents of two claims have in common, where they are copies."""
        one, other = a.document_id, b.document_id
        return self.alike.get((one, other) if one < other else (other, one)) if self.alike else None

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The order in which documents were kept, of those of which that is known."""
        return {key: place for place, (key, one) in enumerate(self.told.items()) if one.kept}

    def is_later(self, a: Claim, b: Claim) -> bool:
        """Whether the document of `a` is known to have been kept after that of `b`."""
        one, other = self.order.get(a.document_id), self.order.get(b.document_id)
        return one is not None and other is not None and one > other

    def notes(self, a: Claim, b: Claim) -> tuple[Note, ...]:
        """What the later of two versions of a page says of its changes and the earlier does not; either of them, where the order is not known."""
        was, now = (b, a) if self.is_later(a, b) else (a, b)
        before, after = self._notes(was), self._notes(now)
        own = [note for note in after if note not in before]
        if not self.is_later(now, was):
            own += [note for note in before if note not in after]
        return tuple(own)

    def kept(self, claim: Claim) -> str | None:
        """When the document of a claim was kept, as an ISO time; None where nobody knows."""
        told = self.told.get(claim.document_id)
        return told.kept if told else None

    def _notes(self, claim: Claim) -> tuple[Note, ...]:
        told = self.told.get(claim.document_id)
        return told.notes if told else ()


NOTHING: Final = Known()


def known(decided: Decided) -> Known:
    """What people decided of documents, and what was found of them; the last word on a pair of documents holds."""
    alike = {(row.a, row.b): row for row in decided.alike}
    for row in decided.on_copies:
        pair = (row.a, row.b) if row.a < row.b else (row.b, row.a)
        found = alike.pop(pair, None)
        if row.same:
            alike[pair] = found or Alike(a=pair[0], b=pair[1], share=None, of_longer=None)
    return Known(originals(decided.translations), alike, {one.document_id: one for one in decided.documents})


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a sentence in order, without case and marks."""
    return tuple(re.findall(r"\w+", text.casefold()))


def wires(claim: Claim, known: Known = NOTHING) -> frozenset[str]:
    """The agencies that a claim came through: those it was told to, a tag in its sentence, and those that its document credits."""
    relays = frozenset(agency for relay in claim.relayed_by for agency in copies.in_words(relay))
    told = known.told.get(claim.document_id)
    return relays | copies.in_sentence(claim.sentence) | frozenset(told.wires if told else ())


def are_versions(a: Claim, b: Claim) -> bool:
    """Whether two claims stand in two texts that one address gave at different times."""
    if not a.url or not b.url or a.document_id == b.document_id:
        return False
    return a.url == b.url or address(a.url) == address(b.url)


def same_figure(a: Claim, b: Claim) -> bool:
    """Whether two claims give the figure in the same way, word for word or not."""
    return (a.low, a.high, a.bound, a.unit, a.change) == (b.low, b.high, b.bound, b.unit, b.change)


def same_statement(a: Claim, b: Claim, *, same_source: bool, known: Known = NOTHING) -> bool:
    """Whether one statement stands behind two claims of one question: a copy, one source twice, one wire's text twice."""
    return why_same(a, b, same_source=same_source, known=known) is not None


def why_same(a: Claim, b: Claim, *, same_source: bool, known: Known = NOTHING) -> str | None:
    """Why one statement stands behind two claims of one question, in words; None where there may be two."""
    if not same_figure(a, b):
        return None
    if near_identical(a.sentence, b.sentence):
        return "the same sentence, word for word or nearly"
    if is_copied(a, b, known):
        return in_words(known.copy(a, b))
    if same_source:
        return "the words of one source"
    return _through_others(a, b, known)


def _through_others(a: Claim, b: Claim, known: Known) -> str | None:
    """Why one figure of two sources, or of two outlets in nobody's name, is one statement."""
    if is_quoted_twice(a, b):
        return f"both quote “{a.speaker_name or a.speaker}” on the same day or the next"
    shared = wires(a, known) & wires(b, known) if a.speaker_name is None is b.speaker_name else frozenset[str]()
    return f"both came through {' and '.join(sorted(shared))}, and name no other source" if shared else None


def is_copied(a: Claim, b: Claim, known: Known) -> bool:
    """Whether two documents that are copies give one figure in one sentence, be it changed or shortened, and not as the words of two whom they name."""
    is_one = known.copy(a, b) is not None and same_figure(a, b) and _is_retold(a.sentence, b.sentence)
    return is_one and not _are_two_voices(a, b)


def _are_two_voices(a: Claim, b: Claim) -> bool:
    left, right = (form(claim.speaker_name or claim.speaker or "") for claim in (a, b))
    return left.is_distinct and right.is_distinct and not (left.bag <= right.bag or right.bag <= left.bag)


def in_words(alike: Alike | None) -> str:
    """How much of two reports is the same, in words a reader can check."""
    if alike is None or alike.share is None or alike.of_longer is None:
        return "a reviewer marked the two reports as copies"
    share, longer = (f"{100 * part:.0f} %" for part in (alike.share, alike.of_longer))
    if alike.share - alike.of_longer < _ABOUT_AS_LONG:
        return f"copies: {share} of the words of the two reports are the same"
    return (
        f"copies: {share} of the words of the shorter report stand in the longer one, {longer} of whose words they are"
    )


def is_quoted_twice(a: Claim, b: Claim) -> bool:
    """Whether two reports quote one office or body without a name ("the fire chief") with one figure, on one day or the next."""
    left, right = (form(claim.speaker_name or claim.speaker or "") for claim in (a, b))
    is_one = left.key == right.key and bool(left.key) and _is_one_voice(left)
    return is_one and a.document_id != b.document_id and same_figure(a, b) and _is_same_day(a.published, b.published)


def _is_one_voice(told: Form) -> bool:
    """Whether these words name one voice in a story, though not by name: an office, a body, the police; no crowd, nobody in particular."""
    if told.is_indefinite or told.is_national or told.key in PRONOUNS:
        return False
    return told.kind is not Kind.CROWD or told.words[-1:] == ("police",)


def _is_same_day(a: str | None, b: str | None) -> bool:
    if not a or not b or min(len(a), len(b)) < len("2000-01-01"):
        return False
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _A_DAY


@lru_cache(maxsize=65536)
def _is_retold(a: str, b: str) -> bool:
    left, right = words(a), words(b)
    shorter = min(len(left), len(right))
    return shorter > 0 and LCSseq.similarity(left, right) >= _RETOLD * shorter


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
    claims: Sequence[Claim], source_of: Mapping[str, str], known: Known = NOTHING
) -> tuple[tuple[str, ...], ...]:
    """The claims of one question by origin: ids of those that are one statement stand together, in the order given.

    `source_of` gives the id of the source of every claim, by the claim's id; `known` what is known of their documents: the figure of a
    translation is that of its original, where that has it too.
    """
    translated = _translated(claims, source_of, known.original_of)

    def is_one(a: Claim, b: Claim) -> bool:
        told = (a.id, b.id) in translated or (b.id, a.id) in translated
        return told or same_statement(a, b, same_source=source_of[a.id] == source_of[b.id], known=known)

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
