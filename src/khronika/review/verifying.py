"""Verifying the ledger beside the desk's other work: one check at a time, which anybody can watch."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock, Thread

from khronika.errors import KhronikaError
from khronika.records.signed_head import LogHead, SignedHead
from khronika.store import Fault, FaultKind, Ledger

FAULTS_KEPT = 100
"""So many faults are shown; all are counted."""


@dataclass(slots=True)
class Check:
    """One check of the whole ledger, as far as it has come.

    ``head`` is the head of the log as it was checked, ``signed`` the one that somebody gave to hold against it. ``failed`` says why the
    check could not be brought to its end.
    """

    begun: datetime
    who: str
    total: Mapping[FaultKind, int]
    head: LogHead
    signed: SignedHead | None = None
    checked: Counter[FaultKind] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    number_of_faults: int = 0
    ended: datetime | None = None
    failed: str | None = None

    @property
    def is_sound(self) -> bool:
        """Whether everything was as it was stored."""
        return self.ended is not None and self.failed is None and self.number_of_faults == 0

    @property
    def percent(self) -> int:
        """How much of it is done."""
        whole = sum(self.total.values())
        return 100 if not whole else min(100, 100 * sum(self.checked.values()) // whole)


@dataclass(slots=True)
class Verifying:
    """The newest check; a second one is not begun while it goes on."""

    newest: Check | None = None
    _lock: Lock = field(default_factory=Lock)

    def begin(self, ledger: Ledger, signed: SignedHead | None) -> Check:
        """Begins a check, or gives the one that goes on."""
        with self._lock:
            if self.newest is None or self.newest.ended is not None:
                self.newest = Check(ledger.clock(), ledger.who, ledger.watched_rows(), ledger.head(), signed)
                Thread(target=run, args=(self.newest, ledger), daemon=True).start()
            return self.newest


def run(check: Check, ledger: Ledger) -> None:
    """Checks the whole ledger; what it finds can be seen while it goes on."""
    try:
        for fault in ledger.verify(check.signed, lambda kind: check.checked.update((kind,))):
            check.number_of_faults += 1
            if len(check.faults) < FAULTS_KEPT:
                check.faults.append(fault)
    except KhronikaError as error:
        check.failed = str(error)
    finally:
        check.ended = ledger.clock()
