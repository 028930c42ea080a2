"""The sides of a disagreement: copies collapsed, the way of each figure, its date, its translation, and what differs."""

from __future__ import annotations

import re
from html import unescape

from claims.decisions import Decided
from claims.desk import SideView
from claims.desk.copies import collapsed
from claims.desk.views import claim_view
from claims.models import Alike, Claim, Discrepancy, Document, Reason, Side, Source, SourceName
from claims.terms import Level, RelationKind
from claims.ui.parts import differing, statements
from claims.ui.parts.sides import sides
from ui.stand_in import read

LOST = "Seven barges of the ferry line were lost in the gale on Sunday."


def stated(
    text: str, figure: str, value: float, outlet: str, published: str, **fields: object
) -> tuple[Document, Claim]:
    document = Document(
        name=f"{outlet}.txt", text=text, outlet=outlet, published=published, published_from="manifest", case="gale"
    )
    return document, read(document, figure, value, **fields)


def side(*told: tuple[Document, Claim]) -> SideView:
    views = tuple(claim_view(claim, claim, document, ()) for document, claim in told)
    return SideView(low=7, high=7, origins=1, claims=views)


def flag(kind: RelationKind, *reasons: Reason) -> Discrepancy:
    empty = Side(low=7, high=7, claim_ids=(), origins=1)
    return Discrepancy(
        id="f", question="q", kind=kind, severity=0.5, sides=(empty,), explanation="", both_true_if="", reasons=reasons
    )


def seen(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_copies_of_a_sentence_stand_under_the_earliest_of_them() -> None:
    told = collapsed(
        side(stated(LOST, "Seven", 7, "Noon", "2019-03-05"), stated(LOST, "Seven", 7, "The Tide", "2019-03-04")), ()
    )
    assert [(one.shown.claim.outlet, [view.claim.outlet for view in one.copies]) for one in told] == [
        ("The Tide", ["Noon"])
    ]


def test_one_source_in_two_outlets_is_one_statement_of_its_own_words() -> None:
    first = stated("Seven barges sank, said Ada Byron.", "Seven", 7, "The Tide", "2019-03-04")
    later = stated("Ada Byron spoke of seven barges lost at sea.", "seven", 7, "Noon", "2019-03-05")
    ada = Source(
        id="a", name="Ada Byron", kind="person", names=(SourceName(name="Ada Byron", count=2),),
        claim_ids=(first[1].id, later[1].id),
    )  # fmt: skip
    (one,) = collapsed(side(first, later), (ada,))
    assert (one.shown.claim.outlet, one.copies, [view.claim.outlet for view in one.repeated]) == (
        "The Tide",
        (),
        ["Noon"],
    )
    assert "The same source also in: Noon, 5 March 2019" in seen(sides([side(first, later)], (ada,)))


def test_two_voices_stay_two_statements() -> None:
    first = stated("The port office counted seven barges as sunk.", "seven", 7, "The Tide", "2019-03-04")
    other = stated("Seven boats never came home, fishermen told us.", "Seven", 7, "Noon", "2019-03-05")
    assert len(collapsed(side(first, other), ())) == 2


def test_the_way_of_a_figure_is_one_chain_and_its_date_says_where_it_was_found() -> None:
    told = stated(
        LOST, "Seven", 7, "The Tide", "2019-03-04",
        speaker_name="Ada Byron", speaker_role="harbour chief", relayed_by=("Harbour Wire",),
    )  # fmt: skip
    page = seen(sides([side(told)], ()))
    assert "Ada Byron , harbour chief → through Harbour Wire → through The Tide" in page
    assert "4 March 2019 · date given in the manifest" in page


def test_a_statement_links_to_its_place_in_its_document() -> None:
    document, claim = stated(LOST, "Seven", 7, "The Tide", "2019-03-04")
    assert f'href="document?id={claim.document_id}&amp;at=0&amp;case=gale"' in sides([side((document, claim))], ())


def test_a_translation_stands_under_the_words_which_keep_their_direction() -> None:
    _, claim = stated(
        "غرقت 7 مراكب.", "7", 7, "The Tide", "2019-03-04",
        language="ar", translation="7 vessels <sank>.", translator="Ada", translated_on="2019-03-06",
    )  # fmt: skip
    page = str(statements.quote(claim))
    assert '<blockquote dir="auto" lang="ar">' in page
    assert "In English (Ada, 6 March 2019): 7 vessels <sank>." in seen(page.replace("&lt;sank&gt;", "&lt;sank&gt;"))


def test_the_words_of_a_contested_field_are_lit_and_named() -> None:
    army = stated("Seven barges were sunk by the army.", "Seven", 7, "The Tide", "2019-03-04", actor="army")
    contested = flag(RelationKind.CONTESTED_ACTOR)
    page = sides([side(army)], (), contested)
    assert 'sunk by the <mark class="differs">army</mark>.' in page
    assert "By whom: army" in seen(page)


def test_words_that_a_differing_reason_quotes_are_lit() -> None:
    _, claim = stated("Seven barges were lost off Lisbon.", "Seven", 7, "The Tide", "2019-03-04")
    apart = flag(
        RelationKind.CONTRADICTION,
        Reason(field="place", level=Level.DIFFERENT, detail="“Lisbon” against “Porto”"),
        Reason(field="event", level=Level.SAME, detail="both: “lost”"),
    )
    assert (differing.fields(apart), differing.words(apart, claim)) == (("place",), ("Lisbon", "Porto"))


def test_a_lit_word_never_cuts_into_the_figure_or_into_another_word() -> None:
    page = statements.shining("Seven armoured barges of the army sank.", (0, 5), ("seven", "arm", "army"))
    assert page == '<mark>Seven</mark> armoured barges of the <mark class="differs">army</mark> sank.'


def test_copies_with_another_sentence_stand_under_the_earliest_with_the_reason() -> None:
    first = stated(
        "Seven barges sank off the cape in the night, the harbour office said on Monday.",
        "Seven",
        7,
        "Noon",
        "2019-03-05",
    )
    other = stated("Seven barges sank off the cape in the night.", "Seven", 7, "The Tide", "2019-03-04")
    a, b = sorted((first[1].document_id, other[1].document_id))
    known = Decided(alike=(Alike(a=a, b=b, share=0.9, of_longer=0.88),))
    shown = side(first, other).model_copy(update={"one_origin": ("Noon and The Tide: copies",)})
    page = seen(sides([shown], (), on_documents=known))
    assert [
        words in page for words in ("The same statement also in: Noon, 5 March 2019", "Noon and The Tide: copies")
    ] == [True, True]
