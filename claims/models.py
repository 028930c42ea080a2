"""The records that pass from room to room; frozen, and free of behaviour beyond their own fields.

Field names are those of the command line's output and of every export; they are extended, never renamed.
Offsets are half-open, in Unicode code points of the document's text exactly as given.
Dates are ISO 8601 strings; a `PartialDate` may stop after the year or the month.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from claims.terms import Bound, Change, Level, Modality, NumberKind, RelationKind

PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
FullDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Record(BaseModel):
    """A frozen record; unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int


class Place(Record):
    """Where a stretch of a document's text stood in the file that it was taken from.

    `page` and `paragraph` are counted from 1; `cell` is the address of a table's cell, behind the name of its sheet where it
    has one ("Losses!B4"). `edge` tells a line that stands at the head or foot of page after page.
    """

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None
    edge: Literal[True] | None = None


class Said(Record):
    """Where a table tells one thing of its figures: in `words`, in a `column` ("B"), or in the value's heading in the row `heading` (from 1)."""

    words: str | None = None
    column: str | None = None
    heading: int | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(one is not None for one in (self.words, self.column, self.heading)) != 1:
            raise ValueError("either words, or a column, or the row of a heading")
        return self


class TableMapping(Record):
    """What the figures of a table are figures of, as a person told it, or as its headings tell it.

    `table` is its name in its document, `header` its rows of headings, `values` the columns with figures, none where it is to be left
    alone; `what`, `where`, `when` and `unit` each the parts that tell it, in the order of reading; `last` the last row with figures.
    `whole` is what a row of totals stands for ("Norland"), `publisher` whose figures they are, `by` who told all this.
    """

    table: str = ""
    header: tuple[int, ...] = ()
    values: tuple[str, ...] = ()
    what: tuple[Said, ...] = ()
    where: tuple[Said, ...] = ()
    when: tuple[Said, ...] = ()
    unit: tuple[Said, ...] = ()
    last: int | None = None
    whole: str | None = None
    publisher: str | None = None
    by: str | None = None


class Document(Record):
    """One text as given, with what is known of where it comes from.

    `name` is the `document` of every output; `source` the path, address or `-` it was read from;
    `body_start` the offset behind front matter (0 without); `text` is the whole, front matter included. `published_from` tells
    where `published` was found (`record`: its line of a `.jsonl` file; `feed`: what the feed says that led to it), None where nobody knows.
    `translation_of` is the name, or the address, of the document that this one translates. `media` is the media type of the
    file that the text was taken from, None for plain text; `layout` the places of the text in it, in order, none overlapping.
    `original` is the SHA-256 of the bytes that the text was taken from. `told_by` says of each of title, outlet, author, dates,
    language and address where it was found ("front matter", "meta tag og:title", "date line"), by the name of the field. `mappings` are
    what people told of its tables.
    """

    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    case: str | None = None
    language: str | None = None
    source: str = "-"
    body_start: int = 0
    published_from: (
        Literal["front matter", "manifest", "record", "page", "file", "text", "address", "feed", "person"] | None
    ) = None
    translation_of: str | None = None
    media: str | None = None
    layout: tuple[Place, ...] = ()
    original: str | None = None
    author: str | None = None
    modified: PartialDate | None = None
    told_by: tuple[tuple[str, str], ...] = ()
    mappings: tuple[TableMapping, ...] = ()


class Collected(Record):
    """How the file of a document came in: `by` whom, `at` which time (ISO), by which `method`, and what it was called.

    `sha256` is that of its bytes; `url` the address that it was fetched from, with the `headers` of the answer; `note` what a
    person should know of how it was had.
    """

    document_id: str
    sha256: str
    method: Literal["file", "upload", "paste", "fetch", "feed"]
    name: str
    by: str = ""
    at: str
    url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    note: str = ""


class Alike(Record):
    """Two documents, by their ids, of which one repeats the other: `a` before `b`.

    `share` (0 to 1) is how much of the shorter story, counted in words, stands in the longer in runs of five words or more, `of_longer`
    how much of the longer one that is; both None where a person alone says that they are copies.
    """

    a: str
    b: str
    share: float | None = None
    of_longer: float | None = None


class Note(Record):
    """What a document says of its own changes, word for word: a `correction`, or an `update`."""

    says: Literal["correction", "update"]
    text: str


class Told(Record):
    """What a document tells of how it came about: the news agencies that it credits, and the notes of its changes.

    `document_id` is its id, `kept` an ISO time by which one version of an address is told from a later one, None where nobody knows.
    """

    document_id: str
    wires: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    kept: str | None = None


