"""The statements of a disagreement put together by who makes them: what a paragraph and a question are written from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Claim
from claims.reporting import phrases
from claims.reporting.record import Disagreement


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as one voice gives it, through one chain of relays, with every report that carries it."""

    figure: str
    who: str
    role: str
    relays: tuple[str, ...]
    claims: tuple[Claim, ...]

    @property
    def own_words(self) -> bool:
        """Whether a report gives the figure in its own voice."""
        claim = self.claims[0]
        return not (claim.speaker_name or claim.speaker or claim.cue)


def of(item: Disagreement) -> tuple[tuple[Statement, ...], ...]:
    """The statements of each side, in its order."""
    return tuple(_grouped(side.claims) for side in item.sides)


def _grouped(claims: Iterable[Claim]) -> tuple[Statement, ...]:
    groups: dict[tuple[str, str, str, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        key = (figure(claim), phrases.who(claim), phrases.role(claim), claim.relayed_by)
        groups.setdefault(key, []).append(claim)
    return tuple(Statement(*key, tuple(found)) for key, found in groups.items())


def figure(claim: Claim) -> str:
    """A figure in its own words, 12 boats; of words in another language the number, with the words: 9 (“neuf”)."""
    if claim.language in (None, "en"):
        told = phrases.figure(claim)
        opens = claim.start == claim.sentence_start and "A" <= told[:1] <= "Z" and told[1:2].islower()
        return told[:1].lower() + told[1:] if opens else told
    unit = f" {claim.unit}" if claim.unit else ""
    return f"{phrases.interval(claim.low, claim.high)}{unit} (“{claim.text}”)"
