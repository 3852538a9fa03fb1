"""The corridor: inputs → captures → reports → readings → ledger.

What the way needs of the world (network, clock, reader, ledger) is handed in. It is walked in batches: a batch is read at once and stored
all or nothing, so that whoever is stopped half-way loses the batch in flight and nothing else. Where a fault of khronika's own comes up in
a batch, its reports are read and stored one by one: those at fault are named like inputs that failed, and the rest is kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from khronika.errors import InputError, KhronikaError, RecordError
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
T = TypeVar("T")


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
    return batches_of(captures_in(inputs, hands.fetch, hands.clock, hands.limit_bytes), hands)


def batches_of(captures: Iterable[Capture | InputError], hands: Hands) -> Iterator[Batch]:
    """The readings of captures, the same way."""
    return (_read(batch, hands) for batch in _batches(captures, hands.clock))


def batches_kept(batches: Iterable[Batch], ledger: Ledger) -> Iterator[Batch]:
    """The batches, each given back when the ledger has it; ``LedgerError`` where it cannot take one."""
    return (kept(batch, ledger) for batch in batches)


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


def batch_of(found: Iterable[tuple[Capture, Report] | InputError], reader: ClaimReader) -> Batch:
    """What the reader makes of some reports, in their places."""
    return Batch(tuple(_readings(list(found), reader)))


def _read(captures: Iterable[Capture | InputError], hands: Hands) -> Batch:
    return batch_of((report_in(capture, hands) for capture in captures), hands.reader)


def report_in(capture: Capture | InputError, hands: Hands) -> tuple[Capture, Report] | InputError:
    """The report of a capture beside it, or why there is none."""
    if isinstance(capture, InputError):
        return capture
    try:
        report = _or_fault(lambda: report_of(capture, hands.published))
    except InputError as error:
        return error
    return _failure(capture, report) if isinstance(report, Exception) else (capture, report)


def _readings(found: list[tuple[Capture, Report] | InputError], reader: ClaimReader) -> list[Read | InputError]:
    """What the reader makes of the reports, in their places; after a fault it gets them one by one."""
    readings = _or_fault(lambda: list(reader.read([one[1] for one in found if not isinstance(one, InputError)])))
    if isinstance(readings, Exception):
        return [one if isinstance(one, InputError) else _reading_of(*one, reader) for one in found]
    remaining = iter(readings)
    return [one if isinstance(one, InputError) else (one[0], next(remaining)) for one in found]


def _reading_of(capture: Capture, report: Report, reader: ClaimReader) -> Read | InputError:
    readings = _or_fault(lambda: list(reader.read([report])))
    return _failure(capture, readings) if isinstance(readings, Exception) else (capture, readings[0])


def kept(batch: Batch, ledger: Ledger) -> Batch:
    """The batch as the ledger took it: at once, or after a fault one reading after another."""
    added = _or_fault(lambda: ledger.add(batch.readings))
    if not isinstance(added, Exception):
        return replace(batch, added=added)
    one_by_one = [_kept_one(outcome, ledger) for outcome in batch.outcomes]
    return Batch(tuple(outcome for outcome, _ in one_by_one), sum((added for _, added in one_by_one), Added()))


def _kept_one(outcome: Read | InputError, ledger: Ledger) -> tuple[Read | InputError, Added]:
    if isinstance(outcome, InputError):
        return outcome, Added()
    added = _or_fault(lambda: ledger.add([outcome]))
    return (_failure(outcome[0], added), Added()) if isinstance(added, Exception) else (outcome, added)


def _or_fault(step: Callable[[], T]) -> T | Exception:
    """What the step gives, or the fault of khronika's own that came up in it; what a person must mend, as a full disk, goes through."""
    try:
        return step()
    except RecordError as fault:
        return fault
    except KhronikaError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other reports must not be lost
        return fault


def _failure(capture: Capture, fault: Exception) -> InputError:
    place = extract_tb(fault.__traceback__)[-1]
    told = f"{type(fault).__name__} in {Path(place.filename).name}, line {place.lineno}" + (f": {fault}" if str(fault) else "")
    failure = InputError(capture.address, f"a fault of khronika's own ({told})", "nothing of it is kept; please report the fault")
    failure.__cause__ = fault
    return failure
