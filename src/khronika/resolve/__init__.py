"""Whether names mean the same, and which place on the map a name means, each answer with its reasons in words."""

from khronika.resolve.names import Likeness, compare_names

__all__ = ["Likeness", "compare_names"]
