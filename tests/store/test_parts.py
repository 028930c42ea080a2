"""A reconciliation that is kept part by part is told as one that was kept as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
import made_up_worlds as worlds
from claims.decisions import Annotation, Decision, Review
from claims.models import Reconciliation
from claims.pipeline import reconcile
from claims.reporting import Seen, coverage, leftout, not_compared
from claims.reporting.leftout import LISTED, NEAREST
from claims.reporting.record import Coverage
from claims.reviews import REJECTED, Flag, flags, snapshot
from claims.reviews.listing import Wanted
from claims.reviews.parts import Part
from claims.reviews.seeking import OUTLET, SPEAKER, Asked, Sought
from claims.store import Store
from claims.terms import VerdictCode
from claims.versions import EXTRACTOR
from made_up_worlds import CLAIMS, MEMBERS, PARTS, READINGS, WORLDS, Group, World

IDS = [claim.id for claim in CLAIMS]
EVERY = tuple(range(PARTS))
STEP = st.tuples(
    WORLDS, st.sets(st.integers(0, PARTS - 1)), st.sampled_from([None, VerdictCode.CONFIRMED, VerdictCode.NEEDS_MORE])
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all documents, of which nothing was found yet."""
    path = tmp_path_factory.mktemp("parts") / "claims.db"
    with Store.open(str(path)) as store:
        for document, claims in READINGS:
            store.add(document, claims)
    return path


@contextmanager
def copied(path: Path, name: str) -> Iterator[Store]:
    here = path.with_name(name)
    shutil.copy(path, here)
    with Store.open(str(here)) as store:
        yield store


def mixed(old: World, new: World, parts: set[int]) -> World:
    """The old world with some parts of the new one, and its speakers."""
    groups = tuple(new.groups[part] if part in parts else old.groups[part] for part in EVERY)
    return World(groups=groups, speakers=new.speakers, names=new.names)


def rejections(old: World, new: World) -> list[Decision]:
    there, now = ({claim.id for part in EVERY for claim in worlds.claims_of(one, part)} for one in (old, new))
    changed = [(name, name not in now) for name in IDS if (name in there) != (name in now)]
    return [
        Annotation(id="", claim_id=name, field=REJECTED, value=str(is_so).lower(), reviewer="Ann", at="2021-03-05")
        for name, is_so in changed
    ]


def verdict(flag: Flag, code: VerdictCode) -> Review:
    given = flag.discrepancy
    claims = {claim.id: claim for claim in CLAIMS}
    return Review(
        id="", discrepancy=given.id, question=given.question, kind=given.kind, verdict=code,
        claim_ids=tuple(name for side in given.sides for name in side.claim_ids), evidence=flag.evidence,
        seen=snapshot(given, flag.label, claims, EXTRACTOR).model_dump_json(), extractor=EXTRACTOR, reviewer="Ann", at="2021-03-05",
    )  # fmt: skip


def part_of(old: World, new: World, parts: tuple[int, ...]) -> tuple[Part, tuple[Flag, ...]]:
    found, raised = worlds.found_of(new, parts)
    now = {claim.id for claim in found.claims}
    gone = tuple(name for part in parts for name in IDS[part * MEMBERS :][:MEMBERS] if name not in now)
    before = worlds.sources_of(old)
    sources = tuple(one for one in worlds.sources_of(new) if one not in before)
    kept = {one.id for one in worlds.sources_of(new)}
    lost = tuple(one.id for one in before if one.id not in kept)
    return Part(found=found, gone=gone, sources=sources, lost_sources=lost), raised


def told(store: Store) -> dict[str, Any]:
    """All that the store tells of what was found."""
    items = store.items(None)
    questions = store.questions(None)
    words = [
        Wanted(),
        Wanted(text="coast"),
        Wanted(facets={"status": ("open",)}),
        Wanted(facets={"source": ("harbour",)}),
    ]
    voices = [(sort, order) for sort in (SPEAKER, OUTLET) for order in ("disagreements", "statements", "name")]
    named = {sort: [one.id for one in store.voice_page(None, sort).voices] for sort in (SPEAKER, OUTLET)}
    return {
        "found": store.reconciliation(None), "flags": store.flags(None), "items": items, "questions": questions,
        "counts": store.counts(None), "status": store.by_status(None), "sources": store.sources(None),
        "pages": [store.page(None, wanted) for wanted in words],
        "choices": [store.choices(None, wanted) for wanted in words],
        "around": [store.around(None, Wanted(), item.id) for item in items],
        "item": [store.item(None, row.discrepancy) for row in store.rows(Review, None)],
        "sharing": [store.sharing(None, IDS[start:start + 4]) for start in range(0, len(IDS), 2)],
        "spoken": store.spoken(None, IDS), "question": [store.question_of(None, name) for name in IDS],
        "listed": [store.question_page(None, Asked(order=order)) for order in ("origins", "members", "severity")],
        "of": [store.flags_of(None, one.id) for one in questions], "asked": store.asked(None, most=2),
        "items of": store.items_of(None, IDS), "on claim": [store.listed_of(None, name) for name in IDS],
        "voices": [store.voice_page(None, sort, order=order) for sort, order in voices],
        "against": [(name, store.against(None, sort, name)) for sort, names in named.items() for name in names],
        "outside": store.outside(None, 2, 2), "names": store.voice_names(None), "basis": store.state(None).basis,
        "alone": [store.claim_page(None, Sought(flags={"partnered": is_so})) for is_so in (True, False)],
        "by source": [store.claim_page(None, Sought(source=one.id)) for one in store.sources(None)],
    }  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=WORLDS, steps=st.lists(STEP, min_size=1, max_size=2), order=st.permutations(EVERY))
