"""A run into a ledger."""

from collections.abc import Iterator
from itertools import chain, islice

from khronika.errors import InputError, RecordError
from khronika.scale.run_folder import RunFolder
from khronika.store import Added, Ledger

PAGES_AT_ONCE = 200
LINES_OF_PAGE = 3
"""Of each page a shard keeps its bytes, its report and how it came, in this order."""


def loaded(folder: RunFolder, ledger: Ledger) -> Iterator[Added]:
    """What was new of the shards that are done, some hundred pages at a time: each time all or nothing, one batch of the ledger's log.

    Who is stopped in between loads again: what the ledger has by then brings nothing new. Nothing is joined yet.
    """
    for shard in folder.done():
        kept = folder.kept(shard)
        for first in kept:
            try:
                yield ledger.take_in(chain([first], islice(kept, LINES_OF_PAGE * PAGES_AT_ONCE - 1)))
            except RecordError as error:
                raise InputError(f"{folder.path}, shard {shard}", str(error), "take its .done file away and run again") from error
