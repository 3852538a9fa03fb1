"""Claims with what is to know of their reports as one Parquet file; needs pyarrow, which is an extra."""

from collections.abc import Iterable
from io import BytesIO

from khronika.errors import SettingsError
from khronika.export.column import Column, ColumnKind, Table
from khronika.export.tables import CLAIM_COLUMNS, REPORT_COLUMNS, ClaimRow
from khronika.records.codec import encode_claim
from khronika.records.kept_report import KeptReport

OF_REPORT = ("address", "url", "title", "publisher", "published", "language")


def _of_report(column: Column[KeptReport]) -> Column[ClaimRow]:
    return Column(column.name, column.kind, column.meaning, lambda row: column.value(row.report))


COLUMNS: tuple[Column[ClaimRow], ...] = (
    *CLAIM_COLUMNS,
    *(_of_report(column) for column in REPORT_COLUMNS if column.name in OF_REPORT),
    Column("trigger", ColumnKind.TEXT, "the word or words that carry the claim", lambda row: row.claim.trigger.quote),
    Column("json", ColumnKind.TEXT, "all of the claim with the words behind each value", lambda row: encode_claim(row.claim).decode()),
)


def claims_file(reports: Iterable[KeptReport]) -> bytes:
    """The file of the claims of some reports, in their order; equal reports give equal bytes."""
    try:
        from khronika.export.parquet_files import write_parquet  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise SettingsError("Parquet needs the library pyarrow: pip install 'khronika[exchange]'") from error
    rows = [ClaimRow(report, claim) for report in reports for reading in report.readings for claim in reading.claims or ()]
    file = BytesIO()
    write_parquet(file, Table("claims", "one thing that one report says, as one reader read it", COLUMNS, lambda: rows))
    return file.getvalue()
