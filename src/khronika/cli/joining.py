"""Ledgers in which everything is joined, for the commands that show it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from khronika.cli.as_asked import as_asked
from khronika.cli.screen import tell
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting, rules_version
from khronika.settings import settings_of
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer


@contextmanager
def joined_ledger(location: str | None) -> Iterator[Ledger]:
    """The ledger, once the reports that wait in it are joined."""
    settings = settings_of()
    with as_asked(Ledger.open(location or settings.ledger, lambda: datetime.now(UTC), settings.who, create=False), settings) as ledger:
        join(ledger)
        yield ledger


def join(ledger: Ledger) -> None:
    """Joins the reports that wait; what could not be joined is told on standard error, and waits."""
    if ledger.is_joined(rules_version()):
        return
    joined = join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
    for number, fault in joined.faults.items():
        _tell_fault("not joined", f"report {number} of the ledger", fault)
    for incident, fault in joined.uncounted.items():
        _tell_fault("not counted", f"incident {incident}", fault)
    if joined.reports and ledger.sealed_rows():
        tell("", "records are sealed here; khronika seal seals what came since")


def _tell_fault(label: str, what: str, fault: Exception) -> None:
    told = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    tell(label, f"{what}: a fault of khronika's own ({told}); its claims are kept, please report the fault", "bold red")
