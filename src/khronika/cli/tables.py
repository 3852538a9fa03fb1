"""Tables on standard output."""

from collections.abc import Iterable

from khronika.cli.screen import results
from khronika.cli.table import table
from khronika.records.claim import Claim
from khronika.records.report import Report


def show_table(report: Report, claims: Iterable[Claim] | None) -> None:
    """Prints a report and its claims."""
    console = results()
    for line in table(report, claims, console.width):
        console.print(line)
