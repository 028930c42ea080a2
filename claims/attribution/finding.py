"""Where a source is given words: one rule a construction, each naming itself in the reason it leaves.

The constructions follow the reporting clauses of Quirk et al., A Comprehensive Grammar of the English Language (1985),
14.28-14.35: reporting verb with a clause or a quotation, before, after and inside it; "according to"; a reporting noun;
passives with and without an agent.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.attribution.clauses import in_sentence
from claims.attribution.direct import HELD, Before, left_open, outside, quoted, told_later
from claims.attribution.found import Found, Stretch
from claims.attribution.names import Names
from claims.attribution.nesting import nested
from claims.attribution.quotes import quotations
from claims.attribution.resolving import resolved
from claims.attribution.turns import spoken, turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.models import Attribution
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
    parsed = {p.start: p for p in passages}
    places = paragraphs or [(p.start, p.end) for p in passages]
    talk = turns(places, text) if text else {}
    asked = names.person_before(min(talk)) if any(turn.is_answer for turn in talk.values()) else None
    telling = _Telling()
    for start, end in places:
        turn = spoken(talk[start], end, asked) if start in talk else None
        telling.read(parsed.get(start), text[start:end], turn)
    return tuple(nested(resolved(telling.found, names)))


@dataclass(slots=True)
class _Telling:
    """What has been found in the paragraphs of a document so far, and what the last one leaves to the next."""

    found: list[Found] = field(default_factory=list)
    before: Before = field(default_factory=Before)
    pending: list[Stretch] = field(default_factory=list)

    def read(self, passage: Passage | None, text: str, turn: Found | None) -> None:
        """Read the next paragraph, `passage` being None where it was not parsed, `turn` its turn in a talk."""
        if turn is not None:
            self.found.append(turn)
        if passage is None:
            self.before = self.before.through(text)
            return
        quotes = quotations(passage.text)
        clauses = [f for sentence in passage.doc.sents for f in in_sentence(passage, sentence, quotes)]
        clauses = _without_nested(_without_doubles(clauses))
        given = list(quoted(passage, quotes, clauses, self.before))
        self.found.extend(told_later(self.pending, passage, given))
        self.pending = left_open(passage, quotes, given, self.pending)
        here = [*outside(clauses, [*given, turn] if turn is not None else given), *given]
        self.found.extend(sorted(here, key=lambda f: f.order))
        self.before = self.before.after(passage, quotes, here)


def _without_doubles(found: list[Found]) -> list[Found]:
    """Each stretch once: of two rules that give the same content away, the first stands. A stretch of marks alone is no content."""
    kept: list[Found] = []
    for one in found:
        content = tuple(stretch for stretch in one.content if stretch[0] < stretch[1])
        if content and not any(content == other.content for other in kept):
            kept.append(replace(one, content=content))
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
