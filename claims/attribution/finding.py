"""Where a source is given words: one rule a construction, each naming itself in the reason it leaves.

The constructions follow the reporting clauses of Quirk et al., A Comprehensive Grammar of the English Language (1985),
14.28-14.35: reporting verb with a clause or a quotation, before, after and inside it; "according to"; a reporting noun;
passives with and without an agent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.attribution.clauses import in_sentence
from claims.attribution.found import Found, subtract
from claims.attribution.names import Names
from claims.attribution.quotes import Quotation, quotations
from claims.models import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.syntax import Passage

_LEAST_QUOTED_WORDS = 4
_SELVES = frozenset({"i", "we", "you", "it", "one", "us", "me"})


def attribute(passages: Sequence[Passage], text: str = "") -> tuple[Attribution, ...]:
    """The attributions of a document's parsed passages, in reading order of their content.

    `text` is the whole document's, where the fullest form of a name may stand outside the passages.

    Content spans are document offsets; an attribution may stand inside the content of another.
    """
    names = Names.of(passages, text)
    found: list[Found] = []
    before: Found | None = None
    open_before = False
    for passage in passages:
        quotes = quotations(passage.text)
        here = [f for sentence in passage.doc.sents for f in in_sentence(passage, sentence, quotes)]
        here = _without_nested(_without_doubles(here))
        for quote in quotes:
            carried = _leftover(passage, quote, here, before, open_before=open_before)
            if carried is not None:
                here.append(carried)
        found.extend(sorted(here, key=lambda f: f.order))
        before = here[-1] if here else before if open_before else None
        open_before = bool(quotes) and not quotes[-1].closed
    return tuple(_resolved(found, names))


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
    sure = [f for f in found if f.sure and not _is_self(f)]
    return [f for f in found if (f.sure and not _is_self(f)) or not any(_around(other, f) for other in sure)]


def _is_self(found: Found) -> bool:
    return found.speaker is not None and found.speaker.text.lower() in _SELVES


def _around(outer: Found, inner: Found) -> bool:
    start = inner.content[0][0]
    return outer is not inner and any(a <= start < b for a, b in outer.content)


def _leftover(
    passage: Passage, quote: Quotation, here: list[Found], before: Found | None, *, open_before: bool
) -> Found | None:
    """A quotation that no reporting clause of its own sentence claims: its paragraph's speaker, or the one before."""
    start, end = passage.start + quote.start, passage.start + quote.end
    covered = any(a < end and start < b for f in here for a, b in f.content)
    spoken = any(f.speaker is not None and start <= f.speaker.start < end for f in here)
    if covered or spoken or len(passage.text[quote.start : quote.end].split()) < _LEAST_QUOTED_WORDS:
        return None
    near = min(
        (f for f in here if f.speaker is not None and not f.carried),
        key=lambda f: min(min(abs(a - end), abs(start - b)) for a, b in f.content),
        default=None,
    )
    whole = passage.text[: quote.start].strip(' \n\t“"„«') == "" and passage.text[quote.end :].strip(' \n\t”"»') == ""
    if near is not None:
        return near.carry(((start, end),), "quotation continues the words of this paragraph's speaker")
    if before is not None and before.speaker is not None and whole and (before.direct or open_before):
        return before.carry(((start, end),), "quotation continues from the paragraph before")
    return None


def _resolved(found: Iterable[Found], names: Names) -> Iterable[Attribution]:
    previous: Attribution | None = None
    for one in found:
        speaker, name, carried = one.speaker, None, one.carried
        role = organisation = None
        relays = one.relays
        reason = one.reason
        if speaker is not None:
            name, by_pronoun = names.resolve(speaker, one.name)
            names.spoke(speaker, name)
            role, organisation = speaker.role, speaker.organisation
            if name is not None and (role is None and organisation is None):
                role, organisation = names.roles.get(name, (None, None))
            if by_pronoun:
                carried = True
                reason += f'; "{speaker.text}" is {name}, named in an earlier sentence'
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
