"""A rule of time is left out only where it can find nothing."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.context.timerules import RULES, Rule, rules_for

LETTERS = st.characters(codec="ascii", categories=["L", "N", "P", "Z"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.resolve.__name__.strip("_"))
@settings(max_examples=60)
@given(st.data())
def test_what_a_rule_finds_has_one_of_the_words_it_needs(rule: Rule, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rule.pattern, alphabet=LETTERS))
    assert rule in list(rules_for(text))


def test_rules_keep_their_order() -> None:
    text = string.ascii_lowercase + " 2019-03-04. In the fiscal year 2019, the last week of May, two years ago"
    told = list(rules_for(text))
    assert len(told) > len(RULES) / 3
    assert told == [rule for rule in RULES if rule in told]


def test_a_text_without_a_time_asks_no_rule_of_a_month() -> None:
    assert not [rule for rule in rules_for("three were hurt") if "mar" in rule.needs]
