"""Numbers with a parse of their paragraph → what each counts, what it is about, and how it moves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims.models import Quantity
from claims.quantities import changes, folds, neighbours, persons
from claims.quantities.anchors import Anchor, anchor
from claims.quantities.concepts import concept
from claims.quantities.counting import Counted, counted
from claims.quantities.exclusions import words
from claims.quantities.plaintext import plain
from claims.quantities.pointers import pointer
from claims.quantities.topics import Scene
from claims.quantities.units import last_words, rate_after, span_after, symbols
from claims.terms import Bound, Change, NumberKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.syntax import Passage

_CONVERSION = re.compile(r"\s\(|\s?/\s?")
_LEVEL = re.compile(r",?\s(?:to|at|to (?:close|end|finish|trade|settle|stand) at|and (?:closed|ended|finished) at)\s")
_FROM = re.compile(r",?\s(?:[\w']+\s){0,3}?from\s")
_JOINED = re.compile(r",?\s(?:and|or)\s(?:by\s)?")
_ALTERNATIVE = re.compile(r",?\s(?:or|that is|which is)\s")
_GAPPED = re.compile(r"(?:^|[,;]|and)\s(?:[\w'&.-]+\s){1,5}by\s$")
MARK = "a mark out of ten, not a count"
_BEST_MARK = 10
_NEW_SENTENCE = re.compile(r"(?:\.|\s?[-\u2013\u2014])\s+[A-Z]")
_LETTERS = re.compile(r"(?<=[0-9])[^\W\d_]{1,4}$")
_READ = frozenset({NumberKind.CLAIM, NumberKind.REFERENCE, NumberKind.AGE})


def refine(passage: Passage, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same numbers in the same order, with what the parse adds; all offsets are the document's."""
    flat = plain(passage.text)
    anchors = [anchor(passage, q) if q.kind in _READ else None for q in quantities]
    starts = [anchor(passage, q) for q in quantities if q.kind is NumberKind.OTHER and q.text[:1].isdigit()]
    taken = frozenset(i for at in (*anchors, *starts) if at is not None for i in range(at.first.i, at.last.i + 1))
    out: list[Quantity] = []
    previous: Quantity | None = None
    for quantity, at in zip(quantities, anchors, strict=True):
        if at is None:
            out.append(quantity)
            continue
        refined = _refined(passage, flat, quantity, at, taken)
        if previous is not None:
            refined = _with_previous(passage, flat, refined, previous)
            refined = _with_verb_left_out(refined, previous, at, taken)
        if out and previous is not None and out[-1] is previous:
            out[-1] = _with_start(passage, flat, previous, refined)
        previous = refined
        out.append(refined)
    return tuple(out)


def _refined(passage: Passage, flat: str, quantity: Quantity, at: Anchor, taken: frozenset[int]) -> Quantity:
    update = _kind(passage, quantity, at) or pointer(quantity, at.number)
    if update:
        quantity = quantity.model_copy(update=update)
    if quantity.kind not in _READ:
        return quantity
    quantity = quantity.model_copy(update=persons.age(flat, quantity, at.number, passage.start))
    if quantity.reason == folds.REASON:
        return quantity.model_copy(update={"concept": _phrase_text(passage, concept(at, None, taken))})
    measured = quantity.unit is not None
    pronoun = quantity.stated == 0 and quantity.text.lower() in words("absent_pronoun")
    thing = counted(at, measured=measured or pronoun)
    if thing is None and quantity.stated == 0 and quantity.text[:3].lower() == "no " and at.last.lower_ != "one":
        thing = Counted(at.last, at.last, at.last)
    if quantity.kind is NumberKind.AGE:
        about = (thing.first, thing.last) if thing else concept(at, None, taken)
        return quantity.model_copy(update={"concept": _phrase_text(passage, about)})
    update = _counted(passage, quantity, thing)
    if thing is not None and not measured:
        rate = rate_after(flat, thing.head.idx + len(thing.head.text))
        if rate is not None:
            update["unit"] = f"{thing.head.lemma_.lower()} per {rate}"
    about = concept(at, thing.head if thing else None, taken)
    update["concept"] = _phrase_text(passage, about)
    update.update(_moved(passage, flat, quantity, thing, at))
    return quantity.model_copy(update=update)


