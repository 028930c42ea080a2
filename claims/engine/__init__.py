"""Many documents read at once, in order: in this process, in several, or on a cluster."""

from claims.engine.engines import AUTO, Engine, chosen

__all__ = ["AUTO", "Engine", "chosen"]
