#!/usr/bin/env python3
"""Whether a ledger outlives a kill at any moment of an addition, and whether a flipped bit in it is found.

``python benchmarks/faults.py`` kills, 100 times for each database and way, a process that adds reports (on PostgreSQL also the whole
server), and flips one bit at 200 places of a SQLite ledger; it exits 1 where a record was lost or doubled, or a flip passed. ``--kills``
and ``--flips`` say how many, ``--seed`` which ones.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.postgresql_server import Server
from tests.store.adding import PAGES_IN_A_BATCH
from tests.store.content import all_rows
from tests.store.made import NOON, many_pages

from khronika.errors import LedgerError
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting, joined_faults
from khronika.store import Added, Ledger
from khronika.store.gazetteer import gazetteer

ROOT = Path(__file__).parents[1]
STATEMENTS_MOST, SECONDS_MOST = 260, 0.25
"""Up to which statement of the process, and how long after its first addition, it is killed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kill did to the records that were told of as stored, and what verify says."""

    lost: int
    doubled: int
    faults: int


def opened(location: str) -> Ledger:
    """The ledger."""
    return Ledger.open(location, lambda: NOON, "Nadia")


def adding(location: str, moment: str) -> subprocess.Popen[str]:
    """A process that adds five pages at a time and tells of each addition."""
    command = [sys.executable, "-m", "tests.store.adding", location, moment, "-"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603


def killed_by_itself(location: str, chance: random.Random) -> int:
    """Adds until it kills itself before a statement; how many pages were told of."""
    process = adding(location, f"statement {chance.randint(1, STATEMENTS_MOST)}")
    told, _ = process.communicate(timeout=120)
    if process.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the process ended by itself: {told}")
    return _last(told)


def killed_in_time(location: str, chance: random.Random) -> int:
    """Adds until it is killed at some time; how many pages were told of."""
    return _told_until(location, chance, lambda process: process.kill())


def server_killed(server: Server) -> Callable[[str, random.Random], int]:
    """Adds until every process of the server is killed at some time; how many pages were told of."""

    def run(location: str, chance: random.Random) -> int:
        told = _told_until(location, chance, lambda _: server.kill())
        server.start()
        return told

    return run


def _told_until(location: str, chance: random.Random, end: Callable[[subprocess.Popen[str]], None]) -> int:
    with adding(location, "-") as process:
        told = next(process.stdout or iter(()))
        time.sleep(chance.uniform(0, SECONDS_MOST))
        end(process)
        told += "".join(process.stdout or ())
    return _last(told)


def _last(told: str) -> int:
    numbers = [int(line) for line in told.splitlines() if line.isdigit()]
    return numbers[-1] if numbers else 0


def outcome_of(location: str, told: int) -> Outcome:
    """What is there after all, against what was told; an addition that was under way may be there whole, or not at all."""
    with opened(location) as ledger:
        again = ledger.add(page.item for page in many_pages(0, told))
        counts = ledger.counts()
        whole = counts.reports in (told, told + PAGES_IN_A_BATCH)
        doubled = counts.versions - counts.reports + abs(counts.claims - 2 * counts.reports) + (0 if whole else 1)
        return Outcome(0 if again == Added(known=told) else told - again.known, doubled, len(list(ledger.verify())))


def kills(name: str, kill: Callable[[str, random.Random], int], location: Callable[[], str], number: int, seed: int) -> bool:
    """Kills so many times, each in a new ledger; prints and gives whether all was well."""
    chance, outcomes, told = random.Random(seed), [], 0
    for _ in range(number):
        place = location()
        stored = kill(place, chance)
        told += stored
        outcomes.append(outcome_of(place, stored))
    lost, doubled, faults = (sum(getattr(one, field) for one in outcomes) for field in ("lost", "doubled", "faults"))
    sys.stdout.write(f"{name:44} {number:5} {told:9} {lost:6} {doubled:8} {faults:7}\n")
    sys.stdout.flush()
    return not (lost or doubled or faults)


def flips(folder: Path, number: int, seed: int) -> bool:
    """Flips bits in a joined ledger, one at a time; prints what became of each and gives whether none passed."""
    path, joiner = folder / "flipped.db", Joiner(KINDS, Placer.over(gazetteer()))
    chance = random.Random(seed)
    with opened(str(path)) as ledger:
        for first in range(0, 30, 5):
            ledger.add(page.item for page in many_pages(first, 5))
        join_waiting(ledger, joiner)
        before = all_rows(ledger)
    data, results = path.read_bytes(), Counter[str]()
    for _ in range(number):
        changed = bytearray(data)
        place = chance.randrange(len(data))
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        results[_found(path, joiner, before)] += 1
    for result, found in sorted(results.items()):
        sys.stdout.write(f"{result:44} {found:5}\n")
    return not results["passed"]


def _found(path: Path, joiner: Joiner, before: object) -> str:
    try:
        with Ledger.open(str(path), lambda: NOON, "Nadia", create=False) as ledger:
            if next(iter(list(ledger.verify())), None) is not None:
                return "found by verify"
            if joined_faults(ledger, joiner):
                return "found by verify --joined"
            return "changes no value" if all_rows(ledger) == before else "passed"
    except LedgerError:
        return "found on opening"


@contextmanager
def server_running() -> Iterator[Server]:
    """A server of one's own."""
    server = Server.made()
    server.start()
    try:
        yield server
    finally:
        server.remove()


def measured(killed: int, flipped: int, seed: int) -> bool:
    """All of it, printed; whether all was well."""
    sys.stdout.write(f"{'killed with SIGKILL':44} {'kills':>5} {'told of':>9} {'lost':>6} {'doubled':>8} {'faults':>7}\n")
    with TemporaryDirectory() as folder, server_running() as server:
        names = iter(range(10**6))

        def file() -> str:
            return str(Path(folder) / f"{next(names)}.db")

        well = [
            kills("SQLite, process before a statement", killed_by_itself, file, killed, seed),
            kills("SQLite, process at some time", killed_in_time, file, killed, seed),
            kills("PostgreSQL, process before a statement", killed_by_itself, server.new_database, killed, seed),
            kills("PostgreSQL, process at some time", killed_in_time, server.new_database, killed, seed),
            kills("PostgreSQL, all of the server at some time", server_killed(server), server.new_database, killed, seed),
        ]
        sys.stdout.write(f"\n{'one bit flipped in a joined SQLite ledger':44} {flipped:5}\n")
        return all([*well, flips(Path(folder), flipped, seed)])


def main() -> int:
    """Runs it as asked; 1 where something was lost, doubled or passed."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261126)
    arguments = parser.parse_args()
    os.chdir(ROOT)
    return 0 if measured(arguments.kills, arguments.flips, arguments.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
