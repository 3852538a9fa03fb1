"""How many planted leaks of sealed names pass the check of an edition, and how many editions without leaks it refuses.

    python benchmarks/leaks.py
    python benchmarks/leaks.py --plants 100 --clean 20

``tests/export/leaks/planting.py`` says how leaks are planted, ``clean_editions.py`` what editions without leaks are made of. Exit code 1
where a leak passes or a clean edition is refused.
"""

import shutil
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.export.leaks.clean_editions import clean_edition
from tests.export.leaks.planting import Plant, plants
from tests.export.leaks.sealed_people import known

from khronika.export.leaks.check import LeakCheck
from khronika.export.leaks.leak import Leak, Verdict

SEED = 20261126
REPORTS = 2
"""In the edition into which leaks are planted, which has none of its own."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A planted leak, and what the check says of the name that was planted."""

    plant: Plant
    own: tuple[Leak, ...]

    @property
    def words(self) -> str:
        """What became of it."""
        return "passes" if not self.own else min(self.own, key=lambda leak: leak.verdict is Verdict.ASK).verdict.value


def outcomes_of_plants(planted: Iterable[Plant], folder: Path) -> Iterator[Outcome]:
    """Plants each leak into an edition of its own, and checks that."""
    base = folder / "base"
    check = LeakCheck.of(known(*clean_edition(base, SEED, REPORTS)))
    if check.leaks_in(base):
        raise ValueError("the edition into which leaks are planted has findings of its own; take another seed")
    for number, plant in enumerate(planted):
        edition = folder / str(number)
        shutil.copytree(base, edition)
        plant.into(edition)
        yield Outcome(plant, tuple(leak for leak in check.leaks_in(edition) if leak.spelling in plant.names))
        shutil.rmtree(edition)


def clean_seeds() -> Iterator[int]:
    """Seeds of editions without leaks, without end."""
    return count(SEED)


def outcome_of_clean(seed: int, folder: Path) -> tuple[Leak, ...]:
    """What the check says of an edition without leaks."""
    return LeakCheck.of(known(*clean_edition(folder, seed))).leaks_in(folder)


def main() -> int:
    """Prints the figures."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--plants", type=int, default=1000)
    parser.add_argument("--clean", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        is_sound = _planted(asked.plants, Path(folder)) & _clean(asked.clean, Path(folder))
    return 0 if is_sound else 1


def _planted(number: int, folder: Path) -> bool:
    outcomes = list(outcomes_of_plants(islice(plants(SEED), number), folder))
    found = Counter(outcome.words for outcome in outcomes)
    ways, carriers = ({getattr(one.plant, name) for one in outcomes} for name in ("way", "carrier"))
    print(f"{number:,} planted leaks, in {len(ways)} ways and {len(carriers)} places:")
    print(f"  {found['refuse']:,} refused, {found['ask']:,} asked about, {found['passes']:,} passed")
    for outcome in outcomes:
        if not outcome.own:
            print(f"  passed: {outcome.plant.way}, {outcome.plant.carrier}: {outcome.plant.words!r}")
    for way, asked in Counter(outcome.plant.way for outcome in outcomes if outcome.words == "ask").most_common():
        print(f"  asked about, not refused: {way}: {asked:,}")
    return not found["passes"]


def _clean(number: int, folder: Path) -> bool:
    refused, asking, reasons = 0, 0, Counter[str]()
    for seed in islice(clean_seeds(), number):
        leaks = outcome_of_clean(seed, folder / f"clean {seed}")
        shutil.rmtree(folder / f"clean {seed}")
        refused += any(leak.verdict is Verdict.REFUSE for leak in leaks)
        asking += bool(leaks) and all(leak.verdict is Verdict.ASK for leak in leaks)
        reasons.update(leak.why.rpartition("; ")[2] for leak in leaks)
        for leak in leaks:
            if leak.verdict is Verdict.REFUSE:
                print(f"  refused, edition {seed}: {leak}")
    clear = number - refused - asking
    print(f"{number:,} editions without leaks:")
    print(f"  {refused:,} refused, {asking:,} with a question, {clear:,} without a finding")
    for reason, times in reasons.most_common(12):
        print(f"  {times:,} questions: {reason}")
    return not refused


if __name__ == "__main__":
    raise SystemExit(main())
