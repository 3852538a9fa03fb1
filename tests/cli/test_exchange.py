"""``khronika export`` and ``khronika import``, as a person uses them."""

import json
import zipfile
from pathlib import Path

import pytest

from khronika.export.format import Format
from khronika.export.loss import loss_path
from tests.cli.running import GOOD, ended, khronika, process

ARCHIVE = (
    "No,Date of incident,City,Victim name,Type of violation,Note\n"
    "1,2023-05-04,Gweru,Farai Dube,arrest,outside the court\n"
    "2,2023-15-40,Harare,Chipo Ndlovu,assault,\n"
    "3,2023-05-07,Kwekwe,Rudo Dube,mishap,\n"
    "4,2023-05-08,Mutare,Tendai Moyo,assault,\n"
)


@pytest.fixture
def kept(home: Path) -> None:
    """A ledger with a report in it."""
    (home / "good.txt").write_text(GOOD)
    assert khronika("read", "good.txt", "--format", "none").code == 0


@pytest.mark.usefixtures("kept")
def test_export_import_elsewhere_and_export_again_give_the_same_bytes(home: Path) -> None:
    assert khronika("export", "jsonl", "first.jsonl").code == 0
    assert khronika("import", "first.jsonl", "--ledger", "other.db").code == 0
    assert khronika("import", "first.jsonl", "--ledger", "other.db").err.count("reports 0, new versions of known reports 0, claims 0") == 1
    assert khronika("export", "jsonl", "second.jsonl", "--ledger", "other.db").code == 0
    assert (home / "first.jsonl").read_bytes() == (home / "second.jsonl").read_bytes()
    assert khronika("verify", "other.db").code == 0
    assert khronika("claims", "--ledger", "other.db", "--format", "jsonl").out == khronika("claims", "--format", "jsonl").out


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("format", Format)
def test_each_format_is_written_for_its_owner_alone_and_never_over_something(home: Path, format: Format) -> None:
    ran = khronika("export", format, "out")
    assert ran.code == 0, ran.err
    assert "written; " in ran.err
    paths = [home / "out", loss_path(home / "out"), *(home / "out").rglob("*")]
    assert [path for path in paths if path.stat().st_mode & 0o077] == []
    before = loss_path(home / "out").read_bytes()
    again = khronika("export", format, "out")
    assert again.code == 2
    assert "out is there already" in again.err
    assert loss_path(home / "out").read_bytes() == before


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("format", [format for format in Format if format not in (Format.JSONL, Format.PACKAGE)])
def test_what_is_for_others_does_not_say_in_which_folder_a_file_was(home: Path, format: Format) -> None:
    assert khronika("export", format, "out").code == 0
    files = [path for path in (home / "out", *(home / "out").rglob("*"), *home.glob("out.*")) if path.is_file()]
    assert [path for path in files if home.name.encode() in path.read_bytes() or b"file:" in path.read_bytes()] == []


@pytest.mark.usefixtures("kept")
def test_what_cannot_be_written_whole_is_not_written_at_all(home: Path) -> None:
    ran = ended(process("export", "package", "out", most_kilobytes=2))
    assert ran.code == 2
    assert "cannot be written: File too large; free some space" in ran.err
    assert [path.name for path in home.iterdir()] == ["good.txt"]
    (home / "out.not-facts.csv").write_text("mine")
    assert khronika("export", "acled", "out.csv").code == 2
    assert (home / "out.not-facts.csv").read_text() == "mine"
    assert not (home / "out.csv").exists()


