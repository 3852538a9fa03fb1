"""The corridor: inputs → captures → reports → readings → ledger.

What the way needs of the world (network, clock, reader, ledger) is handed in. It is walked in batches: a batch is read at once and stored
all or nothing, so that whoever is stopped half-way loses the batch in flight and nothing else.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from khronika.errors import InputError
from khronika.extract import ClaimReader
from khronika.read import LIMIT_BYTES, Fetch, captures_in, report_of
from khronika.records.capture import Capture
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.store import Added, Ledger

REPORTS_IN_BATCH = 16
BYTES_IN_BATCH = 20_000_000
TIME_OF_BATCH = timedelta(seconds=10)
"""A batch ends with the input that brings it to one of these."""

Read = tuple[Capture, Reading]


@dataclass(frozen=True, slots=True)
class Hands:
    """What the way from an input to a reading needs of the world, and how far it goes.

    ``published`` is the day of reports that do not say one; ``limit_bytes`` the most that one input may weigh.
    """

    fetch: Fetch
    clock: Callable[[], datetime]
    reader: ClaimReader
    published: date | None = None
    limit_bytes: int = LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some inputs, in their order; ``added`` is what was new to the ledger, ``None`` where nothing is kept."""

    outcomes: tuple[Read | InputError, ...]
    added: Added | None = None

    @property
    def readings(self) -> list[Read]:
        """The captures that could be read, each with its reading."""
        return [outcome for outcome in self.outcomes if not isinstance(outcome, InputError)]


def batches_read(inputs: Iterable[str], hands: Hands) -> Iterator[Batch]:
    """The readings of all inputs; one that cannot be read is an ``InputError`` in its place, and the rest goes on."""
    captures = captures_in(inputs, hands.fetch, hands.clock, hands.limit_bytes)
    return (_read(batch, hands) for batch in _batches(captures, hands.clock))


def batches_kept(batches: Iterable[Batch], ledger: Ledger) -> Iterator[Batch]:
    """The batches, each given back when the ledger has it; ``LedgerError`` where it cannot take one."""
    return (replace(batch, added=ledger.add(batch.readings)) for batch in batches)


def _batches(captures: Iterable[Capture | InputError], clock: Callable[[], datetime]) -> Iterator[list[Capture | InputError]]:
    batch: list[Capture | InputError] = []
    weight, end = 0, clock() + TIME_OF_BATCH
    for capture in captures:
        batch.append(capture)
        weight += 0 if isinstance(capture, InputError) else len(capture.data)
        if len(batch) >= REPORTS_IN_BATCH or weight >= BYTES_IN_BATCH or clock() >= end:
            yield batch
            batch = []
            weight, end = 0, clock() + TIME_OF_BATCH
    if batch:
        yield batch


def _read(captures: Iterable[Capture | InputError], hands: Hands) -> Batch:
    listed = list(captures)
    try:
        found = [_report_of(capture, hands.published) for capture in listed]
        readings = iter(hands.reader.read([one[1] for one in found if not isinstance(one, InputError)]))
        return Batch(tuple(one if isinstance(one, InputError) else (one[0], next(readings)) for one in found))
    except Exception as fault:
        names = ", ".join(one.address for one in listed if isinstance(one, Capture))
        fault.add_note(f"this is a fault of khronika's own; it came up in one of these inputs: {names}")
        raise


def _report_of(capture: Capture | InputError, published: date | None) -> tuple[Capture, Report] | InputError:
    if isinstance(capture, InputError):
        return capture
    try:
        return capture, report_of(capture, published)
    except InputError as error:
        return error
