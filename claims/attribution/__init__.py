"""Parsed passages → whose words each stretch of a document is: speaker, relays, cue, modality, and why."""

from claims.attribution.finding import attribute

__all__ = ["attribute"]
