"""Two claims → how they stand to each other, field by field and as one relation."""

from claims.comparison.ages import with_ages
from claims.comparison.pairs import best_pair
from claims.comparison.relation import Comparison, compare

__all__ = ["Comparison", "best_pair", "compare", "with_ages"]
