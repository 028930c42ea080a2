"""A regular expression's work without a clock: its matching done anew, step by step, as Python's engine does it, and counted.

Python's `re` tells no steps, and a test is not to look at a clock. So the parse tree that `re` itself makes of a pattern is
walked here by the same rules: leftmost start first, branches in order, repeats greedy, lazy, possessive or atomic as
written, one step a character compared and one a place tried again. Only how the work grows is asked of it.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

Then = Callable[[int], bool]
Match = Callable[[int, Then], bool]
REPEATS: Final = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
LARGE: Final = 60
"""A repeat that ends sooner than this is bounded: at most so many times the work."""
ALPHABET: Final = "aA1 .,-'\"\n_$%(:;/é=<&"

sys.setrecursionlimit(max(sys.getrecursionlimit(), 60_000))


class TooMuch(Exception):  # noqa: N818 - no error: how far the counting goes
    """More steps than anybody waits for."""


class Engine:
    """One pattern over one text; `steps` counts."""

    def __init__(self, pattern: re.Pattern[Any], text: str, most: int) -> None:
        self.text, self.steps, self.most = text, 0, most
        self.groups: dict[int, tuple[int, int]] = {}
        self.flags = pattern.flags
        source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        self.match = self._sequence(list(parser.parse(source, pattern.flags & ~re.ASCII & ~re.DEBUG)), self.flags)

    def search(self, *, everywhere: bool) -> int:
        """The steps of looking for a match from every place, or from the first alone, until the text ends."""
        at = 0
        while at <= len(self.text):
            self.count()
            ended: list[int] = []
            found = self.match(at, lambda end, ended=ended: not ended.append(end))  # type: ignore[func-returns-value,misc]
            if not everywhere:
                break
            at = max(at + 1, ended[-1]) if found else at + 1
        return self.steps

    def count(self) -> None:
        """One step more."""
        self.steps += 1
        if self.steps > self.most:
            raise TooMuch

    def _sequence(self, nodes: Sequence[tuple[Any, Any]], flags: int) -> Match:
        matches = [self._node(op, value, flags) for op, value in nodes]
        if len(matches) == 1:
            return matches[0]

        def run(i: int, then: Then, place: int = 0) -> bool:
            if place == len(matches):
                return then(i)
            return matches[place](i, lambda j: run(j, then, place + 1))

        return run

    def _node(self, op: Any, value: Any, flags: int) -> Match:  # noqa: PLR0911 - one line a kind of node
        if op in {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}:
            return self._one(predicate(op, value, flags))
        if op is sre.BRANCH:
            branches = [self._sequence(list(branch), flags) for branch in value[1]]
            return lambda i, then: any(self.count() or branch(i, then) for branch in branches)  # type: ignore[func-returns-value]
        if op is sre.SUBPATTERN:
            group, add, remove, inner = value
            return self._group(group, self._sequence(list(inner), (flags | add) & ~remove))
        if op in REPEATS:
            return self._repeat(op, *value, flags)
        if op is sre.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(value), flags))
        if op in {sre.ASSERT, sre.ASSERT_NOT}:
            return self._assertion(op, value, flags)
        if op is sre.AT:
            return self._place(value, flags)
        if op is sre.GROUPREF:
            return self._reference(value)
        if op is sre.GROUPREF_EXISTS:
            yes, no = self._sequence(list(value[1]), flags), self._sequence(list(value[2] or []), flags)
            return self._either(value[0], yes, no)
        raise NotImplementedError(op)

    def _one(self, fits: Callable[[str], bool]) -> Match:
        def run(i: int, then: Then) -> bool:
            self.count()
            return i < len(self.text) and fits(self.text[i]) and then(i + 1)

        return run

    def _group(self, group: int | None, inner: Match) -> Match:
        if group is None:
            return inner

        def run(i: int, then: Then) -> bool:
            def close(j: int) -> bool:
                before = self.groups.get(group)
                self.groups[group] = (i, j)
                if then(j):
                    return True
                if before is None:
                    del self.groups[group]
                else:
                    self.groups[group] = before
                return False

            return inner(i, close)

        return run

    def _repeat(self, op: Any, least: int, most: int, body: Any, flags: int) -> Match:
        nodes = list(body)
        if len(nodes) == 1 and nodes[0][0] in {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}:
            return self._run_of_one(op, least, most, predicate(*nodes[0], flags))
        inner = self._sequence(nodes, flags)
        if op is sre.POSSESSIVE_REPEAT:
            return self._atomic(self._repeat(sre.MAX_REPEAT, least, most, body, flags))

        def run(i: int, then: Then, done: int = 0) -> bool:
            self.count()

            def again(j: int) -> bool:
                return (j > i or done < least) and run(j, then, done + 1)

            if done < least:
                return inner(i, again)
            if op is sre.MIN_REPEAT:
                return then(i) or (done < most and inner(i, again))
            return (done < most and inner(i, again)) or then(i)

        return run

    def _run_of_one(self, op: Any, least: int, most: int, fits: Callable[[str], bool]) -> Match:
        text, most = self.text, int(min(most, len(self.text) + 1))

        def run(i: int, then: Then) -> bool:
            end, limit = i, min(len(text), i + most)
            if op is sre.MIN_REPEAT:
                while True:
                    self.count()
                    if end - i >= least and then(end):
                        return True
                    if end >= limit or not fits(text[end]):
                        return False
                    end += 1
            while end < limit and fits(text[end]):
                self.count()
                end += 1
            if op is sre.POSSESSIVE_REPEAT:
                return end - i >= least and then(end)
            while end - i >= least:
                self.count()
                if then(end):
                    return True
                end -= 1
            return False

        return run

    def _atomic(self, inner: Match) -> Match:
        def run(i: int, then: Then) -> bool:
            ended: list[int] = []
            return inner(i, lambda j: not ended.append(j)) and then(ended[-1])  # type: ignore[func-returns-value]

        return run

    def _assertion(self, op: Any, value: Any, flags: int) -> Match:
        direction, inner = value
        ahead = self._sequence(list(inner), flags)
        width = parser.SubPattern(inner.state, list(inner)).getwidth()[0] if direction < 0 else 0
        wanted = op is sre.ASSERT

        def run(i: int, then: Then) -> bool:
            held = i >= width and ahead(i - width, lambda j: direction > 0 or j == i)
            return held is wanted and then(i)

        return run

    def _place(self, where: Any, flags: int) -> Match:
        def run(i: int, then: Then) -> bool:
            return self._at(where, i, flags) and then(i)

        return run

    def _at(self, where: Any, i: int, flags: int) -> bool:
        self.count()
        if where in {sre.AT_BEGINNING_STRING, sre.AT_BEGINNING}:
            is_line = where is sre.AT_BEGINNING and flags & re.MULTILINE
            return i == 0 or bool(is_line and self.text[i - 1] == "\n")
        if where is sre.AT_END_STRING:
            return i == len(self.text)
        if where is sre.AT_END:
            rest = self.text[i:]
            return rest in {"", "\n"} or bool(flags & re.MULTILINE and rest.startswith("\n"))
        sides = [self.text[i - 1 : i] if i else "", self.text[i : i + 1]]
        words = [bool(side) and (side.isalnum() or side == "_") for side in sides]
        return (words[0] != words[1]) is (where is sre.AT_BOUNDARY)

    def _either(self, group: int, yes: Match, no: Match) -> Match:
        def run(i: int, then: Then) -> bool:
            return yes(i, then) if group in self.groups else no(i, then)

        return run

    def _reference(self, group: int) -> Match:
        def run(i: int, then: Then) -> bool:
            self.count()
            if group not in self.groups:
                return False
            wanted = self.text[slice(*self.groups[group])]
            return self.text.startswith(wanted, i) and then(i + len(wanted))

        return run


def predicate(op: Any, value: Any, flags: int) -> Callable[[str], bool]:
    """Whether a character is of a node, told by `re` itself and kept."""
    known: dict[str, bool] = {}
    one = parser.SubPattern(parser.State(), [(op, value)])
    test = _compiled(one, flags)

    def fits(character: str) -> bool:
        if character not in known:
            known[character] = test(character)
        return known[character]

    return fits


def _compiled(one: Any, flags: int) -> Callable[[str], bool]:
    op, value = one.data[0]
    folds = bool(flags & re.IGNORECASE)
    ways: Callable[[str], set[str]] = lambda c: {c, c.lower(), c.upper()} if folds else {c}  # noqa: E731 - a line
    if op is sre.LITERAL:
        return lambda c: any(ord(w) == value for w in ways(c) if len(w) == 1)
    if op is sre.NOT_LITERAL:
        return lambda c: all(ord(w) != value for w in ways(c) if len(w) == 1)
    if op is sre.ANY:
        return lambda c: c != "\n" or bool(flags & re.DOTALL)
    negated = bool(value) and value[0][0] is sre.NEGATE
    items = value[1:] if negated else value
    return lambda c: any(_is_in(w, items) for w in ways(c) if len(w) == 1) is not negated


def _is_in(character: str, items: Sequence[tuple[Any, Any]]) -> bool:
    for op, value in items:
        if op is sre.LITERAL and ord(character) == value:
            return True
        if op is sre.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if op is sre.CATEGORY and _CATEGORIES[value](character):
            return True
    return False


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


_CATEGORIES: Final[dict[Any, Callable[[str], bool]]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_WORD: _is_word,
    sre.CATEGORY_NOT_WORD: lambda c: not _is_word(c),
}


def steps(pattern: re.Pattern[Any], text: str, *, everywhere: bool = True, most: int = 2_000_000) -> int:
    """How many steps it takes to find all matches in a text, or whether one stands at its beginning; `TooMuch` beyond `most`."""
    return Engine(pattern, text, most).search(everywhere=everywhere)


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """What may be repeated to make a pattern slow: a text to go before, and one to repeat, from each of its own large repeats."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.ASCII & ~re.DEBUG)
    found: dict[tuple[str, str], None] = {}
    for before, body in _repeats(list(tree), pattern.flags, random.Random(1)):  # noqa: S311 - the same each time
        for repeated in body:
            found.setdefault(("", repeated))
            found.setdefault((before, repeated))
        if body:
            found.setdefault(("", before + body[0]))
    yield from found


