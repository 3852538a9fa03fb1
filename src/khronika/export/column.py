"""Columns of tables, as data: what each is called, what it holds and where its value comes from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

Value = str | int | float | bool | date | tuple[str, ...] | None
"""What stands in a cell; ``None`` where nothing is told."""


class ColumnKind(StrEnum):
    """What sort of values a column holds."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    DAY = "date"
    YES_NO = "boolean"
    TEXTS = "list"
    """Several texts."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its name, its sort, what it means in a sentence, and its value in a record."""

    name: str
    kind: ColumnKind
    meaning: str
    value: Callable[[T], Value]


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table of records of one kind: its name, what a row is, its columns, the records."""

    name: str
    meaning: str
    columns: tuple[Column[T], ...]
    records: Callable[[], Iterable[T]]

    def rows(self) -> Iterable[list[Value]]:
        """A row for each record."""
        return ([column.value(record) for column in self.columns] for record in self.records())
