"""What one process reads at a time, and writes as files of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khronika.read.part import Part


@dataclass(frozen=True, slots=True)
class Shard:
    """Some parts of the inputs, under a number."""

    number: int
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """The number as it stands in the names of files."""
        return f"{self.number:05}"


def shards_of(parts: Iterable[Part], size: int) -> Iterator[Shard]:
    """The parts in shards that hold ``size`` pages, lines or records, or one part more; numbered from 0.

    >>> [shard.number for shard in shards_of([Part("a", 2), Part("b", 2), Part("c", 1)], 3)]
    [0, 1]
    """
    number, held = 0, list[Part]()
    for part in parts:
        held.append(part)
        if sum(one.count for one in held) >= size:
            yield Shard(number, tuple(held))
            number, held = number + 1, []
    if held:
        yield Shard(number, tuple(held))
