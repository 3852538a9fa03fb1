"""The ledger: captures, reports, claims and the log of every change, on SQLite."""

from khronika.store.added import Added
from khronika.store.claim_filter import ClaimFilter
from khronika.store.counts import Counts
from khronika.store.fault import Fault, FaultKind
from khronika.store.ledger import Ledger

__all__ = ["Added", "ClaimFilter", "Counts", "Fault", "FaultKind", "Ledger"]
