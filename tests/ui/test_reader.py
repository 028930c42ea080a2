"""A stretch of a document as HTML: every letter of it, escaped, with what is lit."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from claims.ui.parts.reader import HERE, Mark, legend, text

TIP = re.compile(r'<span class="ct-tip"[^>]*>[^<]*</span>')
_TEXTS = st.text(st.sampled_from("a1 \n<>&\"'٤؟\u202e"), max_size=60)
_KINDS = st.sampled_from(["claim", "hand", "date", "other"])
_MARKS = st.lists(st.builds(Mark, st.integers(0, 70), st.integers(0, 70), _KINDS, st.just("<b>why</b>")), max_size=6)


def letters(html: str) -> str:
    lines = [re.sub(r"<[^>]*>", "", line) for line in TIP.sub("", html).split("</p>")]
    return unescape("\n".join(lines[:-1]))


@given(_TEXTS, _MARKS, st.none() | st.integers(-5, 80))
def test_every_letter_of_the_text_is_shown_whatever_is_lit(shown: str, marks: list[Mark], at: int | None) -> None:
    assert letters(text(shown, 0, marks, at)) == shown


@given(_TEXTS.filter(str.strip), _MARKS, st.data())
def test_the_place_that_was_asked_for_is_marked_once_wherever_it_is(
    shown: str, marks: list[Mark], data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from([place for place, letter in enumerate(shown) if letter != "\n"]))
    start = data.draw(st.integers(0, 20))
    assert text(shown, start, marks, at + start).count(f'id="{HERE}"') == 1


def test_of_two_marks_that_meet_the_one_named_first_is_lit() -> None:
    html = text("about 12 boats", 0, [Mark(6, 8, "hand", "by hand"), Mark(0, 8, "claim", "read")], None)
    assert re.findall(r'class="ct-n (\w*)"', html) == ["hand"]


def test_a_mark_over_the_end_of_a_line_is_lit_on_both() -> None:
    html = text("12\n000 boats", 100, [Mark(100, 106, "claim", "why", "claim-x")], None)
    assert re.findall(r'href="#claim-x">([^<]*)<', html) == ["12", "000"]


def test_the_legend_counts_what_is_lit() -> None:
    shown = legend([Mark(0, 1, "claim", ""), Mark(2, 3, "claim", ""), Mark(4, 5, "age", "")])
    assert " ".join(re.sub(r"<[^>]*>", " ", shown).split()) == "2 claims 1 age"
