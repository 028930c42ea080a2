"""A sentence or a draft → what stored documents say to each of its figures."""

from claims.lookup.asking import asked
from claims.lookup.finding import Stored, look_up
from claims.lookup.records import Figure, NearMiss, Stance, Statement, Verdict

__all__ = ["Figure", "NearMiss", "Stance", "Statement", "Stored", "Verdict", "asked", "look_up"]
