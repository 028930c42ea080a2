"""The fixed codes of the claims table in plain words: a code, and what a journalist reads for it."""

from __future__ import annotations

from claims.terms import BestRule, Contacted, ExplainedBy, Level, RelationKind, Role, SuggestionRule, VerdictCode

KINDS: dict[RelationKind, str] = {
    RelationKind.CONTRADICTION: "sources disagree",
    RelationKind.REVISION: "one source gave two figures",
    RelationKind.FALLING_TOTAL: "a running total went down",
    RelationKind.SUM_MISMATCH: "the parts do not add up",
    RelationKind.PART_EXCEEDS_WHOLE: "a part is larger than its whole",
    RelationKind.CONTESTED_STATUS: "sources disagree on who was counted",
    RelationKind.CONTESTED_ACTOR: "sources disagree on who is responsible",
    RelationKind.VAGUE_GAP: "a vague word stands far from a figure",
    RelationKind.SILENT_CHANGE: "the figure changed between two versions",
}

VERDICTS: dict[VerdictCode, str] = {
    VerdictCode.CONFIRMED: "Sources disagree: confirmed",
    VerdictCode.EXPLAINED: "Explained: both can be true",
    VerdictCode.SUPERSEDED: "Superseded by a later figure",
    VerdictCode.NOT_SAME_QUESTION: "Not the same question",
    VerdictCode.EXTRACTION_WRONG: "Misread by the program",
    VerdictCode.NOT_COMPARABLE: "Not comparable",
    VerdictCode.NEEDS_MORE: "Needs more reporting",
}

LEVELS: dict[Level, str] = {
    Level.SAME: "same",
    Level.CLOSE: "close",
    Level.UNKNOWN: "not said",
    Level.DIFFERENT: "different",
}

POLICIES: dict[SuggestionRule, tuple[str, str]] = {
    SuggestionRule.MOST_ORIGINS: (
        "Most independent origins",
        "Of equals the latest, of those the lowest; copies and relays count once.",
    ),
    SuggestionRule.LATEST: ("Latest as-of", "The figure given for the latest day: for totals that grow."),
    SuggestionRule.MINIMUM: ("Minimum", "The lowest figure that was given: what nobody puts lower."),
    SuggestionRule.SOURCE_HIERARCHY: (
        "Source hierarchy",
        "Of the first of the sources or outlets you name that gives a figure.",
    ),
    SuggestionRule.RANGE_ONLY: ("Range only", "No single figure: the range stands for itself."),
}
"""The rules by which a case finds its best figure: a name, and what it comes to."""

STATUSES: dict[str, str] = {
    "open": "Open",
    "annotated": "Annotated: waits for a reviewer",
    "reopened": "Reopened: new evidence since verdict",
    "settled": "Settled",
    "closed": "Closed",
}

FIELDS: dict[str, str] = {
    "counted": "what is counted",
    "counted_kind": "what is counted",
    "event": "what happened",
    "group": "whose",
    "status": "civilian or combatant",
    "age_sex": "age or sex",
    "actor": "by whom",
    "place": "where",
    "period": "when",
    "as_of": "as of",
    "unit": "unit",
    "scope": "scope",
    "value": "figure",
    "figure": "figure",
    "speaker": "who says it",
    "origin": "origin",
    "modality": "how it is put forward",
    "concept": "what is measured",
    "change": "a level or a change",
    "contrast": "what the sentences set against each other",
    "sentence": "the sentence",
    "case": "the story told",
    "names": "names mentioned",
    "document": "the document",
    "report": "the report",
    "copy": "the text",
    "wording": "the wording",
    "signs": "the reports as a whole",
    "tie": "how the two stand",
    "reviewer": "a reviewer",
}

SEVERITY: dict[str, str] = {
    "gap": "how far apart",
    "independence": "independent origins",
    "recency": "how recent",
    "directness": "named speakers",
    "certainty": "exact and stated as fact",
}

LEFT_OUT: dict[str, tuple[str, str]] = {
    "date": ("date", "dates"),
    "time": ("time of day", "times of day"),
    "ordinal": ("ordinal", "ordinals"),
    "name": ("part of a name", "parts of names"),
    "reference": ("reference to a page, a paragraph or a law", "references to pages, paragraphs or laws"),
    "age": ("age", "ages"),
    "boilerplate": ("in the furniture of a page", "in the furniture of pages"),
    "other": ("other number that counts or measures nothing", "other numbers that count or measure nothing"),
}
"""What a number is that makes no claim, one of them and several."""

EXPLAINED: dict[ExplainedBy, str] = {
    ExplainedBy.SCOPE: "they count different scopes",
    ExplainedBy.TIME: "they are of different times",
    ExplainedBy.DEFINITION: "they go by different definitions",
    ExplainedBy.ROUNDING: "one is rounded",
    ExplainedBy.PART_OF: "one is a part of the other",
}
"""The difference under which all sides hold."""

BEST_RULES: dict[BestRule, str] = {
    BestRule.MOST_ORIGINS: "most independent origins",
    BestRule.LATEST: "latest as-of",
    BestRule.MINIMUM: "minimum",
    BestRule.SOURCE_HIERARCHY: "source hierarchy",
    BestRule.RANGE_ONLY: "range only",
    BestRule.TEAM: "agreed by a team",
}
"""How a person came to the best figure."""

ROLES: dict[Role, str] = {
    Role.READER: "reader",
    Role.ANNOTATOR: "annotator",
    Role.REVIEWER: "reviewer",
    Role.ADMIN: "admin",
}

CONTACTED: dict[Contacted, str] = {Contacted.ASKED: "asked", Contacted.REPLIED: "replied"}

METHODS: dict[str, str] = {
    "file": "From a file", "upload": "Uploaded", "paste": "Pasted", "fetch": "Fetched", "feed": "Fetched from a feed",
}  # fmt: skip
"""How the file of a document came in."""
