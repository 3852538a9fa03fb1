"""CSV and Parquet: a folder with a file for each table, and a dictionary of the columns."""

from collections.abc import Callable, Iterator
from pathlib import Path

from khronika.errors import SettingsError
from khronika.export.column import ColumnKind, Table
from khronika.export.edition import Edition
from khronika.export.loss import Loss, LossReport
from khronika.export.tables import tables_of
from khronika.export.writing import write_csv
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport

DICTIONARY = ("table", "column", "kind", "meaning")

WriteTable = Callable[[Path, Table[object]], int]


def write_csv_folder(edition: Edition, path: Path) -> LossReport:
    """Writes a CSV file for each table and ``dictionary.csv``, which says what each column holds."""
    written = _write_tables(edition, path, _write_csv_table)
    write_csv(path / "dictionary.csv", DICTIONARY, dictionary_of(edition))
    lists = Loss(
        "tables whose lists stand in one cell", sum(map(_has_lists, tables_of(edition))), "values stand in one cell, “; ” between them"
    )
    return LossReport("csv", written, (*_not_in_tables(edition), lists))


def write_parquet_folder(edition: Edition, path: Path) -> LossReport:
    """Writes a Parquet file for each table, the meaning of each column in its metadata, and ``dictionary.csv``."""
    try:
        from khronika.export.parquet_files import write_parquet_table  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise SettingsError("Parquet needs the library pyarrow: pip install 'khronika[exchange]'") from error
    written = _write_tables(edition, path, write_parquet_table)
    write_csv(path / "dictionary.csv", DICTIONARY, dictionary_of(edition))
    return LossReport("parquet", written, _not_in_tables(edition))


def dictionary_of(edition: Edition) -> Iterator[tuple[str, ...]]:
    """A row for each column of each table."""
    for table in tables_of(edition):
        yield from ((table.name, column.name, column.kind.value, column.meaning) for column in table.columns)


def _write_tables(edition: Edition, path: Path, write: WriteTable) -> dict[str, int]:
    path.mkdir(parents=True, exist_ok=True)
    return {table.name: write(path, table) for table in tables_of(edition)}


def _write_csv_table(folder: Path, table: Table[object]) -> int:
    return write_csv(folder / f"{table.name}.csv", [column.name for column in table.columns], table.rows())


def _has_lists(table: Table[object]) -> bool:
    return any(column.kind is ColumnKind.TEXTS for column in table.columns)


def _not_in_tables(edition: Edition) -> tuple[Loss, ...]:
    """What the ledger keeps and no table has."""
    found = dict.fromkeys(NOT_IN_TABLES, 0)
    for kept in edition.kept():
        name = {KeptBytes: "captures", KeptReport: "texts of reports"}.get(type(kept), "judgements and retrievals")
        found[name] += 1
    return tuple(Loss(what, number, NOT_IN_TABLES[what]) for what, number in found.items() if number)


NOT_IN_TABLES = {
    "captures": "bytes as received stand in the lossless form alone",
    "texts of reports": "third-party full text stands in the lossless form alone; every quote is in the table of quotes",
    "judgements and retrievals": "they stand in the lossless form alone",
}
