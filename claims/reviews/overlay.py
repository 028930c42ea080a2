"""Corrections laid over claims: the claim as read never changes, the engine reads the corrected one."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from claims.decisions import Annotation
from claims.errors import ClaimsError
from claims.models import Claim
from claims.reviews.log import live
from claims.terms import Bound, Modality

REJECTED = "rejected"

CORRECTABLE: dict[str, str] = {
    "stated": "figure",
    "low": "low end",
    "high": "high end",
    "bound": "bound",
    "unit": "unit",
    "counted": "what is counted, as written",
    "counted_kind": "what is counted",
    "event": "event",
    "group": "group",
    "status": "status",
    "age_sex": "age or sex",
    "actor": "who does or holds it",
    "place": "place",
    "period_start": "start of the period",
    "period_end": "end of the period",
    "period_text": "period, as written",
    "as_of": "day the figure is given for",
    "scope": "scope",
    "modality": "manner of stating",
    "speaker_name": "speaker",
    "speaker_role": "speaker's role",
    "organisation": "organisation",
    "relayed_by": "relays",
    REJECTED: "rejected as a claim",
}
"""The fields that a person may correct, with the words they are called by on pages and in reports."""

_NUMBERS = frozenset({"low", "high", "stated"})
_DATES = frozenset({"period_start", "period_end"})
_LISTS = frozenset({"scope", "relayed_by"})
_CHOICES: dict[str, tuple[str, ...]] = {"bound": tuple(Bound), "modality": tuple(Modality)}


def encode(field: str, value: object) -> str:
    """The JSON under which a correction is kept; `ClaimsError` where `field` may not be corrected or `value` not be one.

    An empty text stands for "not said". Numbers may be given as text; `scope` and `relayed_by` take a list of texts.
    """
    if field not in CORRECTABLE:
        raise ClaimsError(f"{field}: cannot be corrected; what can be: {', '.join(CORRECTABLE)}")
    return json.dumps(_clean(field, value), ensure_ascii=False, allow_nan=False)


def _clean(field: str, value: object) -> object:
    if isinstance(value, str):
        value = value.strip() or None
    if field == REJECTED:
        if not isinstance(value, bool):
            raise ClaimsError(f"{field}: yes or no is needed, not {value!r}")
        return value
    if field in _LISTS:
        return _clean_list(field, value)
    if field in _CHOICES:
        return _clean_choice(field, value)
    if value is None:
        return None
    if field in _NUMBERS:
        return _clean_number(field, value)
    if not isinstance(value, str):
        raise ClaimsError(f"{CORRECTABLE[field]}: a text is needed, not {value!r}")
    if field in _DATES or field == "as_of":
        _check_date(field, value)
    return value


def _clean_list(field: str, value: object) -> list[str]:
    items = [] if value is None else value
    if isinstance(items, str) or not isinstance(items, Iterable):
        raise ClaimsError(f"{CORRECTABLE[field]}: a list of texts is needed, not {value!r}")
    items = list(items)
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise ClaimsError(f"{CORRECTABLE[field]}: a list of texts is needed, not {value!r}")
    return [item.strip() for item in items]


def _clean_choice(field: str, value: object) -> str | None:
    if value is None and field == "bound":
        return None
    if value not in _CHOICES[field]:
        raise ClaimsError(f"{CORRECTABLE[field]}: {value!r} is none of {', '.join(_CHOICES[field])}")
    return str(value)


def _clean_number(field: str, value: object) -> float:
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise TypeError  # noqa: TRY301
        number = float(value.replace(",", "") if isinstance(value, str) else value)
    except (TypeError, ValueError, OverflowError):
        raise ClaimsError(f"{CORRECTABLE[field]}: a number is needed, not {value!r}") from None
    if not math.isfinite(number):
        raise ClaimsError(f"{CORRECTABLE[field]}: a finite number is needed, not {value!r}")
    return number


def _check_date(field: str, value: str) -> None:
    completed = {4: "-01-01", 7: "-01", 10: ""} if field == "as_of" else {10: ""}
    try:
        date.fromisoformat(value + completed[len(value)])
    except (KeyError, ValueError):
        wanted = "2023-12-31, 2023-12 or 2023" if field == "as_of" else "2023-12-31"
        raise ClaimsError(f"{CORRECTABLE[field]}: a date as {wanted} is needed, not {value!r}") from None


def overlay(claim: Claim, corrections: Iterable[Annotation]) -> Claim | None:
    """The claim with its corrections applied, the latest of each field winning; None where it is rejected.

    `corrections` are the rows that hold now (see `live`), oldest first. A new figure takes along the ends of its
    interval, unless they are corrected too. `ClaimsError` where a value does not fit.
    """
    values: dict[str, Any] = {}
    for annotation in corrections:
        encode(annotation.field, json.loads(annotation.value or "null"))
        values[annotation.field] = json.loads(annotation.value or "null")
    if values.pop(REJECTED, False):
        return None
    if not values:
        return claim
    if values.get("stated") is not None:
        values = _moved_with_figure(claim, values["stated"]) | values
    if "as_of" in values:
        values["as_of_from"] = "text" if values["as_of"] is not None else None
    try:
        changed = Claim.model_validate(claim.model_dump() | values)
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        raise ClaimsError(f"{CORRECTABLE.get(field, field)}: {first['msg']}") from None
    check_order(changed)
    return changed


def _moved_with_figure(claim: Claim, stated: float) -> dict[str, Any]:
    moved: dict[str, Any] = {"resolution": _resolution(stated, claim.resolution)}
    if claim.stated is None:  # a range or a vague word gives way to one figure
        moved["bound"] = Bound.EXACT
    for end in ("low", "high"):
        old = getattr(claim, end)
        if old is None:
            moved[end] = None
        elif claim.stated is None or old == claim.stated:
            moved[end] = stated
        elif claim.stated:
            moved[end] = old * stated / claim.stated  # "about" is a share of the figure
        else:
            moved[end] = old
    return moved


def _resolution(stated: float, old: float | None) -> float | None:
    """The place of the last stated digit: the claim's own, or the finer one that the new figure needs."""
    if old is None:
        return None
    exponent = Decimal(str(stated)).normalize().as_tuple().exponent
    return min(old, float(Decimal(10) ** int(exponent)))


