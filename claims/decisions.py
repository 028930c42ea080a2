"""What people decide: the rows of the append-only log, each with who, when and why; nothing of it is ever changed.

A row with `withdraws` takes the row of that id back. Field names are those of the exported log; they are extended, never
renamed.
"""

from __future__ import annotations

from typing import Final

from pydantic import Field

from claims.models import Alike, Claim, PartialDate, Record, Told
from claims.terms import BestRule, Contacted, ExplainedBy, RelationKind, Role, SuggestionRule, VerdictCode

BY_HAND: Final = "by hand"
"""The `extractor` of a claim that a person took from a document."""
REMOVED: Final = "[removed]"
"""What stands in a row of the log where words of a document stood that was removed for good."""
UNVERIFIED: Final = "(identity unverified)"
"""What stands behind a name that nothing vouches for."""


def marked(name: str) -> str:
    """A name with the mark that nothing vouches for it."""
    return f"{name} {UNVERIFIED}".strip()


class Decision(Record):
    """What every row of the log has: who decided when and why; `withdraws` is the id of a row that it takes back.

    `redacted` is the id of the removal of a document (`Purge`) whose words were taken out of the row; `REMOVED` stands in their place.
    `unverified`: it was added where nobody signs in and other machines can reach the app, so that the name is anybody's
    word. It stands in the JSON of such rows alone.
    """

    id: str
    case: str | None = None
    note: str = ""
    reviewer: str
    at: str
    withdraws: str | None = None
    redacted: str | None = Field(default=None, exclude_if=lambda given: given is None)
    unverified: bool = Field(default=False, exclude_if=lambda given: not given)

    @property
    def by(self) -> str:
        """The name as it is shown to people, with the mark of one that nothing vouches for."""
        return marked(self.reviewer) if self.unverified else self.reviewer


class PairDecision(Decision):
    """What a reviewer decided of two things in one case: that they are one (`same`), or two."""

    a: str
    b: str
    same: bool


class SourceDecision(PairDecision):
    """A decision of two names, as a `Source` lists them: one source, or two."""


class QuestionDecision(PairDecision):
    """A decision of two claims, by their ids: they answer one question, or two."""


class PartyDecision(Decision):
    """What a reviewer decided of one name in one case: to which party its source counts; None: to no other than itself.

    `name` is one that a `Source` lists.
    """

    name: str
    party: str | None = None


class Policy(Record):
    """How one figure is chosen among the answers of a case; `hierarchy` names sources or outlets, the first preferred."""

    rule: SuggestionRule = SuggestionRule.MOST_ORIGINS
    hierarchy: tuple[str, ...] = ()


class PolicyDecision(Decision):
    """The policy that a person set for a case; the last one that was not taken back is in force."""

    policy: Policy


class BestFigure(Record):
    """The figure that a person chose for a question, and the rule it was chosen by.

    `low` and `high` are the range where no single figure is named. For the rule `team`, `names` are those who agreed,
    `reasons` what they went by, and `dissent` who did not, and why.
    """

    rule: BestRule
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    names: tuple[str, ...] = ()
    reasons: str = ""
    dissent: str = ""


class Review(Decision):
    """One verdict on one flag, by one person at one time, with what that person saw.

    `claim_ids` are the claims judged and `evidence` a digest of their compared fields, sides, kind and rules version:
    when any of it changes, the item reopens with this verdict shown.
    `explained_by` names the difference under which all hold, and `explained_how` says which it is; `best` is the figure
    to use. `role` is the one it was given in: an annotator's verdict waits for a reviewer's.
    """

    discrepancy: str
    question: str
    kind: RelationKind
    verdict: VerdictCode | None
    claim_ids: tuple[str, ...]
    evidence: str
    seen: str
    extractor: str
    explained_by: ExplainedBy | None = None
    explained_how: str = ""
    best: BestFigure | None = None
    role: Role = Role.REVIEWER


class Annotation(Decision):
    """One correction of one field of one claim: an overlay, the claim itself never changes.

    `value` is the JSON of the new value; `field` may be `rejected` (value `true`) for a claim that is none.
    `before` is the JSON of what was shown when it was corrected.
    """

    claim_id: str
    field: str
    value: str | None
    before: str | None = None


class Assignment(Decision):
    """Who is to look at a flag; `assignee` None takes it from everybody. `claim_ids` are those on its sides then."""

    discrepancy: str
    claim_ids: tuple[str, ...]
    assignee: str | None


class Contact(Decision):
    """A question put to a source of a flag, or a source's reply.

    `source` is whom it was put to, or who replied; `channel` how ("by telephone"); `when` the day of it; `text` what was
    asked or replied, word for word as far as it is known. `document` is the id of the document that a reply was kept as.
    """

    discrepancy: str
    claim_ids: tuple[str, ...]
    kind: Contacted
    source: str
    channel: str
    when: PartialDate
    text: str
    document: str | None = None


class ClaimByHand(Decision):
    """A claim that a person took from a document's exact words; taken back, it is a claim no longer."""

    claim: Claim


class TranslationDecision(Decision):
    """That one document is a translation of another: `original` None, that it is of none. Both by their ids."""

    document: str
    original: str | None


class CopyDecision(PairDecision):
    """A decision of two documents, by their ids: one is a copy of the other, or they are two reports."""


class Viewer(Record):
    """A person that a store is opened for: the address that the sign-in gives, and the name that decisions are kept under."""

    person: str
    name: str


class Membership(Decision):
    """The role of a person in one case, or in every case (`case` None is the unnamed one, `everywhere` all of them).

    `person` is the address that the sign-in gives; `role` None: no longer a member. With `active` the row gives no role: False,
    all that the person has rest; True, they count again.
    """

    person: str
    role: Role | None
    everywhere: bool = False
    active: bool | None = Field(default=None, exclude_if=lambda given: given is None)


class FetchingDecision(Decision):
    """Whether the members of a case may have addresses fetched into it, where people sign in; without one, they may not."""

    allowed: bool


class Purge(Decision):
    """That a document was removed for good: its file, its text and every quote of it; `note` says why.

    What is left of it stands here: `document` is its id, `media`, `language` and `published` what sort of document it was, `claims` how many were
    read of it, `originals` the SHA-256 of its files. Taken back, the document may be added again.
    """

    document: str
    media: str | None = None
    language: str | None = None
    published: PartialDate | None = None
    claims: int = 0
    originals: tuple[str, ...] = ()


class Edition(Decision):
    """A report as it was issued: the record that every format is written from, word for word.

    `corrects` is the id of the edition that this one corrects, `note` then says why. `report` is the JSON of a
    `claims.reporting` report, `sha256` the digest of that JSON.
    """

    title: str
    report: str
    sha256: str
    corrects: str | None = None


class Decided(Record):
    """What people decided of a case, as far as the engine goes by it: rows that hold, oldest first, and the policy in force.

    Beside it what was found of the documents: `alike` which are copies, `documents` what those that tell anything tell of how they came about,
    the first that was kept first.
    """

    on_sources: tuple[SourceDecision, ...] = ()
    on_questions: tuple[QuestionDecision, ...] = ()
    on_parties: tuple[PartyDecision, ...] = ()
    policy: Policy | None = None
    translations: tuple[TranslationDecision, ...] = ()
    on_copies: tuple[CopyDecision, ...] = ()
    alike: tuple[Alike, ...] = ()
    documents: tuple[Told, ...] = ()
