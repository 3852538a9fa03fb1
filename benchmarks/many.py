#!/usr/bin/env python3
"""Whether a run over a large web archive is as fast on two processes as it should be, and needs no more memory at its end.

``python -m benchmarks.many`` makes an archive of 50,000 pages (``made_pages.py``) and reads it to the end on two processes; then, on an
archive of fewer pages, pairs of runs on one process and on two, one after the other in turns; then on clusters of Dask's with two and
four workers. Last it loads the large run into a ledger and joins it. It exits 1 where two processes are less than 1.8 times as fast as
one (the median of the pairs), where the last thousand pages need a tenth more memory than the second thousand, or where claims differ.
The archive and the large run stay in ``--folder``, and a run that was stopped goes on where it was.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

from benchmarks.made_pages import write_archive
from pyarrow import parquet

from khronika.extract import ENGLISH
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.scale import Engine, LocalEngine, Manner, RunFolder, ShardReader, run_over
from khronika.scale.loading import loaded
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer

PAGES, PAGES_OF_PAIR, PAIRS = 50_000, 4_000, 5
SHARDS_OF_PAIR = 50
"""So many, that it matters little how long one process waits while the other reads the last of them."""

LIMIT_RATIO, LIMIT_MEMORY = 1.8, 1.1
TIMEOUT_SECONDS = 600.0
SAMPLE_SECONDS = 0.5
THOUSAND = 1_000
KEPT = ("claims", "reports", "unread")
"""What the files of a shard hold."""

BEGUN = datetime(2026, 11, 26, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many pages were done at its end, how long it took, and the most memory that the run had in it, all processes together."""

    pages: int
    seconds: float
    megabytes: float


class Memory:
    """Watches how much memory this process and those that it has begun need."""

    def __init__(self) -> None:
        self._most, self._end = 0.0, Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def most(self) -> float:
        """The most megabytes since it was asked last."""
        most, self._most = max(self._most, megabytes_now()), 0.0
        return most

    def _watch(self) -> None:
        while not self._end.wait(SAMPLE_SECONDS):
            self._most = max(self._most, megabytes_now())


