"""What a report holds: plain frozen records, complete enough that every format renders them and nothing else."""

from __future__ import annotations

from claims.decisions import Annotation, BestFigure, Contact
from claims.models import ChainHead, Check, Claim, Collected, Joined, Numbers, Record, SeverityPart, Side, Unread
from claims.models import Source as Speaker
from claims.reviews import Item, Status
from claims.terms import ExplainedBy, Level, RelationKind, Role, VerdictCode


class Given(Record):
    """One verdict that somebody gave, in the role it was given in."""

    role: Role
    verdict: VerdictCode
    reviewer: str
    at: str
    note: str = ""


class Judgement(Record):
    """Where the review of one disagreement stands; `changes` say what is new since a verdict that reopened.

    `explained_by` names the difference under which all sides hold, `explained_how` says which it is; `best` is the figure
    that the verdict names. `given` holds the last verdict of each role that was not taken back.
    """

    status: Status = Status.OPEN
    verdict: VerdictCode | None = None
    note: str = ""
    reviewer: str | None = None
    at: str | None = None
    changes: tuple[str, ...] = ()
    explained_by: ExplainedBy | None = None
    explained_how: str = ""
    best: BestFigure | None = None
    given: tuple[Given, ...] = ()


class Reviewed(Record):
    """What reviewers made of a reconciliation: its items on the desk, the log of corrections, and the claims as read.

    `annotations` is the whole log of the case, oldest first; `as_read` are claims before any correction, those that
    were corrected at least.
    """

    items: tuple[Item, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    as_read: tuple[Claim, ...] = ()


class Correction(Record):
    """One field of one claim as a reviewer corrected it.

    `claim` names the claim by its words and its voice, `place` says where it stands; `field`, `was` and `value` are
    as a person reads them.
    """

    claim_id: str
    claim: str
    place: str
    field: str
    was: str
    value: str
    note: str = ""
    reviewer: str
    at: str


class Heading(Record):
    """What a person writes above a report; `url` is the public address it is published at, where it is."""

    title: str = "Where sources disagree"
    case: str | None = None
    author: str = ""
    introduction: str = ""
    url: str | None = None


class EditionMark(Record):
    """Which edition a report is; `id`, `at` and `by` are known once it was issued.

    `corrects` is the edition that this one corrects, `why` the reason, and `changes` what is different, a line each.
    """

    id: str | None = None
    at: str | None = None
    by: str | None = None
    corrects: str | None = None
    why: str = ""
    changes: tuple[str, ...] = ()


class ReportSide(Record):
    """One answer and the claims that give it, in order of date, document and place."""

    side: Side
    claims: tuple[Claim, ...]


class ReasonLine(Record):
    """One field of the comparison behind a flag: its level, the words that show it, and its share in the link's score."""

    field: str
    level: Level
    detail: str
    weight: float = 0.0


class Disagreement(Record):
    """One flag as it is reported; `best` is the figure of the case's policy, which a person set, None without one.

    `suggested` is the engine's figure, shown only where suggestions are asked for; `rule` tells how either was chosen.

    `joined` says why names that stand on its sides are taken to be one source's. `contacts` are the questions put to its
    sources, and their replies, oldest first.
    """

    id: str
    question: str
    label: str
    kind: RelationKind
    severity: float
    sides: tuple[ReportSide, ...]
    speakers: int
    relays: int
    origins: int
    explanation: str
    both_true_if: str
    reasons: tuple[ReasonLine, ...]
    judgement: Judgement
    joined: tuple[Joined, ...] = ()
    best: float | None = None
    suggested: float | None = None
    rule: str = ""
    severity_parts: tuple[SeverityPart, ...] = ()
    contacts: tuple[Contact, ...] = ()


class Closed(Record):
    """A flag that no longer stands, and why; with the verdict it had, if any."""

    id: str
    label: str
    reason: str
    judgement: Judgement


class ReportCheck(Record):
    """A sum or a part set against its whole, with the claims it is made of."""

    check: Check
    claims: tuple[Claim, ...]


class Source(Record):
    """One document of the report: `id` is its store id, `sha256` the hex digest of its text in UTF-8.

    `original` is the SHA-256 of the bytes that its text was taken from, `collected` how and when these came in, oldest first.
    """

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    sha256: str
    original: str | None = None
    collected: tuple[Collected, ...] = ()


class Coverage(Record):
    """How much was compared: `compared` of `figures` claims share a question with at least one other."""

    documents: int
    figures: int
    questions: int
    compared: int


class Chosen(Record):
    """What a person chose of a case: the ids of its disagreements in their order, and how much was compared in the whole of it."""

    order: tuple[str, ...]
    coverage: Coverage


class NearMiss(Record):
    """Two claims that one field keeps from answering one question, and what it says on both sides, in words."""

    a: Claim
    b: Claim
    relation: RelationKind
    field: str
    detail: str


class Seen(Record):
    """What was read beside the claims.

    What became of the numbers (None where nobody counted them), what could not be read, how files came in, how many documents are not in
    English, and the last link of the store's chain.
    """

    numbers: Numbers | None = None
    unread: tuple[Unread, ...] = ()
    collected: tuple[Collected, ...] = ()
    foreign: int = 0
    chain: ChainHead | None = None


class NotCompared(Record):
    """What stood outside of the comparison.

    `numbers` is what became of the numbers of the documents, None where nobody counted them; `unread` the files that could
    not be read, `foreign` how many documents are not in English, and so left to claims by hand; `alone` the first claims of the `without_partner` that share no question with another; `near_misses` the
    nearest pairs, the nearest first.
    """

    coverage: Coverage
    numbers: Numbers | None = None
    unread: tuple[Unread, ...] = ()
    foreign: int = 0
    alone: tuple[Claim, ...] = ()
    without_partner: int = 0
    near_misses: tuple[NearMiss, ...] = ()


class Report(Record):
    """All that a report says; `first` and `last` are the earliest and latest date of its documents.

    `speakers` tells who states its figures, `left_out` what was not compared. `chosen`: a person chose and ordered the
    `disagreements`, and the rest of the record tells of nothing beyond them. `last_decision` is the time of the last
    decision that it knows of. `chain` is the last link of the store's chain, None without a store. `with_suggestions`: figures
    that the engine suggests are told too.
    """

    title: str
    case: str | None
    first: str | None
    last: str | None
    coverage: Coverage
    disagreements: tuple[Disagreement, ...]
    closed: tuple[Closed, ...]
    checks: tuple[ReportCheck, ...]
    corrections: tuple[Correction, ...]
    documents: tuple[Source, ...]
    extractor: str
    speakers: tuple[Speaker, ...] = ()
    left_out: NotCompared | None = None
    author: str = ""
    introduction: str = ""
    url: str | None = None
    chosen: bool = False
    last_decision: str | None = None
    chain: ChainHead | None = None
    edition: EditionMark | None = None
    with_suggestions: bool = False
