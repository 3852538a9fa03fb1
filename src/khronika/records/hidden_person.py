"""A person whom somebody who looks does not see."""

from dataclasses import dataclass

from khronika.records.visibility import Visibility


@dataclass(frozen=True, slots=True)
class HiddenPerson:
    """Every spelling of a name, what stands in its place, the level of the person and why it is that one.

    ``reports`` are numbers of reports that tell of the person: there a part of the name alone is hidden too.
    """

    names: tuple[str, ...]
    instead: str
    level: Visibility
    why: str
    reports: frozenset[int] = frozenset()
