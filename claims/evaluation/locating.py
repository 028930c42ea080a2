"""Where things stand: the line of each entry of a JSON file, and the span of each annotated figure in its text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from claims.errors import InputError

if TYPE_CHECKING:
    from claims.evaluation.gold import Gold, GoldFigure
    from claims.models import Document

_DECODER: Final = json.JSONDecoder()
_SPACE: Final = re.compile(r"\s*")
_PARTS: Final = ("claims", "optional", "not_claims")
F = TypeVar("F", bound="GoldFigure")


def entry_lines(text: str) -> dict[tuple[str, int], int]:
    """{(key, place): line} of the entries of each list in a valid JSON object; lines are counted from 1."""
    lines: dict[tuple[str, int], int] = {}
    at = _after(text, 0)
    if text[at : at + 1] != "{":
        return lines
    at = _after(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _after(text, _after(text, at) + 1)
        if text[at] == "[":
            at = _entries(text, at, key, lines)
        else:
            _, at = _DECODER.raw_decode(text, at)
        at = _past_comma(text, at)
    return lines


def _entries(text: str, at: int, key: str, lines: dict[tuple[str, int], int]) -> int:
    at, place = _after(text, at + 1), 0
    while text[at] != "]":
        lines[key, place] = text.count("\n", 0, at) + 1
        _, at = _DECODER.raw_decode(text, at)
        at, place = _past_comma(text, at), place + 1
    return at + 1


def _after(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _past_comma(text: str, at: int) -> int:
    at = _after(text, at)
    return _after(text, at + 1) if text[at] == "," else at


def located(
    gold: Gold,
    documents: Mapping[str, Document],
    path: str,
    lines: Mapping[tuple[str, int], int],
    on_error: Callable[[InputError], None],
) -> Gold | None:
    """The annotations with a span for every figure, in reading order; None where one is not where it is said to be."""
    failed = 0
    placed: dict[str, tuple[GoldFigure, ...]] = {}
    for part in _PARTS:
        kept = []
        for place, figure in enumerate(getattr(gold, part)):
            try:
                kept.append(_placed(figure, documents))
            except ValueError as error:
                failed += 1
                on_error(InputError(path, f'"{part}", entry {place + 1}: {error}', lines.get((part, place))))
        placed[part] = tuple(kept)
    return None if failed else gold.model_copy(update=placed)


def _placed(figure: F, documents: Mapping[str, Document]) -> F:
    """A figure with its span; `ValueError` says what does not fit and what to do."""
    if figure.file not in documents:
        raise ValueError(f'"{figure.file}" is not among the documents read: correct "file", or add the text')
    document = documents[figure.file]
    if figure.span is None:
        return figure.model_copy(update={"span": _anchored(figure, document)})
    there = document.text[slice(*figure.span)]
    if there != figure.figure:
        start, end = figure.span
        remedy = 'correct "span", or leave it out and give an "anchor"'
        raise ValueError(f'the text of {figure.file} at {start}–{end} is "{there}", not "{figure.figure}": {remedy}')
    return figure


def _anchored(figure: GoldFigure, document: Document) -> tuple[int, int]:
    """Where the figure stands in the body: inside its anchor, which stands there once, or by itself."""
    where = re.compile(re.escape(figure.anchor) if figure.anchor else _whole(figure.figure))
    places = list(where.finditer(document.text, document.body_start))
    anchor = figure.anchor or figure.figure
    if not places:
        raise ValueError(f'"{anchor}" does not stand in {figure.file}: copy the anchor from the text')
    inside = list(re.finditer(_whole(figure.figure), anchor))
    if not inside:
        raise ValueError(f'the figure "{figure.figure}" does not stand in its anchor "{anchor}"')
    if len(places) > 1 or len(inside) > 1:
        twice = f'"{anchor}" stands in {figure.file}' if len(places) > 1 else f'"{figure.figure}" stands in its anchor'
        remedy = 'give an "anchor" with other words around the figure, or the "span"'
        raise ValueError(f"{twice} more than once: {remedy}")
    start = places[0].start()
    return start + inside[0].start(), start + inside[0].end()


def _whole(figure: str) -> str:
    """A pattern of the figure that no letter or digit touches."""
    return rf"(?<!\w){re.escape(figure)}(?!\w)"