class Watched(Record):
    """What a watch knows of a feed (`entry` empty) or of one of its entries, for one case.

    `etag` and `modified` are what the server called the feed's last state; `stamp` tells this state of an entry from others, `tries`
    how often it could not be had since, 0 once it is in; `at` is an ISO time.
    """

    feed: str
    entry: str = ""
    stamp: str = ""
    etag: str = ""
    modified: str = ""
    tries: int = 0
    at: str = ""


class Unread(Record):
    """A file, or a line of one, that could not be read when it was last given, and why; `at` is an ISO time."""

    path: str
    line: int | None = None
    reason: str
    at: str


class ChainHead(Record):
    """The last link of a store's chain: whoever keeps both elsewhere can tell whether anything before it was changed since."""

    position: int
    hash: str


class Numbers(Record):
    """How many numbers the documents of a case hold, and how many are of which kind; `documents` are those counted."""

    total: int
    by_kind: dict[str, int]
    documents: int


class Quantity(Record):
    """One number in a text: where, what interval it means, and what became of it.

    `low` and `high` are the interval meant, in `unit` (None where open); `stated` the one number written;
    `resolution` the place of its last stated digit. `counted` is the head of what is counted as written,
    `counted_phrase` the whole noun phrase; `concept` what the number is about.
    `counted_start`/`counted_end` are the offsets of that head word, None where nothing is counted.
    `told_event` is what the whole document tells of one person, where the sentence says less.
    """

    start: int
    end: int
    text: str
    kind: NumberKind
    reason: str
    low: float | None = None
    high: float | None = None
    stated: float | None = None
    resolution: float | None = None
    bound: Bound | None = None
    unit: str | None = None
    change: Change = Change.LEVEL
    from_value: float | None = None
    counted: str | None = None
    counted_start: int | None = None
    counted_end: int | None = None
    counted_phrase: str | None = None
    concept: str | None = None
    implicit: bool = False
    told_event: str | None = None


class Attribution(Record):
    """Whose words some stretches of a document are.

    `speaker` is the noun phrase as written at `speaker_start`:`speaker_end`, None in a passive without an agent;
    `speaker_name` its fullest form in the document; `relayed_by` the chain of relays, innermost first.
    `reason` says in words why these words are given to this speaker; `carried` that the speaker was named in an
    earlier sentence.
    """

    content: tuple[Span, ...]
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_name: str | None = None
    speaker_role: str | None = None
    organisation: str | None = None
    relayed_by: tuple[str, ...] = ()
    cue: str | None = None
    cue_class: str | None = None
    direct: bool = False
    modality: Modality = Modality.STATED
    carried: bool = False
    reason: str = ""


class Context(Record):
    """What a figure is a figure of: every field that comparison reads, None where the text does not say."""

    counted_kind: str | None = None
    event: str | None = None
    group: str | None = None
    status: str | None = None
    age_sex: str | None = None
    actor: str | None = None
    place: str | None = None
    period_start: FullDate | None = None
    period_end: FullDate | None = None
    period_text: str | None = None
    as_of: PartialDate | None = None
    as_of_from: Literal["text", "published"] | None = None
    scope: tuple[str, ...] = ()
    modality: Modality | None = None


class Inspection(Record):
    """One row of `claims inspect`: a number and what became of it."""

    document: str
    start: int
    end: int
    text: str
    kind: NumberKind
    reason: str
    low: float | None = None
    high: float | None = None
    stated: float | None = None
    resolution: float | None = None
    bound: Bound | None = None
    unit: str | None = None
    counted: str | None = None
    counted_phrase: str | None = None
    change: Change = Change.LEVEL
    from_value: float | None = None
    concept: str | None = None
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    direct: bool = False
    implicit: bool = False
    claim_id: str | None = None


class Claim(Inspection):
    """One value stated by one source, grounded in a span: one row of the claims table.

    `part_of` is the id of the claim that the text itself names as this one's whole, and `part_cue` the words that
    say so ("including"); `sentence` is the sentence it stands in, verbatim, beginning at `sentence_start`;
    `document_id` the document's store id; `speaker_reason` why the words are given to the speaker; `report_names` the names
    that the whole report mentions, kept with its first claim alone. `entered_by` is who took it from the document by hand, None
    where the program read it; `language` that of its words, `translation` its sentence in English, `translator` and
    `translated_on` whose and when. `page`, `paragraph` and `cell` tell where in its file the figure stands, as far as that has them;
    `headings` those of its row, then those of its column.
    """

    id: str
    document_id: str
    case: str | None = None
    outlet: str | None = None
    published: PartialDate | None = None
    title: str | None = None
    url: str | None = None
    sentence: str
    sentence_start: int
    speaker_name: str | None = None
    speaker_role: str | None = None
    organisation: str | None = None
    relayed_by: tuple[str, ...] = ()
    speaker_reason: str | None = None
    counted_kind: str | None = None
    event: str | None = None
    group: str | None = None
    status: str | None = None
    age_sex: str | None = None
    actor: str | None = None
    place: str | None = None
    period_start: FullDate | None = None
    period_end: FullDate | None = None
    period_text: str | None = None
    as_of: PartialDate | None = None
    as_of_from: Literal["text", "published"] | None = None
    scope: tuple[str, ...] = ()
    modality: Modality = Modality.STATED
    part_of: str | None = None
    part_cue: str | None = None
    report_names: tuple[str, ...] = ()
    extractor: str
    language: str | None = None
    translation: str | None = None
    translator: str | None = None
    translated_on: PartialDate | None = None
    entered_by: str | None = None
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None
    headings: tuple[str, ...] = ()


