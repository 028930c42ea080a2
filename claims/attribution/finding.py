"""Where a source is given words: one rule a construction, each naming itself in the reason it leaves.

The constructions follow the reporting clauses of Quirk et al., A Comprehensive Grammar of the English Language (1985),
14.28-14.35: reporting verb with a clause or a quotation, before, after and inside it; "according to"; a reporting noun;
passives with and without an agent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.attribution.clauses import in_sentence
from claims.attribution.direct import HELD, Before, left_open, outside, quoted, told_later
from claims.attribution.found import Found, Stretch, subtract
from claims.attribution.names import Names
from claims.attribution.nesting import nested
from claims.attribution.quotes import quotations
from claims.attribution.turns import spoken, turns
from claims.models import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.syntax import Passage

_SELVES = frozenset({"i", "we", "you", "it", "one", "us", "me"})


def attribute(
    passages: Sequence[Passage], text: str = "", paragraphs: Sequence[tuple[int, int]] = ()
) -> tuple[Attribution, ...]:
    """The attributions of a document's parsed passages, in reading order of their content.

    `text` is the whole document's, where the fullest form of a name may stand outside the passages; `paragraphs` are the
    offsets of all its paragraphs, where some of them were not parsed. Content spans are document offsets; an
    attribution may stand inside the content of another.
    """
    names = Names.of(passages, text)
    found: list[Found] = []
    before = Before()
    pending: list[Stretch] = []
    parsed = {p.start: p for p in passages}
    places = paragraphs or [(p.start, p.end) for p in passages]
    talk = turns(places, text) if text else {}
    asked = names.person_before(min(talk)) if any(turn.is_answer for turn in talk.values()) else None
    for start, end in places:
        passage = parsed.get(start)
        turn = spoken(talk[start], end, asked) if start in talk else None
        if turn is not None:
            found.append(turn)
        if passage is None:
            before = before.through(text[start:end])
            continue
        quotes = quotations(passage.text)
        clauses = [f for sentence in passage.doc.sents for f in in_sentence(passage, sentence, quotes)]
        clauses = _without_nested(_without_doubles(clauses))
        given = list(quoted(passage, quotes, clauses, before))
        found.extend(told_later(pending, passage, given))
        pending = left_open(passage, quotes, given, pending)
        here = [*outside(clauses, [*given, turn] if turn is not None else given), *given]
        found.extend(sorted(here, key=lambda f: f.order))
        before = before.after(passage, quotes, here)
    return tuple(nested(_resolved(found, names)))


def _without_doubles(found: list[Found]) -> list[Found]:
    """Each stretch once: of two rules that give the same content away, the first stands."""
    kept: list[Found] = []
    for one in found:
        if one.content and not any(one.content == other.content for other in kept):
            kept.append(one)
    return kept


def _without_nested(found: list[Found]) -> list[Found]:
    """Without those inside another's words that say less than it.

    A cue that is not sure gives way to a sure one around it; "I", "we" and "you" inside a quotation are the person
    quoted, who is named outside.
    """
    sure = [f for f in found if _stands(f)]
    return [f for f in found if _stands(f) or not any(_around(other, f) for other in sure if other is not f)]


def _stands(found: Found) -> bool:
    """Whether an attribution stands inside another's words: somebody else's, and said rather than held."""
    is_self = found.speaker is not None and found.speaker.text.lower() in _SELVES
    is_held = found.cue_class in HELD and (found.speaker is None or found.speaker.is_pronoun)
    return found.sure and not is_self and not is_held


def _around(outer: Found, inner: Found) -> bool:
    start = inner.content[0][0]
    return outer is not inner and any(a <= start < b for a, b in outer.content)


def _resolved(found: Iterable[Found], names: Names) -> Iterable[Attribution]:
    previous: Attribution | None = None
    for one in found:
        speaker, name, carried = one.speaker, None, one.carried
        role = organisation = None
        relays = one.relays
        reason = one.reason
        if speaker is not None:
            resolved = names.resolve(speaker, one.name, one.content)
            name = resolved.name
            names.spoke(speaker, name)
            role, organisation = speaker.role, speaker.organisation
            if name is not None and (role is None and organisation is None):
                role, organisation = names.roles.get(name, (None, None))
            if resolved.reason:
                carried = carried or resolved.carried
                reason += f"; {resolved.reason}"
                # "He also said …" right after "… told AFP": one conversation, unless another relay is named.
                if not relays and previous is not None and previous.speaker_name == name:
                    relays = previous.relayed_by
        attribution = Attribution(
            content=tuple(Span(start=a, end=b) for a, b in _clear(one)),
            speaker=speaker.text if speaker else None,
            speaker_start=speaker.start if speaker else None,
            speaker_end=speaker.end if speaker else None,
            speaker_name=name,
            speaker_role=role,
            organisation=organisation,
            relayed_by=relays,
            cue=one.cue,
            cue_class=one.cue_class,
            direct=one.direct,
            modality=one.modality,
            carried=carried,
            reason=reason,
        )
        if attribution.content:
            previous = attribution
            yield attribution


def _clear(one: Found) -> list[tuple[int, int]]:
    """The content without the speaker's own phrase and the cue: content and source never overlap."""
    spans = list(one.content)
    if one.speaker is not None:
        spans = subtract(spans, one.speaker.start, one.speaker.end)
    if one.cue_start is not None:
        spans = subtract(spans, one.cue_start, one.cue_start + len(one.cue or ""))
    return spans
