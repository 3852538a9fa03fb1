"""The sets that give labels in place of claims, by their names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate import hrdsattack, indiapoliceevents, name_pairs, places, timebank
from khronika.evaluate.labels import LabelledSet, Readings
from khronika.evaluate.name_pairs import SameName

READ_SETS = (hrdsattack.NAME, indiapoliceevents.NAME)
"""Those whose reports are read into claims."""

LABEL_SETS = (*READ_SETS, timebank.NAME, name_pairs.NAME, *places.FILES)


@dataclass(frozen=True, slots=True)
class Means:
    """What sets are compared with: ``read`` reads reports, ``countries`` are folded names with ISO codes, ``same_name`` compares names,
    ``locating`` gives what finds places.
    """

    read: Readings
    countries: Mapping[str, str]
    same_name: SameName
    locating: Callable[[], places.Locating]


def labelled_set(name: str, folder: Path, means: Means) -> LabelledSet:
    """A set of a folder of gold data, compared."""
    if name == hrdsattack.NAME:
        return hrdsattack.hrdsattack(folder, means.read, means.countries)
    if name == indiapoliceevents.NAME:
        return indiapoliceevents.indiapoliceevents(folder, means.read)
    if name in places.FILES:
        return places.places(name, folder, means.locating())
    if name == timebank.NAME:
        return timebank.timebank(folder)
    if name == name_pairs.NAME:
        return name_pairs.name_pairs(folder, means.same_name)
    raise GoldError(f"no set of labels is called {name}; there are {', '.join(LABEL_SETS)}")
