"""Tables → claims tied to their cells, with the fields that the same words have in running text."""

from __future__ import annotations

import pytest

from claims import pipeline
from claims.documents.given import Given
from claims.documents.tables.delimited import read
from claims.extraction.tables.reading import WHOLE
from claims.models import Claim, Document, Said, TableMapping

LOSSES = "Region,Month,Killed\nOltra,March 2024,120\nTorvik,March 2024,44\nTotal,March 2024,164\n"


def document(text: str, *mappings: TableMapping, **fields: str) -> Document:
    taken = read(Given(text.encode(), "t.csv", "t.csv", lambda _: None))
    told = {"published": "2024-09-01", "outlet": "Ministry of Health", **fields}
    return Document.model_validate(
        {"name": "t.csv", "text": taken.text, "layout": taken.layout, "media": "text/csv", "mappings": mappings, **told}
    )


def claims(given: Document) -> tuple[Claim, ...]:
    (reading,) = pipeline.readings([given], every_number=False)
    return reading.claims


def test_a_claim_carries_its_cell_its_headings_and_its_row_word_for_word() -> None:
    first = claims(given := document(LOSSES))[0]
    assert (first.cell, first.headings, first.text) == ("C2", ("Oltra", "March 2024", "Killed"), "120")
    assert given.text[first.start : first.end] == first.text
    assert first.sentence == "Region: Oltra | Month: March 2024 | Killed: 120"
    assert given.text[first.sentence_start :].startswith(first.sentence)
    assert first.reason == "a cell of a table, by its headings: “In Oltra, in March 2024, people killed: 120”"
    assert (first.speaker_name, first.speaker_reason) == ("Ministry of Health", "the table is theirs")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (LOSSES, "In March 2024, 120 people were killed in Oltra."),
        ("Country,Year,Wheat production (thousand tonnes)\nFrance,2023,5.25\n", "In 2023, wheat production in France was 5.25 thousand tonnes."),
        ("Region,Quarter,Civilians injured\nOltra,Q1 2024,31\n", "In Q1 2024, 31 civilians were injured in Oltra."),
        ("Region,Year,Unemployment rate (%)\nScotland,2023,4.2\n", "The unemployment rate was 4.2% in Scotland in 2023."),
        ("Country,Year,People displaced (thousand)\nSudan,2023,12.5\n", "12.5 thousand people were displaced in Sudan in 2023."),
    ],
)  # fmt: skip
def test_a_cell_says_what_the_same_words_say_in_running_text(table: str, sentence: str) -> None:
    cell = claims(document(table))[0]
    (text,) = claims(Document(name="s", text=sentence, published="2024-09-01"))[:1]
    fields = ("low", "high", "unit", "counted_kind", "event", "status", "period_start", "period_end", "bound")
    assert {name: getattr(cell, name) for name in fields} == {name: getattr(text, name) for name in fields}


def test_a_column_is_given_to_its_last_place_whichever_figures_end_in_noughts() -> None:
    assert [claim.resolution for claim in claims(document(LOSSES))] == [1.0, 1.0, 1.0]
    rounded = LOSSES.replace("120", '"1,200"').replace("44", "400").replace("164", '"1,600"')
    assert [claim.resolution for claim in claims(document(rounded))] == [10.0, 10.0, 10.0]


def test_a_row_of_totals_is_the_whole_of_its_parts() -> None:
    first, second, total = claims(document(LOSSES))
    assert (first.part_of, second.part_of, total.part_of) == (total.id, total.id, None)
    assert (total.place, total.scope, first.part_cue) == (WHOLE, ("in_total",), "Total")


@pytest.mark.parametrize(
    ("regions", "whole", "expected"),
    [
        (("Lviv", "Kharkiv"), None, "Ukraine"),
        (("Oltra", "Torvik"), "Norland", "Norland"),
        (("Lviv", "Lyon"), None, WHOLE),
    ],
)
def test_a_total_stands_for_what_was_told_or_for_the_country_of_all_its_places(
    regions: tuple[str, str], whole: str | None, expected: str
) -> None:
    text = LOSSES.replace("Oltra", regions[0]).replace("Torvik", regions[1])
    parts = {"what": (Said(words="people killed"),), "where": (Said(column="A"),), "when": (Said(column="B"),)}
    mapping = TableMapping(header=(1,), values=("C",), whole=whole, **parts)
    assert claims(document(text, mapping))[-1].place == expected


def test_what_a_person_told_goes_before_what_headings_say() -> None:
    mapping = TableMapping(
        header=(1,), values=("C",), what=(Said(words="civilians injured"),), where=(Said(column="A"),),
        when=(Said(words="2023"),), publisher="the army", by="A. Reviewer",
    )  # fmt: skip
    first = claims(document(LOSSES, mapping))[0]
    assert (first.event, first.counted_kind, first.period_start, first.speaker_name) == (
        "injured",
        "civilian",
        "2023-01-01",
        "the army",
    )
    assert first.reason.startswith("a cell of a table, as A. Reviewer told: “In Oltra, in 2023, civilians injured")


def test_a_table_that_is_left_alone_or_not_understood_makes_no_claims() -> None:
    assert claims(document(LOSSES, TableMapping())) == ()
    (reading,) = pipeline.readings([document("Ministry,Staff\nHealth,12\nWar,9\n")], every_number=False)
    assert reading.claims == ()
    assert reading.notices[0].startswith(
        "t.csv: the table is kept, and makes no claims yet: it is not known what column A"
    )


def test_the_same_table_gives_the_same_claims_and_every_number_of_it_is_shown() -> None:
    given = document(LOSSES)
    assert claims(given) == claims(given)
    assert [row.text for row in pipeline.inspect([given])] == ["120", "44", "164"]


def test_marks_and_signs_beside_figures_are_read_and_dashes_are_nothing() -> None:
    found = claims(
        document("Region;Year;Houses damaged\nOltra;2021;~40\nTorvik;2021;88*\nNorvik;2021;–\nSulvik;2021;30+\n")
    )
    assert [(one.text, one.bound, one.low, one.cell) for one in found] == [
        ("~40", "about", found[0].low, "C2"), ("88", "exact", 88.0, "C3"), ("30+", "at_least", 30.0, "C5"),
    ]  # fmt: skip
    assert found[0].low is not None
    assert found[0].low < 40
