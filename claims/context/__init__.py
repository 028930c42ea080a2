"""A figure in its parsed sentence → what it is a figure of: event, population, actor, place, period, scope, parts."""

from claims.context.describing import Described, Measured, describe

__all__ = ["Described", "Measured", "describe"]
