from __future__ import annotations

from collections.abc import Sequence

import factories
from claims.decisions import Annotation, Review
from claims.models import Claim, Discrepancy
from claims.reviews import (
    Flag,
    Item,
    OnFlags,
    Snapshot,
    Status,
    corrected,
    encode,
    flags,
    settled_by_corrections,
    snapshot,
    standing,
)
from claims.terms import RelationKind

RULES_1 = "claims 1.0.0 rules 1"
RULES_2 = "claims 1.1.0 rules 2"

TWO = factories.claim(2, outlet="Morning Post")
THREE = factories.claim(3, outlet="Evening Mail")
ANOTHER_THREE = factories.claim(3, of=factories.document(3, outlet="Gazette"))


def flagged(claims: Sequence[Claim], extractor: str = RULES_1, **fields: object) -> list[Flag]:
    discrepancy = factories.flag("rescued", claims, **fields)
    return list(flags([discrepancy], [factories.question("rescued", claims)], claims, extractor))


def verdict(
    flag: Flag, claims: Sequence[Claim], code: str | None = "confirmed", extractor: str = RULES_1, **fields: object
) -> Review:
    discrepancy = flag.discrepancy
    given = {
        "id": f"{code} on {flag.evidence}",
        "discrepancy": discrepancy.id,
        "question": discrepancy.question,
        "kind": discrepancy.kind,
        "verdict": code,
        "reviewer": "Ann",
        "at": "2021-03-04T12:00:00Z",
        "claim_ids": tuple(claim_id for side in discrepancy.sides for claim_id in side.claim_ids),
        "evidence": flag.evidence,
        "seen": snapshot(discrepancy, flag.label, {c.id: c for c in claims}, extractor).model_dump_json(),
        "extractor": extractor,
    }
    return Review.model_validate(given | fields)


def taking_back(row: Review) -> Review:
    return row.model_copy(update={"id": f"not {row.id}", "verdict": None, "withdraws": row.id})


def correction(claim: Claim, field: str, value: object, **fields: object) -> Annotation:
    given = {"id": f"{field} of {claim.id}", "claim_id": claim.id, "field": field, "value": encode(field, value)}
    return Annotation.model_validate(given | {"reviewer": "Bob", "at": "2021-03-05T12:00:00Z"} | fields)


def the_item(
    raised: Sequence[Flag],
    claims: Sequence[Claim],
    rows: Sequence[Review],
    annotations: Sequence[Annotation] = (),
    extractor: str = RULES_1,
) -> Item:
    items = standing(raised, claims, OnFlags(reviews=tuple(rows), annotations=tuple(annotations)), extractor=extractor)
    assert len(items) == 1
    return items[0]


def test_a_flag_without_a_verdict_is_open() -> None:
    item = the_item(flagged([TWO, THREE]), [TWO, THREE], [])
    assert (item.status, item.verdict, item.last_review, item.label) == (Status.OPEN, None, None, "Sailors rescued")


def test_a_verdict_on_what_still_stands_settles_it() -> None:
    raised = flagged([TWO, THREE])
    row = verdict(raised[0], [TWO, THREE])
    item = the_item(raised, [TWO, THREE], [row])
    assert (item.status, item.verdict, item.changes, item.last_review) == (Status.SETTLED, row, (), row.id)


def test_needs_more_keeps_an_item_open_with_its_verdict_shown() -> None:
    raised = flagged([TWO, THREE])
    row = verdict(raised[0], [TWO, THREE], "needs_more", note="ask the coast guard")
    item = the_item(raised, [TWO, THREE], [row])
    assert (item.status, item.verdict) == (Status.OPEN, row)


def test_a_verdict_taken_back_leaves_the_item_open_with_its_history() -> None:
    raised = flagged([TWO, THREE])
    row = verdict(raised[0], [TWO, THREE])
    item = the_item(raised, [TWO, THREE], [row, taking_back(row)])
    assert (item.status, item.verdict, len(item.history), item.last_review) == (Status.OPEN, None, 2, f"not {row.id}")


def test_taking_back_the_later_verdict_brings_back_the_earlier() -> None:
    raised = flagged([TWO, THREE])
    rows = [verdict(raised[0], [TWO, THREE]), verdict(raised[0], [TWO, THREE], "explained")]
    item = the_item(raised, [TWO, THREE], [*rows, taking_back(rows[1])])
    assert (item.status, item.verdict) == (Status.SETTLED, rows[0])


def test_a_claim_added_to_a_side_reopens_with_the_old_verdict() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    now = [TWO, THREE, ANOTHER_THREE]
    item = the_item(flagged(now), now, [row])
    expected = ("a claim was added to a side: “3 sailors” (the coast guard, Gazette)",)
    assert (item.status, item.verdict, item.changes) == (Status.REOPENED, row, expected)


