"""The verdict “not the same question” on the page of a disagreement: it parts the question, and is taken back there."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

from claims.desk import Desk
from claims.models import Document
from claims.reporting import phrases
from claims.terms import VerdictCode
from ui.conftest import follow

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Add = Callable[..., Document]


def seen(app: AppTest) -> str:
    """What a reader sees of the page's HTML, on one line."""
    parts = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("<style>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", "\n".join(parts))).split())


def button(app: AppTest, label: str) -> AppTest:
    """The app after a click on the button of that label."""
    return next(button for button in app.button if button.label == label).click().run()


def test_a_verdict_parts_the_question_and_is_taken_back_on_its_page(add: Add, app: AppTest, desk: Desk) -> None:
    add("The harbour office said 12 boats were lost.", "12", 12)
    add("Nine were lost, the coast guard said.", "Nine", 9)
    follow(app.run())
    next(field for field in app.text_input if field.label == "Your name").set_value("Ada").run()
    button(app, phrases.VERDICTS[VerdictCode.NOT_SAME_QUESTION])
    parted = (
        "parted by Ada: these do not answer the same question" in seen(app),
        desk.reconciliation(None).discrepancies,
    )
    assert not app.exception
    button(app, "Take back")
    assert (parted, [item.status for item in desk.queue(None)]) == ((True, ()), ["open"])
