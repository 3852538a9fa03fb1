"""Whether the log is as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from khronika.store.fault import Fault, FaultKind
from khronika.store.log import START, Change, head_of
from khronika.store.rows import Row
from khronika.store.schema import batches, changes
from khronika.store.stream import as_stored, stream
from khronika.store.watch import Watch, nobody_watches


@dataclass(slots=True)
class LogCheck:
    """A walk along the log, batch by batch.

    ``damaged`` gathers the numbers of lines that do not fit their own hash: what they say of rows is worth nothing. ``before`` holds the
    last line and the head of the batch before; ``None`` after a batch that is not sound, so that one change is told once.
    """

    connection: Connection
    watch: Watch = nobody_watches
    damaged: set[int] = field(default_factory=set)
    before: tuple[int, str] | None = (0, START)

    def faults(self) -> Iterator[Fault]:
        """Every line that was changed, and every batch that does not hold the lines that its head was worked out from."""
        last = 0
        for expected, batch in enumerate(stream(self.connection, as_stored(batches).order_by(batches.c.number), 100), 1):
            if batch["number"] != expected:
                yield Fault(FaultKind.BATCH, str(batch["number"]), f"the batch before it in the log is not batch {expected - 1}")
                return
            self.watch(FaultKind.BATCH)
            yield from self._faults_in(batch)
            last = batch["last"]
        loose = self.connection.scalar(select(func.count()).select_from(changes).where(changes.c.number > last))
        if loose:
            yield Fault(FaultKind.BATCH, "none", f"lines of the log after line {last} belong to no batch: {loose}")

    def _faults_in(self, batch: Row) -> Iterator[Fault]:
        lines = _Lines(self.connection)
        head = head_of(str(batch["previous"]), lines.between(batch["first"], batch["last"]))
        yield from (Fault(FaultKind.LOG_LINE, str(number), "the line is not as it was written") for number in lines.damaged)
        found = (lines.first, lines.last, head)
        follows = self.before is None or (lines.first, batch["previous"]) == (self.before[0] + 1, self.before[1])
        is_sound = follows and found == (batch["first"], batch["last"], batch["head"])
        if not is_sound and not lines.damaged:
            sentence = (
                f"lines {batch['first']} to {batch['last']} of the log are not those that were chained, or the batch itself was changed"
            )
            yield Fault(FaultKind.BATCH, str(batch["number"]), sentence)
        self.damaged.update(lines.damaged)
        self.before = (lines.last, head) if is_sound else None


@dataclass(slots=True)
class _Lines:
    """The lines of one batch as they are read: the first and last number of those that were found without a gap."""

    connection: Connection
    first: int = 0
    last: int = 0
    damaged: list[int] = field(default_factory=list)

    def between(self, first: int, last: int) -> Iterator[bytes]:
        """The lines from ``first`` to ``last``, up to a gap."""
        query = as_stored(changes).where(changes.c.number.between(first, last)).order_by(changes.c.number)
        for row in stream(self.connection, query, 1000):
            values = dict(row)
            digest = values.pop("digest")
            change = Change(**values)
            if self.first and change.number != self.last + 1:
                return
            self.first, self.last = self.first or change.number, change.number
            if change.digest != digest:
                self.damaged.append(change.number)
            yield change.line
