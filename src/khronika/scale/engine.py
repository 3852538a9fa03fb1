"""What runs the processes of a run."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from khronika.scale.done import Done
from khronika.scale.shard import Shard
from khronika.scale.shard_reader import ShardReader


class Engine(Protocol):
    """Has shards read, several at a time, on one machine or many."""

    def done(self, shards: Iterable[Shard], reader: ShardReader) -> Iterator[Done]:
        """What became of each shard, in the order in which they are done. What goes wrong with one of them ends the run."""
