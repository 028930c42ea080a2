"""Direct speech: each quotation of a document → who is quoted, by the clause beside it or by the one it continues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import words
from claims.attribution.found import Found, Stretch, subtract
from claims.attribution.people import is_person
from claims.attribution.quotes import Quotation, quotations
from claims.attribution.relays import relays_of
from claims.attribution.scene import Words, as_written, attribution
from claims.attribution.tags import tag_of
from claims.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.attribution.tags import Tag
    from claims.syntax import Passage

_LEAST_WORDS = 4  # fewer are a title, a slogan or a word held at arm's length
HELD = frozenset({"believe", "plan", "ask", "promise", "learn", "show"})


@dataclass(frozen=True, slots=True)
class Before:
    """What the paragraph before leaves to this one: who was quoted last, and how the paragraph ended."""

    found: Found | None = None
    is_open: bool = False
    announces: bool = False

    def passes_on(self) -> tuple[Found | None, str]:
        """Whom a quotation that opens this paragraph goes on quoting, and why."""
        if self.found is None:
            return None, ""
        if self.announces:
            return self.found, "quotation is what the paragraph before announces"
        if self.is_open or self.found.direct:
            return self.found, "quotation continues from the paragraph before"
        return None, ""

    def through(self, text: str) -> Before:
        """What a paragraph that was not parsed leaves: one that is all quotation goes on, any other ends it."""
        quotes = quotations(text)
        if (
            self.found is None
            or not _all_quotation(text, quotes)
            or not (self.announces or self.is_open or self.found.direct)
        ):
            return Before()
        return Before(replace(self.found, direct=True), is_open=not quotes[-1].closed)

    def after(self, passage: Passage, quotes: Sequence[Quotation], here: Sequence[Found]) -> Before:
        """What a parsed paragraph with its attributions leaves."""
        if passage.text.rstrip().endswith(":"):
            announced = announcement(passage, quotes)
            if announced is not None:
                return Before(announced, announces=True)
        last = max((f for f in here if f.speaker is not None), key=lambda f: f.content[-1][1], default=None)
        return Before(last, is_open=bool(quotes) and not quotes[-1].closed)


def quoted(passage: Passage, quotes: Sequence[Quotation], here: Sequence[Found], before: Before) -> Iterator[Found]:
    """The attributions of the quotations of a paragraph, beside those that clauses have made already."""
    last: Found | None = None
    waiting: list[Quotation] = []
    for quote in quotes:
        is_short = len(passage.text[quote.start : quote.end].split()) < _LEAST_WORDS
        if is_short and not _is_sentence(passage.text, quote):
            continue
        found = _by_clause(passage, quote, quotes, here)
        if is_short and found is None and not _all_quotation(passage.text, quotes):
            continue
        if found is None and last is not None:
            found = last.carry((_place(passage, quote),), "quotation continues the words of this paragraph's speaker")
        if found is None:
            waiting.append(quote)
            continue
        last = found
        yield found
    first = next(iter(waiting), None)
    if first is None:
        return
    source, reason = _source(passage, first, last, here, before)
    if source is not None:
        for quote in waiting:
            yield source.carry((_place(passage, quote),), reason)


def _by_clause(passage: Passage, quote: Quotation, quotes: Sequence[Quotation], here: Iterable[Found]) -> Found | None:
    """Who is quoted, by a clause of the same sentence."""
    place = _place(passage, quote)
    around = [f for f in here if f.speaker is not None and _touches(f, place) and not _starts_in(f, place)]
    tag = tag_of(passage, quote, quotes)
    if tag is not None:
        own = next((f for f in around if f.cue_start == passage.start + tag.verb.idx), None)
        if own is not None:
            return replace(own, content=(place,), direct=True)
        side = "behind" if tag.after else "before"
        said = Words(
            [place], f'"{tag.verb.text}" stands {side} the quotation', direct=True, relays=relays_of(passage, tag.verb)
        )
        return _labelled(
            as_written(passage, attribution(passage, tag.verb, tag.row, tag.head, said), tag.verb), passage, tag
        )
    if around:
        inner = min(around, key=lambda f: sum(b - a for a, b in f.content))
        return replace(inner, content=(place,), direct=True)
    return None


def _labelled(found: Found, passage: Passage, tag: Tag) -> Found:
    """A speaker named by a label is the name alone."""
    if tag.first is None:
        return found
    start, end = tag.first.idx, tag.head.idx + len(tag.head.text)
    return found.named(passage.text[start:end], passage.start + start)


def _source(
    passage: Passage, quote: Quotation, last: Found | None, here: Sequence[Found], before: Before
) -> tuple[Found | None, str]:
    """Whom a quotation without a clause of its own continues, and why."""
    if last is not None:
        return last, "quotation goes with the next one of this paragraph"
    named = [f for f in here if f.speaker is not None and not _starts_in(f, _place(passage, quote))]
    if named:
        at = passage.start + quote.start
        near = min(named, key=lambda f: min(min(abs(a - at), abs(b - at)) for a, b in f.content))
        return near, "quotation continues the words of this paragraph's speaker"
    doer = _doer(passage, quote)
    if doer is not None:
        return doer, "quotation stands right behind what its speaker does"
    is_first = passage.text[: quote.start].strip(' \n\t“"„«‘') == ""
    return before.passes_on() if is_first else (None, "")


def _doer(passage: Passage, quote: Quotation) -> Found | None:
    """The person whose doing the sentence right before a quotation tells: 'She shrugged. "…"'."""
    before = [s for s in passage.doc.sents if s.end_char <= quote.start and s.text.strip()]
    row = words().verbs.get("say")
    if not before or row is None or passage.text[before[-1].end_char : quote.start].strip(' \n\t“"„«‘'):
        return None
    verb = before[-1].root
    head = trees.subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
    if head is None or not (head.lower_ in {"he", "she"} or (head.pos_ == "PROPN" and is_person(head))):
        return None
    return attribution(passage, verb, row, head, Words([], ""))


def _is_sentence(text: str, quote: Quotation) -> bool:
    """Whether a short quotation is a whole utterance ("All 8,200.") rather than a title or a word held at arm's length."""
    return text[quote.start : quote.end].rstrip()[-1:] in ".!?,…" and text[quote.start : quote.start + 1].isupper()


