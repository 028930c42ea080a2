"""A claim made of a document's own words and of what a person tells about them: built and checked as corrections are."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from claims import config, spans
from claims.decisions import BY_HAND
from claims.documents.dates import iso_date
from claims.errors import ClaimsError
from claims.ids import claim_id, document_id
from claims.lexicon.events import event_rows
from claims.lexicon.loading import table
from claims.lexicon.rows import KindRow
from claims.models import Claim, Document, Record, Span
from claims.quantities.hedges import interval
from claims.reviews import CORRECTABLE, REJECTED, encode
from claims.reviews.overlay import check_order
from claims.sentences import around
from claims.terms import Bound, NumberKind

FIELDS: Final = tuple(name for name in CORRECTABLE if name != REJECTED)
"""What a person may tell of a claim; the words they are called by stand in `reviews.CORRECTABLE`."""
LONGEST: Final = 20_000
"""So many characters of words, or of their translation, are taken."""
_REASON: Final = "taken from the document by hand"
_FIGURE: Final = re.compile(r"\d(?:[\d.,٫٬'’\u00a0\u202f\u2009 ]*\d)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?P<mark>[.,٬'’ ])\d{3}(?:(?P=mark)\d{3})*")


def vocabulary() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The events and the kinds of things that the comparison knows; others may be given, and are compared word for word."""
    return tuple(sorted(event_rows())), tuple(sorted({row.kind for row in table("kinds", KindRow)}))


class Given(Record):
    """What a person tells of some words: `fields` by the names of `FIELDS`, values as text or plain; the rest in their own words.

    `language` is that of the words, `translation` what their sentence says in English, `translator` and `translated_on`
    by whom and when.
    """

    fields: Mapping[str, Any] = {}
    language: str | None = None
    translation: str | None = None
    translator: str | None = None
    translated_on: str | None = None


class Written(Record):
    """A figure in digits among some words, of whatever script: its span within them, and the value it most likely has."""

    span: Span
    text: str
    value: float


def written(words: str) -> tuple[Written, ...]:
    """The figures in digits among some words, in order; a person has the last word on their values."""
    found = []
    for match in _FIGURE.finditer(words):
        # Two blanks, or a blank with less than three digits behind it, part two figures.
        for start, end in _pieces(match.group()):
            begin = match.start() + start
            text = words[begin : match.start() + end]
            found.append(Written(span=Span(start=begin, end=begin + len(text)), text=text, value=_value(text)))
    return tuple(found)


def _pieces(text: str) -> list[tuple[int, int]]:
    pieces = [
        (one.start(), one.end())
        for one in re.finditer(r"\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3}(?!\d))+(?:[.,٫]\d+)?|\d+(?:[.,٫٬'’]\d+)*", text)
    ]
    return pieces or [(0, len(text))]


def _value(text: str) -> float:
    plain = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else " " if one.isspace() else one for one in text)
    if _GROUPED.fullmatch(plain):
        return float(re.sub(r"\D", "", plain))
    last = max(plain.rfind(mark) for mark in ".,٫")
    whole = re.sub(r"\D", "", plain[:last] if last >= 0 else plain)
    return float(f"{whole or 0}.{re.sub(r'[^0-9]', '', plain[last + 1 :]) or 0}" if last >= 0 else whole)


