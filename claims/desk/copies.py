"""Statements that only repeat another: the copies of one sentence, and what one origin gave in several places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claims import origins
from claims.decisions import Decided
from claims.desk.cases import Cases
from claims.desk.views import ClaimView, SideView
from claims.models import Claim, Record, Source


class Told(Record):
    """One statement of a side: the earliest view of it, and where else it is told.

    `copies` are word for word, `repeated` where its source gave the same figure again, `elsewhere` copies, translations and reports that quote it.
    """

    shown: ClaimView
    copies: tuple[ClaimView, ...] = ()
    repeated: tuple[ClaimView, ...] = ()
    elsewhere: tuple[ClaimView, ...] = ()


def collapsed(side: SideView, sources: Sequence[Source], on_documents: Decided | None = None) -> tuple[Told, ...]:
    """The claims of a side, those of one origin under the earliest of them; `sources` and `on_documents` are those of the disagreement."""
    views = sorted(side.claims, key=_order)
    by_id = {view.claim.id: view for view in views}
    voices = _voices(views, sources)
    grouped = origins.origins([view.claim for view in views], voices, origins.known(on_documents or Decided()))
    return tuple(_told([by_id[claim_id] for claim_id in group], voices) for group in grouped)


def is_copy(a: Claim, b: Claim) -> bool:
    """Whether two claims are the same figure at the same place of the same sentence, word for word."""
    return a.id != b.id and _place(a) == _place(b) and origins.words(a.sentence) == origins.words(b.sentence)


def copies(desk: Cases, claim: Claim, among: Iterable[str]) -> tuple[ClaimView, ...]:
    """The word-for-word copies of a claim among claims of its case, by their ids; `claim`, as read, is none of them."""
    found = [other.id for other in desk.store.claims(claim.case, among) if is_copy(claim, other)]
    return tuple(desk.claim_views(claim.case, found).values())


def _told(group: Sequence[ClaimView], voices: Mapping[str, str]) -> Told:
    first, *others = group
    copied = [view for view in others if is_copy(first.claim, view.claim)]
    rest = [view for view in others if view not in copied]
    of_source = [view for view in rest if voices[view.claim.id] == voices[first.claim.id]]
    return Told(
        shown=first,
        copies=tuple(copied),
        repeated=tuple(of_source),
        elsewhere=tuple(view for view in rest if view not in of_source),
    )


def _voices(views: Sequence[ClaimView], sources: Sequence[Source]) -> dict[str, str]:
    """Who stands behind each claim: its speaker, or the party that this counts to, else its outlet's own voice."""
    spoken = {claim_id: source.party or source.id for source in sources for claim_id in source.claim_ids}
    own = {view.claim.id: f"outlet {view.claim.outlet or view.claim.document}" for view in views}
    return own | {claim_id: voice for claim_id, voice in spoken.items() if claim_id in own}


def _place(claim: Claim) -> tuple[str, int]:
    before = claim.sentence[: max(claim.start - claim.sentence_start, 0)]
    return claim.text.casefold(), len(origins.words(before))


def _order(view: ClaimView) -> tuple[str, str, int, str]:
    claim = view.claim
    return claim.published or "9", claim.document, claim.start, claim.id
