"""A store with one hostile text in every field that a person types or a document brings, and the report of it; for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import factories
from claims.decisions import BestFigure, Decided
from claims.desk import Desk, editions, reports
from claims.desk.entering import Given
from claims.errors import InputError
from claims.ids import document_id
from claims.models import Document, Reason, Reconciliation, Span
from claims.reporting import Heading, Report
from claims.store import Store
from claims.terms import BestRule, Contacted, ExplainedBy, Level, Role, VerdictCode

HARMLESS: Final = "plain words"
TEXTS: Final[Mapping[str, str]] = {
    "elements": '<script>alert(1)</script>"><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a> <svg/onload=alert(1)>',
    "entities": "&lt;b&gt; &amp; &#60;script&#62; ]]> <!-- x --> <?php x ?> </style></title>",
    "formula": '=HYPERLINK("http://x","y")',
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(1)",
    "tab": "\t=1",
    "return": "\r=1",
    "blank": " =1",
    "wide": "＝1",
    "apostrophe": "'=1",
    "marks": "[x](javascript:alert(1)) ![x](http://x/y.png) **b** _i_ `c` ~~s~~ <http://x.org> http://x.org www.x.org a|b :red[x]",
    "heading": "# head",
    "list": "1. item",
    "quotation": "> said",
    "rule": "---",
    "fence": "``` x ```",
    "table": "| a | b |",
    "reference": "[x]: http://x.org",
    "templates": "{{7*7}} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "typst": '#import "x" #panic() $x$ \\ *b* _i_ `r` @ref <label> // c /* d */ a~b --',
    "word": '{ HYPERLINK "http://x" } <w:p/> MERGEFIELD x _x0041_',
    "controls": "a\x01b\x07c\x0b\x0c\x1b[31md\x7f\x85e\ufffe",
    "directions": "\u202eabc\u202c \u2066x\u2069 \u200ey",
    "lines": "one\ntwo\r\n# three\n- four",
}
ADDRESS: Final = 'https://x.example/"><script>alert(1)</script>'
NOON: Final = datetime(2021, 3, 5, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """The report of a hostile store as an edition that corrects another, and the hostile text of every field, by its name."""

    report: Report
    fields: Mapping[str, str]


class _Fields:
    """Gives each field the hostile text, with the field's name behind it, and remembers which it gave."""

    def __init__(self, text: str) -> None:
        self.text, self.given = text, dict[str, str]()

    def __call__(self, name: str) -> str:
        self.given[name] = f"{self.text} zq{name}qz"
        return self.given[name]


def told(text: str, folder: Path) -> Told:
    """The report of a store in which every field has a text; the store is in the folder."""
    of = _Fields(text)
    with Store.open(str(folder / "claims.db"), clock=lambda: NOON) as store:
        desk = Desk(store, lambda claims, decided: _reconciled(of, claims, decided), clock=lambda: NOON)
        return Told(_decided(desk, of), of.given)


def _reconciled(of: _Fields, claims: Sequence[Any], decided: Decided | None) -> Reconciliation:
    found = factories.reconcile(claims, decided)
    reason = Reason(field="event", level=Level.SAME, detail=of("detail"))
    told_of = {"explanation": of("explanation"), "both_true_if": of("both_true_if"), "reasons": (reason,)}
    return found.model_copy(
        update={
            "discrepancies": tuple(one.model_copy(update=told_of) for one in found.discrepancies),
            "questions": tuple(one.model_copy(update={"label": of("label")}) for one in found.questions),
        }
    )


def _decided(desk: Desk, of: _Fields) -> Report:
    case = of("case")
    first, second, foreign = _documents(of, case)
    for document, figure in ((first, 2.0), (second, 3.0)):
        desk.add(document, [factories.claim(figure, of=document, **_read(document, of))])
    desk.add(foreign, ())
    desk.store.keep_unread((), [InputError(of("path"), of("unread"), line=1)])
    place = foreign.text.index("7")
    desk.enter(
        case, document_id(foreign), Span(start=place, end=place + 1), _given(of), of("entry"), of("hand"), expected=()
    )
    claim = desk.store.claims(case)[0]
    desk.annotate(case, claim.id, "place", of("value"), of("correction"), of("corrector"), expected=None)
    _attended(desk, case, of)
    _judged(desk, case, of)
    earlier = editions.issue(desk, reports.report(desk, case, Heading(title=of("earlier"))), of("first issuer"))
    _judged(desk, case, of)
    head = Heading(title=of("title"), author=of("author"), introduction=of("introduction"), url=ADDRESS)
    now = editions.issue(desk, reports.report(desk, case, head), of("issuer"), corrects=earlier.id, why=of("why"))
    return editions.issued(desk, now.id)


def _documents(of: _Fields, case: str) -> tuple[Document, Document, Document]:
    first = factories.document(
        2, name=of("name"), title=of("document title"), outlet=of("outlet"), case=case, url=f"javascript:alert(1)//{of('url')}"
    )  # fmt: skip
    second = factories.document(3, outlet="Evening Mail", case=case, url=ADDRESS)
    words = f"{of('foreign')} 7 {of('words')}"
    foreign = factories.document(7, outlet="Third Paper", case=case, language="xx").model_copy(update={"text": words})
    return first, second, foreign


def _read(document: Document, of: _Fields) -> dict[str, Any]:
    if document.outlet == "Evening Mail":
        return {}
    sentence = f"{of('before')} 2 {of('after')}"
    return {
        "sentence": sentence,
        "start": sentence.index(" 2 ") + 1,
        "end": sentence.index(" 2 ") + 2,
        "sentence_start": 0,
        "speaker": of("speaker"),
        "speaker_name": of("speaker name"),
        "speaker_role": of("role"),
        "organisation": of("organisation"),
        "relayed_by": (of("relay"), of("second relay")),
        "counted": of("counted"),
        "url": document.url,
    }


def _given(of: _Fields) -> Given:
    return Given(
        fields={"stated": 7, "event": "rescued", "speaker_name": of("hand speaker")},
        language=of("language"),
        translation=of("translation"),
        translator=of("translator"),
        translated_on="2021-03-04",
    )


def _attended(desk: Desk, case: str, of: _Fields) -> None:
    (item,) = desk.queue(case)
    for kind in Contacted:
        source, channel, text = (of(f"{kind} {name}") for name in ("source", "channel", "text"))
        desk.contact(case, item.id, kind, source, channel, "2021-03-05", text, of("asker"))


def _judged(desk: Desk, case: str, of: _Fields) -> None:
    """An annotator's verdict and a reviewer's; given anew, with other words."""
    (item,) = desk.queue(case)
    again = "second " if item.history else ""
    best = BestFigure(
        rule=BestRule.TEAM, value=2, unit=of(f"{again}unit"), names=(of(f"{again}member"), of(f"{again}other member")),
        reasons=of(f"{again}reasons"), dissent=of(f"{again}dissent"),
    )  # fmt: skip
    desk.give_verdict(
        case, item.id, VerdictCode.NEEDS_MORE, of(f"{again}annotator's note"), of(f"{again}annotator"),
        expected=item.last_review, role=Role.ANNOTATOR,
    )  # fmt: skip
    (item,) = desk.queue(case)
    desk.give_verdict(
        case, item.id, VerdictCode.EXPLAINED, of(f"{again}note"), of(f"{again}reviewer"), expected=item.last_review,
        explained_by=ExplainedBy.SCOPE, explained_how=of(f"{again}explained how"), best=best,
    )  # fmt: skip
