"""The file that keeps the floors of every gold set."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from khronika.evaluate.floors import Floors, Lowering
from khronika.evaluate.rows import Row, bytes_of, row_of

REMEDY = "name the file of floors, benchmarks/floors.json in khronika's own folder"


def load_floors(path: Path) -> Mapping[str, Floors]:
    """The floors of each set by its name; a file that is missing or wrong is a ``GoldError``."""
    row = row_of(bytes_of(path, REMEDY), str(path))
    return {name: _floors_of(name, found) for name in row.values if (found := row.row(name)) is not None}


def floors_as_json(floors: Mapping[str, Floors]) -> str:
    """The file's content for these floors: sets and figures in order of their names, lowerings in order of time."""
    sets = {}
    for name, kept in floors.items():
        values = asdict(kept)
        del values["set"]
        sets[name] = values | {"figures": dict(sorted(kept.figures.items()))}
    return json.dumps(dict(sorted(sets.items())), indent=1, ensure_ascii=False) + "\n"


def store_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    """Writes the floors; what other sets the file held must be among them, for it is written anew."""
    path.write_text(floors_as_json(floors), encoding="utf-8")


def _floors_of(name: str, row: Row) -> Floors:
    lowered = tuple(_lowering_of(found) for found in row.rows("lowered"))
    return Floors(name, row.needed_text("gold_sha256"), _figures_of(row, "figures"), lowered)


def _lowering_of(row: Row) -> Lowering:
    return Lowering(row.needed_text("reason"), _figures_of(row, "was"), _figures_of(row, "now"))


def _figures_of(row: Row, key: str) -> dict[str, float]:
    found = row.row(key)
    if found is None:
        return {}
    return {name: found.needed_number(name) for name in found.values}
