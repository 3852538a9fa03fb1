"""Somebody who watches a long check go on."""

from collections.abc import Callable

from sqlalchemy import Connection, func, select

from khronika.store.fault import FaultKind
from khronika.store.schema import batches, captures, reports

Watch = Callable[[FaultKind], None]
"""Is told of each batch, capture and report that is checked: these take nearly all of the time."""


def nobody_watches(_: FaultKind) -> None:
    """Tells nobody."""


def watched_rows(connection: Connection) -> dict[FaultKind, int]:
    """Of how many rows of each kind a whole check tells, in its order."""
    tables = {FaultKind.BATCH: batches, FaultKind.CAPTURE: captures, FaultKind.REPORT: reports}
    return {kind: connection.scalar(select(func.count()).select_from(table)) or 0 for kind, table in tables.items()}
