"""The PDF is read back by another library, and holds what any text can hold."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from claims.errors import ClaimsError
from claims.models import Document, Reconciliation
from claims.reporting import Format, Heading, Reviewed, build, write

Sample = Callable[..., Reconciliation]
Documents = tuple[Document, ...]
HOSTILE = '#panic() $x$ *b* <script>x</script> [a](b) \\ #import "@preview/x" \x00\u202e\ud800 😀 漢字 12'


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text(found: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in found.pages).split())


def test_the_pages_tell_the_report_with_title_author_and_bookmarks(sample: Sample, documents: Documents) -> None:
    head = Heading(title="The storm", author="Ada Byron")
    found = read(write(Format.PDF, build(sample(), documents, heading=head)))
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == ("The storm", "Ada Byron")
    assert "The ministry told Harbour Wire that 12 fishing boats were lost in the storm." in text(found)
    assert "1. Boats lost in the storm, March 2019" in str(found.outline)


def test_the_date_of_the_file_is_the_record_s_own(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    found = read(write(Format.PDF, build(sample(), documents, reviewed())))
    assert found.metadata is not None
    assert str(found.metadata.creation_date) == "2020-01-02 08:30:00+00:00"


@pytest.mark.parametrize("field", ["speaker", "outlet", "title", "document", "speaker_role", "sentence", "translation"])
def test_nothing_in_a_claim_is_taken_for_markup(sample: Sample, documents: Documents, field: str) -> None:
    shown = text(read(write(Format.PDF, build(sample(**{field: HOSTILE}), documents))))
    assert "#panic() $x$ *b* <script>x</script> [a](b)" in shown or field == "title"


def test_a_note_of_100_kb_is_set_whole(sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents) -> None:
    note = "boats " * 16_000 + HOSTILE
    found = read(write(Format.PDF, build(sample(), documents, reviewed(note=note))))
    assert text(found).count("boats") > 16_000


def test_words_of_every_script_are_set(sample: Sample, documents: Documents) -> None:
    for sentence in ("غرق 12 قوارب", "Затонуло 12 лодок", "Խորտակվել է 12 նավակ", "12 船が沈んだ"):
        content = write(Format.PDF, build(sample(sentence=sentence), documents))
        assert content.startswith(b"%PDF")


def test_equal_reports_give_equal_bytes(sample: Sample, documents: Documents) -> None:
    for form in Format:
        assert write(form, build(sample(), documents)) == write(form, build(sample(), documents[::-1]))


def test_more_than_a_pdf_or_a_word_document_can_hold_is_told(sample: Sample, documents: Documents) -> None:
    report = build(sample(), documents)
    many = report.model_copy(update={"disagreements": report.disagreements * 1_001})
    for form in (Format.PDF, Format.DOCX):
        with pytest.raises(ClaimsError, match="1,001 disagreements are too many for a"):
            write(form, many)