def test_a_new_answer_reopens_as_a_new_side() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    now = [TWO, THREE, factories.claim(7)]
    expected = ("a claim was added to a new side: “7 sailors” (the coast guard, Morning Post)",)
    assert the_item(flagged(now), now, [row]).changes == expected


def test_new_rules_reopen_with_the_old_verdict() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    item = the_item(flagged([TWO, THREE], RULES_2), [TWO, THREE], [row], extractor=RULES_2)
    assert (item.status, item.verdict, item.changes) == (Status.REOPENED, row, ("rules changed from 1 to 2",))


def test_a_new_release_with_the_same_rules_does_not_reopen() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    newer = "claims 2.0.0 rules 1"
    assert the_item(flagged([TWO, THREE], newer), [TWO, THREE], [row], extractor=newer).status is Status.SETTLED


def test_a_field_that_is_read_differently_reopens_and_says_which() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    now = [TWO, THREE.model_copy(update={"place": "Bay"})]
    change = "changed from not said to Bay in a newer reading of the document"
    expected = (f"place of “3 sailors” (the coast guard, Evening Mail) {change}",)
    assert the_item(flagged(now), now, [row]).changes == expected


def test_a_correction_of_a_figure_reopens_and_names_who_corrected_it() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    rows = [correction(THREE, "stated", 5)]
    now = corrected([TWO, THREE], rows)
    expected = ("figure of “3 sailors” (the coast guard, Evening Mail) changed from 3 to 5 by a correction of Bob",)
    assert the_item(flagged(now), now, [row], rows).changes == expected


def test_taking_back_a_correction_that_a_verdict_saw_reopens_and_says_so() -> None:
    noted = correction(THREE, "stated", 5)
    before = corrected([TWO, THREE], [noted])
    row = verdict(flagged(before)[0], before)
    rows = [noted, noted.model_copy(update={"id": "back", "value": None, "withdraws": noted.id})]
    expected = (
        "figure of “3 sailors” (the coast guard, Evening Mail) changed from 5 to 3 by taking back a correction",
    )
    assert the_item(flagged([TWO, THREE]), [TWO, THREE], [row], rows).changes == expected


def test_another_kind_reopens_and_says_both() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    raised = flagged([TWO, THREE], kind=RelationKind.FALLING_TOTAL)
    expected = ("it was flagged as contradiction, and is now flagged as falling total",)
    assert the_item(raised, [TWO, THREE], [row]).changes == expected


def test_a_claim_that_left_its_side_is_told_with_why() -> None:
    before = [TWO, THREE, ANOTHER_THREE]
    row = verdict(flagged(before)[0], before)
    gone = the_item(flagged([TWO, THREE]), [TWO, THREE], [row]).changes
    kept_apart = the_item(flagged([TWO, THREE]), before, [row]).changes
    rejection = [correction(ANOTHER_THREE, "rejected", value=True)]
    rejected = the_item(flagged([TWO, THREE]), [TWO, THREE], [row], rejection).changes
    name = "“3 sailors” (the coast guard, Gazette)"
    assert (gone, kept_apart, rejected) == (
        (f"a claim is no longer read from its document: {name}",),
        (f"a claim is no longer on a side: {name}",),
        (f"{name} was rejected as a claim by Bob",),
    )


def test_a_claim_that_moved_to_another_side_is_told() -> None:
    before = [TWO, THREE, ANOTHER_THREE]
    row = verdict(flagged(before)[0], before)
    now = [TWO, THREE, ANOTHER_THREE.model_copy(update={"low": 2.0, "high": 2.0, "stated": 2.0})]
    assert "“3 sailors” (the coast guard, Gazette) moved to another side" in the_item(flagged(now), now, [row]).changes


def test_the_order_of_sides_and_claims_does_not_reopen() -> None:
    claims = [TWO, THREE, ANOTHER_THREE]
    row = verdict(flagged(claims)[0], claims)
    flag = flagged(claims)[0].discrepancy
    sides = tuple(side.model_copy(update={"claim_ids": side.claim_ids[::-1]}) for side in flag.sides[::-1])
    assert the_item(flagged(claims, sides=sides), claims, [row]).status is Status.SETTLED


def test_a_verdict_follows_its_claims_to_a_flag_of_another_id() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    renamed = flagged([TWO, THREE], id="another")
    item = the_item(renamed, [TWO, THREE], [row])
    assert (item.id, item.status, item.verdict) == ("another", Status.SETTLED, row)


