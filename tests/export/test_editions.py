"""An exporter sees what it is handed and nothing else, so that whoever chooses or redacts decides what leaves."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet

from khronika.export.edition import Edition
from khronika.export.format import Format
from khronika.export.formats import export
from khronika.export.tables import CLAIM_COLUMNS, ClaimRow
from khronika.records.codec_kept import Kept
from khronika.records.incident import Incident
from khronika.records.kept_report import KeptReport

NAME = "Farai"


def without(edition: Edition, name: str) -> Edition:
    """The incidents in which nobody is called so, and of what is kept nothing that has the name."""

    def kept() -> Iterator[Kept]:
        return (one for one in edition.kept() if name not in repr(one))

    def incidents() -> Iterator[Incident]:
        return (one for one in edition.incidents() if not any(name in word for person in one.people for word in person.value.names))

    return Edition(kept, incidents, lambda: [case for case in edition.cases() if name not in repr(case.names)])


def words_in(path: Path) -> Iterator[str]:
    """All that stands in a file or folder, archives and Parquet files opened."""
    for file in [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]:
        if file.suffix == ".parquet":
            yield str(parquet.read_table(file).to_pylist())
        elif zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                yield from (archive.read(name).decode() for name in archive.namelist())
        else:
            yield file.read_text(encoding="utf-8")


@pytest.mark.parametrize("format", Format)
def test_a_name_that_was_left_out_is_in_no_file(edition: Edition, tmp_path: Path, format: Format) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "part").mkdir()
    export(edition, format, tmp_path / "whole" / "out.zip")
    export(without(edition, NAME), format, tmp_path / "part" / "out.zip")
    assert any(NAME in words for words in words_in(tmp_path / "whole"))
    assert [words for words in words_in(tmp_path / "part") if NAME in words] == []


def test_each_claim_that_is_no_fact_has_its_mark(edition: Edition) -> None:
    mark = next(column for column in CLAIM_COLUMNS if column.name == "mark")
    rows = [
        ClaimRow(one, claim)
        for one in edition.kept()
        if isinstance(one, KeptReport)
        for reading in one.readings
        for claim in reading.claims or ()
    ]
    assert rows
    assert [row.claim.id for row in rows if bool(mark.value(row)) == row.claim.is_fact] == []
