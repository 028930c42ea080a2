"""What the model is made to say faster is what it says by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import language
from claims.entities import Entities

if TYPE_CHECKING:
    from spacy.tokens import Doc

SENTENCES = (
    "Three divers from the Baltic Rescue Service were hurt when their boat hit a pier near Gdynia on 4 May.",
    "There's no bridge left, and there were never any plans to build one.",
    "“We're gonna need $4.5m,” Ms Ilves told reporters; she hasn't got it.",
    "Let's say you've got to pay 12% more: who'd do that, y'all?",
    "It ain't what it is, c'mon.",
    "Don't.",
    "I",
    "What was found, which nobody doubts, does have its price, and those that had it did not sell.",
)


def words(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.ent_iob_) for t in doc]


def by_the_model(sentence: str) -> list[tuple[object, ...]]:
    doc = language.model().make_doc(sentence)
    for token in doc:
        token.is_sent_start = token.i == 0
    return words(language.model()(doc))


def by_us(sentences: list[str]) -> list[list[tuple[object, ...]]]:
    return [words(language.joined([rows], [0, 0])) for rows in language.read(sentences)]


def test_every_sentence_is_annotated_as_by_the_models_own_components() -> None:
    assert by_us(list(SENTENCES)) == [by_the_model(sentence) for sentence in SENTENCES]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_stands_together_changes_nothing(sentence: str) -> None:
    assert by_us([sentence]) == [by_the_model(sentence)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["there", "is", "are", "gon", "na", "got", "ta", "let", "'s", "ai", "n't", "did", "that", "two", "dogs", "of", "Oslo", ",", "to", "ran"]
        ),
        min_size=1,
        max_size=9,
    ).map(" ".join)
)  # fmt: skip
def test_words_in_any_order_have_the_forms_that_the_models_own_rules_give(sentence: str) -> None:
    assert by_us([sentence]) == [by_the_model(sentence)]


@pytest.mark.parametrize("gaps", [[0, 1, 0], [0, 2, 0], [3, 1, 4], [0, 40, 1]])
def test_joined_sentences_stand_so_far_apart(gaps: list[int]) -> None:
    first, second = "Two men fell.", "Nobody saw it."
    doc = language.joined(language.read([first, second]), gaps)
    assert doc.text == " " * gaps[0] + first + " " * gaps[1] + second + " " * gaps[2]
    assert [s.text for s in doc.sents if s.text.strip()] == [first, second]


def test_nothing_is_read_of_nothing() -> None:
    assert language.read([]) == []
    assert language.joined([], [0]).text == ""
    assert language.joined([], [7]).text == " " * 7


def test_threads_read_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most, plain = [0], [0], Entities.fill

    def slowly(self: Entities, docs: list[Doc]) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.02)
        plain(self, docs)
        inside[0] -= 1

    monkeypatch.setattr(Entities, "fill", slowly)
    expected = [rows.tolist() for sentence in SENTENCES[:4] for rows in language.read([sentence])]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda sentence: language.read([sentence])[0].tolist(), SENTENCES[:4]))
    assert found == expected
    assert most == [1]


def parsed_with(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from claims import language; print(language.model().path, len(language.read(['Two men fell.'])[0]))"
    given = os.environ | {language.MODEL_VARIABLE: str(folder)}
    return subprocess.run([sys.executable, "-c", program], env=given, capture_output=True, text=True, check=False)


def test_a_folder_that_is_named_replaces_the_model_of_the_package(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(str(language.model().path), folder)
    assert parsed_with(folder).stdout.split() == [str(folder), "4"]


def test_a_folder_without_a_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    assert f"SettingsError: CLAIMS_MODEL: {tmp_path}: holds no language model" in parsed_with(tmp_path).stderr
