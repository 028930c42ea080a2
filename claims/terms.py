"""The fixed words of the claims table: kinds, bounds, relations, levels and verdicts, each with its meaning."""

from __future__ import annotations

from enum import StrEnum


class NumberKind(StrEnum):
    """What became of a number: a claim, or why it is not one."""

    CLAIM = "claim"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"
    REFERENCE = "reference"
    AGE = "age"
    BOILERPLATE = "boilerplate"
    OTHER = "other"


class JobState(StrEnum):
    """Where a job, or a file of it, stands; the last three are for good."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobKind(StrEnum):
    """What a job is of: files that were handed in, or addresses that are to be fetched."""

    UPLOAD = "upload"
    FETCH = "fetch"


class Deed(StrEnum):
    """What a link of the chain says was done with what it is of."""

    BEGUN = "begun"
    TAKEN_OVER = "taken over"
    ADDED = "added"
    READ_ANEW = "read anew"
    REDACTED = "redacted"
    REMOVED = "removed"


class Bound(StrEnum):
    """How a figure limits what is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Change(StrEnum):
    """Whether a figure is a level or a movement."""

    LEVEL = "level"
    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """In which way a figure is put forward."""

    STATED = "stated"
    ESTIMATED = "estimated"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Level(StrEnum):
    """How two claims compare in one field; `unknown` is neither same nor different."""

    SAME = "same"
    CLOSE = "close"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


class RelationKind(StrEnum):
    """How two claims of one question, or a near miss, stand to each other; the first that fits."""

    SAME_ORIGIN = "same_origin"
    PART_OF = "part_of"
    SUM_CONSISTENT = "sum_consistent"
    SUM_MISMATCH = "sum_mismatch"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    DIFFERENT_MEASURE = "different_measure"
    DIFFERENT_POPULATION = "different_population"
    DIFFERENT_SCOPE = "different_scope"
    DIFFERENT_TIME = "different_time"
    DIFFERENT_UNIT = "different_unit"
    DIFFERENT_PLACE = "different_place"
    CONTESTED_STATUS = "contested_status"
    CONTESTED_ACTOR = "contested_actor"
    AGREE = "agree"
    COMPATIBLE = "compatible"
    VAGUE_GAP = "vague_gap"
    FALLING_TOTAL = "falling_total"
    UPDATE = "update"
    REVISION = "revision"
    CONTRADICTION = "contradiction"
    SILENT_CHANGE = "silent_change"
    UNRELATED = "unrelated"
    NO_CLAIM = "no_claim"


class SuggestionRule(StrEnum):
    """How a case's policy chooses one figure among the answers to a question; never an average."""

    MOST_ORIGINS = "most_origins"
    LATEST = "latest"
    MINIMUM = "minimum"
    SOURCE_HIERARCHY = "source_hierarchy"
    RANGE_ONLY = "range_only"


class VerdictCode(StrEnum):
    """What a reviewer decided about a flag; the codes are fixed and listed in the docs."""

    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    SUPERSEDED = "superseded"
    NOT_SAME_QUESTION = "not_same_question"
    EXTRACTION_WRONG = "extraction_wrong"
    NOT_COMPARABLE = "not_comparable"
    NEEDS_MORE = "needs_more"


class ExplainedBy(StrEnum):
    """The difference under which all sides of a flag hold."""

    SCOPE = "scope"
    TIME = "time"
    DEFINITION = "definition"
    ROUNDING = "rounding"
    PART_OF = "part_of"


class BestRule(StrEnum):
    """How a person came to the best figure of a question: a case's rule, or the agreement of a team."""

    MOST_ORIGINS = "most_origins"
    LATEST = "latest"
    MINIMUM = "minimum"
    SOURCE_HIERARCHY = "source_hierarchy"
    RANGE_ONLY = "range_only"
    TEAM = "team"


class Contacted(StrEnum):
    """Which way a question to a source went."""

    ASKED = "asked"
    REPLIED = "replied"


class Role(StrEnum):
    """What a person may do in a case, each all that the one before may."""

    READER = "reader"
    ANNOTATOR = "annotator"
    REVIEWER = "reviewer"
    ADMIN = "admin"
