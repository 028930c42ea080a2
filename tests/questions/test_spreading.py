"""Blocks in parts keep the pairs that are kept of all of them at once, into however many parts they fall."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import pipeline, questions
from claims.comparison.facts import Facts
from claims.config import Linking, Settings
from claims.models import Claim, Document
from claims.questions import Decision
from claims.questions.spreading import GIVEN, KEPT, kept, spread

TOWNS = ("Tarn", "Velm", "Oster", "Brack", "Sund")
SMALL = Settings(linking=Linking(max_block=6, window=2, small_case=2))


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    documents = [
        Document(
            name=f"report {place}",
            outlet=f"outlet {place % 4}",
            published=f"2024-05-{place % 9 + 1:02}",
            text=f"The flood in {TOWNS[place % 3]} destroyed {12 + place % 4} houses, the mayor said. "
            f"At least {2 + place % 5} people were killed in {TOWNS[place % 3]}, according to the police.",
        )
        for place in range(24)
    ]
    return list(pipeline.extract(documents))


def in_parts(parts: int, pieces: int) -> questions.Keeper:
    def keeper(facts: Sequence[Facts], settings: Settings, decisions: Sequence[Decision]) -> list[tuple[int, int]]:
        table = spread(facts, settings, parts)
        assert {name: str(kind) for name, kind in table.dtypes.items()} == GIVEN
        shuffled = table.sample(frac=1, random_state=7)
        of_pieces = [shuffled[shuffled["block"] % pieces == place] for place in range(pieces)]
        found = pd.concat([kept(piece, settings, decisions) for piece in of_pieces])
        assert {name: str(kind) for name, kind in found.dtypes.items()} == KEPT
        return sorted({(int(a), int(b)) for a, b in found.itertuples(index=False)})

    return keeper


@settings(max_examples=12)
@given(
    parts=st.integers(1, 9),
    pieces=st.integers(1, 4),
    chosen=st.sampled_from([Settings(), SMALL]),
    decided=st.lists(st.tuples(st.integers(0, 47), st.integers(0, 47), st.booleans()), max_size=4),
)
def test_parts_keep_what_is_kept_of_all_at_once(
    parts: int, pieces: int, chosen: Settings, decided: list[tuple[int, int, bool]], claims: list[Claim]
) -> None:
    decisions = [Decision(claims[a % len(claims)].id, claims[b % len(claims)].id, same) for a, b, same in decided]
    want = questions.group(claims, chosen, decisions)
    assert questions.group(claims, chosen, decisions, keeper=in_parts(parts, pieces)) == want
    assert len(want.relations) > 5


def test_a_block_is_whole_in_one_part(claims: list[Claim]) -> None:
    assert len(claims) > 20
    facts = list(questions.group(claims, SMALL).facts.values())
    table = spread(facts, SMALL, 5)
    assert set(table["block"]) == {0, 1, 2, 3, 4}
    assert kept(table.iloc[:0], SMALL).empty
