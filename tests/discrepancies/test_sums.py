from __future__ import annotations

import pytest

from claims.config import Settings
from claims.discrepancies import Findings, find
from claims.models import Claim
from claims.questions import group
from claims_by_hand import at_least, claim, parts

SETTINGS = Settings()
HELD = {"event": "held", "group": "Georgia", "actor": "Russia", "speaker_name": "Mira Tolland"}
KINDS = ("prisoner of war", "leader", "civilian")


def findings(*claims: Claim) -> Findings:
    return find(group(claims, SETTINGS), SETTINGS)


def enumeration(whole: int, *members: int, cue: str = "including", kinds: tuple[str, ...] = KINDS) -> tuple[Claim, ...]:
    listed = [
        claim(n, kind=kind, start=10 * i, **HELD) for i, (n, kind) in enumerate(zip(members, kinds, strict=False), 1)
    ]
    return parts(claim(whole, kind="person", **HELD), *listed, cue=cue)


def outcome(*claims: Claim) -> tuple[list[tuple[str, str]], list[str]]:
    found = findings(*claims)
    return [(check.kind, check.status) for check in found.checks], [str(flag.kind) for flag in found.discrepancies]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (enumeration(40, 28, 7, 5), ([("sum", "consistent")], [])),
        (enumeration(40, 28, 7), ([("part_whole", "consistent")], [])),
        (enumeration(40, 28, 7, cue="comprising"), ([("sum", "mismatch")], ["sum_mismatch"])),
        (enumeration(40, 28, 7, 9), ([("sum", "mismatch")], ["sum_mismatch"])),
        (enumeration(40, 28), ([("part_whole", "consistent")], [])),
        (enumeration(40, 44), ([("part_whole", "mismatch")], ["part_exceeds_whole"])),
        (enumeration(40, 28, 20, kinds=("soldier", "reservist")), ([], [])),
        (enumeration(40, 28, 20, kinds=("woman", "soldier")), ([], [])),
    ],
)
def test_parts_are_set_against_their_whole(
    claims: tuple[Claim, ...], expected: tuple[list[tuple[str, str]], list[str]]
) -> None:
    assert outcome(*claims) == expected


def test_a_check_names_the_whole_first_and_says_what_adds_up() -> None:
    told = enumeration(40, 28, 7, 5)
    check = findings(*told).checks[0]
    words = "40 people: 28 prisoners of war, 7 leaders, 5 civilians. The parts add up."
    assert (check.claim_ids, check.explanation) == (tuple(one.id for one in told), words)


def test_a_mismatch_says_by_how_much_and_what_would_reconcile_it() -> None:
    flag = findings(*enumeration(40, 28, 7, 9)).discrepancies[0]
    assert (flag.both_true_if, "44, 4 more than the whole" in flag.explanation, [side.low for side in flag.sides]) == (
        "if some are counted in more than one of the parts",
        True,
        [40, 44],
    )


def test_at_least_twenty_with_eight_among_them_is_consistent() -> None:
    whole = at_least(20, "killed", "soldier", place="Port Sarn", period_start="2021-01-01", period_end="2021-05-04")
    month = claim(
        8, "killed", "soldier", place="Port Sarn", period_start="2021-04-01", period_end="2021-04-30", start=9
    )
    assert outcome(*parts(whole, month)) == ([("part_whole", "consistent")], [])


def test_parts_are_not_set_against_other_totals() -> None:
    other = claim(33, kind="person", report="b", **{**HELD, "speaker_name": "Ode Fenn"})
    told = [pair.kind for pair in group([*enumeration(40, 28, 7, 5), other], SETTINGS).flagged]
    assert told == ["contradiction"]


def test_a_part_that_only_its_sentence_tells_apart_contradicts_no_total() -> None:
    told = parts(
        at_least(20, "killed", "soldier", place="Port Sarn"), claim(8, "killed", "soldier", place="Port Sarn", start=9)
    )
    other = claim(21, "killed", "soldier", place="Port Sarn", report="b")
    assert outcome(*told, other)[1] == []
