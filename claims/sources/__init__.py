"""Who speaks: one source under all its names, within one case, and why its names are taken to be one."""

from claims.sources.sources import Sources, between, in_words, label, of, voice, why

__all__ = ["Sources", "between", "in_words", "label", "of", "voice", "why"]
