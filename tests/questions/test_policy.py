"""A case's policy chooses the figure that is suggested; the range of the answers stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.config import Settings
from claims.decisions import Policy
from claims.models import Claim, Question
from claims.questions import group
from claims.terms import SuggestionRule as Rule
from claims_by_hand import at_least, claim

DEAD = {"event": "killed", "kind": "person", "place": "Port Sarn", "period_start": "2021-05-03", "period_end": "2021-05-03"}  # fmt: skip
TOLD = [
    claim(9, report="a", speaker_name="Mira Tolland", **DEAD),
    claim(9, report="b", speaker_name="Ruben Aske", **DEAD),
    claim(7, report="c", speaker_name="the coast guard", published="2021-05-05", **DEAD),
    claim(12, report="d", speaker_name="Port Sarn Hospital", **DEAD),
]


def question(claims: list[Claim], policy: Policy | None) -> Question:
    """The one question of some claims."""
    (found,) = group(claims, Settings(), policy=policy).questions
    return found


@pytest.mark.parametrize(
    ("policy", "figure", "rule"),
    [
        (Policy(rule=Rule.MOST_ORIGINS), 9, "most independent origins (2 of 4)"),
        (Policy(rule=Rule.LATEST), 7, "latest as-of (5 May 2021)"),
        (Policy(rule=Rule.MINIMUM), 7, "minimum (the lowest of 4 figures)"),
        (Policy(rule=Rule.RANGE_ONLY), None, "range only: the policy of this case"),
        (
            Policy(rule=Rule.SOURCE_HIERARCHY, hierarchy=("the mayor", "port sarn hospital", "Valley Times")),
            12,
            "source hierarchy (port sarn hospital)",
        ),
        (Policy(rule=Rule.SOURCE_HIERARCHY, hierarchy=("Valley Times",)), 9, "source hierarchy (Valley Times)"),
        (
            Policy(rule=Rule.SOURCE_HIERARCHY, hierarchy=("the mayor",)),
            None,
            "source hierarchy: none of its sources gives a figure",
        ),
    ],
)
def test_each_rule_chooses_its_figure_and_says_how(policy: Policy, figure: float | None, rule: str) -> None:
    found = question(TOLD, policy)
    assert (found.suggested, found.best, found.rule) == (figure, figure, rule)


def test_without_a_policy_no_figure_is_best() -> None:
    found = question(TOLD, None)
    assert (found.suggested, found.best) == (9, None)


def test_latest_suggests_nothing_where_no_day_is_known() -> None:
    undated = [
        one.model_copy(update={"published": None, "as_of": None, "id": f"{n}"}) for n, one in enumerate(TOLD[:2])
    ]
    found = question(undated, Policy(rule=Rule.LATEST))
    assert (found.suggested, found.rule) == (None, "latest as-of: no figure is given for a known day")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=5), st.sampled_from([r for r in Rule if r != "source_hierarchy"])
)
def test_whatever_the_rule_the_range_stays_and_the_figure_is_one_that_was_given(figures: list[int], rule: Rule) -> None:
    reports = "abcde"
    told = [
        at_least(1, report="z", **DEAD),
        *(claim(n, report=r, **DEAD) for n, r in zip(figures, reports, strict=False)),
    ]
    found, plain = question(told, Policy(rule=rule)), question(told, None)
    assert (found.low, found.high, found.claim_ids) == (plain.low, plain.high, plain.claim_ids)
    assert found.suggested in {None, *map(float, figures)}
