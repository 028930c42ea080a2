"""Addresses → documents: asked for with care, since whoever wrote an address may not wish its reader well."""

from __future__ import annotations

from claims.documents.fetching.answers import Answer
from claims.documents.fetching.client import Client
from claims.documents.fetching.pages import document

__all__ = ["Answer", "Client", "document"]