def _with_previous(passage: Passage, flat: str, quantity: Quantity, previous: Quantity) -> Quantity:
    """What a number takes over from the one before it: a conversion in brackets all, a verb left out its movement."""
    start = quantity.start - passage.start
    between = flat[span_after(passage.text, previous, passage.start) : start]
    if _CONVERSION.fullmatch(between) and quantity.unit and previous.unit and quantity.unit != previous.unit:
        shared: dict[str, Any] = {"concept": previous.concept, "change": previous.change}
        if previous.counted_start is not None and previous.counted_start >= quantity.end:
            names = ("counted", "counted_start", "counted_end", "counted_phrase")
            shared |= {name: getattr(previous, name) for name in names}
        return quantity.model_copy(update=shared)
    if _ALTERNATIVE.fullmatch(between) and quantity.unit and quantity.unit != previous.unit:
        return quantity.model_copy(update={"change": previous.change})
    moves = quantity.change is Change.LEVEL and previous.from_value is None
    if moves and _JOINED.fullmatch(between) and quantity.unit == previous.unit and _bare(quantity):
        return quantity.model_copy(update={"change": previous.change})
    if _LEVEL.fullmatch(between) and previous.concept and (previous.change is not Change.LEVEL) and quantity.unit:
        return quantity.model_copy(update={"concept": previous.concept})
    if _GAPPED.search(between) and quantity.change is Change.LEVEL and quantity.unit == previous.unit:
        return quantity.model_copy(update={"change": previous.change})
    return quantity


def _bare(quantity: Quantity) -> bool:
    """Whether an amount stands alone, with nothing counted behind its unit."""
    return quantity.unit is not None and (quantity.counted is None or quantity.counted.lower() in last_words())


def _with_verb_left_out(quantity: Quantity, previous: Quantity, at: Anchor, taken: frozenset[int]) -> Quantity:
    """What a clause without its verb takes from the one before: "Acme rose 2%, Bolt 3%", "Ada has 2 boats and Bo 3"."""
    bare = quantity.counted is None or quantity.unit is not None
    if quantity.kind is not NumberKind.CLAIM or quantity.unit != previous.unit or not bare:
        return quantity
    if neighbours.gapped(Scene(at, None, taken)) is None:
        return quantity
    if quantity.unit is not None:
        still = quantity.change is Change.LEVEL and previous.from_value is None
        return quantity.model_copy(update={"change": previous.change}) if still else quantity
    names = ("counted", "counted_start", "counted_end", "counted_phrase")
    return quantity.model_copy(update={name: getattr(previous, name) for name in names})


def _with_start(passage: Passage, flat: str, quantity: Quantity, start: Quantity) -> Quantity:
    """Both ends of a change told backwards: "raised to £12m from £9m"; the second stays a level of its own."""
    between = flat[span_after(passage.text, quantity, passage.start) : start.start - passage.start]
    level = quantity.kind is start.kind is NumberKind.CLAIM and quantity.from_value is None
    if not level or quantity.change is not Change.LEVEL or not _FROM.fullmatch(between):
        return quantity
    if start.stated is None or quantity.stated in {None, start.stated} or start.unit not in {None, quantity.unit}:
        return quantity
    begin = quantity.start - passage.start
    if flat[max(0, begin - 4) : begin] != " to " or not changes.nearby(flat, begin - 3, raised=True):
        return quantity
    change = Change.UP if (quantity.stated or 0.0) > start.stated else Change.DOWN
    return quantity.model_copy(update={"from_value": start.stated, "change": change})


def _phrase_text(passage: Passage, phrase: tuple[Token, Token] | None) -> str | None:
    return None if phrase is None else _text(passage, phrase[0].idx, phrase[1].idx + len(phrase[1].text))


def _text(passage: Passage, start: int, end: int) -> str:
    return passage.text[start:end]


def _kind(passage: Passage, quantity: Quantity, at: Anchor) -> dict[str, Any]:
    """What the parse says against a claim: "one" as a pronoun, a figure behind the name it belongs to."""
    token = at.number
    if quantity.kind is not NumberKind.CLAIM or quantity.unit is not None or quantity.bound is not Bound.EXACT:
        return {}
    if (
        token.lower_ == "one"
        and quantity.text.lower() == "one"
        and token.dep_ != "nummod"
        and token.pos_ in {"PRON", "NOUN"}
    ):
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is None or (following.pos_ not in {"NOUN", "ADJ", "PROPN"} and following.lower_ != "of"):
            return {**_EMPTY, "kind": NumberKind.OTHER, "reason": 'a pronoun: "one" counts nothing here'}
    if (
        token.is_digit
        and token.head.i == token.i - 1
        and token.head.pos_ == "PROPN"
        and token.dep_ in {"nummod", "appos", "npadvmod"}
    ):
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is None or following.pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return {**_EMPTY, "kind": NumberKind.NAME, "reason": "the number is part of a name"}
    if _is_mark(passage, quantity, at):
        return {**_EMPTY, "kind": NumberKind.NAME, "reason": MARK}
    return {}


