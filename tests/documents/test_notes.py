"""What a page says of its own changes is told from what its story says, and what stood there before is stated by nobody."""

from __future__ import annotations

import pytest

from claims import pipeline
from claims.documents.notes import former, notes
from claims.models import Document
from claims.terms import Modality


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("An earlier version of this article said that nine people had died.", "correction"),
        ("A previous version of this story misstated the number of houses.", "correction"),
        ("This article was amended on 3 May 2024 to correct the number of houses.", "correction"),
        ("Correction, 3 May: The dam is 40 metres high, not 14.", "correction"),
        ("This story corrects the number of dead in the second paragraph.", "correction"),
        ("This story has been updated with a statement by the company.", "update"),
        ("UPDATE: The road was opened again at noon.", "update"),
        ("This page was updated. An earlier version of this page gave another figure.", "correction"),
    ],
)
def test_a_note_says_that_the_page_was_changed(text: str, says: str) -> None:
    assert [(note.says, note.text) for note in notes(["The dam broke on Monday.", text])] == [(says, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The museum shows an earlier version of this painting.",
        "The minister said that this report was read by nobody.",
        "The ministry updated its figures on Monday: 40 houses were lost.",
        "The correction of the river's course cost 12 million crowns.",
        "An earlier version of this article said nine. " + "The water rose through the night. " * 30,
    ],
)
def test_a_story_of_changes_is_no_note(text: str) -> None:
    assert notes([text]) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("An earlier version of this article said that nine people had died.", [" said that nine people had died"]),
        ("A previous version of this report wrongly put it at 14; it is 40.", [" wrongly put it at 14"]),
        ("Nine people died.", []),
        ("The library keeps an earlier version of this story: nine knights died.", []),
    ],
)
def test_what_stood_there_before_is_told_from_what_stands_there_now(sentence: str, expected: list[str]) -> None:
    assert [sentence[start:end] for start, end in former(sentence)] == expected


def test_a_figure_that_a_correction_takes_back_is_stated_by_nobody() -> None:
    text = "Eleven people died when the dam broke, police said.\n\nCorrection: An earlier version of this article said that nine people had died."
    told = [(one.text, one.modality, one.speaker) for one in pipeline.extract([Document(name="a", text=text)])]
    assert told == [("Eleven", Modality.STATED, "police"), ("nine", Modality.DENIED, None)]
