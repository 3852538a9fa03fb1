"""What a ledger's database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from khronika.store import Ledger


@contextmanager
def questions(ledger: Ledger) -> Iterator[list[str]]:
    """The questions that the database is asked meanwhile, as they come."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    event.listen(ledger.engine, "before_cursor_execute", note)
    yield asked
    event.remove(ledger.engine, "before_cursor_execute", note)
