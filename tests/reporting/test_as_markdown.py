from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from claims.decisions import Annotation
from claims.models import Document, Reconciliation
from claims.reporting import Reviewed, build, markdown
from claims.reviews import Status
from claims.terms import VerdictCode

Sample = Callable[..., Reconciliation]
Verdicts = Callable[..., Reviewed]
Documents = tuple[Document, ...]

EXPECTED = """\
# Where sources disagree

Documents dated: March 2019 to 4 March 2019  
Read by: claims

2 documents read, 3 figures found, 1 question asked of them. 1 disagreement among the 3 of 3 figures that could be compared.

## Disagreements

### 1\\. Boats lost in the storm, March 2019

**9 – 12** · sources disagree · 2 speakers, 1 relay · severity high

**Verdict:** none yet

9 and 12 cannot both be the number of boats lost

#### Figure: 9

Lena Moreau (coastguard chief)  
The Tide, March 2019

> **Nine** boats sank, said coastguard chief Lena Moreau.

south.txt, figure at 100–104, sentence at 100–151; claim south; claims

#### Figure: 12

The ministry, through Harbour Wire  
The Tide, 4 March 2019

> The ministry told Harbour Wire that **12** fishing boats were lost in the storm.

north.txt, figure at 136–138, sentence at 100–176; claim north; claims

**Both can be true if:** one counts boats sunk, the other boats lost.

Why this was flagged:

- where, same: both: the north coast

## Sums and parts that agree

- 3 = 1 + 2 (lone.txt at 110–111)

## What was not compared

3 of 3 figures could be compared; each has a partner.

## Documents

- **north.txt**: Storm, The Tide, 4 March 2019; id ID, SHA-256 HASH
- **south.txt**: The Tide, March 2019; id ID, SHA-256 HASH
"""  # noqa: W291 - two spaces are Markdown's line break


def test_the_whole_report_reads_as_expected(sample: Sample, documents: Documents) -> None:
    text = markdown(build(sample(), documents))
    text = re.sub(r"claims [\d.]+ rules \d+", "claims", text)
    text = re.sub(r"id [0-9a-f]{16}, SHA-256 [0-9a-f]{64}", "id ID, SHA-256 HASH", text)
    assert text == EXPECTED


def test_equal_input_in_another_order_gives_equal_bytes(sample: Sample, documents: Documents) -> None:
    assert markdown(build(sample(), documents[::-1])) == markdown(build(sample(), documents))


def test_the_suggested_figure_is_left_out(sample: Sample, documents: Documents) -> None:
    assert "suggest" not in markdown(build(sample(), documents)).lower()


def test_a_verdict_and_its_note_are_printed(sample: Sample, reviewed: Verdicts, documents: Documents) -> None:
    text = markdown(
        build(sample(), documents, reviewed(note="*see* call", explained_by="time", explained_how="May, June"))
    )
    assert (
        "**Verdict:** Explained: both can be true (Ada, 2 January 2020, 08:30 UTC)  \nBoth hold because they are of different times: May, June  \nNote: \\*see\\* call\n"
        in text
    )


def test_a_reopened_verdict_says_what_is_new(sample: Sample, reviewed: Verdicts, documents: Documents) -> None:
    again = reviewed(VerdictCode.CONFIRMED, status=Status.REOPENED, changes=("a third statement",))
    text = markdown(build(sample(), documents, again))
    assert "**Verdict before new evidence:** Sources disagree: confirmed" in text
    assert "New since then:\n\n- a third statement\n" in text


def test_a_flag_that_no_longer_stands_is_told_with_its_reason(
    sample: Sample, reviewed: Verdicts, documents: Documents
) -> None:
    closed = reviewed(status=Status.CLOSED, reason="closed by a correction of Ada")
    nothing = sample().model_copy(update={"discrepancies": ()})
    expected = "- Boats lost: closed by a correction of Ada; verdict: Explained: both can be true (Ada, 2 January 2020, 08:30 UTC)"
    assert expected in markdown(build(nothing, documents, closed)).splitlines()


def test_no_disagreement_is_never_said_without_what_could_be_compared(documents: Documents) -> None:
    nothing = Reconciliation(claims=(), questions=(), relations=(), discrepancies=(), checks=())
    assert "No disagreements among the 0 of 0 figures that could be compared." in markdown(build(nothing, documents))


def test_a_correction_is_printed_with_what_stood_before(
    sample: Sample, correction: Annotation, documents: Documents
) -> None:
    reconciliation = sample()
    text = markdown(
        build(reconciliation, documents, Reviewed(annotations=(correction,), as_read=reconciliation.claims))
    )
    assert (
        "- “12”, The ministry (north.txt at 136–138): where is north coast instead of sea "
        "(Ada, 2 January 2020): see map"
    ) in text.splitlines()


def test_a_correction_that_was_taken_back_is_not_printed(
    sample: Sample, correction: Annotation, documents: Documents
) -> None:
    back = correction.model_copy(update={"id": "a2", "withdraws": "a1"})
    text = markdown(build(sample(), documents, Reviewed(annotations=(correction, back))))
    assert "Corrections" not in text


HOSTILE = "<script>x</script> 12 **men** [a](javascript:b) | # ![i](http://h/p.png) `c` $x$ :red[r]"


@pytest.mark.parametrize("field", ["speaker", "outlet", "title", "document", "speaker_role"])
def test_nothing_in_a_field_becomes_markup(sample: Sample, documents: Documents, field: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(build(sample(**{field: HOSTILE}), documents)))
    inline = {child.type for token in tokens for child in token.children or []}
    assert inline <= {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close"}
    assert not [token for token in tokens if token.type.startswith("html")]


def test_a_hostile_sentence_is_shown_as_it_stands_with_its_figure_lit(sample: Sample, documents: Documents) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(build(sample(sentence=HOSTILE), documents)))
    quotes = [tokens[place + 2].children or [] for place, token in enumerate(tokens) if token.type == "blockquote_open"]
    assert "".join(part.content for part in quotes[1]) == HOSTILE
    assert [part.type for part in quotes[1]].count("strong_open") == 1


@pytest.mark.parametrize("sentence", ["US$12m was lost", "(12) lost", "x12y lost", "at 12", "12"])
def test_a_figure_inside_other_signs_leaves_no_stray_marks(sample: Sample, documents: Documents, sentence: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(build(sample(sentence=sentence), documents)))
    quotes = ["".join(part.content for part in tokens[place + 2].children or [])
              for place, token in enumerate(tokens) if token.type == "blockquote_open"]  # fmt: skip
    assert quotes[1] == sentence
