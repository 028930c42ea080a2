"""Numbers with a parse of their paragraph → what each counts, what it is about, and how it moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims.models import Quantity
from claims.quantities import changes
from claims.quantities.anchors import Anchor, anchor
from claims.quantities.concepts import concept
from claims.quantities.counting import Counted, counted
from claims.quantities.plaintext import plain
from claims.quantities.units import span_after
from claims.terms import Bound, Change, NumberKind

if TYPE_CHECKING:
    from claims.syntax import Passage

_READ = frozenset({NumberKind.CLAIM, NumberKind.REFERENCE, NumberKind.AGE})


def refine(passage: Passage, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same numbers in the same order, with what the parse adds; all offsets are the document's."""
    flat = plain(passage.text)
    out: list[Quantity] = []
    for quantity in quantities:
        if quantity.kind not in _READ:
            out.append(quantity)
            continue
        at = anchor(passage, quantity)
        out.append(quantity if at is None else _refined(passage, flat, quantity, at, out[-1] if out else None))
    return tuple(out)


def _refined(passage: Passage, flat: str, quantity: Quantity, at: Anchor, previous: Quantity | None) -> Quantity:
    update = _kind(quantity, at)
    if update:
        return quantity.model_copy(update=update)
    measured = quantity.unit is not None
    thing = None if quantity.kind is NumberKind.AGE else counted(at, measured=measured)
    update = _counted(passage, quantity, thing)
    about = concept(at, thing.head if thing else None, measured=measured)
    if about is not None:
        update["concept"] = _text(passage, about[0].idx, about[1].idx + len(about[1].text))
    if previous is not None and previous.concept and _in_brackets(flat, quantity.start - passage.start):
        update["concept"] = previous.concept
    update.update(_moved(passage, flat, quantity, thing))
    return quantity.model_copy(update=update)


def _text(passage: Passage, start: int, end: int) -> str:
    return passage.text[start:end]


def _kind(quantity: Quantity, at: Anchor) -> dict[str, Any]:
    """What the parse says against a claim: "one" as a pronoun, a figure behind the name it belongs to."""
    token = at.number
    if quantity.kind is not NumberKind.CLAIM or quantity.unit is not None or quantity.bound is not Bound.EXACT:
        return {}
    if token.lower_ == "one" and quantity.text.lower() == "one" and token.dep_ != "nummod" and token.pos_ in {"PRON", "NOUN"}:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is None or following.pos_ not in {"NOUN", "ADJ", "PROPN"} and following.lower_ != "of":
            return {**_EMPTY, "kind": NumberKind.OTHER, "reason": 'a pronoun: "one" counts nothing here'}
    if token.is_digit and token.head.i == token.i - 1 and token.head.pos_ == "PROPN" and token.dep_ in {"nummod", "appos", "npadvmod"}:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is None or following.pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return {**_EMPTY, "kind": NumberKind.NAME, "reason": "the number is part of a name"}
    return {}


_EMPTY: dict[str, Any] = {"low": None, "high": None, "stated": None, "resolution": None, "bound": None}


def _counted(passage: Passage, quantity: Quantity, thing: Counted | None) -> dict[str, Any]:
    if thing is None:
        return _unit_as_counted(passage, quantity)
    start, end = thing.head.idx, thing.head.idx + len(thing.head.text)
    first, last = thing.first.idx, thing.last.idx + len(thing.last.text)
    phrase = _text(passage, first, last)
    number = passage.text[quantity.start - passage.start : quantity.end - passage.start]
    return {
        "counted": _text(passage, start, end),
        "counted_start": passage.start + start,
        "counted_end": passage.start + end,
        "counted_phrase": " ".join(phrase.replace(number, " ").split()) if thing.head.idx < quantity.start - passage.start else phrase,
    }


def _unit_as_counted(passage: Passage, quantity: Quantity) -> dict[str, Any]:
    """Where nothing else is counted, the unit's own word: the "years" of "six years"."""
    if quantity.unit is None:
        return {}
    start = quantity.end - passage.start
    stop = span_after(passage.text, quantity, passage.start)
    written = passage.text[start:stop]
    word = written.strip(" -").split(" per ")[0].split(" a ")[0]
    if not word.isalpha() or len(word) < 3:  # noqa: PLR2004 - a symbol is no word
        return {}
    begin = start + written.index(word)
    return {
        "counted": word,
        "counted_start": passage.start + begin,
        "counted_end": passage.start + begin + len(word),
        "counted_phrase": word,
    }


def _in_brackets(flat: str, start: int) -> bool:
    return flat[max(0, start - 1) : start] == "("


def _moved(passage: Passage, flat: str, quantity: Quantity, thing: Counted | None) -> dict[str, Any]:
    """Movement: both ends with a verb of change, or an amount beside one."""
    start, end = quantity.start - passage.start, quantity.end - passage.start
    if quantity.change is not Change.LEVEL:
        return {}
    if quantity.bound is Bound.RANGE and flat[max(0, start - 5) : start].lower() == "from " and changes.nearby(flat, start):
        return {
            "from_value": quantity.low,
            "stated": quantity.high,
            "low": quantity.high,
            "bound": Bound.EXACT,
            "change": Change.UP,
        }
    if quantity.unit is None and thing is not None:
        return {}
    found = changes.beside(flat, start, span_after(passage.text, quantity, passage.start))
    return {"change": found} if found is not Change.LEVEL and end else {}
