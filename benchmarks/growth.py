#!/usr/bin/env python3
"""Whether a ledger stays as quick as it was when it has grown a hundredfold.

``python -m benchmarks.growth`` makes one ledger grow through 1,000, 10,000 and 100,000 made incidents, joined by the same code as any
other, and measures at each size, on a copy: adding one report (stored and joined, not read by a model), opening one case, searching,
withdrawing a judgement; the median of 50 each. It exits 1 where one takes more than twice as long in the largest as in the smallest
ledger, or 250 ms. The ledger stays in ``--folder``, and a run that was stopped goes on where it was.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from shutil import copyfile
from statistics import median
from time import perf_counter

from benchmarks.made_incidents import FIRST_DAY, INCIDENTS_A_DAY, Happening, happenings
from benchmarks.made_reports import PUBLISHERS, Item, made_reports, single

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.naming_things import pair_judgement
from khronika.pipeline.showing import areas_named, cases, incidents, parties_named
from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.records.mention import Kind
from khronika.store import Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer

SIZES = (1_000, 10_000, 100_000)
TIMES = 50
STEPS_OF_CASE = 2
FEWEST = 400
LIMIT_RATIO, LIMIT_SECONDS = 2.0, 0.25
REPORTS_AT_ONCE = 200
AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
JOINER = Joiner(KINDS, Placer.over(gazetteer()))

Measure = Callable[[Ledger, Sequence[Happening]], Iterator[float]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The median seconds of each measure in a ledger of so many incidents."""

    incidents: int
    reports: int
    seconds: dict[str, float]


def open_ledger(path: Path) -> Ledger:
    """The ledger in the file, a new one where there is none."""
    return Ledger.open(str(path), lambda: AT, "made")


def grow(path: Path, size: int) -> None:
    """Makes the ledger in the file grow to so many incidents, from where it is."""
    with open_ledger(path) as ledger:
        known, number, waiting = ledger.counts().reports, 0, list[Item]()
        for items in islice(made_reports(), size):
            waiting += items[max(0, known - number) :]
            number += len(items)
            if len(waiting) >= REPORTS_AT_ONCE:
                keep(ledger, waiting)
                waiting = []
        keep(ledger, waiting)


def keep(ledger: Ledger, items: Sequence[Item]) -> None:
    """Stores reports and joins them."""
    ledger.add(items)
    faults = join_waiting(ledger, JOINER).faults
    if faults:
        raise ExceptionGroup("reports that could not be joined", list(faults.values()))


def adding(ledger: Ledger, told: Sequence[Happening]) -> Iterator[float]:
    """Stores and joins one more report of something that the ledger has."""
    chance = Random(1)
    for number, happening in enumerate(told):
        report = single(happening, chance.choice(PUBLISHERS), chance).item(10_000_000 + number)
        yield seconds(partial(keep, ledger, [report]))