def claim(document: Document, span: Span, given: Given, place: int, reviewer: str) -> Claim:
    """The claim of some words of a document; `place` is its place among the claims entered of these words, from 0.

    `ClaimsError` for a span outside of the text or of blanks, a field that may not be given, a value that does not fit, a figure that is missing.
    """
    text = document.text[span.start : span.end]
    if not 0 <= span.start < span.end <= len(document.text) or not text.strip():
        raise ClaimsError("these words are not in the document any more: look for them again")
    fields = _figure(_cleaned(given.fields))
    if fields.get("as_of") is None and document.published:
        fields |= {"as_of": document.published, "as_of_from": "published"}
    elif fields.get("as_of") is not None:
        fields["as_of_from"] = "text"
    start, end = around(document.text, span.start, span.end)
    sentence, own = document.text[start:end], document_id(document)
    # Places below 0 are never those of a claim that is read, so that a later reading cannot come by the same id.
    key = claim_id(own, document.case, span.start, span.end, -1 - place)
    made = Claim.model_validate(
        {
            "id": key, "claim_id": key, "document_id": own, "document": document.name, "case": document.case,
            "outlet": document.outlet, "published": document.published, "title": document.title, "url": document.url,
            "start": span.start, "end": span.end, "text": text, "kind": NumberKind.CLAIM, "reason": _REASON,
            "sentence": sentence, "sentence_start": start, "extractor": BY_HAND, "entered_by": reviewer,
            "counted_phrase": fields.get("counted"),
        }
        | {name: value for name, value in fields.items() if value is not None}
        | _speaker(fields.get("speaker_name"), sentence, start)
        | _translation(given, document)
    )  # fmt: skip
    check_order(made)
    return made


def _cleaned(fields: Mapping[str, Any]) -> dict[str, Any]:
    if REJECTED in fields:
        raise ClaimsError(f"{REJECTED}: a claim is entered by hand, or it is not")
    return {name: json.loads(encode(name, value)) for name, value in fields.items()}


def _figure(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the interval that the figure means under its bound."""
    stated, low, high = (fields.get(name) for name in ("stated", "low", "high"))
    if stated is None and low is None and high is None:
        raise ClaimsError("the figure is missing: give its value, or the ends between which it lies")
    if stated is None:
        usual = Bound.RANGE if None not in {low, high} else Bound.AT_MOST if low is None else Bound.AT_LEAST
        if fields.get("bound") in {Bound.EXACT, Bound.ABOUT}:
            raise ClaimsError("an exact figure, or one about something, needs its value and not the ends of a range")
        return fields | {"bound": fields.get("bound") or usual, "resolution": _place(low if low is not None else high)}
    bound = Bound(fields.get("bound") or Bound.EXACT)
    if bound is Bound.RANGE and low is None and high is None:
        raise ClaimsError("a range needs its low and its high end")
    meant = interval(stated, bound, "", config.settings().tolerances.about)
    ends = {"low": low if low is not None else meant[0], "high": high if high is not None else meant[1]}
    return fields | ends | {"bound": bound, "resolution": _place(stated)}


def _place(value: float | None) -> float:
    """The place of the last stated digit, as a reading has it: two digits are always stated."""
    exponent = int(Decimal(f"{value:.12g}").normalize().as_tuple().exponent)
    digits = len(Decimal(f"{abs(value or 0):.12g}").normalize().as_tuple().digits)
    return float(Decimal(10) ** (min(exponent, max(0, exponent + digits - 2)) if exponent > 0 else exponent))


def _speaker(name: str | None, sentence: str, start: int) -> dict[str, Any]:
    """The speaker, with the place where the sentence names them."""
    if name is None:
        return {}
    told: dict[str, Any] = {"speaker": name, "speaker_reason": "told by who entered the claim"}
    found = spans.find(sentence, name, most=1)
    if found:
        told |= {"speaker_start": start + found[0].start, "speaker_end": start + found[0].end}
    return told


def _translation(given: Given, document: Document) -> dict[str, Any]:
    language, translation, translator, on = (
        (value or "").strip() or None
        for value in (given.language, given.translation, given.translator, given.translated_on)
    )
    if max(len(translation or ""), len(language or ""), len(translator or "")) > LONGEST:
        raise ClaimsError(f"the translation is longer than {LONGEST:,} characters")
    day = iso_date(on) if on else None
    if on and day is None:
        raise ClaimsError(f"day of the translation: a date as 2023-12-31, 2023-12 or 2023 is needed, not {on!r}")
    if translation is None and (translator or on):
        raise ClaimsError("a translator, or a day of translation, is given without the translation")
    return {
        "language": language or document.language,
        "translation": translation,
        "translator": translator,
        "translated_on": day,
    }