def _place(passage: Passage, quote: Quotation) -> tuple[int, int]:
    return passage.start + quote.start, passage.start + quote.end


def _touches(found: Found, place: tuple[int, int]) -> bool:
    return any(a < place[1] and place[0] < b for a, b in found.content)


def _starts_in(found: Found, place: tuple[int, int]) -> bool:
    """Whether an attribution is made inside a quotation: by its cue, or where that is unknown by its speaker."""
    at = found.cue_start if found.cue_start is not None else found.speaker.start if found.speaker else place[0]
    return place[0] <= at < place[1]


def announcement(passage: Passage, quotes: Sequence[Quotation]) -> Found | None:
    """The source of what follows a paragraph that ends in a colon: of its last reporting verb."""
    end = len(passage.text)
    tag = tag_of(passage, Quotation(end, end, closed=False), quotes)
    if tag is None:
        return None
    said = Words([], f'"{tag.verb.text}" announces the quotation', direct=True, relays=relays_of(passage, tag.verb))
    return attribution(passage, tag.verb, tag.row, tag.head, said)


def left_open(
    passage: Passage, quotes: Sequence[Quotation], given: Sequence[Found], pending: Sequence[Stretch]
) -> list[Stretch]:
    """The quotations of nobody so far that go on in the next paragraph, this one's last."""
    if not quotes or quotes[-1].closed or any(_touches(f, _place(passage, quotes[-1])) for f in given):
        return []
    return [*pending, _place(passage, quotes[-1])]


def told_later(pending: Sequence[Stretch], passage: Passage, given: Sequence[Found]) -> Iterator[Found]:
    """Give quotations that were left open to the speaker of the one that a paragraph goes on with."""
    first = given[0] if given else None
    opens = first is not None and passage.text[: first.content[0][0] - passage.start].strip(' \n\t“"„«‘') == ""
    if first is not None and opens:
        for place in pending:
            yield first.carry((place,), "quotation goes on in the next paragraph, which names its speaker")


def outside(clauses: Iterable[Found], spoken: Sequence[Found]) -> Iterator[Found]:
    """The attributions of clauses without the quotations that were given to somebody, and without idle ones in them."""
    taken = [stretch for f in spoken for stretch in f.content]
    for one in clauses:
        around = next((t for t in taken if _starts_in(one, t)), None)
        if around is not None:
            if _is_third(one):
                yield one
            continue
        content = list(one.content)
        for start, end in taken:
            content = subtract(content, start, end)
        if content:
            yield replace(one, content=tuple(content))


def _is_third(found: Found) -> bool:
    """Whether words inside a quotation are given to somebody else than the person quoted: by name, not by belief."""
    if found.speaker is None:
        return found.modality is Modality.DENIED
    return found.sure and not found.speaker.is_pronoun and found.cue_class not in HELD


def _all_quotation(text: str, quotes: Sequence[Quotation]) -> bool:
    left = [(0, len(text))]
    for quote in quotes:
        left = subtract(left, quote.start, quote.end)
    return bool(quotes) and not any(c.isalnum() for a, b in left for c in text[a:b])
