"""A figure in its parsed sentence → what it is a figure of: event, population, actor, place, period, scope, parts."""

from claims.context.describing import Described, Measured, describe
from claims.context.victims import may_have_victims, victims, without_stated

__all__ = ["Described", "Measured", "describe", "may_have_victims", "victims", "without_stated"]
