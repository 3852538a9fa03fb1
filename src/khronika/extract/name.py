"""A name where it stands."""

import re
from dataclasses import dataclass
from functools import cached_property

from khronika.records.evidence import Evidence
from khronika.records.mention import Kind

MOST_WORDS_OF_A_PERSON = 5


@dataclass(frozen=True)
class Name:
    """A name where it stands: ``[start, end)`` in the report's text, without title or possessive ending.

    Its title begins at ``title_start``, which is ``start`` where it has none.
    """

    start: int
    end: int
    text: str
    title_start: int
    kind: Kind

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name in lower case."""
        return tuple(re.split(r"[\s-]+", self.text.lower().replace("’", "'")))

    @property
    def evidence(self) -> Evidence:
        """The words of the name where it stands."""
        return Evidence(self.start, self.end, self.text)
