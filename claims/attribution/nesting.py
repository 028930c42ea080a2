"""Words inside words: whoever reports what somebody else says is a relay of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.models import Attribution


def with_relays(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions, each with the speakers of those around it as further relays, innermost first.

    One stands around another when its words hold the other's words and the one who speaks them. A speaker who tells what
    he said himself is no relay; nor is one who denies what another said, but the figure is then denied.
    """
    found = tuple(attributions)
    for one in found:
        around = sorted((_size(other), i) for i, other in enumerate(found) if other is not one and _holds(other, one))
        outer = [found[i] for _, i in around]
        denied = any(other.modality is Modality.DENIED for other in outer)
        relays = [*one.relayed_by]
        for other in outer:
            if other.modality is not Modality.DENIED:
                relays += [other.speaker_name or "", *other.relayed_by]
        own = {one.speaker_name, one.speaker, ""}
        kept = tuple(dict.fromkeys(r for r in relays if r not in own))
        changed = {"relayed_by": kept, "modality": Modality.DENIED if denied else one.modality}
        yield one if not outer else one.model_copy(update=changed)


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the words of an attribution hold another with its speaker; a pronoun that stands for nobody does not count."""
    if outer.speaker_name is None or inner.speaker_start is None:
        return False
    places = (inner.content[0].start, inner.speaker_start)
    return _size(outer) > _size(inner) and all(any(s.start <= p < s.end for s in outer.content) for p in places)