def test_what_is_kept_part_by_part_is_told_as_what_is_kept_whole(
    filled: Path, first: World, steps: list[tuple[World, set[int], VerdictCode | None]], order: list[int]
) -> None:
    empty = World(groups=tuple(worlds.NOTHING for _ in EVERY), speakers=first.speakers, names=first.names)
    log: list[Decision] = []
    with copied(filled, "by_part.db") as store:
        now = empty
        log += [store.append(row) for row in rejections(mixed(empty, worlds.FULL, set(EVERY)), empty)]
        for part in order:
            now = keep_part(store, now, mixed(now, first, {part}), (part,), log)
        for world, parts, code in steps:
            raised = [flag for flag in store.flags(None) if flag.closed is None]  # nobody judges a closed one
            if code is not None and raised:
                log.append(store.append(verdict(raised[-1], code)))
            now = keep_part(store, now, mixed(now, world, parts), tuple(sorted(parts)), log)
        by_part = told(store)
    with copied(filled, "whole.db") as store:
        for row in log:
            store.append(row.model_copy(update={"id": ""}))
        found, raised = worlds.found_of(now, EVERY)
        store.save_reconciliation(None, found, factories.BASIS, raised)
        assert by_part == told(store)
        outside = store.outside(None, LISTED, NEAREST)
        covered = Coverage(
            documents=1, figures=outside.figures, questions=len(found.questions), compared=outside.compared
        )
        lonely = outside.figures - outside.compared
        left = leftout.told(covered, Seen(), outside.alone, lonely, outside.missed)
        assert left == not_compared(found, coverage(found, 1))


def test_parts_are_kept_in_either_database(store: Store) -> None:
    for document, claims in READINGS:
        store.add(document, claims)
    group = Group(members=(0, 1, 2), homes=(0, 0, 1), severities=(0.3, 0.7, 0.3), closed=True, check=True)
    first = World(groups=(group,) * PARTS, speakers=(0, 1, None) * PARTS, names=("Harbour", "harbour", "Coast guard"))
    other = replace(group, homes=(0, 1, 1), severities=(0.7, 0.3, 0.0))
    then = World(groups=(other, group), speakers=(1, 1, 2) * PARTS, names=("harbour", "Harbour", "Coast guard"))
    keep_part(store, worlds.FULL, first, EVERY, [])
    keep_part(store, first, then, (0,), [])
    by_part = told(store)
    found, raised = worlds.found_of(then, EVERY)
    store.save_reconciliation(None, found, factories.BASIS, raised)
    assert by_part == told(store)


def keep_part(store: Store, old: World, new: World, parts: tuple[int, ...], log: list[Decision]) -> World:
    """Keep parts of a world in place of those of the one before; gives the new one."""
    log += [store.append(row) for row in rejections(old, new)]
    part, raised = part_of(old, new, parts)
    store.save_part(None, part, raised, factories.BASIS)
    return new


def test_a_newer_day_in_a_part_tells_all_other_flags_as_a_whole_reconciliation_with_it(tmp_path: Path) -> None:
    old = [factories.read(figure, outlet=outlet) for figure, outlet in ((2, "Post"), (40, "Tide"))]
    document = factories.document(7, published="2021-08-04", outlet="Herald")
    new = factories.claim(
        7, of=document, event="killed", counted_kind="dog", place="Quito", speaker=None, speaker_name=None
    )
    before, after = ([claims[0] for _, claims in old], [*(claims[0] for _, claims in old), new])
    whole = reconcile(after)
    part = Part(found=only(whole, new.id))
    answers = []
    for name in ("by_part.db", "whole.db"):
        with Store.open(str(tmp_path / name)) as store:
            for reading in [*old, (document, [new])]:
                store.add(*reading)
            found = reconcile(before) if name == "by_part.db" else whole
            raised = flags(found.discrepancies, found.questions, found.claims, EXTRACTOR)
            store.save_reconciliation(None, found, factories.BASIS, raised)
            if name == "by_part.db":
                fresh = [flag.discrepancy.severity for flag in raised]
                store.save_part(None, part, (), factories.BASIS)
                assert [store.newest(None), store.newest(None, [new.id])] == [day(2021, 8, 4), day(2021, 3, 4)]
            answers.append(told(store))
    assert answers[0] == answers[1]
    (flag,) = answers[0]["flags"]
    assert flag.discrepancy.severity < fresh[0]


def day(*told: int) -> int:
    return date(*told).toordinal()


def only(found: Reconciliation, claim: str) -> Reconciliation:
    """What was found of one claim that stands by itself."""
    questions = tuple(one for one in found.questions if claim in one.claim_ids)
    here = tuple(one for one in found.claims if one.id == claim)
    return Reconciliation(claims=here, questions=questions, relations=(), discrepancies=(), checks=())
