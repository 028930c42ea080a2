"""Finding numbers: offsets, order, intervals, and texts that no sensible person writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quantities import find
from claims.terms import NumberKind

PIECES = [
    "twenty", "one", "hundred", "million", "dozens", "of", "and", "to", "from", "no", "not", "any", "bodies", "nobody",
    "half", "a", "third", "between", "-", "5", "1,000", "$", "%", "up", "per", "cent", "March", "2020", "at", "least",
    "or", "more", "in", "½", "–", "km", "m", "bn", "’s", "“", "(", ")", ",", ".", "year", "old", "İ", "א", "٣",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
)


@given(TEXTS)
def test_the_stretch_between_the_offsets_is_the_text_reported(text: str) -> None:
    assert [q.text for q in find(text)] == [text[q.start : q.end] for q in find(text)]


@given(TEXTS)
def test_numbers_come_in_reading_order_and_never_overlap(text: str) -> None:
    places = [place for q in find(text) for place in (q.start, q.end)]
    assert places == sorted(places)


@given(TEXTS)
def test_a_claim_has_an_interval_with_its_ends_in_order(text: str) -> None:
    ends = [(q.low, q.high) for q in find(text) if q.kind is NumberKind.CLAIM]
    wrong = [
        (low, high) for low, high in ends if (low is None and high is None) or (None not in (low, high) and low > high)
    ]
    assert wrong == []


@given(TEXTS)
def test_finding_twice_gives_the_same(text: str) -> None:
    assert find(text) == find(text)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_figure_means_the_number_it_writes_whether_or_not_grouped(number: int) -> None:
    grouped = find(f"They counted {number:,} hens.")
    plain = find(f"They counted about {number} hens.")
    assert (float(number), float(number)) == (
        grouped[0].stated if number < 1900 or number > 2150 else number,
        plain[0].stated,
    )


@pytest.mark.parametrize(
    ("text", "stated", "resolution"),
    [
        ("about 12,500 hens", 12_500, 100),
        ("1.2 million hens", 1_200_000, 100_000),
        ("23 hens", 23, 1),
        ("20 hens", 20, 1),
        ("1,400 hens", 1_400, 100),
        ("31.9% of hens", 31.9, 0.1),
        ("a dozen hens", 12, 1),
        ("at least 20 hens", 20, 1),
        ("$3.50 a hen", 3.5, 0.01),
    ],
)
def test_the_number_written_and_the_place_of_its_last_digit_are_kept(
    text: str, stated: float, resolution: float
) -> None:
    assert [(stated, resolution)] == [(q.stated, q.resolution) for q in find(text)]


def test_a_range_and_a_vague_word_state_no_single_number() -> None:
    assert [q.stated for q in find("between 3 and 5 hens and dozens of ducks")] == [None, None]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("x" * 1_000_000, 0),
        ("1" * 100_000, 1),
        ("(" * 50_000 + "7" + ")" * 50_000, 1),
        (" " * 200_000, 0),
        ("a" * 100_000 + "@", 0),
        ("שלום \u202e12\u202c \u0301", 1),
        ("[({" * 20_000 + "$7" + "})]" * 20_000, 1),
        ("\u0301" * 100_000 + " 8 " + "\u0301" * 100_000, 1),
    ],
    ids=[
        "no space",
        "digits in a row",
        "nested brackets",
        "blanks",
        "half an address",
        "right to left",
        "brackets of all kinds",
        "combining marks",
    ],
)
def test_text_that_nobody_writes_is_read_without_an_error(text: str, count: int) -> None:
    assert count == len(find(text))


@pytest.mark.parametrize(
    "piece",
    [
        "½⅓¼",
        "1-",
        "22,",
        " $5",
        "Canada $5 ",
        "by 2% by 1 ",
        "lakh crore ",
        ".1",
        "n't any ",
        "at 7 ",
        "5 past ",
        "one hundred and ",
        "from 1 to ",
        "no ",
        "12 Aa ",
        "+1 ",
    ],
)
def test_endless_repetition_keeps_offsets_true(piece: str) -> None:
    text = piece * 3_000
    assert [text[q.start : q.end] for q in find(text)] == [q.text for q in find(text)]
