"""What ``khronika reach import`` does once its options are understood."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from khronika.cli.manners import NOTHING_DONE, SOME_FAILED
from khronika.cli.screen import say, tell
from khronika.errors import InputError, KhronikaError
from khronika.reach.compare import compared
from khronika.reach.fingerprint_file import fingerprints_in
from khronika.reach.fingerprints import Fingerprints
from khronika.reach.importing import Found, found_in
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from khronika.settings import settings_of
from khronika.store import Ledger

AT_ONCE = 500
"""How many are stored in one transaction."""


@dataclass(slots=True)
class _Counted:
    """How much was found: measurements and listings, how many of both were new, and how much could not be read."""

    measurements: int = 0
    listings: int = 0
    new: int = 0
    failed: int = 0
    marks: Fingerprints | None = field(default=None)

    @property
    def found(self) -> int:
        """How much could be read."""
        return self.measurements + self.listings

    def usable(self, found: Iterable[Found]) -> Iterator[Measurement | Listing]:
        """What can be kept, measurements with their findings; the rest is named on standard error."""
        for one in found:
            if isinstance(one, InputError):
                self._fail(str(one))
            elif isinstance(one, Listing):
                self.listings += 1
                yield one
            else:
                yield from self._compared(one)

    def _compared(self, one: Measurement) -> Iterator[Measurement]:
        try:
            found = compared(one, self.marks) if one.finding is None else one
        except KhronikaError:
            raise
        except Exception as fault:  # noqa: BLE001 - whatever it is, the other measurements are kept
            self._fail(f"{one.address} at {one.at}: a fault of khronika's own ({type(fault).__name__}: {fault}); please report it")
        else:
            self.measurements += 1
            yield found

    def _fail(self, words: str) -> None:
        self.failed += 1
        tell("failed", words, "bold red")


def import_and_show(inputs: Iterable[Path], fingerprints: list[Path], location: str | None) -> int:
    """Keeps what the inputs hold; 1 where some of it cannot be read, 2 where nothing can."""
    settings, counted = settings_of(), _Counted()
    counted.marks = _marks(fingerprints)
    with Ledger.open(location or settings.ledger, lambda: datetime.now(UTC), settings.who) as ledger:
        usable = counted.usable(one for path in inputs for one in found_in(path))
        while part := list(islice(usable, AT_ONCE)):
            counted.new += ledger.measure(part)
    say(
        f"measurements {counted.measurements:,}, addresses on lists {counted.listings:,}, new to the ledger {counted.new:,}, "
        f"not read {counted.failed:,}"
    )
    if counted.failed:
        return SOME_FAILED if counted.found else NOTHING_DONE
    return 0


def _marks(paths: list[Path]) -> Fingerprints | None:
    if not paths:
        return None
    found, faults = fingerprints_in(paths)
    for fault in faults:
        tell("left out", str(fault), "bold yellow")
    return found
