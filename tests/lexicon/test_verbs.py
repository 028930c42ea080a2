"""The forms of a verb are those that English makes of it."""

from __future__ import annotations

import pytest

from claims.lexicon.verbs import forms_of


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("injure", "injured"), ("injure", "injuring"), ("stab", "stabbed"), ("carry", "carried"), ("rush", "rushes"),
        ("take", "took"), ("take", "taken"), ("take", "taking"), ("lose", "lost"), ("die", "dying"), ("shoot", "shot"),
    ],
)  # fmt: skip
def test_a_form_is_known(verb: str, form: str) -> None:
    assert form in forms_of(verb)


def test_a_verb_has_no_forms_of_another() -> None:
    assert forms_of("lose").isdisjoint(forms_of("shoot"))
