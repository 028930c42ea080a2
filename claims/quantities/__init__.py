"""Text → every number in it: an interval with a bound, in the unit as written, and what became of it.

`find` proposes and reads by regular expressions over one paragraph; `refine` adds what only a parse can tell.
"""

from __future__ import annotations

from claims.quantities.finding import find
from claims.quantities.refining import refine

__all__ = ["find", "refine"]
