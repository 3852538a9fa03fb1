"""The sets that give labels in place of claims, by their names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate import hrdsattack, indiapoliceevents, name_pairs, places, reach_scenarios, reach_series, timebank
from khronika.evaluate.labels import LabelledSet, Readings
from khronika.evaluate.name_pairs import SameName
from khronika.evaluate.reach_scenarios import JudgeScenario
from khronika.evaluate.reach_series import JudgeSeries

READ_SETS = (hrdsattack.NAME, indiapoliceevents.NAME)
"""Those whose reports are read into claims."""

LABEL_SETS = (*READ_SETS, timebank.NAME, name_pairs.NAME, *places.FILES, reach_scenarios.NAME, reach_series.NAME)


@dataclass(frozen=True, slots=True)
class Means:
    """What sets are compared with: ``read`` reads reports, ``countries`` are folded names with ISO codes, ``same_name`` compares names,
    ``locating`` gives what finds places, ``judge_scenario`` and ``judge_series`` judge measurements.
    """

    read: Readings
    countries: Mapping[str, str]
    same_name: SameName
    locating: Callable[[], places.Locating]
    judge_scenario: JudgeScenario
    judge_series: JudgeSeries


def labelled_set(name: str, folder: Path, means: Means) -> LabelledSet:
    """A set of a folder of gold data, compared."""
    makers: Mapping[str, Callable[[], LabelledSet]] = {
        hrdsattack.NAME: lambda: hrdsattack.hrdsattack(folder, means.read, means.countries),
        indiapoliceevents.NAME: lambda: indiapoliceevents.indiapoliceevents(folder, means.read),
        timebank.NAME: lambda: timebank.timebank(folder),
        name_pairs.NAME: lambda: name_pairs.name_pairs(folder, means.same_name),
        reach_scenarios.NAME: lambda: reach_scenarios.reach_scenarios(folder, means.judge_scenario),
        reach_series.NAME: lambda: reach_series.reach_series(means.judge_series),
        **{file: partial(places.places, file, folder, means.locating()) for file in places.FILES if file == name},
    }
    if name not in makers:
        raise GoldError(f"no set of labels is called {name}; there are {', '.join(LABEL_SETS)}")
    return makers[name]()
