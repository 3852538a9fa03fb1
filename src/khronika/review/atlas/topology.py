"""The countries of Natural Earth out of a TopoJSON file, on Mercator's world."""

import json
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import TypedDict

from khronika.review.atlas.mercator import Point, projected

FOLDER = Path(__file__).parent / "vendor"
FOOT = 1.2
"""Below everything that a sheet can show."""

WHOLE_WORLD, CLOSER = "world-atlas-2.0.2-countries-110m.json", "world-atlas-2.0.2-countries-50m.json"


class Geometry(TypedDict):
    """A country: the numbers of its lines by ring, and by polygon where it has several."""

    type: str
    arcs: list[list[int]] | list[list[list[int]]]


class Topology(TypedDict):
    """As much of the form as is read here."""

    transform: dict[str, tuple[float, float]]
    arcs: list[list[tuple[int, int]]]
    objects: dict[str, dict[str, list[Geometry]]]


@dataclass(frozen=True, slots=True)
class Ring:
    """One closed line, and the box around it."""

    points: tuple[Point, ...]
    left: float
    top: float
    right: float
    bottom: float


@cache
def countries(name: str) -> tuple[tuple[Ring, ...], ...]:
    """The rings of each country in a file."""
    topology: Topology = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    return tuple(tuple(_rings(geometry, arcs)) for geometry in topology["objects"]["countries"]["geometries"])


def _arcs(topology: Topology) -> list[list[Point]]:
    """The lines between countries: each is kept once, as steps from its beginning."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        found.append([projected(x * wide + west, y * high + south) for x, y in zip(xs, ys, strict=True)])
    return found


def _rings(geometry: Geometry, arcs: list[list[Point]]) -> list[Ring]:
    lines = geometry["arcs"]
    flat = chain.from_iterable(lines) if geometry["type"] == "MultiPolygon" else lines
    return [_ring([index for index in indices if isinstance(index, int)], arcs) for indices in flat if isinstance(indices, list)]


def _ring(indices: list[int], arcs: list[list[Point]]) -> Ring:
    """The lines of a ring one after another; one below nought is walked backwards."""
    lines = (arcs[index] if index >= 0 else arcs[~index][::-1] for index in indices)
    points = _unrolled([point for line in lines for point in line[1:]])
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ring(points, min(xs), min(ys), max(xs), max(ys))


def _unrolled(points: list[Point]) -> tuple[Point, ...]:
    """The line without a jump from one edge of the world to the other; one around a pole goes by the foot of the sheet."""
    turns, found = 0, [points[0]]
    for before, here in pairwise(points):
        turns += round(before[0] - here[0])
        found.append((here[0] + turns, here[1]))
    turns += round(points[-1][0] - points[0][0])
    return (*found, (found[0][0] + turns, FOOT), (found[0][0], FOOT)) if turns else tuple(found)
