"""The rows that decisions are kept as, and the checks they pass before they are added."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from math import isfinite
from typing import Final, Literal, TypeVar

from claims.decisions import (
    Annotation,
    BestFigure,
    Contact,
    Decision,
    PartyDecision,
    Policy,
    PolicyDecision,
    Purge,
    QuestionDecision,
    Review,
    SourceDecision,
)
from claims.desk.views import last_by_field
from claims.errors import ClaimsError, ConflictError
from claims.models import Claim, Discrepancy, Source
from claims.reviews import REJECTED, Item, encode, live, overlay, snapshot
from claims.reviews.evidence import evidence
from claims.terms import BestRule, ExplainedBy, SuggestionRule, VerdictCode

RowT = TypeVar("RowT", bound=Decision)
OnPair = SourceDecision | QuestionDecision
LONGEST: Final = 100_000
"""Characters of a note, or of what was asked or replied."""


def person(reviewer: str) -> str:
    """The name a decision is kept under; `ClaimsError` without one."""
    if not reviewer.strip():
        raise ClaimsError("say who you are: a decision is kept with the name of who made it")
    return reviewer.strip()


def code(verdict: VerdictCode | str) -> VerdictCode:
    """The verdict's fixed code; `ClaimsError` for an unknown one."""
    try:
        return VerdictCode(verdict)
    except ValueError:
        raise ClaimsError(f"{verdict}: no verdict of that name; there are {', '.join(VerdictCode)}") from None


def flag_of(item: Item) -> Discrepancy:
    """The flag that a verdict would be given on; `ClaimsError` where it no longer stands."""
    if item.discrepancy is None or item.reason is not None:
        raise ClaimsError(f"this disagreement is closed ({item.reason}): there is nothing to judge")
    return item.discrepancy


def review(item: Item, claims: Iterable[Claim], verdict: VerdictCode, extractor: str) -> Review:
    """A verdict on an item as it stands, still without note, name and time; `claims` are the corrected ones shown.

    `ConflictError` where the claims are no longer those that the item was made from.
    """
    flag = flag_of(item)
    seen = snapshot(flag, item.label, {claim.id: claim for claim in claims}, extractor)
    if evidence(seen) != item.evidence:
        raise ConflictError("what this disagreement rests on has changed since you opened it: look again")
    return Review(
        id="",
        case=item.case,
        discrepancy=item.id,
        question=item.question,
        kind=item.kind,
        verdict=verdict,
        reviewer="",
        at="",
        claim_ids=tuple(claim_id for side in flag.sides for claim_id in side.claim_ids),
        evidence=evidence(seen),
        seen=seen.model_dump_json(),
        extractor=extractor,
    )


def explained(draft: Review, by: ExplainedBy | None, how: str) -> Review:
    """The verdict with the difference that explains it; `ClaimsError` where another verdict is given one."""
    if by is not None and draft.verdict is not VerdictCode.EXPLAINED:
        raise ClaimsError("only the verdict “explained” names a difference that explains it")
    return draft.model_copy(update={"explained_by": by, "explained_how": how.strip()})


def whole(best: BestFigure | None) -> BestFigure | None:
    """The best figure as given; `ClaimsError` where its rule asks for what is missing, or a figure is not one."""
    if best is None:
        return None
    given = [end for end in (best.value, best.low, best.high) if end is not None]
    if not all(map(isfinite, given)) or (None not in (best.low, best.high) and best.low > best.high):  # type: ignore[operator]
        raise ClaimsError("the best figure is not a figure: its low end has to be at most its high end")
    if (best.value is None) != (best.rule is BestRule.RANGE_ONLY) or not given:
        raise ClaimsError("give one best figure, or for the rule “range only” the range")
    if best.rule is BestRule.TEAM and not (best.names and best.reasons.strip()):
        raise ClaimsError("a figure that a team agreed on needs the names of who agreed, and their reasons")
    return best


def annotation(claim: Claim, rows: Sequence[Annotation], field: str, value: object) -> Annotation:
    """A correction of a claim, still without note, name and time; `rows` are the claim's annotations, oldest first."""
    return Annotation(
        id="",
        case=claim.case,
        claim_id=claim.id,
        field=field,
        value=encode(field, value),
        before=_shown(claim, rows, field),
        reviewer="",
        at="",
    )


