#!/usr/bin/env python3
"""Pictures of every screen of the desk, over a ledger of the examples: ``docs/screens/NAME-WIDTH-COLOURS.png``.

    python scripts/screenshots.py

They are made in a real Chromium at 1280 pixels, light and dark, and at 390 pixels, light, with few colours so that they stay small.
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
from khronika.review.routes import ROUTES
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "screens"
LOOKS = (("wide", "light"), ("wide", "dark"), ("phone", "light"))
COLOURS = 48


def main() -> int:
    """Makes all pictures."""
    sys.path.insert(0, str(ROOT))
    from tests.review.chromium import desk_of, opened, running_chromium, served  # noqa: PLC0415 - the tests' browser and server

    OUT.mkdir(exist_ok=True)
    paths = {route.path for route in ROUTES}
    addresses = [stop.path for stop in STOPS if stop.path in paths]
    with _examples() as ledger, running_chromium() as browser, served(desk_of(ledger)) as place:
        for width, colours in LOOKS:
            with opened(browser, place, width, color_scheme=colours) as page:
                for address in addresses:
                    page.goto(place.address + address)
                    page.wait_for_load_state("networkidle")
                    _keep(page.screenshot(), OUT / f"{address.strip('/')}-{width}-{colours}.png")
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
    Image.open(BytesIO(picture)).convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
