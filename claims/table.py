"""Claims ↔ a pandas DataFrame: every column and its dtype stand here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from claims.models import Claim

if TYPE_CHECKING:
    import pandas as pd

TEXT: Final = "str"
NUMBER: Final = "float64"
WHOLE: Final = "int64"
OPTIONAL_WHOLE: Final = "Int64"
FLAG: Final = "bool"
LIST: Final = "object"

COLUMNS: Final[Mapping[str, str]] = {
    "id": TEXT, "case": TEXT, "document": TEXT, "document_id": TEXT, "outlet": TEXT, "published": TEXT, "title": TEXT,
    "url": TEXT, "start": WHOLE, "end": WHOLE, "text": TEXT, "kind": TEXT, "reason": TEXT,
    "low": NUMBER, "high": NUMBER, "stated": NUMBER, "resolution": NUMBER, "bound": TEXT, "unit": TEXT,
    "counted": TEXT, "counted_phrase": TEXT, "counted_kind": TEXT, "change": TEXT, "from_value": NUMBER, "concept": TEXT,
    "implicit": FLAG, "claim_id": TEXT,
    "event": TEXT, "group": TEXT, "status": TEXT, "age_sex": TEXT, "actor": TEXT, "place": TEXT,
    "period_start": TEXT, "period_end": TEXT, "period_text": TEXT, "as_of": TEXT, "as_of_from": TEXT,
    "scope": LIST, "modality": TEXT, "part_of": TEXT, "part_cue": TEXT,
    "speaker": TEXT, "speaker_start": OPTIONAL_WHOLE, "speaker_end": OPTIONAL_WHOLE, "speaker_name": TEXT,
    "speaker_role": TEXT, "organisation": TEXT, "relayed_by": LIST, "cue": TEXT, "direct": FLAG, "speaker_reason": TEXT,
    "sentence": TEXT, "sentence_start": WHOLE, "report_names": LIST, "extractor": TEXT,
    "language": TEXT, "translation": TEXT, "translator": TEXT, "translated_on": TEXT, "entered_by": TEXT,
    "page": OPTIONAL_WHOLE, "paragraph": OPTIONAL_WHOLE, "cell": TEXT,
    "headings": LIST,
}  # fmt: skip
"""The columns of the claims table, in order, with their pandas dtypes; every field of `Claim`, once."""

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
LIST_SEPARATOR: Final = "; "


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """One row a claim, in the order given, in the columns and dtypes of `COLUMNS`; None is missing, tuples stay tuples."""
    import pandas as pd  # noqa: PLC0415 - commands that make no table never pay for it

    records = list(claims)
    columns: dict[str, pd.Series[Any]] = {}
    for name, dtype in COLUMNS.items():
        values = [getattr(record, name) for record in records]
        if dtype == TEXT:
            values = [None if value is None else str(value) for value in values]
        columns[name] = pd.Series(values, dtype=dtype, name=name)
    return pd.DataFrame(columns, columns=list(COLUMNS))


def from_frame(frame: pd.DataFrame) -> tuple[Claim, ...]:
    """The claims of a frame that `to_frame` made: equal to those that went in, one by one."""
    columns: dict[str, list[Any]] = {}
    for name, dtype in COLUMNS.items():
        series = frame[name]
        values: list[Any] = series.tolist()
        if dtype not in (LIST, FLAG, WHOLE):
            missing = series.isna().tolist()
            values = [None if gone else value for value, gone in zip(values, missing, strict=True)]
        columns[name] = values
    return tuple(Claim(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True))
