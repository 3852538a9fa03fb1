"""Places with their counts as discs and clusters on the sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot, log10

from khronika.records.place import Place, PlaceKind
from khronika.review.atlas.mercator import HEIGHT, WIDTH, ZOOM_MAX, View

KILOMETRES = {PlaceKind.TOWN: 4.0, PlaceKind.DISTRICT: 25.0, PlaceKind.REGION: 90.0, PlaceKind.AREA: 150.0, PlaceKind.COUNTRY: 250.0}
"""How far around its point a place of a kind may reach: nobody knows nearer than that where in it something was."""

LEAST_UNITS = {PlaceKind.TOWN: 4.0, PlaceKind.DISTRICT: 11.0, PlaceKind.REGION: 18.0, PlaceKind.AREA: 22.0, PlaceKind.COUNTRY: 26.0}
MOST_UNITS = 190.0
NEAR_UNITS = 40.0
"""Places nearer to each other than this are drawn as one cluster."""

NEARER_STEPS = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, and how many incidents are documented there."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class Marker:
    """What is drawn at one point: one place, or several that lie too near together.

    ``reach`` is the radius of the disc in which it may have been, ``badge`` that of the number; ``nearer`` is the view in which a cluster
    comes apart, ``None`` where none does.
    """

    x: float
    y: float
    number: int
    reach: float
    badge: float
    places: tuple[Place, ...]
    nearer: View | None = None

    @property
    def is_cluster(self) -> bool:
        """Whether it stands for several places."""
        return len(self.places) > 1


def markers_of(spots: Iterable[Spot], view: View) -> list[Marker]:
    """The markers in a view, those with the smaller numbers last, that the larger do not cover them."""
    groups: dict[tuple[int, int], _Group] = {}
    for x, y, spot in _seen(spots, view):
        _group_near(groups, x, y).add(x, y, spot)
    found = (_marker(group, view) for group in groups.values())
    return sorted(found, key=lambda marker: (-marker.reach, -marker.number, marker.x))


class _Group:
    """Spots that are drawn as one; the first has most incidents and gives the point."""

    def __init__(self, x: float, y: float) -> None:
        self.x, self.y = x, y
        self.spots: list[Spot] = []

    def add(self, x: float, y: float, spot: Spot) -> None:
        """Takes in a spot; the point moves to where most was."""
        before, number = sum(one.number for one in self.spots), spot.number
        self.x, self.y = ((old * before + new * number) / (before + number) for old, new in ((self.x, x), (self.y, y)))
        self.spots.append(spot)


def _seen(spots: Iterable[Spot], view: View) -> Iterator[tuple[float, float, Spot]]:
    """The spots on the sheet, the largest number first."""
    for spot in sorted(spots, key=lambda spot: (-spot.number, spot.place.id)):
        x, y = view.on_sheet(spot.place.longitude, spot.place.latitude)
        if -NEAR_UNITS < x < WIDTH + NEAR_UNITS and -NEAR_UNITS < y < HEIGHT + NEAR_UNITS:
            yield x, y, spot


def _group_near(groups: dict[tuple[int, int], _Group], x: float, y: float) -> _Group:
    """The nearest group within reach, or a new one; groups are found by the cell in which they began."""
    column, line = int(x // NEAR_UNITS), int(y // NEAR_UNITS)
    cells = ((column + right, line + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
    near = [group for cell in cells if (group := groups.get(cell)) is not None and hypot(group.x - x, group.y - y) < NEAR_UNITS]
    if near:
        return min(near, key=lambda group: hypot(group.x - x, group.y - y))
    return groups.setdefault((column, line), _Group(x, y))


def _marker(group: _Group, view: View) -> Marker:
    places = tuple(spot.place for spot in group.spots)
    number = sum(spot.number for spot in group.spots)
    reach = max(reach_of(place, view) for place in places)
    badge = 5.0 if number == 1 and len(places) == 1 else 10.5 + 5.0 * log10(number)
    if len(places) == 1:
        return Marker(group.x, group.y, number, reach, badge, places)
    return Marker(group.x, group.y, number, max(reach, badge + 5), badge, places, _nearer(group, view))


def reach_of(place: Place, view: View) -> float:
    """The radius of a place's disc on the sheet: wider where less is known, and never too small to be seen."""
    drawn = view.units_of(KILOMETRES[place.kind], place.latitude)
    return min(MOST_UNITS, max(LEAST_UNITS[place.kind], drawn))


def _nearer(group: _Group, view: View) -> View | None:
    if view.zoom >= ZOOM_MAX:
        return None
    total = sum(spot.number for spot in group.spots)
    latitude = sum(spot.place.latitude * spot.number for spot in group.spots) / total
    longitude = sum(spot.place.longitude * spot.number for spot in group.spots) / total
    return View(latitude, longitude, view.zoom).zoomed(NEARER_STEPS)