def _shown(claim: Claim, rows: Sequence[Annotation], field: str) -> str:
    """The JSON of what a page shows in a field before it is corrected."""
    held = live(rows)
    if field == REJECTED:
        return json.dumps(any(row.field == REJECTED and row.value == "true" for row in held))
    shown = claim
    with suppress(ClaimsError):  # corrections that no longer fit are shown as not applied
        shown = overlay(claim, [row for row in held if row.field != REJECTED]) or claim
    return json.dumps(shown.model_dump(mode="json", include={field})[field], ensure_ascii=False)


def on_sources(case: str | None, names: tuple[str, str], sources: Sequence[Source], *, same: bool) -> SourceDecision:
    """A decision on two names of a case, still without note, name and time; `ClaimsError` for one name twice or an unknown one."""
    a, b = sorted(names)
    if a == b:
        raise ClaimsError("two names are needed: these are one")
    known = {told.name for source in sources for told in source.names}
    for name in (a, b):
        if name not in known:
            raise ClaimsError(f"no source in this case is named {name!r}: it may have gone since the page was opened")
    return SourceDecision(id="", case=case, a=a, b=b, same=same, reviewer="", at="")


def on_questions(
    case: str | None, claim_ids: tuple[str, str], known: Collection[str], *, same: bool
) -> QuestionDecision:
    """A decision on two claims, still without note, name and time; `ClaimsError` for one claim twice or an unknown one."""
    a, b = sorted(claim_ids)
    if a == b:
        raise ClaimsError("two claims are needed: these are one")
    for claim_id in (a, b):
        if claim_id not in known:
            raise ClaimsError(f"no claim {claim_id} in this case: it may have gone since the page was opened")
    return QuestionDecision(id="", case=case, a=a, b=b, same=same, reviewer="", at="")


def on_party(case: str | None, name: str, party: str | None, sources: Sequence[Source]) -> PartyDecision:
    """The party of a name, still without note, name and time; `ClaimsError` for a name that no source has."""
    if name not in {told.name for source in sources for told in source.names}:
        raise ClaimsError(f"no source in this case is named {name!r}: it may have gone since the page was opened")
    return PartyDecision(id="", case=case, name=name, party=(party or "").strip() or None, reviewer="", at="")


def check_party(draft: PartyDecision, rows: Sequence[PartyDecision], expected: str | None) -> None:
    """`ConflictError` where the last row on the name is not the `expected` one."""
    last = next((row for row in reversed(rows) if row.name == draft.name), None)
    if (last.id if last else None) != expected:
        who = last.reviewer if last else "Somebody"
        raise ConflictError(f"{who} decided on the party of this name since you opened the page: look again")


def on_policy(case: str | None, policy: Policy) -> PolicyDecision:
    """A case's policy, still without note, name and time; `ClaimsError` for a hierarchy that names nobody, or one too many."""
    named = tuple(name for name in map(str.strip, policy.hierarchy) if name)
    if (policy.rule is SuggestionRule.SOURCE_HIERARCHY) != bool(named):
        raise ClaimsError("name the sources in their order for a source hierarchy, and for no other rule")
    return PolicyDecision(id="", case=case, policy=Policy(rule=policy.rule, hierarchy=named), reviewer="", at="")


def check_policy(rows: Sequence[PolicyDecision], expected: str | None) -> None:
    """`ConflictError` where the case's last row on its policy is not the `expected` one."""
    if (rows[-1].id if rows else None) != expected:
        who = rows[-1].reviewer if rows else "Somebody"
        raise ConflictError(f"{who} set the policy of this case since you opened the page: look again")


def last_on(names: Iterable[str], rows: Sequence[OnPair]) -> str | None:
    """The id of the last row on two names, or on two claims, taking-back included."""
    pair = set(names)
    return next((row.id for row in reversed(rows) if {row.a, row.b} == pair), None)


