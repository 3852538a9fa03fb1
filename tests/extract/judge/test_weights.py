"""The judge that travels with the package."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from khronika.errors import SettingsError
from khronika.extract.english import EnglishReader
from khronika.extract.judge import weights
from khronika.records.report import PassageKind
from tests.extract.made import report_of

READS_WITHOUT_TORCH = """
import sys
from khronika.extract.judge.weights import trained_judge
trained_judge()
print([name for name in ("torch", "transformers", "tokenizers") if name in sys.modules])
"""


def test_every_file_is_checked() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(str(weights.FOLDER)).iterdir()}
    assert found == weights.FILES_SHA256


def test_a_file_with_other_bytes_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in weights.FILES_SHA256:
        (tmp_path / name).write_bytes(b"something else")
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    with pytest.raises(SettingsError, match="install khronika again"):
        weights.trained_judge.__wrapped__()


def test_it_runs_without_what_it_was_trained_with() -> None:
    ran = subprocess.run([sys.executable, "-c", READS_WITHOUT_TORCH], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_same_report_is_read_the_same_whatever_stands_beside_it() -> None:
    reports = [
        report_of([(PassageKind.BODY, "Police in Maun arrested reporter Kabo Sethunya on Thursday.")]),
        report_of([(PassageKind.BODY, "Access to Telegram was cut across Gabon on Monday."), (PassageKind.BODY, "It came back at noon.")]),
    ]
    together = [reading.claims for reading in EnglishReader().read(reports)]
    apart = [reading.claims for report in reports for reading in EnglishReader().read([report])]
    assert together == apart
    assert all(together)


def test_a_file_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    with pytest.raises(SettingsError, match=r"cannot be read .*; install khronika again"):
        weights.trained_judge.__wrapped__()
