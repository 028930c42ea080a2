"""The fields of a claim against the annotation: unit, speaker, relays, event, group, status."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claims.evaluation.gold import GoldClaim
from claims.evaluation.records import EVENT, GROUP, RELAYS, SPEAKER, STATUS, UNIT, Miss, Stage
from claims.models import Claim

_WORD: Final = re.compile(r"\w+")
_LITTLE: Final = frozenset({"the", "a", "an", "of", "s", "to", "in", "and", "that", "he", "she", "it", "they", "his", "her", "their", "i", "we"})  # fmt: skip
_NOTHING: Final = "nothing"


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is judged: the readings annotated (none: not judged), what the program says, and when both fit."""

    wanted: Callable[[GoldClaim], Sequence[str | None]]
    said: Callable[[Claim], str]
    fits: Callable[[str, str], bool]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _spoken(claim: Claim) -> str:
    parts = (claim.speaker_name, claim.speaker, claim.speaker_role, claim.organisation)
    return " ".join(dict.fromkeys(part for part in parts if part))


def _named(wanted: str, said: str) -> bool:
    """Every word of the annotated name is in what the program says of the speaker."""
    return _words(wanted) - _LITTLE <= _words(said)


def _equal(wanted: str, said: str) -> bool:
    return wanted.casefold() == said.casefold()


def _given(values: Sequence[str | None]) -> Sequence[str | None]:
    """The readings of a field that is judged only where one is given."""
    return values if any(values) else ()


def _relays(gold: GoldClaim) -> Sequence[str | None]:
    if gold.relayed_by is None:
        return ()
    return (" ".join(gold.relayed_by),) if gold.relayed_by else (None,)


FIELDS: Final[Mapping[str, Field]] = {
    UNIT: Field(lambda g: _given(g.unit), lambda c: c.unit or "", _equal),
    SPEAKER: Field(lambda g: g.speaker, _spoken, _named),
    RELAYS: Field(_relays, lambda c: " ".join(c.relayed_by), _named),
    EVENT: Field(lambda g: _given(g.event), lambda c: c.event or "", _equal),
    GROUP: Field(lambda g: _given(g.group), lambda c: c.group or "", _equal),
    STATUS: Field(lambda g: _given(g.status), lambda c: c.status or "", _equal),
}


def judge(pairs: Sequence[tuple[GoldClaim, Claim]]) -> Iterator[tuple[Stage, list[Miss]]]:
    """The tally and the misses of every field, over claims that were found with their interval."""
    for name, field in FIELDS.items():
        right = predicted = annotated = 0
        misses: list[Miss] = []
        for gold, claim in pairs:
            wanted, said = field.wanted(gold), field.said(claim)
            if not wanted:
                continue
            named, silent_fits = [one for one in wanted if one], not all(wanted)
            fits = any(field.fits(one, said) for one in named) if said else silent_fits
            right += fits and bool(said)
            predicted += bool(said)
            annotated += not silent_fits or (fits and bool(said))
            if not fits:
                shown = " / ".join(one or _NOTHING for one in wanted)
                misses.append(
                    Miss(
                        stage=name,
                        file=gold.file,
                        figure=f"{gold.id}: {gold.figure}",
                        annotated=shown,
                        found=said or _NOTHING,
                    )
                )
        yield Stage(name=name, right=right, predicted=predicted, annotated=annotated), misses
