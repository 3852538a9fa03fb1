"""The sets that give labels in place of claims, by their names."""

from collections.abc import Mapping
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate import hrdsattack, indiapoliceevents, timebank
from khronika.evaluate.labels import LabelledSet, Readings

READ_SETS = (hrdsattack.NAME, indiapoliceevents.NAME)
"""Those whose reports are read into claims."""

LABEL_SETS = (*READ_SETS, timebank.NAME)


def labelled_set(name: str, folder: Path, read: Readings, countries: Mapping[str, str]) -> LabelledSet:
    """A set of a folder of gold data, compared; ``read`` reads its reports, ``countries`` are folded names with their ISO codes."""
    if name == hrdsattack.NAME:
        return hrdsattack.hrdsattack(folder, read, countries)
    if name == indiapoliceevents.NAME:
        return indiapoliceevents.indiapoliceevents(folder, read)
    if name == timebank.NAME:
        return timebank.timebank(folder)
    raise GoldError(f"no set of labels is called {name}; there are {', '.join(LABEL_SETS)}")
