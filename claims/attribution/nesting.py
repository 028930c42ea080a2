"""Words inside words: attributions nest and never cross, and whoever reports what somebody else says is a relay of it."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from claims.models import Span
from claims.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.models import Attribution


def nested(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions with the speakers of those around them as further relays, innermost first; none cross.

    Of two stretches that cross, the later one begins where the earlier one ends. One attribution stands around another
    when its words hold the other's words and the one who speaks them. A speaker who tells what he said himself is no
    relay; nor is one who denies what another said, but the figure is then denied.
    """
    found = tuple(attributions)
    stretches, around = _swept(found)
    for i, one in enumerate(found):
        if not stretches[i]:
            continue
        outer = [found[j] for j in around[i] if _holds(found[j], one)]
        relays = [*one.relayed_by]
        for other in outer:
            if other.modality is not Modality.DENIED:
                relays += [other.speaker_name or "", *other.relayed_by]
        own = {one.speaker_name, one.speaker, ""}
        denied = any(other.modality is Modality.DENIED for other in outer)
        yield one.model_copy(
            update={
                "content": tuple(Span(start=a, end=b) for a, b in sorted(stretches[i])),
                "relayed_by": tuple(dict.fromkeys(r for r in relays if r not in own)),
                "modality": Modality.DENIED if denied else one.modality,
            }
        )


def _swept(found: Sequence[Attribution]) -> tuple[list[list[tuple[int, int]]], list[list[int]]]:
    """The stretches of each attribution without crossings, and the attributions around its first one, innermost first."""
    waiting = [(s.start, -s.end, i) for i, one in enumerate(found) for s in one.content]
    heapq.heapify(waiting)
    stretches: list[list[tuple[int, int]]] = [[] for _ in found]
    around: list[list[int]] = [[] for _ in found]
    opened: list[tuple[int, int]] = []
    while waiting:
        start, negative, i = heapq.heappop(waiting)
        end = -negative
        while opened and opened[-1][0] <= start:
            opened.pop()
        if opened and opened[-1][0] < end:
            heapq.heappush(waiting, (opened[-1][0], negative, i))
            continue
        if not stretches[i]:
            around[i] = [j for _, j in reversed(opened) if j != i]
        stretches[i].append((start, end))
        opened.append((end, i))
    return stretches, around


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the words of an attribution hold the speaker of another; a pronoun that stands for nobody does not count."""
    if outer.speaker_name is None or inner.speaker_start is None:
        return False
    return any(s.start <= inner.speaker_start < s.end for s in outer.content)