def check_order(claim: Claim) -> None:
    """`ClaimsError` where the low end of a claim's figure is above the high one, or its period ends before it starts."""
    if claim.low is not None and claim.high is not None and claim.low > claim.high:
        raise ClaimsError(
            f"the low end, {claim.low:g}, would be above the high end, {claim.high:g}: correct that first"
        )
    if claim.period_start and claim.period_end and claim.period_start > claim.period_end:
        raise ClaimsError(
            f"the period would start, {claim.period_start}, after it ends, {claim.period_end}: correct that first"
        )


def corrected(
    claims: Sequence[Claim],
    annotations: Sequence[Annotation],
    on_error: Callable[[Claim, ClaimsError], None] | None = None,
) -> tuple[Claim, ...]:
    """The claims with all corrections that hold now applied, in the same order; rejected ones are left out.

    `annotations` is the whole log of the case, oldest first; those of other claims are passed over. A correction that
    does not fit its claim raises `ClaimsError`, or, with `on_error`, is told there and the claim stays as read.
    """
    by_claim: defaultdict[str, list[Annotation]] = defaultdict(list)
    for annotation in live(annotations):
        by_claim[annotation.claim_id].append(annotation)
    if not by_claim:
        return tuple(claims)
    result: list[Claim] = []
    for claim in claims:
        try:
            changed = overlay(claim, by_claim.get(claim.id, ()))
        except ClaimsError as error:
            if on_error is None:
                raise
            on_error(claim, error)
            changed = claim
        if changed is not None:
            result.append(changed)
    return tuple(result)
