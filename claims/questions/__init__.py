"""Claims → the questions they answer, and how any two of them stand to each other."""

from claims.questions.grouping import Decision, Grouping, group

__all__ = ["Decision", "Grouping", "group"]
