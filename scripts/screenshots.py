#!/usr/bin/env python3
"""Pictures of every screen of the desk, over a ledger of the examples: ``docs/screens/NAME-WIDTH-COLOURS.webp``.

    python scripts/screenshots.py

They are made in a real Chromium at 1280 pixels, light and dark, and at 390 pixels, light.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.review.navigation import STOPS
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "screens"
LOOKS = (("wide", "light"), ("wide", "dark"), ("phone", "light"))
SHOWN = (*(stop.path.strip("/") for stop in STOPS), "incident", "case", "site", "sources", "codebook", "people")
QUALITY = 50


def main() -> int:
    """Makes all pictures."""
    sys.path.insert(0, str(ROOT))
    from tests.review.chromium import desk_of, opened, running_chromium, served  # noqa: PLC0415 - the tests' browser and server
    from tests.review.every_screen import screens_of  # noqa: PLC0415 - what the tests walk

    OUT.mkdir(exist_ok=True)
    with _examples() as ledger, running_chromium() as browser, served(desk_of(ledger)) as place:
        screens = {name: address for name, address in screens_of(ledger).items() if name in SHOWN}
        for width, colours in LOOKS:
            with opened(browser, place, width, complains=False, color_scheme=colours) as page:
                for name, address in screens.items():
                    page.goto(place.address + address)
                    page.wait_for_load_state("networkidle")
                    _keep(page.screenshot(), OUT / f"{name}-{width}-{colours}.webp")
    return 0


@contextmanager
def _examples() -> Iterator[Ledger]:
    """A ledger of the examples, read by hand and joined, for as long as the pictures are made."""
    from tests.expected import NOON, REPORTS, read_by_hand  # noqa: PLC0415 - the claims that the tests read by hand

    with TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "examples.db"), lambda: NOON, "Nadia") as ledger:
        for key in REPORTS:
            ledger.add([read_by_hand(key)])
        join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
        yield ledger


def _keep(picture: bytes, path: Path) -> None:
    Image.open(BytesIO(picture)).convert("RGB").save(path, quality=QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(main())
