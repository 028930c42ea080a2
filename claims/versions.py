"""The versions that every claim and every report carries."""

from __future__ import annotations

__version__ = "0.1.0"

RULES = 1
"""Raised whenever a rule or a lexicon row changes what is read; verdicts given under an older one reopen."""

EXTRACTOR = f"claims {__version__} rules {RULES}"