class Reason(Record):
    """How two claims compare in one field, in words a reader can check; `weight` is its share in the link's score."""

    field: str
    level: Level
    detail: str
    weight: float = 0.0


class Relation(Record):
    """How two claims stand to each other, and why."""

    a: str
    b: str
    relation: RelationKind
    reasons: tuple[Reason, ...] = ()


class Question(Record):
    """What a set of claims answers: the frame they share, and the range of their answers.

    `low`/`high` span the answers; `suggested` is the engine's suggestion and `rule` how it was chosen; `best` is the same
    figure where the case has a policy, which a person set, and None without one.
    `statements`, `speakers`, `relays` and `origins` count the independent voices behind the claims.
    """

    id: str
    case: str | None = None
    label: str
    event: str | None = None
    counted_kind: str | None = None
    group: str | None = None
    status: str | None = None
    actor: str | None = None
    place: str | None = None
    unit: str | None = None
    period_start: FullDate | None = None
    period_end: FullDate | None = None
    claim_ids: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    suggested: float | None = None
    best: float | None = None
    rule: str
    statements: int
    speakers: int
    relays: int
    origins: int


class Side(Record):
    """The claims that give one answer; `origins` counts the independent ones among them, `one_origin` says in words why some count as one."""

    low: float | None
    high: float | None
    claim_ids: tuple[str, ...]
    origins: int
    one_origin: tuple[str, ...] = ()


class SeverityPart(Record):
    """One part of a flag's severity: its `share` (0 to 1), its `weight` in Settings, and what it rests on in words."""

    name: str
    share: float
    weight: float
    detail: str


class Discrepancy(Record):
    """A flag: the sides that cannot all be right under one reading, why, and what would reconcile them.

    `severity` (0 to 1) is the weighted mean of `severity_parts`.
    """

    id: str
    question: str
    kind: RelationKind
    severity: float
    sides: tuple[Side, ...]
    explanation: str
    both_true_if: str
    reasons: tuple[Reason, ...] = ()
    severity_parts: tuple[SeverityPart, ...] = ()


class Check(Record):
    """Parts set against their sum or their whole."""

    kind: Literal["sum", "part_whole"]
    status: Literal["consistent", "mismatch"]
    claim_ids: tuple[str, ...]
    explanation: str


class Joined(Record):
    """Why two names are one source's; `score` (0 to 1) is how sure the rule is, 1 where a person decided."""

    a: str
    b: str
    reason: str
    score: float


class SourceName(Record):
    """One way in which a source is written, and how many claims name it so.

    A name that only tells somebody within one outlet's reports is followed by the outlet: "the coast guard (The Tide)".
    """

    name: str
    count: int


class Source(Record):
    """One speaker under all its names within one case.

    `name` is the fullest of `names`; `joined` holds the links that connect them, one fewer than there are names;
    `speaks_for` is the body whose spokesperson this is, `speaks_for_id` its source where it speaks itself. `party` is the
    party that a reviewer counts it to, with others as one voice; None where nobody has.
    """

    id: str
    case: str | None = None
    name: str
    kind: Literal["person", "body", "group", "outlet", "unnamed"]
    names: tuple[SourceName, ...]
    joined: tuple[Joined, ...] = ()
    claim_ids: tuple[str, ...]
    speaks_for: str | None = None
    speaks_for_id: str | None = None
    party: str | None = None


class Reconciliation(Record):
    """All that one run of the engine says about a set of claims; `sources` are the speakers, outlets left out."""

    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    relations: tuple[Relation, ...]
    discrepancies: tuple[Discrepancy, ...]
    checks: tuple[Check, ...]
    sources: tuple[Source, ...] = ()


class Comparison(Record):
    """How two texts stand to each other: the relation of their best-matched pair of claims, and all claims of each."""

    id: str | None = None
    relation: RelationKind
    explanation: str
    a: tuple[Claim, ...] = ()
    b: tuple[Claim, ...] = ()
