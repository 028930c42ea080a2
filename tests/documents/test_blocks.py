"""Paragraphs stay where they stand, and only what is no story is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import Block, blocks
from claims.documents.blocks import LONGEST
from claims.models import Document


def of(text: str, body_start: int = 0) -> tuple[Block, ...]:
    return blocks(Document(name="x", text=text, body_start=body_start))


def texts(text: str) -> list[str]:
    return [block.text for block in of(text)]


def marked(text: str) -> list[str]:
    return [block.text for block in of(text) if block.boilerplate]


STORY = "The river rose by two metres on Monday, the mayor of the town said.\n\nNobody was hurt when the old bridge fell into it.\n\n"

any_text = st.text(st.one_of(st.characters(), st.sampled_from("\n\r \t.,•-\u2028\x85“”aA1")), max_size=400)


@given(any_text, st.integers(0, 5))
def test_every_block_is_a_stretch_of_the_text_in_order_and_without_blanks_at_its_ends(text: str, body: int) -> None:
    found = of(text, min(body, len(text)))
    assert [block.text for block in found] == [text[block.start : block.end].strip() for block in found]
    assert all(block.text for block in found)
    ends = [min(body, len(text)), *(block.end for block in found)]
    assert all(end <= block.start for end, block in zip(ends, found, strict=False))


@given(any_text)
def test_no_character_but_blanks_stands_outside_the_blocks(text: str) -> None:
    assert "".join("".join(block.text.split()) for block in of(text)) == "".join(text.split())


def test_blank_lines_and_single_line_ends_part_paragraphs() -> None:
    assert texts("One fell.\nTwo rose.\r\n\r\nThree stayed.") == ["One fell.", "Two rose.", "Three stayed."]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "The bridge over the river was closed on Monday after two\n"
        "lorries met on it and neither driver would give way to the\n"
        "other, a clerk of the district said.\n"
        "\n"
        "A third lorry waited on the bank until the evening, when\n"
        "both of them turned back.\n"
    )
    assert len(texts(text)) == 2


def test_lines_that_each_end_a_sentence_are_paragraphs_of_their_own() -> None:
    text = (
        "Two lorries met on the bridge over the river.\nThe clerk of the district closed it.\nA third lorry waited.\n"
    )
    assert len(texts(text)) == 3


def test_a_very_long_line_is_cut_at_sentence_ends() -> None:
    sentence = "The clerk counted the lorries again and wrote the figure down. "
    found = of(sentence * 1_000)
    assert max(len(block.text) for block in found) <= LONGEST
    assert {block.text[-1] for block in found} == {"."}


def test_a_long_line_without_any_blank_is_cut_at_the_limit() -> None:
    assert [len(block.text) for block in of("." * 9_000)] == [4_000, 4_000, 1_000]


def test_titles_are_headings_and_sentences_are_not() -> None:
    assert [block.heading for block in of("River rises by two metres\n\n" + STORY)] == [True, False, False]


def test_a_comment_form_reaches_to_the_end() -> None:
    text = (
        STORY
        + "Leave a Reply\n\nSeven of us saw it happen, and the mayor is wrong about that.\n\nI saw it too, all of it, from 3 metres.\n"
    )
    assert len(marked(text)) == 3


def test_a_comment_link_above_the_story_marks_itself_alone() -> None:
    assert marked("River rises\n\nLeave a reply\n\n" + STORY) == ["Leave a reply"]


def test_a_list_of_other_stories_marks_what_stands_under_it() -> None:
    text = (
        STORY + "You May Also Like\n\n50 boats for the lake\n\nThe council has ordered 50 boats for…\n\nSix new lamps\n"
    )
    assert len(marked(text)) == 4


def test_the_story_goes_on_behind_a_list_of_other_stories() -> None:
    text = STORY + "Related stories\n\nSix new lamps for the square\n\n" + STORY + STORY
    assert marked(text) == ["Related stories", "Six new lamps for the square"]


def test_bulleted_links_between_paragraphs_are_marked() -> None:
    text = STORY + "• Council orders fifty boats for the lake\n• Will the lamps of the square be paid for?\n\n" + STORY
    assert len(marked(text)) == 2


def test_a_list_that_the_story_announces_is_kept() -> None:
    text = STORY + "The clerk counted what was lost:\n\n• Twelve boats of the fishing club\n• 30 lamps\n\n" + STORY
    assert marked(text) == []


def test_a_title_that_is_repeated_is_marked_the_second_time() -> None:
    found = of("River rises by two metres\n\nRiver rises by two metres\n\n" + STORY)
    assert [block.boilerplate is not None for block in found] == [False, True, False, False]


def test_notes_of_the_page_are_marked() -> None:
    notes = [
        "top of page",
        "Advertisement",
        "Copyright 2021 The Post. All rights reserved.",
        "12 comments",
        "3 min read",
        "Updated: 2 hours ago",
        "Share this: Facebook",
        "We use cookies to improve this site. 120 partners store data.",
        "READ MORE: Six new lamps for the square",
        "Image 2 of 7",
    ]
    for note in notes:
        assert marked(f"{note}\n\n{STORY}") == [note]


def test_sentences_that_begin_like_a_note_are_kept() -> None:
    kept = [
        "Updated: Police now say that 12 people were hurt.",
        "Related deaths rose to 12 over the year.",
        "Comments by the mayor drew 40 complaints.",
        "More than 40 people came.",
        "Share prices fell by 3 per cent.",
        "Source after source gave 12 as the figure.",
    ]
    for sentence in kept:
        assert marked(f"{sentence}\n\n{STORY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "0:50 One dead after landslide in the hills",
        "2:41 Witness describes the flood in Arden",
        "1:07 'Three boats gone'",
    ],
)
def test_the_title_of_a_video_or_of_another_story_is_marked(line: str) -> None:
    assert marked(f"{STORY}{line}\n\n{STORY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "7:30 a.m. Police arrive at the quay and find 3 people",
        "4:30 EST Two boats are missing off the cape",
        "9:05 Police say that 3 people are dead.",
        "7:46 – Officers arrive at the quay",
        "14:05 Three boats are missing off the cape",
        "Story: 3 boats that sank off the cape were raised on Monday, the coast guard said.",
    ],
)
def test_an_entry_of_a_timeline_or_a_sentence_is_story(line: str) -> None:
    assert marked(f"{STORY}{line}\n\n{STORY}") == []


def test_the_counter_of_a_gallery_is_parted_from_its_caption() -> None:
    text = f"{STORY}Image 7 of 40 Mayor Ada Holm stands at the shaft, in which two men died.\n\n{STORY}"
    assert "Mayor Ada Holm stands at the shaft, in which two men died." in texts(text)
    assert marked(text) == ["Image 7 of 40"]
