"""Two texts' claims → the relation of the pair that matches best: what `claims compare` says."""

from __future__ import annotations

from collections.abc import Sequence

from claims import sources
from claims.comparison.preparing import prepare
from claims.comparison.reasons import reasons
from claims.comparison.relation import QUEUE, Comparison, R, compare
from claims.comparison.sidebyside import told_alike
from claims.comparison.wording import says
from claims.config import Linking, Settings
from claims.models import Claim
from claims.terms import Level, RelationKind

Best = tuple[RelationKind, str, Claim | None, Claim | None]
_AGREEING = frozenset({R.AGREE, R.COMPATIBLE, R.SAME_ORIGIN, R.SUM_CONSISTENT, R.PART_OF})
_CONTESTED = frozenset({R.CONTESTED_STATUS, R.CONTESTED_ACTOR})

_NAMES = {
    "event": "what happened", "counted_kind": "what is counted", "group": "whose", "actor": "who did it", "place": "where",
    "period": "when", "as_of": "the day it is given for", "status": "civilian or combatant", "age_sex": "age and sex",
    "concept": "what it is about", "speaker": "who says it", "scope": "how far it reaches", "names": "the names beside it",
}  # fmt: skip


def best_pair(a: Sequence[Claim], b: Sequence[Claim], settings: Settings) -> Best:
    """The relation of the best-matched pair of two texts, why, and the two claims.

    `no_claim` where a text has none; `unrelated` where no pair answers one question, nor misses it by one field alone.
    The wording of the sentences counts as evidence here: somebody has set these two texts side by side.
    """
    if not a or not b:
        missing = (
            "Neither text makes" if not a and not b else "The first text makes" if not a else "The second text makes"
        )
        return R.NO_CLAIM, f"{missing} {'a' if not a and not b else 'no'} claim with a figure.", None, None
    spoken = sources.of([*a, *b])
    left, right = prepare(a, settings, spoken), prepare(b, settings, spoken)
    pairs = [compare(x, y, settings, with_wording=True) for x in left.values() for y in right.values()]
    threshold = settings.linking.threshold
    linked = _undisputed(pairs, settings.linking)
    if not any(pair.kind in QUEUE for pair in linked):
        linked += told_alike(pairs)
    if linked:
        best = min(linked, key=lambda pair: (pair.kind not in QUEUE, *_order(pair)))
        return best.kind, _explain(best, settings), best.a.claim, best.b.claim
    near = [pair for pair in pairs if _is_near(pair) and (pair.score >= threshold or _are_of_two_measures(pair))]
    if near:
        best = min(near, key=lambda pair: (pair.kind not in _CONTESTED, *_order(pair)))
        return best.kind, _explain(best, settings), best.a.claim, best.b.claim
    return R.UNRELATED, "No figure of the first text answers the same question as one of the second.", None, None


def _is_near(pair: Comparison) -> bool:
    """Whether one field alone keeps two figures apart, or what does is the very thing that is contested."""
    return pair.kind in _CONTESTED or (len(pair.apart) == 1 and pair.kind is not R.UNRELATED)


def _are_of_two_measures(pair: Comparison) -> bool:
    """Whether both sentences name what their value is of, and these are two things: a clear answer, however little else is said."""
    return pair.apart == ("concept",) and None not in (pair.a.topic, pair.b.topic)


def _order(pair: Comparison) -> tuple[float, int, int, str, str]:
    return -pair.score, pair.a.claim.start, pair.b.claim.start, pair.a.id, pair.b.id


def _undisputed(pairs: list[Comparison], linking: Linking) -> list[Comparison]:
    """The linked pairs, without those that stay apart although one of the two figures also stands in the other text."""
    repeated = {end for pair in pairs if _is_repeated(pair, linking) for end in _ends(pair)}
    linked = [pair for pair in pairs if pair.links(linking)]
    return [pair for pair in linked if pair.kind in _AGREEING or not repeated & {*_ends(pair)}]


def _is_repeated(pair: Comparison, linking: Linking) -> bool:
    """Whether the two give one figure, or figures that allow each other of one question, and nothing known keeps them apart."""
    if pair.links(linking) and pair.kind in _AGREEING:
        return True
    return not pair.apart and pair.a.extent == pair.b.extent and pair.a.measure == pair.b.measure


def _ends(pair: Comparison) -> tuple[str, str]:
    return f"a {pair.a.id}", f"b {pair.b.id}"


def _explain(pair: Comparison, settings: Settings) -> str:
    told = {reason.field: reason for reason in reasons(pair, settings)}
    figures = f"{says(pair.a.claim, 'The first text')}. {says(pair.b.claim, 'The second text')}."
    if pair.apart:
        return f"{figures} What keeps them apart: {told[pair.apart[0]].detail}."
    same = [
        _NAMES.get(name, name.replace("_", " "))
        for name, reason in told.items()
        if reason.level is Level.SAME and name not in ("figure", "wording", "document")
    ]
    matched = f" The same in both: {', '.join(same)}." if same else ""
    return f"{figures}{matched} {told['figure'].detail[:1].upper()}{told['figure'].detail[1:]}."
