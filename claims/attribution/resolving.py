"""What was found of each speaker → attributions, with the fullest name, role and organisation the document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.attribution.found import Found, subtract
from claims.models import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.attribution.names import Names


def resolved(found: Iterable[Found], names: Names) -> Iterator[Attribution]:
    """The attributions in the order they were found; those whose words are all speaker and cue are left out."""
    previous: Attribution | None = None
    for one in found:
        attribution = _attribution(one, names, previous)
        if attribution.content:
            previous = attribution
            yield attribution


def _attribution(one: Found, names: Names, previous: Attribution | None) -> Attribution:
    content = tuple(Span(start=a, end=b) for a, b in _clear(one))
    said = Attribution(
        content=content,
        relayed_by=one.relays,
        cue=one.cue,
        cue_class=one.cue_class,
        direct=one.direct,
        modality=one.modality,
        carried=one.carried,
        reason=one.reason,
    )
    return said if one.speaker is None else said.model_copy(update=_speaking(one, names, previous))


def _speaking(one: Found, names: Names, previous: Attribution | None) -> dict[str, object]:
    """The fields of a speaker that is named, and what follows from its name for the others."""
    speaker = one.speaker
    if speaker is None:
        return {}
    known = names.resolve(speaker, one.name, one.content)
    names.spoke(speaker, known.name)
    role, organisation = speaker.role, speaker.organisation
    if known.name is not None and role is None and organisation is None:
        role, organisation = names.roles.get(known.name, (None, None))
    fields: dict[str, object] = {
        "speaker": speaker.text,
        "speaker_start": speaker.start,
        "speaker_end": speaker.end,
        "speaker_name": known.name,
        "speaker_role": role,
        "organisation": organisation,
    }
    if known.reason:
        fields |= {"carried": one.carried or known.carried, "reason": f"{one.reason}; {known.reason}"}
        # "He also said …" right after "… told AFP": one conversation, unless another relay is named.
        if not one.relays and previous is not None and previous.speaker_name == known.name:
            fields["relayed_by"] = previous.relayed_by
    return fields


def _clear(one: Found) -> list[tuple[int, int]]:
    """The content without the speaker's own phrase and the cue: content and source never overlap."""
    spans = list(one.content)
    if one.speaker is not None:
        spans = subtract(spans, one.speaker.start, one.speaker.end)
    if one.cue_start is not None:
        spans = subtract(spans, one.cue_start, one.cue_start + len(one.cue or ""))
    return spans