def megabytes_now() -> float:
    """What this process and those that it has begun hold in memory."""
    begun = [pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
    return sum(map(_megabytes_of, [str(os.getpid()), *begun]))


def _megabytes_of(pid: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def run(archive: Path, out: Path, engine: Engine, shard_size: int) -> Iterator[int]:
    """Reads what is missing of the run over an archive; how many pages each shard had, as they are done."""
    folder = RunFolder(out)
    begun = folder.begin(run_over([str(archive)], Manner(BEGUN, shard_size=shard_size), ENGLISH))
    missing = (shard for shard in folder.shards(begun) if not folder.is_done(shard))
    for done in engine.done(missing, ShardReader(folder, begun.manner, TIMEOUT_SECONDS)):
        if done.failed:
            raise RuntimeError(f"{done.failed[0].name} failed: {done.failed[0].reason}")
        yield done.pages


def stretches(archive: Path, out: Path, shard_size: int) -> Iterator[Stretch]:
    """The large run on two processes, by the thousand pages."""
    with Memory() as memory:
        begin, pages, told = perf_counter(), 0, 0
        for number in run(archive, out, LocalEngine(2), shard_size):
            pages += number
            if pages // THOUSAND > told // THOUSAND:
                yield Stretch(pages, perf_counter() - begin, memory.most())
                told = pages


def seconds_of(archive: Path, out: Path, engine: Engine, shard_size: int) -> float:
    """How long a run takes, loading included."""
    begin = perf_counter()
    sum(run(archive, out, engine, shard_size))
    return perf_counter() - begin


def claims_in(out: Path) -> list[str]:
    """All claims of a run, sorted."""
    return sorted(claim for path in out.glob("claims-*.parquet") for claim in parquet.read_table(path)["json"].to_pylist())


def pairs(archive: Path, folder: Path, number: int, shard_size: int) -> Iterator[tuple[float, float]]:
    """How long one process and two take, which goes first changing from pair to pair."""
    for pair in range(number):
        found = {}
        for workers in (1, 2) if pair % 2 else (2, 1):
            found[workers] = seconds_of(archive, folder / f"pair-{pair}-{workers}", LocalEngine(workers), shard_size)
        yield found[1], found[2]


def large(archive: Path, folder: Path, shard_size: int) -> bool:
    """The large run; whether its memory stays."""
    found = list[Stretch]()
    for one in stretches(archive, folder / "large", shard_size):
        found.append(one)
        if len(found) < 4 or len(found) % 5 == 0:
            say(f"{one.pages:>9,} pages {one.seconds:>9.1f} s {one.megabytes:>9.0f} MB at most")
    if len(found) < 2:
        say("the large run was done before, or is too small to tell")
        return True
    share = found[-1].megabytes / found[1].megabytes
    bytes_by_kind = {kind: sum(path.stat().st_size for path in (folder / "large").glob(f"{kind}-*")) for kind in KEPT}
    say("KB for a thousand pages: " + ", ".join(f"{kind} {size / found[-1].pages:.0f}" for kind, size in bytes_by_kind.items()))
    say(f"pages a second: {found[-1].pages / found[-1].seconds:.1f}; memory of the last thousand: {share:.3f} of the second")
    return share <= LIMIT_MEMORY


def faster(archive: Path, folder: Path, options: argparse.Namespace) -> bool:
    """The pairs; whether two processes are as much faster as they should be, with the same claims."""
    found = []
    for number, (one, two) in enumerate(pairs(archive, folder, options.pairs, options.shard_size), 1):
        found.append(one / two)
        say(f"pair {number}: one process {one:.1f} s, two {two:.1f} s, ratio {one / two:.2f}")
    ratio = median(found)
    is_same = claims_in(folder / "pair-0-1") == claims_in(folder / "pair-0-2")
    say(f"median ratio {ratio:.2f}, limit {options.ratio:.2f}; claims {'the same' if is_same else 'DIFFER'}")
    return ratio >= options.ratio and is_same


def clusters(archive: Path, folder: Path, shard_size: int) -> bool:
    """Runs on clusters; whether the claims are those of one process."""
    from khronika.scale.dask_engine import DaskEngine  # noqa: PLC0415 - a miniature does without

    expected, holds = claims_in(folder / "pair-0-1"), True
    for workers in (2, 4):
        out = folder / f"dask-{workers}"
        seconds = seconds_of(archive, out, DaskEngine(workers), shard_size)
        is_same = claims_in(out) == expected
        say(f"Dask, {workers} workers: {seconds:.1f} s, {len(expected):,} claims {'the same' if is_same else 'DIFFER'}")
        holds = holds and is_same
    return holds


def load(folder: Path) -> None:
    """Loads the large run into a ledger and joins it, and says how long each quarter took."""
    location = folder / "ledger.db"
    location.unlink(missing_ok=True)
    with Ledger.open(str(location), lambda: BEGUN, "made") as ledger:
        begin = perf_counter()
        reports = sum(added.reports for added in loaded(RunFolder(folder / "large"), ledger))
        say(f"loaded {reports:,} reports in {perf_counter() - begin:.1f} s; {location.stat().st_size / 1e6:.0f} MB")
        times, joined, begin = [0.0], [0], perf_counter()

        def after_each(number: int) -> None:
            joined.append(joined[-1] + number)
            times.append(perf_counter() - begin)

        join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())), after_each)
    quarters = [next(place for place, number in enumerate(joined) if number * 4 >= reports * quarter) for quarter in range(5)]
    for before, after in pairwise(quarters):
        number = max(1, joined[after] - joined[before])
        say(f"joined {joined[after]:,}: {(times[after] - times[before]) / number * 1000:.0f} ms a report")


def say(line: str) -> None:
    """Prints a line at once, for a measure takes long."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """What the person wants measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=PAGES, help="of the large archive (default: %(default)s)")
    parser.add_argument("--pair-pages", type=int, default=PAGES_OF_PAIR, help="of the archive of the pairs (default: %(default)s)")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="how many pairs (default: %(default)s)")
    parser.add_argument("--shard-size", type=int, default=500, help="how many pages make a shard of the large run (default: %(default)s)")
    parser.add_argument("--ratio", type=float, default=LIMIT_RATIO, help="the least ratio that passes (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="where the large archive and its run stay (default: nowhere)")
    parser.add_argument("--without", nargs="*", choices=("large", "clusters"), default=(), help="what is left out")
    return parser.parse_args(arguments)


def main() -> int:
    """Measure, print, and say by the exit code whether the limits held."""
    options = options_of(sys.argv[1:])
    with tempfile.TemporaryDirectory() as nowhere:
        folder, small = options.folder or Path(nowhere), Path(nowhere) / "small.warc.gz"
        folder.mkdir(parents=True, exist_ok=True)
        say(f"load of the machine over the last minutes: {' '.join(f'{one:.1f}' for one in os.getloadavg())}")
        holds = True
        if "large" not in options.without:
            archive = folder / f"{options.pages}.warc.gz"
            if not archive.exists():
                write_archive(archive.with_suffix(".unfinished"), options.pages)
                archive.with_suffix(".unfinished").replace(archive)
            say(f"{archive.name}: {archive.stat().st_size / 1e6:.0f} MB")
            holds = large(archive, folder, options.shard_size)
            load(folder)
        write_archive(small, options.pair_pages)
        options.shard_size = max(1, options.pair_pages // SHARDS_OF_PAIR)
        holds = faster(small, Path(nowhere), options) and holds
        if "clusters" not in options.without:
            holds = clusters(small, Path(nowhere), options.shard_size) and holds
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
