"""Paragraphs → which of them are no part of the story, and why: headings of a page's lists, forms, notes of its own.

The phrases stand in `lexicon/en/boilerplate.toml`. In doubt a paragraph is story: a mark takes its numbers away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from claims.lexicon.loading import Row, table

BULLET = re.compile(r"[•▪◦‣►▶*+»–-]\s+(?=\S)")
_LONGEST = 300
_SENTENCE = re.compile(r"[.!?][\"'”’»)\]]*\Z")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BLANKS = re.compile(r"\s+")
_SHORTEST_PROSE, _LONG_PROSE = 40, 100
_ENDING = 12
_ITEM_WORDS, _MOST_ITEMS = 5, 5
_ANNOUNCES = re.compile(r":\Z|\b(?:following|these|below|points|list|include[sd]?|including)\b", re.IGNORECASE)
_REPEATED_WORDS = 3


class BoilerplateRow(Row):
    """One phrase of web pages: how it is met (`match`), how far it reaches (`reach`), and the reason shown.

    `match`: `whole` the paragraph is the phrase; `start` it begins with it; `part` it holds it; `pattern` a regular
    expression fits the whole. Case and marks at the ends do not count. Only paragraphs of at most `longest` characters,
    and of `titles` only those that no stop ends.
    `reach`: `line` that paragraph; `list` what follows too, until running text; `tail` as `list`, but to the end where
    most of the story stands before; `end` to the end where some of the story stands before.
    """

    phrase: str
    match: Literal["whole", "start", "part", "pattern"] = "whole"
    reach: Literal["line", "list", "tail", "end"] = "line"
    longest: int = 200
    titles: bool = False
    reason: str


def marks(paragraphs: Sequence[str], headings: Sequence[bool]) -> list[str | None]:
    """For each paragraph the reason why it is no part of the story, None where it is."""
    rules = [_rule(paragraph) for paragraph in paragraphs]
    prose = [rule is None and _is_prose(paragraph) for rule, paragraph in zip(rules, paragraphs, strict=True)]
    before = [0, *accumulate(len(text) if is_prose else 0 for text, is_prose in zip(paragraphs, prose, strict=True))]
    found: list[str | None] = [rule.reason if rule else None for rule in rules]
    reached = 0
    for place, rule in enumerate(rules):
        if rule is None or rule.reach == "line" or place < reached:
            continue
        to_the_end = _to_the_end(rule, before[place], before[-1] - before[place])
        reached = len(rules) if to_the_end else _resumed(paragraphs, prose, place, alone=rule.reach == "list")
        for inside in range(place + 1, reached):
            found[inside] = found[inside] or f"stands under {paragraphs[place]!r}, which is not part of the story"
    _mark_links(paragraphs, prose, found)
    _mark_repeated(paragraphs, headings, found)
    return found


def _to_the_end(rule: BoilerplateRow, before: int, after: int) -> bool:
    """Whether a section reaches to the end, by the characters of running text before and behind it."""
    if rule.reach == "end":
        return before > 0 and 4 * before >= after
    return rule.reach == "tail" and before > 0 and before >= 2 * after


def _resumed(paragraphs: Sequence[str], prose: Sequence[bool], place: int, *, alone: bool) -> int:
    """Where the story goes on behind a list: at two paragraphs of running text, or at one that ends the document.

    `alone`: at one long paragraph too, since the list is one of titles without their first lines.
    """
    for after in range(place + 1, len(prose)):
        if prose[after] and (
            after + 1 == len(prose) or prose[after + 1] or (alone and len(paragraphs[after]) >= _LONG_PROSE)
        ):
            return after
    return len(prose)


def _is_prose(paragraph: str) -> bool:
    return len(paragraph) >= _SHORTEST_PROSE and _SENTENCE.search(paragraph[-_ENDING:]) is not None


def _mark_links(paragraphs: Sequence[str], prose: Sequence[bool], found: list[str | None]) -> None:
    """Marks bulleted headlines of other stories that were set between paragraphs of this one.

    A bulleted list of the story's own is announced by the paragraph before it, starts with figures, has short items or
    ends them with a stop.
    """
    place = 0
    while place < len(paragraphs):
        end = place
        while end < len(paragraphs) and BULLET.match(paragraphs[end]):
            end += 1
        if end > place:
            after = end == len(paragraphs) or prose[end]
            stands_between = place > 0 and prose[place - 1] and after and not _ANNOUNCES.search(paragraphs[place - 1])
            if stands_between and end - place <= _MOST_ITEMS and all(map(_is_link, paragraphs[place:end])):
                found[place:end] = ["a list of links to other stories"] * (end - place)
        place = max(end, place + 1)


def _is_link(paragraph: str) -> bool:
    title = BULLET.sub("", paragraph, count=1)
    return (
        title[0].isupper()
        and len(title.split()) >= _ITEM_WORDS
        and len(paragraph) <= _LONGEST
        and title[-1] not in ".;,:!"
    )


def _mark_repeated(paragraphs: Sequence[str], headings: Sequence[bool], found: list[str | None]) -> None:
    """Marks a heading that stood in the text before, as pages repeat their title."""
    seen: set[str] = set()
    for place, paragraph in enumerate(paragraphs):
        if not headings[place]:
            continue
        plain = _plain(paragraph)
        if plain in seen and found[place] is None and len(plain.split()) >= _REPEATED_WORDS:
            found[place] = "repeats a heading that stands above"
        seen.add(plain)


def _plain(paragraph: str) -> str:
    return _EDGES.sub("", _BLANKS.sub(" ", paragraph.replace("’", "'"))).casefold()


def _rule(paragraph: str) -> BoilerplateRow | None:
    """The first rule of the lexicon that a paragraph meets: whole phrases first, then beginnings, parts, patterns."""
    if len(paragraph) > _LONGEST:
        return None
    plain = _plain(paragraph)
    rules = _rules()
    row = rules.whole.get(plain)
    if row is not None and len(paragraph) <= row.longest:
        return row
    if rules.any_beginning.match(plain) is None and not any(part in plain for part in rules.parts):
        return None
    for expression, other in rules.others:
        fits = len(paragraph) <= other.longest and not (other.titles and _SENTENCE.search(paragraph[-_ENDING:]))
        if fits and expression.search(plain):
            return other
    return None


@dataclass(frozen=True, slots=True)
class _Rules:
    """The lexicon made ready; `any_beginning` and `parts` tell quickly that none of `others` can fit."""

    whole: dict[str, BoilerplateRow]
    others: tuple[tuple[re.Pattern[str], BoilerplateRow], ...]
    any_beginning: re.Pattern[str]
    parts: tuple[str, ...]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    rows = table("boilerplate", BoilerplateRow)
    order = {"start": 0, "part": 1, "pattern": 2}
    others = sorted((row for row in rows if row.match != "whole"), key=lambda row: order[row.match])
    anchored = [_expression(row) for row in others if row.match != "part"]
    return _Rules(
        whole={_plain(row.phrase): row for row in reversed(rows) if row.match == "whole"},
        others=tuple((re.compile(_expression(row)), row) for row in others),
        any_beginning=re.compile("|".join(anchored) or r"(?!)"),
        parts=tuple(_plain(row.phrase) for row in others if row.match == "part"),
    )


def _expression(row: BoilerplateRow) -> str:
    if row.match == "pattern":
        return rf"\A(?:{row.phrase})\Z"
    phrase = re.escape(_plain(row.phrase))
    return rf"\A{phrase}(?!\w)" if row.match == "start" else rf"(?<!\w){phrase}(?!\w)"