@pytest.mark.usefixtures("kept")
def test_a_package_is_verified_and_taken_in_elsewhere(home: Path) -> None:
    assert khronika("export", "package", "p.zip").code == 0
    ran = khronika("verify", "p.zip")
    assert (ran.code, "is as it was written; the checksum of the whole is " in ran.out) == (0, True)
    assert khronika("import", "p.zip", "--ledger", "other.db").code == 0
    with zipfile.ZipFile("p.zip") as whole, zipfile.ZipFile("changed.zip", "w") as changed:
        for name in whole.namelist():
            changed.writestr(name, whole.read(name).replace(b"Bulawayo", b"Bulawayu"))
    assert khronika("verify", "changed.zip").code == 1
    ran = khronika("import", "changed.zip", "--ledger", "third.db")
    assert ran.code == 2
    assert "it is not as it was written" in ran.err
    assert not (home / "third.db").exists()


@pytest.mark.usefixtures("kept")
def test_a_lossless_file_with_a_bad_line_is_refused_whole_and_the_line_named(home: Path) -> None:
    assert khronika("export", "jsonl", "good.jsonl").code == 0
    lines = (home / "good.jsonl").read_text().splitlines(keepends=True)
    (home / "bad.jsonl").write_text("".join([*lines[:2], "{\n", *lines[2:]]))
    ran = khronika("import", "bad.jsonl", "--ledger", "other.db")
    assert ran.code == 2
    assert "bad.jsonl, line 3" in ran.err


def test_a_spreadsheet_is_proposed_confirmed_and_kept_but_for_its_bad_rows(home: Path) -> None:
    (home / "archive.csv").write_text(ARCHIVE)
    proposed = khronika("import", "archive.csv")
    assert proposed.code == 0
    assert "day: Date of incident" in proposed.out
    assert "nothing is kept yet" in proposed.err
    assert not (home.parent / "ledger.db").exists()
    ran = khronika("import", "archive.csv", "--mapping", "archive.csv.mapping.toml")
    assert ran.code == 1
    assert "archive.csv, row 3: Date of incident: '2023-15-40' is no day" in ran.err
    assert "archive.csv, row 4: Type of violation: 'mishap' stands for no type" in ran.err
    found = [json.loads(line) for line in khronika("claims", "--format", "jsonl").out.splitlines()]
    assert sorted(claim["targets"][0]["name"] for line in found for claim in line["claims"]) == ["Farai Dube", "Tendai Moyo"]
    text = (home / "archive.csv.mapping.toml").read_text().replace("version = 1", "version = 2")
    (home / "second.toml").write_text(text.replace("[types]", '[types]\n"mishap" = "injury"'))
    (home / "archive.csv").write_text(ARCHIVE.replace("2023-15-40", "2023-05-06"))
    assert khronika("import", "archive.csv", "--mapping", "second.toml").code == 0
    assert "known before 4" in khronika("import", "archive.csv", "--mapping", "second.toml").err
    found = [json.loads(line) for line in khronika("claims", "--format", "jsonl").out.splitlines()]
    assert len([claim for line in found for claim in line["claims"]]) == 4
    assert khronika("verify").code == 0


def test_a_mapping_of_other_columns_is_refused(home: Path) -> None:
    (home / "archive.csv").write_text(ARCHIVE)
    (home / "m.toml").write_text('[columns]\ntype = "Kind"\n')
    ran = khronika("import", "archive.csv", "--mapping", "m.toml")
    assert ran.code == 2
    assert "has no column 'Kind' (type); its columns are No, Date of incident" in ran.err


def test_what_a_witness_told_is_kept_as_testimony(home: Path) -> None:
    (home / "told.txt").write_text(GOOD)
    assert khronika("import", "--witness", "told.txt").code == 0
    assert khronika("export", "jsonl", "out.jsonl").code == 0
    assert '"source":"witness"' in (home / "out.jsonl").read_text()
    assert khronika("verify").code == 0


@pytest.mark.parametrize(("name", "complaint"), [("none.jsonl", "there is no file none.jsonl"), ("good.txt", "is neither a lossless file")])
def test_what_cannot_be_taken_in_is_named(home: Path, name: str, complaint: str) -> None:
    (home / "good.txt").write_text(GOOD)
    ran = khronika("import", name)
    assert ran.code == 2
    assert complaint in ran.err
