#!/usr/bin/env python3
"""Asks the API of a desk over the examples whatever its description allows and forbids, and holds each answer against the description.

    python -m benchmarks.api [--examples N]

Schemathesis makes the requests, the same ones each time. Ends with 1 where an answer is not as described, or where fewer than N were made.
"""

import argparse
import re
import subprocess
import sys
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.expected import REPORTS
from tests.review.asking import TOKEN
from tests.review.chromium import desk_of, served
from tests.review.conftest import make_examples

from khronika.records.role import Role
from khronika.store import Ledger

SEED = "2026"
LEAST = 2_000
FOR_EACH_OPERATION = 40
REPORTS_HELD = 3
"""Few, for some answers are worked out from everything that the ledger holds."""

CONFIG = """
[checks]
positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "409", "422"]
"""
MADE = re.compile(r"([\d,]+) generated, ([\d,]+) passed")


def main() -> int:
    """Runs it, and says how many requests were made."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--examples", type=int, default=LEAST)
    least = options.parse_args().examples
    with TemporaryDirectory() as folder:
        path, config = Path(folder) / "examples.db", Path(folder) / "schemathesis.toml"
        config.write_text(CONFIG)
        make_examples(path, islice(REPORTS, REPORTS_HELD))
        with Ledger.open(str(path), lambda: datetime.now(UTC), "Nadia") as ledger, served(desk_of(ledger, Role.ADMIN)) as place:
            ran = subprocess.run(asking(config, place.address), capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    sys.stdout.write("\n".join(ran.stdout.splitlines()[-30:]) + "\n")
    found = MADE.search(ran.stdout)
    made = 0 if found is None else int(found.group(1).replace(",", ""))
    if made < least:
        sys.stdout.write(f"only {made} of {least} requests were made\n")
    return 1 if ran.returncode or made < least else 0


def asking(config: Path, address: str) -> list[str]:
    """The command that asks."""
    how = ["--seed", SEED, "--max-examples", str(FOR_EACH_OPERATION), "--phases", "examples,coverage,fuzzing", "--no-color"]
    key = ["-H", f"Authorization: Bearer {TOKEN}"]
    program = [str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(config)]
    return [*program, "run", f"{address}/api/v1/openapi.json", *key, *how]


if __name__ == "__main__":
    sys.exit(main())
