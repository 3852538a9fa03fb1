"""The engine of many machines: Dask's, which is an extra."""

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Protocol
from uuid import uuid4

from distributed import Client, LocalCluster, as_completed
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker

from khronika.errors import SettingsError
from khronika.scale.done import Done
from khronika.scale.shard import Shard
from khronika.scale.shard_reader import ShardReader

SHARDS_AHEAD = 2
"""So many shards for each worker are with the cluster at a time."""

CONNECT_SECONDS = 30
LOST = "start it and run the same command again; what is done stays"


class _Future(Protocol):
    """A shard that is with the cluster."""

    def result(self) -> Done:
        """What became of it, once it is done."""


@dataclass(frozen=True, slots=True)
class DaskEngine:
    """Reads shards on a cluster whose machines all see the inputs and the folder of the run under the same paths.

    ``scheduler`` is its address; ``None`` for ``workers`` processes of this machine, which nobody else can reach.
    """

    workers: int
    scheduler: str | None = None

    def done(self, shards: Iterable[Shard], reader: ShardReader) -> Iterator[Done]:
        """What became of each shard, as they are done. A shard whose worker dies is given to another by the cluster."""
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told by what is raised
        try:
            with self._client() as client:
                yield from _done(shards, reader, client, max(self.workers, len(client.scheduler_info()["workers"])))
        except (CancelledError, CommClosedError) as error:
            raise SettingsError(f"the cluster's scheduler is gone; {LOST}") from error
        except KilledWorker as error:
            raise SettingsError(f"the workers that read one shard died one after another; look into their logs, and {LOST}") from error

    @contextmanager
    def _client(self) -> Iterator[Client]:
        """Somebody who gives work to the cluster."""
        if self.scheduler is not None:
            try:
                client = Client(self.scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
            except (OSError, ValueError) as error:
                raise SettingsError(f"the cluster at {self.scheduler} cannot be reached ({error}); {LOST}") from error
            with client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=self.workers, threads_per_worker=1, processes=True, security=True, dashboard_address=None, memory_limit=0
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client


def _done(shards: Iterable[Shard], reader: ShardReader, client: Client, workers: int) -> Iterator[Done]:
    remaining, run = iter(shards), uuid4().hex

    def given(number: int) -> list[_Future]:
        return [client.submit(reader.read, shard, key=f"khronika-{run}-{shard.name}") for shard in islice(remaining, number)]

    ready = as_completed(given(SHARDS_AHEAD * workers), loop=client.loop)
    for future in ready:
        done = future.result()
        ready.update(given(1))
        yield done