def _repeats(
    nodes: Sequence[tuple[Any, Any]], flags: int, draw: random.Random, before: str = ""
) -> Iterator[tuple[str, list[str]]]:
    for op, value in nodes:
        if op in REPEATS:
            if value[1] >= LARGE:
                yield before, _bodies(list(value[2]), flags, draw)
            yield from _repeats(list(value[2]), flags, draw, before)
        elif op is sre.SUBPATTERN:
            yield from _repeats(list(value[3]), flags, draw, before)
        elif op is sre.ATOMIC_GROUP:
            yield from _repeats(list(value), flags, draw, before)
        elif op is sre.BRANCH:
            for branch in value[1][:12]:
                yield from _repeats(list(branch), flags, draw, before)
        if op not in {sre.ASSERT, sre.ASSERT_NOT}:
            before += sample([(op, value)], flags, draw)


def _bodies(nodes: list[tuple[Any, Any]], flags: int, draw: random.Random) -> list[str]:
    """Some of what a repeat may repeat: for one character, those that texts have many of."""
    if len(nodes) == 1 and nodes[0][0] in {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}:
        fits = predicate(*nodes[0], flags)
        return [c for c in ALPHABET if fits(c)][:3] or [sample(nodes, flags, draw)]
    return [one for one in (sample(nodes, flags, draw) for _ in range(2)) if one]


def sample(nodes: Sequence[tuple[Any, Any]], flags: int, draw: random.Random) -> str:
    """A text that some nodes match, apart from what stands around them."""
    out = []
    for op, value in nodes:
        if op in REPEATS:
            times = max(value[0], 1 if value[1] and draw.random() < 0.6 else 0)
            out += [sample(list(value[2]), flags, draw) for _ in range(times)]
        elif op is sre.SUBPATTERN:
            out.append(sample(list(value[3]), flags, draw))
        elif op is sre.ATOMIC_GROUP:
            out.append(sample(list(value), flags, draw))
        elif op is sre.BRANCH:
            out.append(sample(list(draw.choice(value[1])), flags, draw))
        elif op in {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}:
            fits = predicate(op, value, flags)
            out.append(next((c for c in ALPHABET if fits(c)), None) or _first(value, fits))
    return "".join(out)


def _first(value: Any, fits: Callable[[str], bool]) -> str:
    if isinstance(value, int):
        return chr(value)
    starts = [v if op is sre.LITERAL else v[0] for op, v in value if op in {sre.LITERAL, sre.RANGE}]
    return next((chr(start) for start in starts if fits(chr(start))), "")
