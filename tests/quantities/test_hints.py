"""A hint never rules out a text that the pattern it stands for matches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.quantities import exclusions, hints

PIECES = [
    "the last", "first", "two", "a few", "12", "years", "centuries", "weekend", "ago", "later", "from now", "on from", "before that",
    "half", "past", "six", "a quarter", "to", "o'clock", "Group of Seven", "One Nation", "Hundred Years' War", "one day", "24/7",
    "number one", "six-figure", "at sixes and sevens", "No. 1", "9/11", "January 6", "1.", "(2)", ".", ",", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_a_hint_is_given_wherever_its_pattern_matches(text: str) -> None:
    present = hints.tokens(text)
    rules = [rule for rule in exclusions._rules() if rule.hint is not None]  # noqa: SLF001 - the rules with their hints
    matching = [rule for rule in rules if rule.pattern.search(text.lower() if rule.folded else text)]
    assert all(rule.hint.given(text, present) for rule in matching if rule.hint is not None)


@given(st.text(alphabet="ab'Éé-\n \ud800", max_size=40))
def test_the_words_of_a_text_are_its_runs_of_plain_letters(text: str) -> None:
    runs = "".join(c if c in "ab" else " " for c in text.lower()).split()
    assert frozenset(runs) == hints.tokens(text)
