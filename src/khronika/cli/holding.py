"""Figures held against their floors, and floors that move."""

from collections.abc import Iterable
from pathlib import Path

from khronika.cli.options import FLOORS, EvaluateOptions
from khronika.cli.screen import tell
from khronika.errors import GoldError
from khronika.evaluate import Floors, check_floors, first_floors, load_floors, lower_floors, raise_floors, store_floors
from khronika.evaluate.figures import Measured


def hold(scores: Iterable[Measured], options: EvaluateOptions) -> list[str]:
    """What is below its floor or has none, after the floors have moved as the options say.

    Where nobody named a file and the usual one is not there, as outside khronika's own folder, nothing is held, and that is told.
    """
    listed = list(scores)
    path = options.floors or FLOORS
    floors = _floors(path, options)
    if options.raise_floors:
        floors |= {one.set: raise_floors(one, floors[one.set]) if one.set in floors else first_floors(one) for one in listed}
    if options.reason is not None:
        floors |= _lowered(listed, floors, options.reason)
    if options.raise_floors or options.reason is not None:
        store_floors(path, floors)
    if not path.exists():
        _tell_loose([one.set for one in listed], path)
        return []
    return [breach for one in listed for breach in _breaches(one, floors.get(one.set), path)]


def _breaches(scores: Measured, floors: Floors | None, path: Path) -> list[str]:
    if floors is None:
        return [f"{scores.set}: {path} has no floors for it; khronika evaluate --raise sets them"]
    return [str(breach) for breach in check_floors(scores, floors)]


def _floors(path: Path, options: EvaluateOptions) -> dict[str, Floors]:
    """The floors of the file; none where it is not there yet, unless somebody named it to be held against."""
    if not path.exists() and (options.floors is None or options.raise_floors):
        return {}
    return dict(load_floors(path))


def _lowered(scores: Iterable[Measured], floors: dict[str, Floors], reason: str) -> dict[str, Floors]:
    below = [one for one in scores if one.set in floors and check_floors(one, floors[one.set])]
    if not below:
        raise GoldError("no figure is below its floor; there is nothing to lower")
    return {one.set: lower_floors(one, floors[one.set], reason) for one in below}


def _tell_loose(sets: list[str], path: Path) -> None:
    if sets:
        remedy = "name the file with --floors FILE, or let --raise make it"
        tell("no floors held", f"there is no file {path}, so nothing says whether {', '.join(sets)} fell; {remedy}", "bold yellow")
