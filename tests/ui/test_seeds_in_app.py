from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims import pipeline
from claims.decisions import Annotation, Review
from claims.desk import Desk
from claims.desk.opening import open_desk
from claims.errors import InputError
from claims.terms import RelationKind, VerdictCode
from ui.conftest import follow

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on a store that holds the dispatches in `seeds/`, read by the engine itself."""
    monkeypatch.setenv("CLAIMS_STORE", str(tmp_path / "claims.db"))
    errors: list[InputError] = []
    filled = open_desk()
    filled.add_all(pipeline.readings(pipeline.documents([str(ROOT / "seeds")], on_error=errors.append)))
    assert errors == []
    return filled


@pytest.fixture
def app(desk: Desk) -> AppTest:  # noqa: ARG001 - the app opens its store
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def html(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>"))


def test_the_seeds_hold_two_contradictions_and_no_other(app: AppTest, desk: Desk) -> None:
    (case,) = desk.cases()
    flags = [item.discrepancy for item in desk.queue(case) if item.discrepancy]
    sides = {tuple(sorted((side.low, side.high) for side in flag.sides)) for flag in flags}
    assert sides == {((0, 0), (2, 2)), ((2, 2), (3, 3))}
    assert {flag.kind for flag in flags} == {RelationKind.CONTRADICTION}
    app.run()
    assert len(re.findall("ct-row-title", html(app))) == 2


def test_a_seed_disagreement_is_opened_judged_and_annotated_and_the_store_holds_it(app: AppTest, desk: Desk) -> None:
    (case,) = desk.cases()
    app.run()
    soldiers = next(item for item in desk.queue(case) if "soldiers" in item.label.lower())
    follow(app, item=soldiers.id)
    marks = [unescape(mark) for mark in re.findall(r"<blockquote[^>]*>.*?<mark>(.*?)</mark>", html(app))]
    assert sorted(marks) == ["three", "two"]

    next(field for field in app.text_input if field.label == "Your name").set_value("Ada Byron").run()
    next(button for button in app.button if button.label == "Sources disagree: confirmed").click().run()
    assert [(row.verdict, row.note, row.reviewer) for row in desk.store.rows(Review, case)] == [
        (VerdictCode.CONFIRMED, "", "Ada Byron")
    ]

    next(box for box in app.selectbox if box.label == "Field").set_value("speaker_role").run()
    next(field for field in app.text_input if field.label == "New value").set_value("spokesperson")
    next(button for button in app.button if button.label == "Save correction").click().run()
    assert not app.exception
    assert [(row.field, row.value, row.reviewer) for row in desk.store.rows(Annotation, case)] == [
        ("speaker_role", '"spokesperson"', "Ada Byron")
    ]
