"""A file of annotations → records, each figure located in its text; every mistake named with file, line and remedy."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from claims.errors import InputError
from claims.evaluation.locating import entry_lines
from claims.models import Record
from claims.terms import Bound, RelationKind

EITHER: Final = "either"
_HELP: Final = "docs/gold.md says how a file of annotations is written"
_OPEN_ABOVE: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_OPEN_BELOW: Final = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


def _listed(value: object) -> object:
    return value if isinstance(value, (list, tuple)) else (value,)


Alternatives = Annotated[tuple[str | None, ...], BeforeValidator(_listed)]
Bounds = Annotated[tuple[Bound, ...], BeforeValidator(_listed), Field(min_length=1)]
Labels = Annotated[tuple[RelationKind | Literal["either"], ...], BeforeValidator(_listed), Field(min_length=1)]
End = Annotated[float, Field(allow_inf_nan=False)]


class GoldFigure(Record):
    """A figure in a text: at `span` (half-open, in code points of the file), or where `anchor` stands in it.

    The anchor is a stretch of the text around the figure that stands in the file only once.
    """

    file: str
    figure: str = Field(min_length=1)
    anchor: str | None = None
    span: tuple[int, int] | None = None
    note: str | None = None


class GoldClaim(GoldFigure):
    """A figure that states something: its interval, whose words it is in, and what it is a figure of.

    Where several readings are right, a field holds a list of them; None in a list stands for nothing said. `unit`,
    `event`, `group` and `status` are judged only where they are given, `relayed_by` unless it is None; `speaker` None
    is the outlet's own voice. `counted`, `actor` and `place` are for readers and are not judged.
    """

    id: str = Field(min_length=1)
    low: End | None = None
    high: End | None = None
    bound: Bounds
    unit: Alternatives = (None,)
    counted: Alternatives = (None,)
    event: Alternatives = (None,)
    group: Alternatives = (None,)
    status: Alternatives = (None,)
    actor: Alternatives = (None,)
    place: Alternatives = (None,)
    speaker: Alternatives = (None,)
    relayed_by: tuple[str, ...] | None = None

    @model_validator(mode="after")
    def _bound_has_its_ends(self) -> GoldClaim:
        for bound in self.bound:
            needed = set() if bound is Bound.VAGUE else {"low", "high"}
            needed -= {"high"} if bound in _OPEN_ABOVE else {"low"} if bound in _OPEN_BELOW else set()
            missing = sorted(name for name in needed if getattr(self, name) is None)
            if missing:
                raise ValueError(f'the bound "{bound}" needs {" and ".join(map(_quoted, missing))}')
        return self


class GoldPair(Record):
    """How two claims stand to each other; `b` may join parts of the sum `a` with "+".

    "either" among the relations: neither right nor wrong, whatever the program says.
    """

    a: str
    b: str
    relation: Labels
    note: str | None = None


class GoldCheck(Record):
    """Claims that the program should set against each other as a sum, or as a part and its whole."""

    kind: Literal["sum", "part_whole"]
    status: Literal["consistent", "mismatch"]
    ids: tuple[str, ...] = Field(min_length=2)
    note: str | None = None


class Gold(Record):
    """All that a person annotated in some documents.

    `optional` figures may be claims or not; `not_claims` are figures that state nothing, listed for readers: a claim
    of any figure that is neither annotated nor optional is a false one.
    """

    claims: tuple[GoldClaim, ...]
    optional: tuple[GoldFigure, ...] = ()
    not_claims: tuple[GoldFigure, ...] = ()
    pairs: tuple[GoldPair, ...] = ()
    checks: tuple[GoldCheck, ...] = ()


def read_gold(path: Path, on_error: Callable[[InputError], None]) -> tuple[Gold, Mapping[tuple[str, int], int]] | None:
    """The annotations of a file and the line of each entry; None where it cannot be used, each mistake handed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = json.loads(text)
    except OSError as error:
        on_error(InputError(str(path), f"cannot be read: {error.strerror or error}"))
    except UnicodeDecodeError:
        on_error(InputError(str(path), "is not UTF-8: save the file as UTF-8"))
    except json.JSONDecodeError as error:
        remedy = "look for a missing comma, bracket or quotation mark here or in the line before"
        on_error(InputError(str(path), f"not valid JSON ({error.msg}): {remedy}", error.lineno))
    except RecursionError:
        on_error(InputError(str(path), f"not valid JSON (nested too deeply): {_HELP}"))
    else:
        lines = entry_lines(text)
        mistakes = list(_mistakes(content, str(path), lines))
        for mistake in mistakes:
            on_error(mistake)
        return None if mistakes else (Gold.model_validate(content), lines)
    return None


