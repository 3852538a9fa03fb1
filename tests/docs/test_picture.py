"""The picture in README is small, is drawn from what the program prints, and no page shows anything from another host."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
PICTURE = ROOT / "docs" / "reading.png"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_the_picture_is_small_and_wide_enough_to_read() -> None:
    assert PICTURE.stat().st_size < 200_000
    assert size_of(PICTURE)[0] > 1_000


def test_the_script_draws_what_the_program_prints(tmp_path: Path) -> None:
    if not FONT.is_file():
        pytest.skip(f"no {FONT}: apt-get install fonts-dejavu-core")
    (tmp_path / "a.txt").write_text("Two held\n\n5 March 2024\n\nPolice in Lomé detained Afi Mensah on Monday.\n")
    out = tmp_path / "a.png"
    subprocess.run([sys.executable, ROOT / "scripts" / "build_picture.py", tmp_path / "a.txt", "--out", out], check=True)
    width, height = size_of(out)
    assert width == size_of(PICTURE)[0]
    assert 100 < height < size_of(PICTURE)[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_shows_anything_from_another_host(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    assert re.findall(r"!\[[^\]]*\]\((?:https?:)?//[^)]*\)|<(?:img|script|link|iframe)\b[^>]*//", words) == []
