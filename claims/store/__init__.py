"""What is kept between runs: documents, claims, the last reconciliation, and the append-only log of decisions."""

from claims.store.store import Counts, Store

__all__ = ["Counts", "Store"]
