"""Parts that the text itself names, set against their sum and their whole: checks, and flags where they do not add up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from claims.comparison import taxonomy
from claims.comparison.adding import Added, added
from claims.comparison.facts import ASSERTED, Facts
from claims.comparison.intervals import add, is_below, meet
from claims.comparison.portions import portions
from claims.comparison.wording import figure, number
from claims.lexicon.kinds import ancestors
from claims.terms import Bound

_EXHAUSTIVE = re.compile(
    r"\b(?:compris\w+|consist\w*|made up of|namely|broken down|breakdown|respectively|in all|in total|a total of|altogether)\b|^\s*[:–—-]"
)
_FEW_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole with its parts: whether they add up, what says so, and whether a difference is a mismatch."""

    whole: Facts
    parts: tuple[Facts, ...]
    kind: Literal["sum", "part_whole"]
    status: Literal["consistent", "mismatch"]
    explanation: str

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The whole's id, then the parts'."""
        return self.whole.id, *(part.id for part in self.parts)


def sums(facts: Mapping[str, Facts]) -> list[Sum]:
    """Every whole with the parts that its text names, or that add up to it and are told as its parts."""
    found = [_added(one) for one in added(facts.values())]
    covered = [frozenset(one.claim_ids) for one in found]
    for one in [*_named(facts), *(_single(whole, part) for part, whole in portions(facts.values()))]:
        ids = frozenset(one.claim_ids)
        if not any(ids <= other or _doubts(one, ids, other) for other in covered):
            found.append(one)
    return sorted(found, key=lambda one: (one.whole.claim.document, one.whole.claim.start, one.claim_ids))


def _doubts(one: Sum, ids: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a mismatch names parts of a whole that others, told with some of them, complete."""
    return one.status == "mismatch" and one.kind == "sum" and one.whole.id in other and len(ids & other) > 1


def _added(one: Added) -> Sum:
    listed = ", ".join(figure(part.claim) for part in one.parts)
    text = f"{figure(one.whole.claim)}: {listed}. The parts add up."
    return Sum(one.whole, one.parts, "sum", "consistent", text)


def _named(facts: Mapping[str, Facts]) -> list[Sum]:
    parts: defaultdict[str, list[Facts]] = defaultdict(list)
    for one in facts.values():
        whole = facts.get(one.claim.part_of or "")
        if whole is not None and whole.measure == one.measure and one.modality == whole.modality == ASSERTED:
            parts[whole.id].append(one)
    return [found for whole, members in parts.items() if (found := _sum(facts[whole], members)) is not None]


def _sum(whole: Facts, members: Sequence[Facts]) -> Sum | None:
    parts = tuple(sorted(members, key=lambda f: (f.claim.start, f.id)))
    if len(parts) < _FEW_PARTS:
        return _single(whole, parts[0])
    total = add([part.extent for part in parts])
    listed = ", ".join(figure(part.claim) for part in parts)
    text = f"{figure(whole.claim)}: {listed}"
    if meet(total, whole.extent) and not _is_loose(whole, parts):
        return Sum(whole, parts, "sum", "consistent", f"{text}. The parts add up.")
    if is_below(whole.extent, total):
        if not _are_disjoint(parts):
            return None
        by = (
            f" to {number(_stated(parts))}, {number(_stated(parts) - (whole.claim.stated or 0))} more than the whole"
            if _is_exact(whole, parts)
            else ""
        )
        return Sum(whole, parts, "sum", "mismatch", f"{text}. The parts add up{by or ' to more than the whole'}.")
    if _is_exhaustive(parts) and _are_disjoint(parts) and not meet(total, whole.extent):
        by = (
            f" to {number(_stated(parts))}, {number((whole.claim.stated or 0) - _stated(parts))} fewer than the whole"
            if _is_exact(whole, parts)
            else ""
        )
        return Sum(whole, parts, "sum", "mismatch", f"{text}. The parts add up{by or ' to less than the whole'}.")
    return Sum(
        whole,
        parts,
        "part_whole",
        "consistent",
        f"{text}. The parts fit into the whole; the list need not be complete.",
    )


def _single(whole: Facts, part: Facts) -> Sum:
    text = f"{figure(part.claim)} of {figure(whole.claim)}"
    if is_below(whole.extent, part.extent) and not (whole.is_vague or part.is_vague):
        return Sum(whole, (part,), "part_whole", "mismatch", f"{text}. The part is larger than the whole.")
    return Sum(whole, (part,), "part_whole", "consistent", f"{text}. The part fits into the whole.")


def _stated(parts: Sequence[Facts]) -> float:
    return sum(part.claim.stated or 0 for part in parts)


def _is_exact(whole: Facts, parts: Sequence[Facts]) -> bool:
    return all(one.claim.bound in (Bound.EXACT, None) and one.claim.stated is not None for one in (whole, *parts))


def _is_loose(whole: Facts, parts: Sequence[Facts]) -> bool:
    """Whether a sum meets its whole only because one of them is open to one side or vague."""
    return any(one.is_open or one.is_vague for one in (whole, *parts))


def _is_exhaustive(parts: Sequence[Facts]) -> bool:
    """Whether the words before the parts claim to name them all; "including" and "among them" do not."""
    return any(part.claim.part_cue and _EXHAUSTIVE.search(part.claim.part_cue.casefold()) for part in parts)


def _are_disjoint(parts: Sequence[Facts]) -> bool:
    """Whether no two parts can count the same ones: sorted by one quality ("men", "women"), not by two ("women", "soldiers")."""
    by = {part.part_by for part in parts}
    if len(by) > 1 and len({part.kind for part in parts}) < len(parts):
        return False
    return not any(_can_overlap(a, b) for place, a in enumerate(parts) for b in parts[place + 1 :])


def _can_overlap(a: Facts, b: Facts) -> bool:
    aged = {bool(a.age_sex), bool(b.age_sex)}
    if len(aged) > 1 and taxonomy.is_person(a.kind) and taxonomy.is_person(b.kind):
        return True
    if a.age_sex and b.age_sex and a.age_sex != b.age_sex:
        return (
            bool({a.age_sex, b.age_sex} & {"child", "elderly"})
            and bool({a.age_sex, b.age_sex} & {"man", "woman", "boy", "girl"})
            and ("boy" in (a.age_sex, b.age_sex) or "girl" in (a.age_sex, b.age_sex))
        )
    if a.kind and b.kind and a.kind != b.kind:
        return a.kind in ancestors(b.kind) or b.kind in ancestors(a.kind)
    return False
