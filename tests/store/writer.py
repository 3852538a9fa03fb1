"""A program that adds 20 pages of its own and 20 that others add too: ``python -m tests.store.writer LOCATION NUMBER``."""

import sys

from khronika.store import Ledger
from tests.store.made import NOON, many_pages


def main(location: str, number: str) -> None:
    own, added = 1000 * (int(number) + 1), 0
    with Ledger.open(location, lambda: NOON, f"writer {number}") as ledger:
        for start in range(0, 20, 5):
            pages = (*many_pages(start, 5), *many_pages(own + start, 5))
            result = ledger.add(page.item for page in pages)
            added += result.reports + result.known
    sys.stdout.write(f"{added}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
