from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import Claim
from claims.table import COLUMNS, from_frame, to_frame
from claims.terms import Bound, NumberKind

TEXTS = st.none() | st.text(max_size=8)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def claim(**fields: object) -> Claim:
    base = {
        "document": "a.txt", "document_id": "d", "start": 3, "end": 5, "text": "12", "kind": NumberKind.CLAIM,
        "reason": "a count", "id": "c1", "sentence": "It was 12.", "sentence_start": 0, "extractor": "test 1",
    }  # fmt: skip
    return Claim(**{**base, **fields})


def test_the_columns_are_the_fields_of_a_claim() -> None:
    assert sorted(Claim.model_fields) == sorted(COLUMNS)


@settings(deadline=None)
@given(
    title=TEXTS,
    low=NUMBERS,
    group=TEXTS,
    speaker_start=st.none() | st.integers(0, 10**6),
    relayed_by=st.lists(st.text(max_size=4), max_size=3).map(tuple),
    bound=st.none() | st.sampled_from(Bound),
    implicit=st.booleans(),
)
def test_claims_come_back_from_a_frame_as_they_went_in(**fields: object) -> None:
    claims = (claim(**fields), claim(id="c2", scope=("so_far", "in_total")))
    assert from_frame(to_frame(claims)) == claims


def test_no_claims_make_a_frame_with_every_column_and_dtype() -> None:
    frame = to_frame([])
    assert ({name: str(dtype) for name, dtype in frame.dtypes.items()}, from_frame(frame)) == (dict(COLUMNS), ())


def test_a_missing_value_is_missing_and_never_a_word() -> None:
    frame = to_frame([claim()])
    assert frame["group"].isna().tolist() == [True]
