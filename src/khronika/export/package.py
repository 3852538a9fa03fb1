"""A data package: all formats in one folder or ZIP archive, described, with the checksum of each file."""

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from khronika.export.column import ColumnKind, Table
from khronika.export.edition import Edition
from khronika.export.geojson import write_geojson
from khronika.export.loss import LossReport, loss_path, write_loss
from khronika.export.lossless import write_lossless
from khronika.export.sheets import write_csv_folder
from khronika.export.tables import tables_of

DESCRIPTION = "datapackage.json"
LEDGER = "ledger.jsonl"
ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every file in an archive, so that equal packages are equal bytes."""

FIELD_TYPES = {ColumnKind.DAY: "date", ColumnKind.TEXTS: "string"}
"""What Table Schema calls what its cells hold, where it is another word: lists stand in one cell."""


def write_package(edition: Edition, path: Path) -> LossReport:
    """Writes the package into a folder, or into an archive where the name ends in ``.zip``."""
    if path.suffix.lower() != ".zip":
        path.mkdir(parents=True, exist_ok=True)
        return _fill(edition, path)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".khronika-") as folder:
        report = _fill(edition, Path(folder))
        _archive(Path(folder), path)
    return report


def digest_of_package(path: Path) -> str:
    """The SHA-256 of a package's description, which holds the checksums of all files: one number for the whole."""
    if path.is_dir():
        return hashlib.sha256((path / DESCRIPTION).read_bytes()).hexdigest()
    with zipfile.ZipFile(path) as archive:
        return hashlib.sha256(archive.read(DESCRIPTION)).hexdigest()


def _fill(edition: Edition, folder: Path) -> LossReport:
    (folder / "csv").mkdir(exist_ok=True)
    reports = {
        folder / LEDGER: write_lossless(edition, folder / LEDGER),
        folder / "csv": write_csv_folder(edition, folder / "csv"),
        folder / "incidents.geojson": write_geojson(edition, folder / "incidents.geojson"),
    }
    for path, report in reports.items():
        write_loss(report, loss_path(path))
    listed = [_resource(folder, path, edition) for path in files_in(folder) if path.name != DESCRIPTION]
    form = {"profile": "data-package", "name": "khronika", "title": "What reports document", "resources": listed}
    (folder / DESCRIPTION).write_text(json.dumps(form, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    lossless = reports[folder / LEDGER]
    return LossReport("package", lossless.written | {"files": len(listed)}, lossless.losses)


def files_in(folder: Path) -> list[Path]:
    """Every file of a folder, all the way down, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _resource(folder: Path, path: Path, edition: Edition) -> dict[str, object]:
    name = path.relative_to(folder).as_posix()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    form: dict[str, object] = {
        "name": name.lower().replace("/", "-"),
        "path": name,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
    }
    table = next((table for table in tables_of(edition) if name == f"csv/{table.name}.csv"), None)
    return form if table is None else form | {"profile": "tabular-data-resource", "description": table.meaning, "schema": _schema(table)}


def _schema(table: Table[object]) -> dict[str, object]:
    fields = [
        {"name": column.name, "type": FIELD_TYPES.get(column.kind, column.kind.value), "description": column.meaning}
        for column in table.columns
    ]
    return {"fields": fields, "missingValues": [""]}


def _archive(folder: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files_in(folder):
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), ARCHIVE_TIME)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            with file.open("rb") as source, archive.open(info, "w") as target:
                shutil.copyfileobj(source, target)


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP archive from its first byte on; a ledger that keeps one somewhere inside is none."""
    with path.open("rb") as file:
        begins_so = file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    return begins_so and zipfile.is_zipfile(path)


def names_in(path: Path) -> Iterator[str]:
    """The files of a package, whatever it is in."""
    if path.is_dir():
        yield from (file.relative_to(path).as_posix() for file in files_in(path))
        return
    with zipfile.ZipFile(path) as archive:
        yield from sorted(info.filename for info in archive.infolist() if not info.is_dir())
