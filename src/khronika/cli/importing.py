"""What ``khronika import`` does."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO

from khronika.cli.joining import join
from khronika.cli.manners import SOME_FAILED
from khronika.cli.screen import say, tell
from khronika.errors import InputError, RecordError, SettingsError
from khronika.export.checking import faults_of_package, is_package
from khronika.export.lossless import is_lossless, read_lossless
from khronika.export.package import LEDGER
from khronika.export.spreadsheets.grid import Grid, grid_of
from khronika.export.spreadsheets.mapping import ColumnMapping, load_mapping, mapping_text
from khronika.export.spreadsheets.proposing import propose
from khronika.export.spreadsheets.row_reading import Row, read_row
from khronika.records.capture import Capture
from khronika.records.codec_kept import Kept
from khronika.records.reading import Reading
from khronika.records.source_kind import SourceKind
from khronika.scale.loading import loaded
from khronika.scale.run_folder import RunFolder, is_run
from khronika.settings import settings_of
from khronika.store import Added, Ledger

ROWS_AT_ONCE = 500
SPREADSHEETS = (".csv", ".tsv", ".xlsx", ".xlsm")


def import_and_tell(file: Path, mapping: Path | None, location: str | None, *, is_witness: bool) -> int:
    """Takes in a file and says what was new; a spreadsheet without a mapping gets one proposed, and nothing is kept."""
    if not file.exists():
        raise SettingsError(f"there is no file {file}; check the path")
    if is_witness:
        return _import_witness(file, location)
    if file.suffix.lower() in SPREADSHEETS:
        return _propose(file) if mapping is None else _import_rows(file, load_mapping(mapping), location)
    if is_run(file):
        return _import_run(RunFolder(file), location)
    if is_package(file):
        return _import_lossless(file, location)
    spreadsheets = ", ".join(SPREADSHEETS)
    raise SettingsError(f"{file} is neither a lossless file, a data package nor a run of khronika's, nor a spreadsheet ({spreadsheets})")


def _import_lossless(file: Path, location: str | None) -> int:
    faults = list(faults_of_package(file))
    if faults:
        raise InputError(
            str(file), f"it is not as it was written: {faults[0]}", "nothing of it is kept; copy it anew from where it was written"
        )
    with _lines(file) as lines, _ledger(location) as ledger:
        try:
            added = ledger.take_in(_records(lines, file))
        except RecordError as error:
            raise InputError(str(file), str(error), "nothing of it is kept; export it anew") from error
        _tell(added, ledger)
        join(ledger)
    return 0


def _import_run(folder: RunFolder, location: str | None) -> int:
    """Takes in the shards that are done, and joins what came."""
    done, planned = folder.done(), folder.planned()
    with _ledger(location) as ledger:
        _tell(sum(loaded(folder, ledger), Added()), ledger)
        join(ledger)
    if planned != len(done):
        missing = "some" if planned is None else f"{planned - len(done):,} of {planned:,}"
        tell("", f"{missing} shards of the run are not done yet; finish it with khronika run, and import it again")
        return SOME_FAILED
    return 0


def _records(lines: IO[bytes], file: Path) -> Iterator[Kept]:
    return read_lossless(lines, str(file))


@contextmanager
def _lines(file: Path) -> Iterator[IO[bytes]]:
    """The lossless form, alone or in a package."""
    if file.is_dir() or is_lossless(file):
        with (file / LEDGER if file.is_dir() else file).open("rb") as lines:
            yield lines
        return
    with zipfile.ZipFile(file) as archive, archive.open(LEDGER) as lines:
        yield lines


def _propose(file: Path) -> int:
    proposal = propose(grid_of(file))
    out = file.with_name(f"{file.name}.mapping.toml")
    if out.exists():
        raise SettingsError(f"{out} is there already; use it with --mapping {out}, or take it away for a new proposal")
    out.write_text(mapping_text(proposal.mapping, proposal.notes), encoding="utf-8")
    for field, heading in proposal.mapping.columns.items():
        say(f"{field}: {heading}")
    tell("", f"nothing is kept yet. Look through {out}, mend it, then: khronika import {file} --mapping {out}")
    return 0


def _import_rows(file: Path, mapping: ColumnMapping, location: str | None) -> int:
    grid = grid_of(file, mapping.sheet)
    _check_columns(grid, mapping, file)
    failed, added = 0, Added()
    with _ledger(location) as ledger:
        remaining = _rows(grid, mapping, file)
        while rows := list(islice(remaining, ROWS_AT_ONCE)):
            good = [row for row in rows if not isinstance(row, InputError)]
            for row in rows:
                if isinstance(row, InputError):
                    tell("failed", str(row), "bold red")
            failed += len(rows) - len(good)
            added += ledger.add(good)
        _tell(added, ledger)
        join(ledger)
    if added.known:
        tell("known", f"{added.known:,} rows stay as they were; raise version in the mapping where you have changed it")
    if failed:
        tell("", f"{failed:,} of {len(grid.rows):,} rows failed; mend them and run the same command again, which adds what is new alone")
    return SOME_FAILED if failed else 0


def _rows(grid: Grid, mapping: ColumnMapping, file: Path) -> Iterator[tuple[Capture, Reading] | InputError]:
    at, address = datetime.now(UTC), file.absolute().as_uri()
    seen: set[str] = set()
    for cells in grid.rows:
        try:
            capture, reading = read_row(Row.of(cells, mapping, str(file)), address, at)
        except InputError as error:
            yield error
            continue
        if capture.address in seen:
            problem = f"its id {reading.report.id!r} stands in a row before"
            yield InputError(f"{file}, row {cells.number}", problem, "give each row an id of its own, or map no id")
            continue
        seen.add(capture.address)
        yield capture, reading


def _check_columns(grid: Grid, mapping: ColumnMapping, file: Path) -> None:
    for field, heading in mapping.columns.items():
        if heading not in grid.headings:
            raise SettingsError(f"{file} has no column {heading!r} ({field}); its columns are {', '.join(grid.headings)}")


def _import_witness(file: Path, location: str | None) -> int:
    from khronika.extract import english_reader  # noqa: PLC0415 - loads the parser
    from khronika.pipeline import Hands, batches_read  # noqa: PLC0415 - with it

    failed, added = 0, Added()
    with _ledger(location) as ledger:
        for batch in batches_read([str(file)], Hands(_no_fetch, lambda: datetime.now(UTC), english_reader())):
            for outcome in batch.outcomes:
                if isinstance(outcome, InputError):
                    tell("failed", str(outcome), "bold red")
                    failed += 1
            added += ledger.add(_as_testimony(batch.readings))
        _tell(added, ledger)
        join(ledger)
    return SOME_FAILED if failed else 0


def _as_testimony(readings: Iterable[tuple[Capture, Reading]]) -> list[tuple[Capture, Reading]]:
    return [
        (capture, replace(reading, report=replace(reading.report, source=SourceKind.WITNESS, publisher=None)))
        for capture, reading in readings
    ]


def _no_fetch(address: str) -> Capture:
    raise InputError(address, "testimony is read from a file", "save it as a file")


@contextmanager
def _ledger(location: str | None) -> Iterator[Ledger]:
    settings = settings_of()
    with Ledger.open(location or settings.ledger, lambda: datetime.now(UTC), settings.who) as ledger:
        yield ledger


def _tell(added: Added, ledger: Ledger) -> None:
    new = f"reports {added.reports:,}, new versions of known reports {added.versions:,}, claims {added.claims:,}"
    tell("", f"new in {ledger.location}: {new}; known before {added.known:,}")
