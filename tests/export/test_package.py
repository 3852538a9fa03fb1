"""A data package says on any machine whether it is what was written."""

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from khronika.export.checking import faults_of_package, is_package
from khronika.export.edition import Edition
from khronika.export.format import Format
from khronika.export.formats import export
from khronika.export.package import digest_of_package, files_in
from khronika.store import Ledger
from tests.store.made import NOON, Page


@pytest.fixture
def package(edition: Edition, tmp_path: Path) -> Path:
    export(edition, Format.PACKAGE, tmp_path / "package")
    return tmp_path / "package"


@pytest.fixture
def archive(edition: Edition, tmp_path: Path) -> Path:
    export(edition, Format.PACKAGE, tmp_path / "package.zip")
    return tmp_path / "package.zip"


def test_a_package_that_was_carried_elsewhere_is_as_it_was_written(package: Path, archive: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(package, tmp_path / "elsewhere" / "package")
    assert is_package(elsewhere)
    assert is_package(archive)
    assert list(faults_of_package(elsewhere)) == []
    assert list(faults_of_package(archive)) == []
    assert digest_of_package(elsewhere) == digest_of_package(archive)


def test_a_byte_that_was_changed_anywhere_is_found(package: Path) -> None:
    chance = Random(5)
    files, whole = files_in(package), digest_of_package(package)
    for _ in range(100):
        path = chance.choice(files)
        data = bytearray(path.read_bytes())
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
        before = path.read_bytes()
        path.write_bytes(data)
        assert digest_of_package(package) != whole or list(faults_of_package(package)), f"{path} {place}"
        path.write_bytes(before)
    assert list(faults_of_package(package)) == []


def test_the_checksum_of_the_whole_tells_of_a_description_that_was_rewritten(package: Path) -> None:
    before = digest_of_package(package)
    ledger, description = package / "ledger.jsonl", package / "datapackage.json"
    ledger.write_bytes(ledger.read_bytes().replace(b"Farai", b"Tafar"))
    form = json.loads(description.read_text())
    assert any("checksum" in fault for fault in faults_of_package(package))
    description.write_text(json.dumps(form | {"title": "another"}))
    assert digest_of_package(package) != before


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file is gone": (lambda folder: (folder / "csv" / "claims.csv").unlink(), "csv/claims.csv: it is missing"),
    "a file came in": (lambda folder: (folder / "more.txt").write_text("more"), "more.txt: datapackage.json does not tell of it"),
    "the description is gone": (lambda folder: (folder / "datapackage.json").unlink(), "datapackage.json: it is missing"),
    "the description is none": (lambda folder: (folder / "datapackage.json").write_text("[]"), "it is no description of a data package"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_missing_or_too_much_is_named(package: Path, change: str) -> None:
    do, sentence = CHANGES[change]
    do(package)
    assert any(sentence in fault for fault in faults_of_package(package))


@pytest.mark.parametrize("seed", range(40))
def test_a_bit_that_was_changed_in_an_archive_is_found_or_changes_no_file(archive: Path, seed: int) -> None:
    with zipfile.ZipFile(archive) as whole:
        before = {name: whole.read(name) for name in whole.namelist()}
    data = bytearray(archive.read_bytes())
    data[Random(seed).randrange(len(data))] ^= 1 << Random(seed).randrange(8)
    archive.write_bytes(data)
    if not list(faults_of_package(archive)):
        with zipfile.ZipFile(archive) as whole:
            assert {name: whole.read(name) for name in whole.namelist()} == before


def test_a_ledger_that_keeps_an_archive_is_no_package(archive: Path, tmp_path: Path) -> None:
    page = replace(Page(), markup=archive.read_bytes().decode("latin-1"))
    with Ledger.open(str(tmp_path / "ledger.db"), lambda: NOON, "Nadia") as ledger:
        ledger.add([page.item])
    assert not is_package(tmp_path / "ledger.db")
    with (tmp_path / "ledger.db").open("ab") as file:
        file.write(archive.read_bytes())
    assert zipfile.is_zipfile(tmp_path / "ledger.db")
    assert not is_package(tmp_path / "ledger.db")


def test_a_lossless_file_that_is_cut_or_changed_is_named(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export(edition, Format.JSONL, path)
    assert list(faults_of_package(path)) == []
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b'{"noun":"end"')])
    assert "it is not whole" in next(faults_of_package(path))
    path.write_bytes(data.replace(b'"source":null', b'"source":null,"visibility":"sealed"'))
    assert "it says something that this khronika does not know" in next(faults_of_package(path))
    path.write_bytes(data.replace(b'"quote":"beat"', b'"quote":"heat"'))
    assert "the words 'heat' are not those that stand there" in next(faults_of_package(path))
