"""The land of a view as the path of an SVG drawing."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from khronika.review.atlas.mercator import HEIGHT, WIDTH, Point, View
from khronika.review.atlas.topology import CLOSER, WHOLE_WORLD, Ring, countries

MARGIN = 6.0
"""Land is cut so far outside the sheet, that its cut edges are not seen."""

NEAREST = 0.7
"""Points nearer to the one before than this, in units of the sheet, are left out."""

VIEWS_REMEMBERED = 64
CLOSER_FROM = 2

Side = tuple[int, float, bool]
"""Which coordinate, where the edge is, and whether what is greater lies within."""

SIDES: tuple[Side, ...] = ((0, -MARGIN, True), (0, WIDTH + MARGIN, False), (1, -MARGIN, True), (1, HEIGHT + MARGIN, False))


@lru_cache(VIEWS_REMEMBERED)
def land_path(view: View) -> str:
    """The countries that are in the view, each ring closed, as commands of a path; beyond its edge the world begins anew."""
    file = CLOSER if view.zoom >= CLOSER_FROM else WHOLE_WORLD
    rings = (ring for country in countries(file) for ring in country)
    lines = (_on_sheet(ring, view, world) for ring in rings for world in (-1, 0, 1))
    return "".join(_commands(line) for line in lines if len(line) > 2)


def _on_sheet(ring: Ring, view: View, world: int) -> Sequence[Point]:
    """The ring on the sheet, cut to it; nothing where it lies outside or is too small to be seen."""
    scale, (left, top) = view.scale, view.corner
    left -= world * scale
    box = (ring.left * scale - left, ring.top * scale - top, ring.right * scale - left, ring.bottom * scale - top)
    if box[2] < -MARGIN or box[0] > WIDTH + MARGIN or box[3] < -MARGIN or box[1] > HEIGHT + MARGIN:
        return ()
    if box[2] - box[0] < NEAREST and box[3] - box[1] < NEAREST:
        return ()
    line: Sequence[Point] = list(_thinned((x * scale - left, y * scale - top) for x, y in ring.points))
    for side in SIDES:
        line = list(_cut(line, side))
    return line


def _thinned(points: Iterator[Point]) -> Iterator[Point]:
    last = (float("inf"), float("inf"))
    for point in points:
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= NEAREST:
            yield point
            last = point


def _cut(line: Sequence[Point], side: Side) -> Iterator[Point]:
    """What of a closed line lies on the inner side of an edge, after Sutherland and Hodgman (1974)."""
    axis, edge, is_greater = side
    is_within: Callable[[Point], bool] = (lambda point: point[axis] >= edge) if is_greater else (lambda point: point[axis] <= edge)
    for before, here in zip([*line[-1:], *line[:-1]], line, strict=True):
        if is_within(before) != is_within(here):
            share = (edge - before[axis]) / (here[axis] - before[axis])
            yield before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])
        if is_within(here):
            yield here


def _commands(line: Sequence[Point]) -> str:
    """A closed line in steps of tenths."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    steps = ((here[0] - before[0], here[1] - before[1]) for before, here in pairwise(tenths))
    moves = " ".join(f"{_tenth(x)} {_tenth(y)}" for x, y in steps if (x, y) != (0, 0))
    return f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{moves}z"


def _tenth(value: int) -> str:
    """Tenths as a decimal number, as short as it goes."""
    whole, rest = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}" if rest == 0 else f"{sign}{whole or ''}.{rest}"
