"""The documents of a case in the app: the list, one document with its numbers lit, claims by hand, translations."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

import pytest

import by_hand
import stories_by_hand as stories
from claims import ids
from claims.decisions import BY_HAND, ClaimByHand
from claims.desk import Desk
from claims.models import Document

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]
EVIL = "<script>alert(1)</script> <b>12 boats</b> [x](javascript:alert(1)) were lost."


def html(app: AppTest) -> str:
    """The page's own HTML, style and script left out."""
    parts = [part.proto.body for part in app.get("html")]
    return "\n".join(part for part in parts if not part.startswith(("<style>", "<script>")))


def seen(app: AppTest) -> str:
    """What a reader sees of it, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html(app))).split())


def told(app: AppTest) -> str:
    """All that is said beside it."""
    return " ".join(
        str(part.value) for sort in (app.caption, app.info, app.warning, app.error, app.markdown) for part in sort
    )


def button(app: AppTest, label: str) -> AppTest:
    """The app after a click on the button of that label."""
    return next(button for button in app.button if button.label == label).click().run()


def fill(app: AppTest, **values: str) -> None:
    """Fill the fields in by their labels, `_` for a blank."""
    for label, value in values.items():
        wanted = label.replace("_", " ")
        field = next(f for f in [*app.text_input, *app.text_area, *app.selectbox] if f.label == wanted)
        field.set_value(value)


@pytest.fixture
def page(app: AppTest) -> Callable[..., AppTest]:
    """Opens a document on its page, with further parts of the address."""

    def go(document: Document, **query: str) -> AppTest:
        app.switch_page("claims/ui/pages/document.py")
        app.query_params["id"] = ids.document_id(document)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return go


@pytest.fixture
def armenian(desk: Desk) -> Document:
    """A report in Armenian, of which nothing is read, in the unnamed case."""
    made = by_hand.report("hy").model_copy(update={"case": None})
    desk.add(made, ())
    return made


def enter(app: AppTest, words: str, **fields: str) -> AppTest:
    """Paste words, find them, fill the fields in, and keep the claim."""
    fill(app, Your_name="Ada")
    fill(app, **{"The document’s own words": words})
    button(app, "Find these words")
    fill(app, **fields)
    return button(app, "Keep this claim")


def test_an_empty_store_tells_how_to_begin(app: AppTest) -> None:
    app.switch_page("claims/ui/pages/document.py").run()
    assert (app.title[0].value, "No documents yet" in told(app)) == ("Documents", True)


@pytest.mark.usefixtures("disagreement")
def test_the_list_has_every_document_with_its_outlet_date_and_claims(app: AppTest) -> None:
    app.switch_page("claims/ui/pages/document.py").run()
    assert ("The Tide · 4 March 2019 · 1 claim" in seen(app), "2 documents, the latest first." in told(app)) == (
        True,
        True,
    )


@pytest.mark.usefixtures("disagreement", "armenian")
def test_the_list_is_searched_and_opened(app: AppTest) -> None:
    app.switch_page("claims/ui/pages/document.py").run()
    fill(app, Search="paper hy")
    app.run()
    assert ("1 document with “paper hy”" in told(app), "The Tide" in seen(app)) == (True, False)
    button(app, "Open")
    assert "Language Armenian File hy.txt" in seen(app)


def test_a_long_list_is_paged(app: AppTest, add: Add) -> None:
    for place in range(30):
        add(f"Some {place} boats were lost.", str(place), place)
    app.switch_page("claims/ui/pages/document.py").run()
    first = "1 – 25 of 30" in told(app)
    button(app, "Further down")
    second = "26 – 30 of 30" in told(app)
    button(app, "Earlier in the list")
    assert (first, second, "1 – 25 of 30" in told(app)) == (True, True, True)


def test_every_number_is_lit_with_what_became_of_it_and_why(add: Add, page: Callable[..., AppTest]) -> None:
    app = page(add("On 4 March, 12 boats were lost. Lena Moreau, 54, left at 9:30.", "12", 12))
    assert not app.exception
    found = re.findall(r'class="ct-n ([a-z]*)"[^>]*>([^<]*)<span class="ct-tip"[^>]*>([^<]*)</span>', html(app))
    assert [(kind, words, why.split(":")[0]) for kind, words, why in found] == [
        ("", "4 March", "No claim, a date"),
        ("claim", "12", "Claim"),
        ("", "54", "No claim, an age"),
        ("", "9:30", "No claim, a time of day"),
    ]
    assert "1 claim 1 date 1 time of day 1 age" in seen(app)


def test_what_is_known_of_a_document_is_shown_with_where_its_date_was_found(
    desk: Desk, page: Callable[..., AppTest]
) -> None:
    made = Document(
        name="a.txt", text="Nothing.", title="A title", outlet="The Tide", published="2019-03", url="https://example.org/a", published_from="page",
    )  # fmt: skip
    desk.add(made, ())
    app = page(made)
    assert (
        "Outlet The Tide Published March 2019, date given on the page Address https://example.org/a File a.txt Length 8 characters"
        in seen(app)
    )
    assert "The program found no number in this text." in told(app)


def test_an_address_that_is_none_of_the_web_is_no_link(desk: Desk, page: Callable[..., AppTest]) -> None:
    made = Document(name="a.txt", text="Nothing.", url="javascript:alert(1)")
    desk.add(made, ())
    assert ("javascript:alert(1)" in seen(page(made)), "href" in html(page(made))) == (True, False)


def test_text_and_titles_are_shown_and_never_run(add: Add, page: Callable[..., AppTest]) -> None:
    app = page(add(EVIL, "12", 12, document={"name": "<img src=x>.txt", "title": "<script>x</script>"}))
    assert not app.exception
    assert (
        "<script" in html(app),
        "<img" in html(app),
        EVIL in unescape(re.sub(r"<span class=\"ct-tip.*?</span>|</?(?:a|p|span)\b[^>]*>", "", html(app))),
    ) == (False, False, True)


def test_a_document_in_another_language_is_told_to_be_left_unread(
    armenian: Document, page: Callable[..., AppTest]
) -> None:
    app = page(armenian)
    assert "The program reads English, and its language is given as Armenian." in told(app)


@pytest.mark.parametrize("where", ["start", "queue", "not_compared"])
def test_documents_that_are_not_in_english_are_told_wherever_a_case_is_counted(
    armenian: Document, disagreement: tuple[Document, Document], app: AppTest, where: str
) -> None:
    assert len({armenian.name, *(one.name for one in disagreement)}) == 3
    app.switch_page(f"claims/ui/pages/{where}.py").run()
    assert "1 document is not in English: its figures are left to claims by hand." in told(app)


def test_every_line_has_its_own_direction(desk: Desk, page: Callable[..., AppTest]) -> None:
    made = Document(name="ar.txt", text=f"{by_hand.ARABIC}\nAn English line.", language="ar")
    desk.add(made, ())
    assert html(page(made)).count('<p dir="auto">') == 2


def test_a_claim_leads_to_the_disagreement_it_stands_in(
    disagreement: tuple[Document, Document], page: Callable[..., AppTest]
) -> None:
    app = page(disagreement[0])
    (claim,) = re.findall(r'href="#(claim-\w+)"', html(app))
    assert f'id="{claim}"' in html(app)
    assert "Disagreement: Boats lost in the storm, March 2019" in told(app)
    assert "Open the disagreement" in [link.proto.label for link in app.get("page_link")]


def test_the_place_that_was_asked_for_is_marked_once(add: Add, page: Callable[..., AppTest]) -> None:
    text = "Some 12 boats were lost.\n\nThe harbour stays closed."
    made = add(text, "12", 12)
    lit = html(page(made, at="5"))
    between = html(page(made, at=str(text.index("harbour"))))
    assert (lit.count('id="here"'), '<a class="ct-n claim here" id="here"' in lit) == (1, True)
    assert re.findall(r'id="here" tabindex="0">([^<]*)<', between) == ["harbour"]


@pytest.mark.parametrize("at", ["", "x", "-4", "99999999999999", "999999", "٣"])
def test_an_address_that_makes_no_sense_shows_the_document(add: Add, page: Callable[..., AppTest], at: str) -> None:
    app = page(add("Some 12 boats were lost.", "12", 12), at=at, part=at)
    assert (list(app.exception), "Some 12 Claim" in seen(app)) == ([], True)


def test_a_document_that_is_not_there_is_told(add: Add, page: Callable[..., AppTest]) -> None:
    add("Some 12 boats were lost.", "12", 12)
    app = page(Document(name="b", text="other"))
    assert "it may have gone since the page was opened" in told(app)


def test_a_long_document_is_sent_a_part_at_a_time(desk: Desk, page: Callable[..., AppTest]) -> None:
    made = Document(name="long.txt", text="\n".join(f"Line {i} of the log was quiet." for i in range(4000)))
    desk.add(made, ())
    app = page(made)
    first = (len(html(app)) < 120_000, "Part 1 of 16" in told(app), "Line 0 " in seen(app))
    button(app, "Next part")
    second = ("Part 2 of 16" in told(app), "Line 0 " in seen(app))
    button(app, "Previous part")
    assert (first, second, "Part 1 of 16" in told(app)) == ((True, True, True), (True, False), True)


def test_the_part_of_a_long_document_is_the_one_with_the_place(desk: Desk, page: Callable[..., AppTest]) -> None:
    text = "\n".join(f"Line {i} of the log was quiet." for i in range(4000))
    made = Document(name="long.txt", text=text)
    desk.add(made, ())
    app = page(made, at=str(text.index("Line 3000 ")))
    assert re.findall(r'id="here"[^>]*>([^<]*)<', html(app)) == ["Line"]


def test_a_claim_by_hand_is_found_kept_and_shown_with_both_texts(
    armenian: Document, page: Callable[..., AppTest], desk: Desk
) -> None:
    app = enter(
        page(armenian), by_hand.WORDS["hy"], Translation_of_the_sentence="The collapse killed 11 people.", Translator="N. P.", Speaker="the mayor's office",
        What_is_counted="person", Event="killed",
    )  # fmt: skip
    assert not app.exception
    (claim,) = desk.store.claims(None)
    kept = (
        claim.text,
        claim.stated,
        claim.event,
        claim.counted_kind,
        claim.speaker_name,
        claim.language,
        claim.extractor,
        claim.entered_by,
    )
    assert kept == ("11", 11, "killed", "person", "the mayor's office", "hy", BY_HAND, "Ada")
    assert ("The collapse killed 11 people." in seen(app), 'class="ct-n hand here"' in html(app)) == (True, True)


def test_a_claim_by_hand_opens_a_disagreement_with_a_read_one(
    add: Add, armenian: Document, page: Callable[..., AppTest], desk: Desk
) -> None:
    add("Some 12 boats were lost.", "12", 12)
    app = enter(page(armenian), by_hand.WORDS["hy"], What_is_counted="boat", Event="destroyed")
    assert [[side.low for side in item.discrepancy.sides] for item in desk.queue(None) if item.discrepancy] == [
        [11, 12]
    ]
    assert "Open the disagreement" in [link.proto.label for link in app.get("page_link")]


def test_words_that_stand_twice_are_asked_about(armenian: Document, page: Callable[..., AppTest], desk: Desk) -> None:
    app = page(armenian)
    fill(app, **{"Your_name": "Ada", "The document’s own words": "11 մարդ"})
    button(app, "Find these words")
    asked = ("These words stand in 2 places." in told(app), "Keep this claim" in [one.label for one in app.button])
    app.radio[0].set_value(1).run()
    button(app, "Keep this claim")
    assert (asked, [claim.start for claim in desk.store.claims(None)]) == (
        (True, False),
        [by_hand.ARMENIAN.rindex("11")],
    )


def test_words_that_do_not_stand_there_are_told(armenian: Document, page: Callable[..., AppTest]) -> None:
    app = page(armenian)
    fill(app, **{"The document’s own words": "12 մարդ"})
    button(app, "Find these words")
    assert "these words do not stand in this document" in told(app)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"Figure": ""}, "the figure is missing"),
        ({"Figure": "many"}, "a number is needed"),
        ({"Start_of_the_period": "June"}, "start of the period: a date"),
        ({"Translator": "N. P."}, "without the translation"),
    ],
)
def test_a_field_that_does_not_fit_is_told_and_what_was_typed_stays(
    armenian: Document, page: Callable[..., AppTest], desk: Desk, fields: dict[str, str], reason: str
) -> None:
    app = enter(page(armenian), by_hand.WORDS["hy"], Place="Gyumri", **fields)
    place = next(field.value for field in app.text_input if field.label == "Place")
    assert (reason in told(app), place, desk.store.claims(None)) == (True, "Gyumri", ())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"Low_end": "10", "High_end": "12"}, (10, 12, None, "range")),
        ({"Low_end": "10"}, (10, None, None, "at_least")),
        ({"Figure": "20"}, (20, 20, 20, "exact")),
    ],
)
def test_a_range_goes_before_the_digits_that_were_found(
    armenian: Document, page: Callable[..., AppTest], desk: Desk, fields: dict[str, str], expected: object
) -> None:
    enter(page(armenian), by_hand.WORDS["hy"], **fields)
    (claim,) = desk.store.claims(None)
    assert (claim.low, claim.high, claim.stated, claim.bound) == expected


def test_nothing_is_kept_without_a_name(armenian: Document, page: Callable[..., AppTest], desk: Desk) -> None:
    app = page(armenian)
    fill(app, **{"The document’s own words": by_hand.WORDS["hy"]})
    button(app, "Find these words")
    button(app, "Keep this claim")
    assert ("Your name is missing" in told(app), desk.store.claims(None)) == (True, ())


def test_a_question_of_the_case_fills_the_fields_in(
    add: Add, armenian: Document, page: Callable[..., AppTest], desk: Desk
) -> None:
    add("Some 12 boats were lost.", "12", 12)
    desk.refresh(None)
    app = page(armenian)
    fill(app, **{"Your_name": "Ada", "The document’s own words": by_hand.WORDS["hy"]})
    button(app, "Find these words")
    (asked,) = desk.store.questions(None)
    next(box for box in app.selectbox if box.label == "Question").set_value(asked.id).run()
    button(app, "Keep this claim")
    assert (list(app.exception), len(desk.store.rows(ClaimByHand, None))) == ([], 1)


def test_a_claim_by_hand_is_taken_back_and_restored(
    armenian: Document, page: Callable[..., AppTest], desk: Desk
) -> None:
    app = enter(page(armenian), by_hand.WORDS["hy"])
    button(app, "Take back")
    gone = len(desk.store.claims(None))
    button(app, "Restore")
    assert (gone, len(desk.store.claims(None))) == (0, 1)


def test_who_enters_the_same_words_later_is_told_and_may_keep_both(
    armenian: Document, page: Callable[..., AppTest], desk: Desk
) -> None:
    app = page(armenian)
    fill(app, **{"Your_name": "Ada", "The document’s own words": by_hand.WORDS["hy"]})
    button(app, "Find these words")
    place = desk.places(None, ids.document_id(armenian), "11 մարդ։")[0].span
    span = place.model_copy(update={"end": place.start + 2})
    desk.enter(None, ids.document_id(armenian), span, by_hand.given("hy"), "", "Ben", expected=())
    button(app, "Keep this claim")
    refused = ("Ben entered these very words as a claim already" in told(app), len(desk.store.claims(None)))
    button(app, "Keep this claim")
    assert (refused, len(desk.store.claims(None))) == ((True, 1), 2)


def test_a_document_is_linked_to_its_original_and_unlinked(
    disagreement: tuple[Document, Document], page: Callable[..., AppTest], desk: Desk
) -> None:
    north, south = disagreement
    app = page(north)
    fill(app, Your_name="Ada", It_is_a_translation_of=ids.document_id(south))
    app.run()
    button(app, "Link to its original")
    linked = (
        desk.translations(None),
        [one.label[:16] for one in app.button if "translation of:" in one.label],
    )
    button(app, "It is no translation of that document")
    assert (linked, desk.translations(None)) == (
        ({ids.document_id(north): ids.document_id(south)}, ["A translation of"]),
        {},
    )


def test_an_original_shows_what_translates_it(
    disagreement: tuple[Document, Document], page: Callable[..., AppTest], desk: Desk
) -> None:
    north, south = (ids.document_id(one) for one in disagreement)
    desk.link_translation(None, north, south, "", "Ada", expected=None)
    app = page(disagreement[1])
    assert [one.label[:13] for one in app.button if "Translated" in one.label] == ["Translated as"]


def test_a_circle_of_translations_is_told(
    disagreement: tuple[Document, Document], page: Callable[..., AppTest], desk: Desk
) -> None:
    north, south = (ids.document_id(one) for one in disagreement)
    desk.link_translation(None, north, south, "", "Ada", expected=None)
    app = page(disagreement[1])
    fill(app, Your_name="Ada", It_is_a_translation_of=north)
    app.run()
    button(app, "Link to its original")
    assert "in a circle" in told(app)


def test_the_original_is_offered_only_while_it_is_kept(desk: Desk, add: Add, page: Callable[..., AppTest]) -> None:
    sha256 = desk.store.keep_original(b"as it came in")
    made = add("Nine boats were lost, said coastguard chief Lena Moreau.", "Nine", 9, document={"original": sha256})
    assert [part.proto.label for part in page(made).get("download_button")] == ["The original file"]
    desk.store.originals.path(sha256).unlink()
    app = page(made)
    assert app.get("download_button") == []
    assert "The original file is no longer kept" in told(app)


def test_a_document_tells_its_copies_and_a_reviewer_parts_and_joins_them(
    page: Callable[..., AppTest], desk: Desk
) -> None:
    agency = Document(name="agency.txt", text=stories.FERRY, outlet="Northern Wire")
    tide = Document(name="tide.txt", text=stories.headed(stories.FERRY), outlet="The Tide")
    for made in (agency, tide):
        desk.add(made, ())
    app = page(agency)
    before = ([one.label for one in app.button if "Also in" in one.label], "100 % of the words" in told(app))
    fill(app, Your_name="Ada")
    button(app, "Not a copy")
    parted = "no copy, says Ada" in told(app)
    button(app, "It is a copy")
    assert (before, parted, "a copy, says Ada" in told(app)) == ((["Also in: tide.txt (The Tide)"], True), True, True)
