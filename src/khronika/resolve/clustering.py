"""Which members make one thing: those that are alike on average, and what people decided before all else.

The clusters are those of average linkage (Sokal and Michener 1958) over weights of evidence: two clusters are joined, the most alike first,
while the mean weight between their members speaks for it. A pair that was never compared has a small weight against it. Decisions of people
are must-links and cannot-links (Wagstaff and Cardie 2000); of decisions that exclude each other the newest holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from khronika.records.judgement import Verdict

Pair = tuple[str, str]
Decision = tuple[str, str, Verdict]

NEVER_COMPARED = -1.0
"""The weight of a pair that shares no key."""


def clusters(members: Iterable[str], scores: Mapping[Pair, float], decisions: Sequence[Decision] = ()) -> list[frozenset[str]]:
    """The members by the thing they make, each thing once, by its least member; ``decisions`` come the earliest first.

    >>> [sorted(thing) for thing in clusters("abc", {("a", "b"): 2.0, ("b", "c"): -1.0})]
    [['a', 'b'], ['c']]
    >>> [sorted(thing) for thing in clusters("ab", {("a", "b"): 2.0}, [("a", "b", Verdict.DIFFERENT)])]
    [['a'], ['b']]
    """
    table = _Table.of(sorted(set(members)), decisions)
    table.weigh(scores)
    table.join_all()
    return sorted((frozenset(group) for group in table.groups.values()), key=min)


@dataclass(slots=True)
class _Table:
    """Groups by their least member, the groups that may not be joined, and the summed weights between groups."""

    groups: dict[str, list[str]]
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sums: dict[str, dict[str, tuple[float, int]]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, members: list[str], decisions: Sequence[Decision]) -> "_Table":
        """The members, those that people joined together, those that they separated apart."""
        table = cls({member: [member] for member in members})
        where = {member: member for member in members}
        settled: set[frozenset[str]] = set()
        for left, right, verdict in reversed(decisions):
            pair = frozenset((left, right))
            if left not in where or right not in where or pair in settled:
                continue
            settled.add(pair)
            one, other = where[left], where[right]
            if verdict is Verdict.SAME and one != other and other not in table.apart[one]:
                least = table.join(one, other)
                where.update(dict.fromkeys(table.groups[least], least))
            elif verdict is Verdict.DIFFERENT and one != other:
                table.apart[one].add(other)
                table.apart[other].add(one)
        return table

    def weigh(self, scores: Mapping[Pair, float]) -> None:
        """Adds up the weights between groups."""
        where = {member: least for least, group in self.groups.items() for member in group}
        for (left, right), score in sorted(scores.items()):
            one, other = where.get(left), where.get(right)
            if one is not None and other is not None and one != other:
                total, number = self.sums[one].get(other, (0.0, 0))
                self.sums[one][other] = self.sums[other][one] = (total + score, number + 1)

    def join_all(self) -> None:
        """Joins groups, the most alike first, while any two are rather alike than not."""
        heap = [(-self.mean(one, other), one, other) for one in self.sums for other in self.sums[one] if one < other]
        heapify(heap)
        while heap:
            against, one, other = heappop(heap)
            if against >= 0:
                return
            if one not in self.groups or other not in self.groups or other in self.apart[one] or -against != self.mean(one, other):
                continue
            least = self.join(one, other)
            for third in self.sums[least]:
                heappush(heap, (-self.mean(least, third), min(least, third), max(least, third)))

    def mean(self, one: str, other: str) -> float:
        """The mean weight between the members of two groups."""
        total, number = self.sums[one].get(other, (0.0, 0))
        pairs = len(self.groups[one]) * len(self.groups[other])
        return (total + NEVER_COMPARED * (pairs - number)) / pairs

    def join(self, one: str, other: str) -> str:
        """Makes two groups one, and gives its name."""
        least, gone = sorted((one, other))
        self.groups[least] += self.groups.pop(gone)
        for third in self.apart.pop(gone, set()):
            self.apart[third] = self.apart[third] - {gone} | {least}
            self.apart[least].add(third)
        for third, (total, number) in self.sums.pop(gone, {}).items():
            del self.sums[third][gone]
            if third != least:
                known, many = self.sums[least].get(third, (0.0, 0))
                self.sums[least][third] = self.sums[third][least] = (known + total, many + number)
        return least