def opening(ledger: Ledger, told: Sequence[Happening]) -> Iterator[float]:
    """Finds a person by name and works out the case; cases of two steps alone, for in a young ledger few have come further."""
    steps = Counter(happening.who for happening in told if happening.kind is Kind.PERSON)
    known = [who for who, number in steps.items() if number == STEPS_OF_CASE]
    for who in known[:: max(1, len(known) // TIMES)]:
        yield seconds(partial(open_case, ledger, who))


def open_case(ledger: Ledger, who: str) -> None:
    """What ``khronika cases --person`` does."""
    with ledger.looking() as looking:
        found = list(cases(looking, ThingFilter(ids=parties_named(looking, who)), AT.date()))
        if not found:
            raise LookupError(f"no case of {who}")


def searching(ledger: Ledger, told: Sequence[Happening]) -> Iterator[float]:
    """Finds the incidents of a type in a town within three weeks, and works them out."""
    for happening in told:
        yield seconds(partial(search, ledger, happening))


def search(ledger: Ledger, happening: Happening) -> None:
    """What ``khronika incidents --type --place --since --until`` does."""
    near = timedelta(days=10)
    with ledger.looking() as looking:
        areas = areas_named(JOINER.placer.gazetteer, happening.town)
        wanted = ThingFilter(frozenset({happening.type}), areas, since=happening.day - near, until=happening.day + near)
        if not list(incidents(looking, wanted)):
            raise LookupError(f"no {happening.type} in {happening.town} about {happening.day}")


def withdrawing(ledger: Ledger, told: Sequence[Happening]) -> Iterator[float]:
    """Takes back that two incidents near each other are one."""
    for happening in told:
        number = judge(ledger, happening)
        if number is not None:
            yield seconds(partial(undo, ledger, number))


def judge(ledger: Ledger, happening: Happening) -> int | None:
    """The number of a judgement that an incident of that day is one with the next; ``None`` where the day has but one."""
    with ledger.looking() as looking:
        wanted = ThingFilter(frozenset({happening.type}), since=happening.day, until=happening.day)
        found = looking.things(Sort.INCIDENT, wanted)[:2]
        judgement = pair_judgement(looking, Verdict.SAME, (found[0], found[1]), "one thing") if len(found) == 2 else None
    if judgement is None:
        return None
    number = ledger.judge(judgement)
    join_waiting(ledger, JOINER)
    return number


def undo(ledger: Ledger, number: int) -> None:
    """What ``khronika undo`` does."""
    ledger.withdraw(number, "two things")
    join_waiting(ledger, JOINER)


MEASURES: dict[str, Measure] = {
    "adding one report": adding,
    "opening one case": opening,
    "searching": searching,
    "withdrawing a judgement": withdrawing,
}


def seconds(run: Callable[[], object]) -> float:
    """How long ``run`` takes."""
    start = perf_counter()
    run()
    return perf_counter() - start


def measured(path: Path, size: int, times: int) -> Outcome:
    """The medians in a ledger, joined anew where other rules had joined it; a copy is measured, for measuring adds to it."""
    with open_ledger(path) as ledger:
        keep(ledger, [])
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "copy.db"
        copyfile(path, copy)
        with open_ledger(copy) as ledger:
            told = printed(size)
            some = told[:: max(1, len(told) // (4 * times))]
            found = {
                name: median(islice(measure(ledger, told if measure is opening else some), times)) for name, measure in MEASURES.items()
            }
            return Outcome(size, ledger.counts().reports, found)


def printed(size: int) -> list[Happening]:
    """The happenings of a ledger without those of the last days: not all of these are printed."""
    return list(islice(happenings(), size - min(size // 2, INCIDENTS_A_DAY * 10)))


def table(outcomes: Sequence[Outcome], limits: tuple[float, float]) -> str:
    """The outcomes for people."""
    first, last = outcomes[0], outcomes[-1]
    rows = [f"{'median, in ms':26}" + "".join(f"{one.incidents:>10,}" for one in outcomes) + "     ratio"]
    for name in first.seconds:
        values = "".join(f"{one.seconds[name] * 1000:10.1f}" for one in outcomes)
        rows.append(f"{name:26}{values}{last.seconds[name] / first.seconds[name]:10.2f}")
    rows.append(f"{'reports':26}" + "".join(f"{one.reports:>10,}" for one in outcomes))
    return "\n".join([*rows, f"limits: ratio {limits[0]:.2f}, {limits[1] * 1000:.0f} ms; first day {FIRST_DAY}"])


def holds(outcomes: Sequence[Outcome], limits: tuple[float, float]) -> bool:
    """Whether each measure keeps both limits in the largest ledger."""
    first, last = outcomes[0], outcomes[-1]
    return all(value <= limits[0] * first.seconds[name] and value < limits[1] for name, value in last.seconds.items())


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What the person wants measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many incidents (default: 1000 10000 100000)")
    parser.add_argument("--folder", type=Path, help="where the ledger stays between runs (default: nowhere)")
    parser.add_argument("--times", type=int, default=TIMES, help="how often each is measured (default: %(default)s)")
    parser.add_argument("--ratio", type=float, default=LIMIT_RATIO, help="the highest ratio that passes (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=LIMIT_SECONDS, help="what each must take less than (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    if chosen.times < 1 or min(chosen.sizes) < FEWEST:
        parser.error(f"--times must be at least 1, and sizes at least {FEWEST}: before that no case has gone on")
    return chosen


def main() -> int:
    """Measure, print, and say by the exit code whether the limits held."""
    chosen = options(sys.argv[1:])
    limits = (chosen.ratio, chosen.seconds)
    with tempfile.TemporaryDirectory() as nowhere:
        outcomes = outcomes_in(chosen.folder or Path(nowhere), sorted(chosen.sizes), chosen.times)
    sys.stdout.write(table(outcomes, limits) + "\n")
    return 0 if holds(outcomes, limits) else 1


def outcomes_in(folder: Path, sizes: Sequence[int], times: int) -> list[Outcome]:
    """The outcome at each size; a ledger that the folder has is not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    found, growing = list[Outcome](), folder / "growing.db"
    for size in sizes:
        path = folder / f"{size}.db"
        if not path.exists():
            if found and not growing.exists():
                copyfile(folder / f"{found[-1].incidents}.db", growing)
            grow(growing, size)
            growing.replace(path)
        found.append(measured(path, size, times))
    return found


if __name__ == "__main__":
    sys.exit(main())
