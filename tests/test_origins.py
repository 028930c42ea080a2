from __future__ import annotations

import pytest

from claims import sources
from claims.decisions import CopyDecision, Decided, TranslationDecision
from claims.models import Alike, Claim, Told
from claims.origins import Known, known, near_identical, originals, origins, relays, same_statement, why_same
from claims_by_hand import claim, ids


def behind(told: list[Claim]) -> tuple[tuple[str, ...], ...]:
    by_claim = sources.of(told).by_claim
    return origins(told, {one.id: by_claim[one.id].id for one in told})


def same_voice(a: Claim, b: Claim) -> bool:
    return sources.of((a, b)).same(a, b)


def test_one_named_speaker_in_two_outlets_is_one_origin() -> None:
    told = [
        claim(12, report=report, speaker_name="Mira Tolland", relayed_by=(relay,))
        for report, relay in zip("ab", ("AFP", "TASS"), strict=True)
    ]
    assert (behind(told), relays(told)) == ((tuple(ids(told)),), 2)


def test_the_police_of_one_report_are_not_the_police_of_another() -> None:
    assert not same_voice(claim(12, report="a", speaker="police"), claim(12, report="b", speaker="police"))


def test_two_outlets_in_their_own_words_are_two_origins() -> None:
    assert len(behind([claim(12, report="a"), claim(12, report="b")])) == 2


def test_a_report_without_speaker_and_outlet_speaks_for_itself() -> None:
    told = [claim(12, report=report, outlet=None) for report in "ab"]
    assert (same_voice(told[0], told[0]), same_voice(*told)) == (True, False)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Mira Tolland", "Tolland", True),
        ("Mira Tolland", "Mira Tolland", True),
        ("Mira Tolland", "Jon Tolland", False),
        ("he", "he", False),
    ],
)
def test_a_short_name_is_the_same_speaker_and_a_pronoun_is_not(a: str, b: str, expected: bool) -> None:
    assert same_voice(claim(1, report="a", speaker_name=a), claim(1, report="b", speaker_name=b)) is expected


def test_wire_copy_with_one_word_changed_is_near_identical() -> None:
    a = "Twelve people died on Monday when a crane fell on the quay of Port Sarn."
    assert [
        near_identical(a, b)
        for b in (a.replace("on Monday", "Monday"), "Twelve cranes were sold at an auction in Port Sarn on Friday.")
    ] == [True, False]


def test_one_agency_tag_makes_two_copies_one_origin() -> None:
    told = [
        claim(12, report=report, sentence=text)
        for report, text in (("a", "PORT SARN (AP) - Twelve died."), ("b", "SARN (AP): a dozen, 12, had died there."))
    ]
    assert same_statement(*told, same_source=same_voice(*told))


def test_another_figure_is_never_the_same_statement() -> None:
    told = claim(12, speaker_name="Mira Tolland"), claim(13, speaker_name="Mira Tolland")
    assert (same_voice(*told), same_statement(*told, same_source=True)) == (True, False)


def translated(*pairs: tuple[str, str | None]) -> dict[str, str]:
    rows = [TranslationDecision(id="", reviewer="Ann", at="", document=a, original=b) for a, b in pairs]
    return originals(rows)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], {}),
        ([("b", "a")], {"a": "a", "b": "a"}),
        ([("b", "a"), ("c", "b")], {"a": "a", "b": "a", "c": "a"}),
        ([("c", "b"), ("b", "a")], {"a": "a", "b": "a", "c": "a"}),
        ([("b", "a"), ("b", None)], {}),
        ([("b", "a"), ("b", "c")], {"b": "c", "c": "c"}),
        ([("b", "a"), ("a", "b")], {"a": "a", "b": "a"}),
        ([("d", "b"), ("b", "a"), ("a", "b")], {"a": "a", "b": "a", "d": "a"}),
        ([("b", "b")], {}),
    ],
)
def test_a_document_goes_back_to_its_first_original(
    pairs: list[tuple[str, str | None]], expected: dict[str, str]
) -> None:
    assert translated(*pairs) == expected


def test_two_speakers_of_a_report_stay_two_in_its_translation() -> None:
    told = [
        claim(12, report=report, speaker=speaker, start=start)
        for report in "ab"
        for start, speaker in ((0, f"police {report}"), (40, f"mayor {report}"))
    ]
    by_claim = sources.of(told).by_claim
    of = {one.document_id: told[0].document_id for one in told}
    found = origins(told, {one.id: by_claim[one.id].id for one in told}, Known(of))
    assert found == ((told[0].id, told[2].id), (told[1].id, told[3].id))


