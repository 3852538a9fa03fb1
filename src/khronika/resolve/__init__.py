"""Whether what reports say is about the same: names, one to one, each answer with its reasons in words."""

from khronika.resolve.names import Likeness, compare_names

__all__ = ["Likeness", "compare_names"]
