"""The engine of one machine: so many processes, each watched by a thread."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from khronika.scale.done import Done
from khronika.scale.shard import Shard
from khronika.scale.shard_reader import ShardReader

SHARDS_AHEAD = 2
"""So many shards for each process are planned before one of them is done."""


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Reads shards in ``workers`` processes of this machine."""

    workers: int

    def done(self, shards: Iterable[Shard], reader: ShardReader) -> Iterator[Done]:
        """What became of each shard, as they are done; whatever goes wrong with one of them ends the others at once."""
        with ThreadPoolExecutor(self.workers) as pool:
            try:
                waiting = set[Future[Done]]()
                for shard in shards:
                    waiting.add(pool.submit(reader.read, shard))
                    if len(waiting) >= SHARDS_AHEAD * self.workers:
                        ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                        yield from (one.result() for one in ready)
                while waiting:
                    ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (one.result() for one in ready)
            finally:
                reader.processes.stop()
                pool.shutdown(cancel_futures=True)
