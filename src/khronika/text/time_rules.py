"""What a rule for words of time is, and what it finds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khronika.text.folded import Folded
from khronika.text.moments import Moment

REACH = 25
"""How many characters before a time decide what it is."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One time that one rule found, before words around it are looked at."""

    start: int
    end: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to say a time: the words of which one must be there, its pattern over lower case, and its reading."""

    triggers: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Folded], Moment | None]

    def atoms(self, view: Folded) -> Iterator[Atom]:
        """What the rule finds in the text."""
        if not self.triggers.isdisjoint(view.words):
            for match in self.pattern.finditer(view.lower):
                moment = self.read(match, view)
                if moment is not None:
                    yield Atom(match.start(), match.end(), moment)
