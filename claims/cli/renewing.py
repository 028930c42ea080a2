"""`claims refresh`: the cases of a store reconciled anew where they have changed."""

from __future__ import annotations

from claims.cli.keeping import stored_desk
from claims.cli.talking import Talk
from claims.errors import ClaimsError
from claims.reporting import phrases


def refresh(case: str | None, talk: Talk) -> None:
    """Reconciles one case, or every one, that has changed since, and says how many had."""
    desk = stored_desk()
    names = desk.cases()
    if case is not None and (case or None) not in names:
        raise ClaimsError(f"the store has no case {case!r}")
    looked_at = names if case is None else (case or None,)
    anew = sum(desk.refresh(name) for name in looked_at)
    talk.say(f"{phrases.count(anew, 'case')} compared anew, {len(looked_at) - anew:,} unchanged")
