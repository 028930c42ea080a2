from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.documents.readers.page_edges import Page, parted


def test_a_line_that_is_the_same_on_every_page_runs_along() -> None:
    assert parted([f"Bulletin\n{body}" for body in ("one", "two", "three")]) == [
        Page(body, ("Bulletin",), ()) for body in ("one", "two", "three")
    ]


def test_a_number_that_counts_with_the_pages_runs_along_whatever_it_begins_with() -> None:
    pages = [f"{body}\nAnnual report {number} / 2024" for number, body in enumerate(("one", "two", "three"), start=118)]
    assert [page.foot for page in parted(pages)] == [(f"Annual report {n} / 2024",) for n in (118, 119, 120)]


def test_left_and_right_pages_have_heads_of_their_own() -> None:
    pages = [f"{'Herald' if number % 2 else 'Monday'}\npage's words {'abcdef'[number]}" for number in range(6)]
    assert {page.head for page in parted(pages)} == {("Herald",), ("Monday",)}


def test_a_foot_with_another_figure_on_each_page_is_the_pages_own() -> None:
    pages = ["North\nTotal killed 45", "East\nTotal killed 12", "South\nTotal killed 90"]
    assert [page.text for page in parted(pages)] == pages


def test_two_pages_are_too_few_to_tell() -> None:
    assert [page.text for page in parted(["Bulletin\none", "Bulletin\ntwo"])] == ["Bulletin\none", "Bulletin\ntwo"]


def test_a_line_within_the_page_is_its_own_however_often_it_is_told() -> None:
    pages = [
        "\n".join([*map(str, "abc"), f"own {n}", "Said on Monday", f"own {n}{n}", *map(str, "def")]) for n in "xyz"
    ]
    assert all("Said on Monday" in page.text for page in parted(pages))


@given(
    pages=st.lists(
        st.lists(st.sampled_from(["", "a", "b 1", "b 2", "c", " 3 "]), max_size=8).map("\n".join), max_size=7
    )
)
def test_no_line_is_lost_and_none_is_told_twice(pages: list[str]) -> None:
    for page, part in zip(pages, parted(pages), strict=True):
        before = sorted(line.strip() for line in page.splitlines() if line.strip())
        after = sorted([*filter(None, part.text.splitlines()), *part.head, *part.foot])
        assert before == after