def check_pair(draft: OnPair, rows: Sequence[OnPair], expected: str | None) -> None:
    """`ConflictError` where the last row on the two names, or claims, is not the `expected` one."""
    if last_on((draft.a, draft.b), rows) != expected:
        who = next((row.reviewer for row in reversed(rows) if {row.a, row.b} == {draft.a, draft.b}), "Somebody")
        what = "names" if isinstance(draft, SourceDecision) else "claims"
        raise ConflictError(f"{who} decided on these two {what} since you opened the page: look again")


def signed(row: RowT, reviewer: str, note: str, at: str) -> RowT:
    """The row with who, why and when; `ClaimsError` for a nameless reviewer, or for text that cannot be kept or is too long."""
    for name, text in (("note", note), *_written(row)):
        check_length(name, text)
    try:
        f"{reviewer}{note}{row.model_dump_json()}".encode()
    except ValueError:  # UnicodeError, and pydantic's own of it
        raise ClaimsError("the text holds half characters (lone surrogates) and cannot be kept") from None
    return row.model_copy(update={"reviewer": person(reviewer), "note": note, "at": at})


def check_length(name: str, text: str) -> None:
    """`ClaimsError` where a text is longer than one that is kept with a decision."""
    if len(text) > LONGEST:
        raise ClaimsError(
            f"the {name} has {len(text):,} characters, and no more than {LONGEST:,} are kept with a decision: shorten it, or add it "
            "as a document. Nothing was saved; what you typed is still in its field"
        )


def _written(row: Decision) -> Iterator[tuple[str, str]]:
    """What a person wrote at length in a row, beside its note, by what it is called."""
    if isinstance(row, Review):
        yield "explanation", row.explained_how
        if row.best:
            yield from (("reasons", row.best.reasons), ("dissent", row.best.dissent))
    elif isinstance(row, Contact):
        yield "text", row.text


def taking_back(row: RowT) -> RowT:
    """The row that takes another one back, still without note, name and time."""
    emptied: dict[str, None] = {}
    if isinstance(row, Review):
        emptied = {"verdict": None}
    elif isinstance(row, Annotation):
        emptied = {"value": None, "before": None}
    return row.model_copy(update={"id": "", "withdraws": row.id} | emptied)


def removed(gone: Purge) -> str:
    """That a document was removed for good, with who, when and why."""
    why = f": {gone.note}" if gone.note else ""
    return f"document {gone.document} was removed for good by {gone.reviewer} on {gone.at[:10]}{why}"


def check_unseen(item: Item | None, field: Literal["last_review", "last_assignment"], expected: str | None) -> None:
    """`ConflictError` where the last row on an item, as it stands in the store, is not the `expected` one."""
    if item is None or getattr(item, field) != expected:
        who = _last_by(item, field)
        raise ConflictError(f"{who} saved a decision on this disagreement since you opened it: look again")


def _last_by(item: Item | None, field: str) -> str:
    if item is None:
        return "Somebody"
    last = item.history[-1].reviewer if item.history else None
    return (last if field == "last_review" else item.assigned_by) or "Somebody"


def check_correction(claim: Claim, draft: Annotation, rows: Sequence[Annotation], expected: str | None) -> None:
    """`ConflictError` where the field's last row is not the `expected` one; `ClaimsError` where the value does not fit."""
    if last_by_field(rows).get(draft.field) != expected:
        who = next((row.reviewer for row in reversed(rows) if row.field == draft.field), "Somebody")
        raise ConflictError(f"{who} corrected this field since you opened it: look again")
    overlay(claim, (*live(rows), draft))


def check_rest_fits(draft: Annotation, rows: Sequence[Annotation], claims: Sequence[Claim]) -> None:
    """`ClaimsError` where the corrections left after `draft` would not fit each other, unless they do not fit now."""
    after = (*rows, draft.model_copy(update={"id": "draft"}))
    for claim in claims:
        problem = _problem(claim, after)
        if problem and not _problem(claim, rows):
            raise ClaimsError(problem)


def _problem(claim: Claim, rows: Sequence[Annotation]) -> str | None:
    try:
        overlay(claim, live(rows))
    except ClaimsError as error:
        return str(error)
    return None
