#!/usr/bin/env python3
"""The picture in README: what ``khronika read`` prints in a window, drawn without a browser.

    scripts/build_picture.py                 writes docs/reading.png
    scripts/build_picture.py INPUT --out P   of another report

The fonts are DejaVu Sans Mono's (``apt-get install fonts-dejavu-core``).
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
INPUT = "examples/2016-05-21-land-protests-state-agency.html"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
COLUMNS, LINES = 96, 34
SIZE, LINE_HEIGHT, MARGIN = 22, 29, 28
THEME = TerminalTheme(
    (22, 24, 29),
    (222, 226, 232),
    [(0, 0, 0), (192, 40, 60), (95, 175, 95), (240, 196, 80), (95, 135, 215), (175, 95, 175), (110, 200, 215), (250, 250, 250)],
)
DIM = (140, 148, 160)


def printed(report: str, columns: int) -> list[str]:
    """What the command prints to a window, with its colours."""
    environment = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm", "COLORTERM": "", "COLUMNS": str(columns)}  # noqa: TID251
    command = [sys.executable, "-m", "khronika", "read", report, "--no-store"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.splitlines()


def drawn(lines: Sequence[str], columns: int, fonts: Path = FONTS) -> Image.Image:
    """The lines as a terminal shows them, in few colours."""
    plain = ImageFont.truetype(str(fonts / "DejaVuSansMono.ttf"), SIZE)
    bold = ImageFont.truetype(str(fonts / "DejaVuSansMono-Bold.ttf"), SIZE)
    cell = plain.getlength("0")
    size = (round(columns * cell) + 2 * MARGIN, len(lines) * LINE_HEIGHT + 2 * MARGIN)
    picture = Image.new("RGB", size, THEME.background_color)
    pen = ImageDraw.Draw(picture)
    console = Console(width=4 * columns)
    for number, line in enumerate(lines):
        left, top = float(MARGIN), MARGIN + number * LINE_HEIGHT
        for segment in _segments(console, line):
            style = segment.style or Style.null()
            right = left + cell * len(segment.text)
            if style.bgcolor is not None and not style.bgcolor.is_default:
                pen.rectangle((left, top, right, top + LINE_HEIGHT - 2), fill=_rgb(style.bgcolor))
            pen.text((left, top), segment.text, font=bold if style.bold else plain, fill=_ink(style))
            left = right
    return picture.quantize(32)


def _segments(console: Console, line: str) -> list[Segment]:
    rendered = console.render(Text.from_ansi(line), console.options)
    return [segment for segment in rendered if segment.text != "\n"]


def _ink(style: Style) -> tuple[int, int, int]:
    if style.dim:
        return DIM
    return THEME.foreground_color if style.color is None else _rgb(style.color)


def _rgb(color: Color) -> tuple[int, int, int]:
    return color.get_truecolor(THEME)


def main() -> None:
    """Draws the picture."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("report", nargs="?", default=INPUT, help="what is read (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "reading.png", help="the picture (default: %(default)s)")
    parser.add_argument("--fonts", type=Path, default=FONTS, help="the folder of DejaVuSansMono.ttf (default: %(default)s)")
    chosen = parser.parse_args()
    lines = printed(chosen.report, COLUMNS)[:LINES]
    drawn(lines, COLUMNS, chosen.fonts).save(chosen.out, optimize=True)


if __name__ == "__main__":
    main()
