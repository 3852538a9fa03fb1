"""Every format in which records leave."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from khronika.export.acled import write_acled
from khronika.export.edition import Edition
from khronika.export.format import Format
from khronika.export.ftm import write_ftm
from khronika.export.geojson import write_geojson
from khronika.export.loss import LossReport, loss_path, write_loss
from khronika.export.lossless import write_lossless
from khronika.export.package import write_package
from khronika.export.press import write_press
from khronika.export.sheets import write_csv_folder, write_parquet_folder


@dataclass(frozen=True, slots=True)
class Exporter:
    """What writes a format; ``needs_joining`` where it holds what is worked out from all reports together."""

    write: Callable[[Edition, Path], LossReport]
    needs_joining: bool = True


EXPORTERS = {
    Format.JSONL: Exporter(write_lossless, needs_joining=False),
    Format.CSV: Exporter(write_csv_folder),
    Format.GEOJSON: Exporter(write_geojson),
    Format.PARQUET: Exporter(write_parquet_folder),
    Format.ACLED: Exporter(write_acled),
    Format.FTM: Exporter(write_ftm),
    Format.PRESSFREEDOM: Exporter(write_press),
    Format.PACKAGE: Exporter(write_package),
}


def export(edition: Edition, format: Format, path: Path) -> LossReport:
    """Writes an edition in a format, and the loss report beside it."""
    report = EXPORTERS[format].write(edition, path)
    write_loss(report, loss_path(path))
    return report