def _mistakes(content: object, path: str, lines: Mapping[tuple[str, int], int]) -> Iterator[InputError]:
    if not isinstance(content, dict) or "claims" not in content:
        yield InputError(path, f'not a JSON object with "claims": {_HELP}', 1)
        return
    try:
        gold = Gold.model_validate(content)
    except ValidationError as error:
        # Each alternative of a field has an error of its own; one of them says enough.
        details = {(detail["loc"][:3], detail["type"] == "missing"): detail for detail in reversed(error.errors())}
        for detail in reversed(details.values()):
            yield _mistake(detail, path, content, lines)
        return
    known: dict[str, int] = {}
    for place, claim in enumerate(gold.claims):
        if claim.id in known:
            reason = f'the id "{claim.id}" is taken by entry {known[claim.id] + 1} of "claims": give each claim an id of its own'
            yield InputError(path, reason, lines.get(("claims", place)))
        known.setdefault(claim.id, place)
    yield from _strangers(gold, known, path, lines)


def _strangers(
    gold: Gold, known: Mapping[str, int], path: str, lines: Mapping[tuple[str, int], int]
) -> Iterator[InputError]:
    """The claims that a pair or a check names and that are not there."""
    naming = [("pairs", n, (pair.a, *pair.b.split("+"))) for n, pair in enumerate(gold.pairs)]
    naming += [("checks", n, check.ids) for n, check in enumerate(gold.checks)]
    for part, place, names in naming:
        for name in names:
            if name not in known:
                reason = f'names the claim "{name}", which is not in "claims": correct the id, or annotate that claim'
                yield InputError(path, f'"{part}", entry {place + 1} {reason}', lines.get((part, place)))


def _mistake(detail: Any, path: str, content: Mapping[str, Any], lines: Mapping[tuple[str, int], int]) -> InputError:
    """One of pydantic's errors as a sentence with the line of its entry."""
    part, *inside = detail["loc"]
    place = inside[0] if inside and isinstance(inside[0], int) else None
    field = next((step for step in inside[1:] if isinstance(step, str)), None)
    line = lines.get((part, place)) if place is not None else None
    where = f'"{part}"' + (f", entry {place + 1}" if place is not None else "")
    if place is not None and isinstance(content[part][place], dict) and "id" in content[part][place]:
        where += f' ("{content[part][place]["id"]}")'
    return InputError(path, f"{where}: {_wrong(detail, part, field)}; {_HELP}", line)


def _wrong(detail: Any, part: str, field: str | None) -> str:
    if detail["type"] == "missing":
        return f'"{field}" is missing: add it'
    if detail["type"] == "extra_forbidden":
        names = sorted((_ENTRIES[part] if field is not None and part in _ENTRIES else Gold).model_fields)
        close = difflib.get_close_matches(field or part, names, n=1)
        meant = f'is "{close[0]}" meant?' if close else f"one of {', '.join(names)} is meant"
        return f'"{field or part}" is no field: {meant}'
    said = _PLAIN.get(detail["type"], str(detail["msg"]).removeprefix("Value error, "))
    if detail["type"] in {"enum", "literal_error"}:
        words = _WORDS.get(field or "", str(detail["ctx"]["expected"]))
        said = f"{json.dumps(detail['input'], ensure_ascii=False)} is none of its words: {words}"
    said = said[:1].lower() + said[1:]
    return f'"{field}": {said}' if field is not None else said


def _quoted(name: str) -> str:
    return f'"{name}"'


_PLAIN: Final = {
    "tuple_type": "has to be a list, in square brackets",
    "model_type": "has to be an entry in braces, with its fields",
    "string_type": "has to be text, in quotation marks",
    "float_type": "has to be a number, without quotation marks, or null",
    "float_parsing": "has to be a number, without quotation marks, or null",
    "finite_number": "has to be a number, or null where it is open",
    "int_type": "has to be a whole number",
    "int_parsing": "has to be a whole number",
    "too_short": "holds too few entries",
    "string_too_short": "is empty",
}
_WORDS: Final = {
    "bound": ", ".join(Bound),
    "relation": ", ".join((*(kind for kind in RelationKind if kind is not RelationKind.NO_CLAIM), EITHER)),
}
_ENTRIES: Final[Mapping[str, type[Record]]] = {
    "claims": GoldClaim,
    "optional": GoldFigure,
    "not_claims": GoldFigure,
    "pairs": GoldPair,
    "checks": GoldCheck,
}
