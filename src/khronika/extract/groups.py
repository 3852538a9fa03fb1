"""The groups of people that a report has told of so far."""

from collections import defaultdict

from khronika.extract.draft import Party
from khronika.records.count import Count


class Groups:
    """Mentions of several people together, in the order in which they were read."""

    def __init__(self) -> None:
        self._all: list[tuple[int, list[Party]]] = []
        self._named: dict[int, list[Party]] = {}
        self._counted: dict[Count, list[tuple[int, Party]]] = defaultdict(list)

    def add(self, start: int, group: list[Party]) -> None:
        """Keep a group whose mention begins at an offset."""
        self._all.append((start, group))
        if all(party.name is not None for party in group):
            self._named[len(group)] = group
        if len(group) == 1 and group[0].count is not None:
            self._counted[group[0].count.value].append((start, group[0]))

    def before(self, offset: int, farthest: int) -> list[Party]:
        """The last group that stands before an offset and no farther away than ``farthest``; empty for none."""
        return next((group for start, group in reversed(self._all) if start < offset < start + farthest), [])

    def named(self, number: int) -> list[Party]:
        """The last group of as many people, all of them named; empty for none."""
        return self._named.get(number, [])

    def counted(self, count: Count, offset: int) -> Party | None:
        """The last group before an offset of which nothing but that count is told."""
        return next((party for start, party in reversed(self._counted[count]) if start < offset), None)
