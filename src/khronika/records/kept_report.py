"""A report as the ledger keeps it, with all that readers made of it."""

from dataclasses import dataclass

from khronika.records.reading import Reading
from khronika.records.report import Report


@dataclass(frozen=True, slots=True)
class KeptReport:
    """One version of a report, and every reading of it, whether it counts or not.

    ``key`` is worked out from what the report holds and from its address; retrievals name the report by it.
    """

    key: str
    report: Report
    readings: tuple[Reading, ...] = ()
