"""The paragraph holds every figure with its voice and its report, and not one word that the record has not."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claims.models import Claim, Document, Reconciliation, Side
from claims.reporting import Reviewed, build, paragraph, phrases, words
from claims.reporting.escaping import visible
from claims.reporting.record import Disagreement, Judgement, ReportSide
from claims.terms import NumberKind, RelationKind, VerdictCode

Sample = Callable[..., Reconciliation]
Documents = tuple[Document, ...]
WORD = re.compile(r"\w+")


def only(sample: Reconciliation, documents: Documents, reviewed: Reviewed | None = None) -> Disagreement:
    (item,) = build(sample, documents, reviewed).disagreements
    return item


def test_each_figure_has_its_speaker_role_relay_outlet_and_date(sample: Sample, documents: Documents) -> None:
    assert paragraph.plain(only(sample(), documents)) == (
        "Boats lost in the storm, March 2019: sources disagree. Lena Moreau, coastguard chief, gave nine (The Tide, March 2019). "
        "The ministry, through Harbour Wire, gave 12 (The Tide, 4 March 2019)."
    )


def test_a_report_with_an_address_is_linked(sample: Sample, documents: Documents) -> None:
    text = paragraph.rich(only(sample(url="https://tide.example/a?b=1&c=2"), documents))
    assert '<a href="https://tide.example/a?b=1&amp;c=2">The Tide, 4 March 2019</a>' in text
    assert "href" not in paragraph.rich(only(sample(url="javascript:alert(1)"), documents))


def test_an_outlet_in_its_own_words_is_not_named_twice(sample: Sample, documents: Documents) -> None:
    item = only(sample(speaker=None, relayed_by=()), documents)
    assert "The Tide, in its own words, gave 12 (4 March 2019)." in paragraph.plain(item)


def test_copies_of_one_statement_are_named_together(sample: Sample, documents: Documents) -> None:
    item = only(sample(), documents)
    side = item.sides[1]
    copy = side.claims[0].model_copy(update={"id": "copy", "outlet": "Evening Mail"})
    doubled = item.model_copy(
        update={"sides": (item.sides[0], ReportSide(side=side.side, claims=(*side.claims, copy)))}
    )
    assert "gave 12 (The Tide, 4 March 2019; Evening Mail, 4 March 2019)." in paragraph.plain(doubled)


def test_an_explanation_is_told(sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents) -> None:
    item = only(sample(), documents, reviewed(explained_by="definition", explained_how="one counts boats sunk"))
    assert paragraph.plain(item).endswith(" Both can be true: one counts boats sunk.")


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
DATE = st.sampled_from([None, "2019", "2019-03", "2019-03-04"])
FIELDS = {"text": TEXT, "counted": TEXT, "speaker": TEXT, "speaker_name": TEXT, "speaker_role": TEXT, "organisation": TEXT,
          "outlet": TEXT, "url": st.sampled_from([None, "https://a.example/b"]), "language": st.sampled_from([None, "ar"])}  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    given = {name: draw(strategy) for name, strategy in FIELDS.items()}
    figure = draw(st.integers(0, 10**7))
    return Claim.model_validate(
        given | {"id": "c", "document": draw(TEXT), "document_id": "d", "start": 0, "end": 1, "kind": NumberKind.CLAIM, "reason": "",
                 "low": figure, "high": figure, "sentence": "", "sentence_start": 0, "extractor": "", "published": draw(DATE),
                 "relayed_by": tuple(draw(st.lists(TEXT, max_size=2))), "cue": draw(TEXT)}
    )  # fmt: skip


@st.composite
def disagreements(draw: st.DrawFn) -> Disagreement:
    sides = draw(st.lists(st.lists(claims(), min_size=1, max_size=2), min_size=1, max_size=3))
    given: dict[str, Any] = {
        "id": "d", "question": "q", "label": draw(TEXT), "kind": draw(st.sampled_from(sorted(words.KINDS))), "severity": 0.5,
        "sides": tuple(ReportSide(side=Side(low=1, high=1, claim_ids=(), origins=1), claims=tuple(side)) for side in sides),
        "speakers": 1, "relays": 0, "origins": 1, "explanation": "", "both_true_if": "", "reasons": (),
        "judgement": Judgement(verdict=VerdictCode.EXPLAINED, explained_how=draw(TEXT)),
    }  # fmt: skip
    return Disagreement.model_validate(given)


def known(item: Disagreement) -> set[str]:
    """Every word of the record that a paragraph may use, its dates and numbers as they are written in prose."""
    texts = [
        item.label,
        phrases.question(item.label),
        phrases.kind(RelationKind(item.kind)),
        item.judgement.explained_how,
    ]
    for side in item.sides:
        for claim in side.claims:
            texts += [claim.text, claim.counted, claim.speaker, claim.speaker_name, claim.speaker_role, claim.organisation,
                      claim.outlet, claim.document, *claim.relayed_by, phrases.date(claim.published),
                      phrases.interval(claim.low, claim.high)]  # fmt: skip
    return {word.casefold() for text in texts if text for word in WORD.findall(visible(text))}


@given(disagreements())
def test_every_word_comes_from_the_record_or_from_a_fixed_list(item: Disagreement) -> None:
    used = {word.casefold() for word in WORD.findall(paragraph.plain(item))}
    assert used - known(item) - paragraph.GLUE == set()


class Text(HTMLParser):
    """The text of some HTML, and its tags."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", set[str]()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(disagreements())
def test_the_rich_paragraph_says_what_the_plain_one_says(item: Disagreement) -> None:
    read = Text(paragraph.rich(item))
    assert (read.text, read.tags - {"p", "a"}) == (paragraph.plain(item), set())