def test_another_figure_of_a_translation_is_no_copy() -> None:
    told = [claim(12, report="a"), claim(13, report="b")]
    by_claim = sources.of(told).by_claim
    of = {one.document_id: told[0].document_id for one in told}
    assert len(origins(told, {one.id: by_claim[one.id].id for one in told}, Known(of))) == len(told)


def retold(known: Known, **fields: str) -> bool:
    told = [
        claim(12, report=report, document_id=report, sentence=text, **fields)
        for report, text in (
            (
                "a",
                "Twelve sailors were lost when the trawler Ran sank off the cape in the night, her owners said in a letter.",
            ),
            ("b", "Twelve sailors were lost when the trawler Ran sank."),
        )
    ]
    return same_statement(*told, same_source=False, known=known)


def test_a_shortened_sentence_is_one_statement_in_copies_of_one_text_alone() -> None:
    alike = (Alike(a="a", b="b", share=0.9, of_longer=0.6),)
    row = {"id": "1", "reviewer": "Ann", "at": "2021-05-05T10:00:00Z", "a": "b", "b": "a"}
    parted = CopyDecision.model_validate(row | {"same": False})
    joined = CopyDecision.model_validate(row | {"same": True})
    told = [
        Decided(),
        Decided(alike=alike),
        Decided(alike=alike, on_copies=(parted,)),
        Decided(on_copies=(parted, joined)),
    ]
    assert [retold(known(one)) for one in told] == [False, True, False, True]


def test_two_whom_copies_name_for_one_figure_stay_two() -> None:
    alike = known(Decided(alike=(Alike(a="a", b="b", share=1.0, of_longer=1.0),)))
    told = [
        claim(12, report=report, document_id=report, speaker_name=who, sentence=f"The {who} counted 12 sailors.")
        for report, who in (("a", "defence ministry of Norland"), ("b", "foreign ministry of Norland"))
    ]
    assert [
        same_statement(*pair, same_source=False, known=alike)
        for pair in (told, [told[0], told[0].model_copy(update={"document_id": "b"})])
    ] == [False, True]


def test_a_figure_without_a_speaker_in_two_texts_of_one_agency_is_one_statement() -> None:
    told = [
        Decided(documents=(Told(document_id="a", wires=names), Told(document_id="b", wires=("AFP",))))
        for names in (("AFP", "DPA"), ("DPA",))
    ]
    assert [retold(known(one)) for one in told] == [True, False]


@pytest.mark.parametrize(
    ("speakers", "days", "expected"),
    [
        (("the fire chief", "The fire chief"), ("2021-05-04", "2021-05-04"), True),
        (("the fire chief", "fire chief"), ("2021-05-04", "2021-05-05"), True),
        (("police", "the police"), ("2021-05-04", "2021-05-04"), True),
        (("the fire chief", "the fire chief"), ("2021-05-04", "2021-05-08"), False),
        (("the fire chief", "the fire chief"), ("2021-05-04", None), False),
        (("the fire chief", "the mayor"), ("2021-05-04", "2021-05-04"), False),
        (("a witness", "a witness"), ("2021-05-04", "2021-05-04"), False),
        (("residents", "residents"), ("2021-05-04", "2021-05-04"), False),
        (("officials", "officials"), ("2021-05-04", "2021-05-04"), False),
        (("he", "he"), ("2021-05-04", "2021-05-04"), False),
    ],
)
def test_an_office_that_two_outlets_quote_with_one_figure_on_one_day_is_one_statement(
    speakers: tuple[str, str], days: tuple[str, str | None], expected: bool
) -> None:
    told = [
        claim(9, report=report, speaker=who, published=day, as_of=None)
        for report, who, day in zip("ab", speakers, days, strict=True)
    ]
    assert same_statement(*told, same_source=False) is expected


def test_an_office_that_gives_another_figure_makes_another_statement() -> None:
    told = [claim(figure, report=report, speaker="the fire chief") for figure, report in ((9, "a"), (11, "b"))]
    assert not same_statement(*told, same_source=False)


def test_a_side_says_in_words_why_its_statements_are_one() -> None:
    told = [
        claim(12, report=report, document_id=report, sentence=f"Twelve sailors were lost {report}.") for report in "ab"
    ]
    whole = [why_same(*told, same_source=False, known=known(Decided(alike=(one,)))) for one in (
        Alike(a="a", b="b", share=0.93, of_longer=0.9), Alike(a="a", b="b", share=0.93, of_longer=0.4), Alike(a="a", b="b"),
    )]  # fmt: skip
    assert whole == [
        "copies: 93 % of the words of the two reports are the same",
        "copies: 93 % of the words of the shorter report stand in the longer one, 40 % of whose words they are",
        "a reviewer marked the two reports as copies",
    ]
