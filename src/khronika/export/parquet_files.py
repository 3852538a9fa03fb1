"""Tables as Parquet files; needs pyarrow, which is an extra."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, TypeVar

import pyarrow as pa
from pyarrow import parquet

from khronika.export.column import ColumnKind, Table, Value

T = TypeVar("T")

ROWS_AT_ONCE = 10_000

KINDS = {
    ColumnKind.TEXT: pa.string(),
    ColumnKind.WHOLE: pa.int64(),
    ColumnKind.NUMBER: pa.float64(),
    ColumnKind.DAY: pa.date32(),
    ColumnKind.YES_NO: pa.bool_(),
    ColumnKind.TEXTS: pa.list_(pa.string()),
}


def write_parquet_table(folder: Path, table: Table[object]) -> int:
    """Writes one table into a file of its name; how many rows."""
    with (folder / f"{table.name}.parquet").open("wb") as file:
        return write_parquet(file, table)


def write_parquet(file: IO[bytes], table: Table[T]) -> int:
    """Writes one table, the meaning of each column in its metadata; how many rows."""
    fields = [pa.field(column.name, KINDS[column.kind], metadata={"meaning": column.meaning}) for column in table.columns]
    schema, number = pa.schema(fields, metadata={"meaning": table.meaning}), 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _parts(table.rows()):
            columns = zip(*rows, strict=True)
            arrays = [pa.array(map(_listed, values), field.type) for values, field in zip(columns, fields, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            number += len(rows)
    return number


def _listed(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _parts(rows: Iterable[list[Value]]) -> Iterator[list[list[Value]]]:
    remaining = iter(rows)
    for first in remaining:
        yield list(chain([first], islice(remaining, ROWS_AT_ONCE - 1)))