def test_a_verdict_does_not_follow_claims_that_it_held_to_agree() -> None:
    claims = [TWO, THREE, ANOTHER_THREE]
    row = verdict(flagged(claims)[0], claims)
    sides = tuple(
        side.model_copy(update={"claim_ids": (claim.id,)})
        for side, claim in zip(flagged(claims)[0].discrepancy.sides, (THREE, ANOTHER_THREE), strict=True)
    )
    items = standing(flagged(claims, id="another", sides=sides), claims, OnFlags(reviews=(row,)), extractor=RULES_1)
    assert [(item.id, item.status) for item in items] == [("another", Status.OPEN), (row.discrepancy, Status.CLOSED)]


def test_a_verdict_whose_flag_is_gone_since_new_rules_is_closed_and_kept() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    item = the_item([], [TWO, THREE], [row], extractor=RULES_2)
    assert (item.status, item.verdict, item.label, item.reason) == (
        Status.CLOSED,
        row,
        "Sailors rescued",
        "no longer flagged since rules 2",
    )


def test_a_verdict_whose_claim_is_no_longer_read_is_closed_with_that_reason() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    expected = "no longer flagged: “3 sailors” (the coast guard, Evening Mail) is no longer read from its document"
    assert the_item([], [TWO], [row]).reason == expected


def test_a_verdict_closed_by_a_later_correction_names_it() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    rows = [correction(THREE, "stated", 2)]
    name = "“3 sailors” (the coast guard, Evening Mail)"
    expected = f"closed by a correction of the figure of {name} to 2 by Bob"
    assert the_item([], corrected([TWO, THREE], rows), [row], rows).reason == expected


def test_a_gone_flag_whose_verdict_was_taken_back_is_not_listed() -> None:
    row = verdict(flagged([TWO, THREE])[0], [TWO, THREE])
    assert standing([], [TWO, THREE], OnFlags(reviews=(row, taking_back(row))), extractor=RULES_1) == ()


def test_a_flag_that_a_correction_settles_is_told_with_the_correction() -> None:
    raised = flagged([TWO, THREE])
    rows = [correction(THREE, "rejected", value=True)]
    closed = settled_by_corrections(raised, [], [TWO, THREE], rows)
    name = "“3 sailors” (the coast guard, Evening Mail)"
    assert [flag.closed for flag in closed] == [f"closed by the rejection of {name} as a claim by Bob"]


def test_a_flag_that_still_stands_under_another_id_was_not_settled() -> None:
    rows = [correction(THREE, "stated", 4)]
    now = corrected([TWO, THREE], rows)
    assert settled_by_corrections(flagged([TWO, THREE]), flagged(now, id="another"), [TWO, THREE], rows) == ()


def test_the_queue_runs_from_open_and_severe_to_closed() -> None:
    def one(name: str, severity: float) -> Flag:
        flag = flagged([TWO, THREE])[0]
        discrepancy = flag.discrepancy.model_copy(update={"id": name, "severity": severity})
        return flag.model_copy(update={"discrepancy": discrepancy})

    raised = [one("mild", 0.1), one("settled", 0.9), one("severe", 0.8), one("closed", 1.0), one("reopened", 0.5)]
    raised[3] = raised[3].model_copy(update={"closed": "closed by a correction"})
    rows = [
        verdict(raised[1], [TWO, THREE]),
        verdict(raised[4], [TWO, THREE], evidence="older"),
    ]
    items = standing(raised, [TWO, THREE], OnFlags(reviews=tuple(rows)), extractor=RULES_1)
    assert [item.id for item in items] == ["severe", "reopened", "mild", "settled", "closed"]


def test_what_a_verdict_saw_can_be_shown_again() -> None:
    flag = flagged([TWO, THREE])[0]
    seen = Snapshot.of(verdict(flag, [TWO, THREE]))
    shown = [(c.fields["stated"], c.speaker, c.sentence) for side in seen.sides for c in side.claims] if seen else []
    assert shown == [(c.stated, "the coast guard", c.sentence) for c in (TWO, THREE)]


def test_a_row_without_a_readable_snapshot_still_counts() -> None:
    raised = flagged([TWO, THREE])
    row = verdict(raised[0], [TWO, THREE], seen="", evidence="older")
    assert (the_item(raised, [TWO, THREE], [row]).status, the_item([], [TWO, THREE], [row]).status) == (
        Status.REOPENED,
        Status.CLOSED,
    )


def test_flags_without_their_question_have_an_empty_label() -> None:
    discrepancy: Discrepancy = factories.flag("rescued", [TWO, THREE])
    assert [flag.label for flag in flags([discrepancy], [], [TWO, THREE], RULES_1)] == [""]
