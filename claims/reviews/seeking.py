"""What pages ask for of claims, questions and voices, and what they are given: a stretch, and how many there are."""

from __future__ import annotations

from typing import Final

from claims.decisions import Decision
from claims.models import Question, Record
from claims.terms import RelationKind

EQUALS: Final = (
    "event", "counted_kind", "group", "status", "actor", "place", "unit", "bound", "speaker", "outlet", "document",
    "modality",
)  # fmt: skip
"""The fields that a person narrows claims by, each by one value."""
FLAGS: Final = ("by_hand", "corrected", "rejected")

SPEAKER: Final = "speaker"
OUTLET: Final = "outlet"


class Sought(Record):
    """Which claims are asked for: all that is said here holds of each, and what is left out may be anything.

    `words` begin words of the sentence, the speaker or the outlet; `equal` names for a field (one of `EQUALS`) its value;
    `least` and `most` bound the figure; `since` and `until` are days, months or years that what is told of falls between;
    `flags` say of `by_hand`, `corrected`, `rejected` and `partnered` whether it is so. `source` is the id of a source,
    `question` that of a question, `document` that of a document.
    """

    words: str = ""
    equal: dict[str, str] = {}  # noqa: RUF012  pydantic copies it
    least: float | None = None
    most: float | None = None
    since: str = ""
    until: str = ""
    flags: dict[str, bool] = {}  # noqa: RUF012  as above
    source: str = ""
    question: str = ""
    document: str = ""


class Told(Record):
    """A claim as a page lists it: its id, and what became of it."""

    id: str
    rejected: bool
    corrected: bool


class Claims(Record):
    """A stretch of claims; `total` is how many there are, or, where there are `more` than are counted, so many."""

    claims: tuple[Told, ...]
    total: int
    more: bool


class Asked(Record):
    """Which questions are asked for, and in which order: by `origins`, `members` or `severity`, the greatest first.

    `text`: words that all occur in its label; `several` leaves out those that one claim alone answers.
    """

    text: str = ""
    order: str = "origins"
    several: bool = True


class FlagOf(Record):
    """A disagreement that stands under a question."""

    id: str
    kind: RelationKind
    severity: float


class ListedQuestion(Record):
    """A question of a list, with the disagreements that stand under it, the most severe first."""

    question: Question
    flags: tuple[FlagOf, ...]


class Questions(Record):
    """A stretch of questions, and how many there are in all."""

    questions: tuple[ListedQuestion, ...]
    total: int


class Voice(Record):
    """A speaker or an outlet: how many statements, and in how many disagreements it stands."""

    sort: str
    id: str
    name: str
    statements: int
    disagreements: int


class Voices(Record):
    """A stretch of the speakers or outlets of a case, and how many there are in all."""

    voices: tuple[Voice, ...]
    total: int


class Opposed(Record):
    """A voice that another disagrees with, and in how many disagreements; of a speaker, an outlet too that speaks in its own words."""

    voice: Voice
    times: int


class Kept(Record):
    """Which rows of the log are asked for: those of one person, where one is named, and of some `sorts`, where any is."""

    person: str = ""
    sorts: tuple[str, ...] = ()


class Logged(Record):
    """A row of the log with its number; `holds`: nobody took it back.

    `before` is the row that held of the same thing until then, `after` the one that held from then on; None where none did,
    or where rows of its sort decide nothing anew.
    """

    seq: int
    row: Decision
    holds: bool
    before: Decision | None = None
    after: Decision | None = None


class Rows(Record):
    """A stretch of the log, and how many rows there are in all."""

    rows: tuple[Logged, ...]
    total: int


class Person(Record):
    """Somebody who decided something, and how many rows of the log are theirs."""

    name: str
    rows: int
