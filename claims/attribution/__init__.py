"""Parsed passages → whose words each stretch of a document is: speaker, relays, cue, modality, and why."""

from claims.attribution.finding import attribute
from claims.attribution.quotes import quotations
from claims.attribution.turns import turns

__all__ = ["attribute", "quotations", "turns"]