def _is_mark(passage: Passage, quantity: Quantity, at: Anchor) -> bool:
    """Whether a small figure is the mark that a list of players gives one of them: "Jo Falk: 7 Kept the ball well"."""
    doc, i = at.number.doc, at.number.i
    named = i >= 2 and doc[i - 1].text == ":" and doc[i - 2].ent_type_ == "PERSON"  # noqa: PLR2004 - a name and a colon
    if not named or not at.number.is_digit or not 0 <= (quantity.stated or 0) <= _BEST_MARK:
        return False
    if _NEW_SENTENCE.match(passage.text, quantity.end - passage.start):
        return True
    following = doc[i + 1] if i + 1 < len(doc) else None
    return following is not None and following.is_title and following.pos_ not in {"NOUN", "PROPN"}


_EMPTY: dict[str, Any] = {"low": None, "high": None, "stated": None, "resolution": None, "bound": None}


def _counted(passage: Passage, quantity: Quantity, thing: Counted | None) -> dict[str, Any]:
    if thing is None:
        return _unit_as_counted(passage, quantity)
    start, end = thing.head.idx, thing.head.idx + len(thing.head.text)
    first, last = thing.first.idx, thing.last.idx + len(thing.last.text)
    return {
        "counted": _text(passage, start, end),
        "counted_start": passage.start + start,
        "counted_end": passage.start + end,
        "counted_phrase": _text(passage, first, last),
    }


def _unit_as_counted(passage: Passage, quantity: Quantity) -> dict[str, Any]:
    """Where nothing else is counted, the unit's own word or letters as written: the "years" of "six years", "kg"."""
    if quantity.unit is None or quantity.unit == "%":
        return {}
    stop = span_after(passage.text, quantity, passage.start)
    start = min(quantity.end - passage.start, stop)
    inside = _LETTERS.search(passage.text, quantity.start - passage.start, stop) if start == stop else None
    start = inside.start() if inside else start
    written = passage.text[start:stop]
    if re.match(r"\s?(?:per|an?|/)\s", written):
        return {}
    word = re.split(r"\s(?:per|an?)\s", written.strip(" -"))[0].rpartition(" ")[2]
    name = quantity.unit.split(" per ")[0]
    lettered = word.isalpha() and word != name and symbols().get(word, ("", ""))[0] == name
    if not lettered and (word.lower() not in last_words() or word.isupper()):
        return {}
    begin = start + written.rindex(word)
    return {
        "counted": word,
        "counted_start": passage.start + begin,
        "counted_end": passage.start + begin + len(word),
        "counted_phrase": word,
    }


def _moved(passage: Passage, flat: str, quantity: Quantity, thing: Counted | None, at: Anchor) -> dict[str, Any]:
    """Movement: both ends with a verb of change, or an amount beside one."""
    start, end = quantity.start - passage.start, quantity.end - passage.start
    if quantity.change is not Change.LEVEL:
        return {}
    ends = flat[max(0, start - 5) : start].lower() == "from " and " to " in flat[start:end]
    if quantity.bound is Bound.RANGE and ends and changes.nearby(flat, start - 5):
        return {
            "from_value": quantity.low,
            "stated": quantity.high,
            "low": quantity.high,
            "bound": Bound.EXACT,
            "change": Change.UP,
        }
    if quantity.unit is None and thing is not None:
        return {}
    if quantity.text.startswith("+") and quantity.unit is not None:
        return {"change": Change.UP}
    found = changes.beside(flat, start, span_after(passage.text, quantity, passage.start))
    ends_at = flat[max(0, start - 4) : start].lower() == " to "
    if found is Change.LEVEL and at.top.dep_ == "pobj" and at.top.head.lower_ == "by" and not ends_at:
        found = changes.direction(at.top.head.head.lower_, by=True) or found
    return {"change": found} if found is not Change.LEVEL else {}
