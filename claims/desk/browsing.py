"""A case a page at a time: its claims, one of them opened, its questions and its voices."""

from __future__ import annotations

from collections.abc import Iterable

from claims.decisions import Annotation, Decision, QuestionDecision
from claims.desk.cases import Cases
from claims.desk.history import Entry, entries
from claims.desk.views import ClaimView
from claims.errors import ClaimsError
from claims.models import Claim, Question, Record, Source
from claims.reviews import REJECTED, corrected, live
from claims.reviews.listing import Listed
from claims.reviews.seeking import Asked, FlagOf, Opposed, Questions, Sought, Voice, Voices

SHOWN = 20
"""How many statements of one question or one voice are read at once."""


class ClaimRow(Record):
    """A claim of a list: as corrected now, and the corrections that hold; a rejected one is shown as it is else."""

    claim: Claim
    original: Claim
    corrections: tuple[Annotation, ...] = ()
    rejected: bool = False
    problem: str | None = None


class ClaimPage(Record):
    """A stretch of claims; `total` is how many there are, or, where there are `more` than are counted, so many."""

    rows: tuple[ClaimRow, ...]
    total: int
    more: bool


class OpenedClaim(Record):
    """A claim with all that is known of it.

    `beside` are other statements of its question, so many of them as are read at once; `rejection` is the row that a
    restoring takes back, None where the claim counts; `on_questions` the decisions that name the claim.
    """

    view: ClaimView
    row: ClaimRow
    rejection: Annotation | None
    question: Question | None
    beside: tuple[ClaimRow, ...]
    disagreements: tuple[Listed, ...]
    history: tuple[Entry, ...]
    on_questions: tuple[QuestionDecision, ...]


class OpenedQuestion(Record):
    """A question with the disagreements that stand under it, and a stretch of the statements that answer it."""

    question: Question
    flags: tuple[FlagOf, ...]
    said: ClaimPage


class OpenedVoice(Record):
    """A speaker or an outlet: its names where it is a source, whom it disagrees with, and a stretch of what it says."""

    voice: Voice
    source: Source | None
    against: tuple[Opposed, ...]
    said: ClaimPage


class Browsing(Cases):
    """What pages of claims, questions and sources read; each method reads no more than it gives."""

    def claim_page(self, case: str | None, sought: Sought, start: int = 0, length: int = 25) -> ClaimPage:
        """A stretch of the claims that are sought, in the order in which they were added."""
        self.refresh(case)
        found = self.store.claim_page(case, sought, start, length)
        return ClaimPage(
            rows=self.claim_rows(case, [one.id for one in found.claims]), total=found.total, more=found.more
        )

    def claim_rows(self, case: str | None, ids: Iterable[str]) -> tuple[ClaimRow, ...]:
        """Some claims in the order of their ids, those that are gone left out."""
        names = list(ids)
        given = self.store.corrections(case, names)
        rows = {claim.id: _row(claim, given.get(claim.id, ())) for claim in self.store.claims(case, names)}
        return tuple(rows[name] for name in names if name in rows)

    def offered(self, case: str | None, field: str) -> tuple[str, ...]:
        """The first values of a field that claims can be narrowed by, in the order of the alphabet."""
        return self.store.offered(case, field)

    def open_claim(self, case: str | None, claim_id: str) -> OpenedClaim:
        """One claim with all that is known of it; `ClaimsError` where there is none of this id."""
        self.refresh(case)
        views = self.claim_views(case, [claim_id])
        if claim_id not in views:
            raise ClaimsError(f"no claim {claim_id} in this case: it may have gone since the page was opened")
        view = views[claim_id]
        question = self.store.question_of(case, claim_id)
        others = [name for name in question.claim_ids if name != claim_id] if question else []
        rows = self.store.log_of_claim(case, claim_id)
        return OpenedClaim(
            view=view,
            row=_row(view.original, view.annotations),
            rejection=_rejection(view.annotations),
            question=question,
            beside=self.claim_rows(case, others[:SHOWN]),
            disagreements=self.store.listed_of(case, claim_id),
            history=self.entries(case, rows),
            on_questions=tuple(row for _, row in rows if isinstance(row, QuestionDecision)),
        )

    def entries(self, case: str | None, rows: Iterable[tuple[int, Decision]]) -> tuple[Entry, ...]:
        """Rows of the log as a page lists them; all rows that take one of them back have to be among them."""
        told = list(rows)
        named = {row.claim_id for _, row in told if isinstance(row, Annotation)}
        named |= {claim for _, row in told if isinstance(row, QuestionDecision) for claim in (row.a, row.b)}
        return entries(told, {claim.id: claim for claim in self.store.claims(case, named)})

    def question_page(self, case: str | None, asked: Asked, start: int = 0, length: int = 20) -> Questions:
        """A stretch of the questions that are asked for."""
        self.refresh(case)
        return self.store.question_page(case, asked, start, length)

    def open_question(self, case: str | None, question_id: str, start: int = 0) -> OpenedQuestion:
        """One question with a stretch of its statements; `ClaimsError` where there is none of this id."""
        self.refresh(case)
        question = self.store.question(case, question_id)
        if question is None:
            raise ClaimsError(f"no question {question_id} in this case: it may have gone since the page was opened")
        return OpenedQuestion(
            question=question,
            flags=self.store.flags_of(case, question_id),
            said=self.claim_page(case, Sought(question=question_id), start, SHOWN),
        )

    def voice_page(  # noqa: PLR0913, PLR0917  one parameter for each thing that is asked for
        self,
        case: str | None,
        sort: str,
        text: str = "",
        order: str = "disagreements",
        start: int = 0,
        length: int = 25,
    ) -> Voices:
        """A stretch of the speakers, or of the outlets, of a case."""
        self.refresh(case)
        return self.store.voice_page(case, sort, text, order, start, length)

    def open_voice(self, case: str | None, sort: str, name: str, start: int = 0) -> OpenedVoice:
        """One speaker by the id of its source, or one outlet by its name; `ClaimsError` where there is none."""
        self.refresh(case)
        voice = self.store.voice(case, sort, name)
        if voice is None:
            raise ClaimsError(f"no {sort} {name} in this case: it may have gone since the page was opened")
        source = self.store.source(case, name) if sort == "speaker" else None
        sought = Sought(source=name) if source else Sought(equal={sort: name})
        return OpenedVoice(
            voice=voice,
            source=source,
            against=self.store.against(case, sort, name),
            said=self.claim_page(case, sought, start, SHOWN),
        )


def _row(claim: Claim, given: Iterable[Annotation]) -> ClaimRow:
    held = live(given)
    problem: list[str] = []
    rejection = _rejection(held)
    applied = [row for row in held if row.field != REJECTED]
    now = corrected([claim], applied, on_error=lambda _claim, error: problem.append(str(error)))
    return ClaimRow(
        claim=now[0] if now else claim,
        original=claim,
        corrections=tuple(applied),
        rejected=rejection is not None,
        problem=problem[0] if problem else None,
    )


def _rejection(given: Iterable[Annotation]) -> Annotation | None:
    last = next((row for row in reversed(live(given)) if row.field == REJECTED), None)
    return last if last is not None and last.value == "true" else None
