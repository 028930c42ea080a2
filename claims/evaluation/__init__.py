"""Documents with a person's annotations → how much of them the program finds, a stage at a time."""

from __future__ import annotations

from claims.evaluation.gold import Gold, GoldCheck, GoldClaim, GoldFigure, GoldPair, read_gold
from claims.evaluation.measuring import measure
from claims.evaluation.records import Evaluation, Miss, Stage
from claims.evaluation.sets import GOLD_NAME, GoldSet, evaluate, find_sets, total

__all__ = [
    "GOLD_NAME",
    "Evaluation",
    "Gold",
    "GoldCheck",
    "GoldClaim",
    "GoldFigure",
    "GoldPair",
    "GoldSet",
    "Miss",
    "Stage",
    "evaluate",
    "find_sets",
    "measure",
    "read_gold",
    "total",
]
