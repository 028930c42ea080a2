"""The Word document is read back by another reading of it, and holds what any text can hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest

from claims.models import Document, Reconciliation
from claims.reporting import Format, Heading, Reviewed, build, write

Sample = Callable[..., Reconciliation]
Documents = tuple[Document, ...]
HOSTILE = '<w:p/> & "x" <script>x</script> \x00\x0b\u202e\ud800\ufffe 😀 漢字 12'
SHOWN = '<w:p/> & "x" <script>x</script>'


def read(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def texts(found: Any) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in found.paragraphs]


def test_headings_quotations_and_lists_are_real_ones(sample: Sample, documents: Documents) -> None:
    found = read(write(Format.DOCX, build(sample(), documents, heading=Heading(title="The storm", author="Ada"))))
    headings = [paragraph.text for paragraph in found.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings[:4] == ["The storm", "Disagreements", "1. Boats lost in the storm, March 2019", "Figure: 9"]
    assert "The ministry told Harbour Wire that 12 fishing boats were lost in the storm." in texts(found)
    lists = [paragraph.text for paragraph in found.paragraphs if paragraph.style.name == "List Bullet"]
    assert "where, same: both: the north coast" in lists
    assert (found.core_properties.title, found.core_properties.author) == ("The storm", "Ada")


def test_the_figure_is_marked_in_its_sentence(sample: Sample, documents: Documents) -> None:
    found = read(write(Format.DOCX, build(sample(), documents)))
    marked = [run.text for paragraph in found.paragraphs for run in paragraph.runs if run.font.highlight_color]
    assert marked == ["Nine", "12"]


@pytest.mark.parametrize(
    "field", ["speaker", "outlet", "title", "document", "speaker_role", "sentence", "translation", "language"]
)
def test_nothing_in_a_claim_becomes_markup(sample: Sample, documents: Documents, field: str) -> None:
    found = read(write(Format.DOCX, build(sample(**{field: HOSTILE}), documents)))
    assert any(SHOWN in line for line in texts(found)) or field in {"title", "language"}


def test_a_note_of_100_kb_is_written_whole(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    note = "boats " * 17_000
    found = read(write(Format.DOCX, build(sample(), documents, reviewed(note=note))))
    assert max(map(len, texts(found))) > 100_000


def test_a_quotation_from_right_to_left_is_marked_as_one(sample: Sample, documents: Documents) -> None:
    content = write(Format.DOCX, build(sample(sentence="غرق 12 قوارب", language="ar"), documents))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("word/document.xml").decode()
    assert (text.count("<w:bidi/>"), 'w:lang w:bidi="ar"' in text) == (1, True)


def test_only_addresses_of_the_web_are_linked(sample: Sample, documents: Documents) -> None:
    for address, expected in (("https://tide.example/a?b=1&c=2", 1), ("javascript:alert(1)", 0)):
        content = write(Format.DOCX, build(sample(url=address), documents))
        links = [part for part in read(content).part.rels.values() if part.is_external]
        assert len(links) == expected
