"""Claims → the questions they answer, and how any two of them stand to each other."""

from claims.questions.grouped import Decision, Grouping
from claims.questions.grouping import group
from claims.questions.spreading import Keeper

__all__ = ["Decision", "Grouping", "Keeper", "group"]
