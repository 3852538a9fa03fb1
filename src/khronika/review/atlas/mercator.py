"""From degrees to the sheet: Mercator's projection, which keeps shapes as they are wherever somebody looks closer."""

from dataclasses import dataclass
from math import atan, cos, degrees, exp, isfinite, log, pi, radians, tan

WIDTH, HEIGHT = 960, 560
"""The sheet, in its own units; browsers make it as large as there is room."""

ZOOM_MAX = 9
NEAREST = 4
"""No view that is worked out is nearer than this: of one town alone it still shows the countries around."""

EDGE_DEGREES = 83.0
"""Nearer to the poles the projection runs away."""

EARTH_KILOMETRES = 40_075.0

Point = tuple[float, float]


def projected(longitude: float, latitude: float) -> Point:
    """Where a point lies on a world of one by one, west and north at nought."""
    held = radians(max(-EDGE_DEGREES, min(EDGE_DEGREES, latitude)))
    return (longitude + 180) / 360, (1 - log(tan(pi / 4 + held / 2)) / pi) / 2


def latitude_at(y: float) -> float:
    """The latitude of a height on that world."""
    return degrees(2 * atan(exp(pi * (1 - 2 * y))) - pi / 2)


@dataclass(frozen=True, slots=True)
class View:
    """What of the world is on the sheet: the middle in degrees, and how often the whole world was doubled."""

    latitude: float = 28.0
    longitude: float = 10.0
    zoom: int = 0

    @property
    def scale(self) -> float:
        """How many units of the sheet the world is wide."""
        return float(WIDTH * 2**self.zoom)

    @property
    def corner(self) -> Point:
        """Where the world's own corner lies before the sheet's."""
        x, y = projected(self.longitude, self.latitude)
        return x * self.scale - WIDTH / 2, y * self.scale - HEIGHT / 2

    def on_sheet(self, longitude: float, latitude: float) -> Point:
        """Where a point in degrees lies on the sheet, on the world that is nearest to its middle."""
        (x, y), (left, top) = projected(longitude, latitude), self.corner
        across = x * self.scale - left
        return across - round((across - WIDTH / 2) / self.scale) * self.scale, y * self.scale - top

    def units_of(self, kilometres: float, latitude: float) -> float:
        """How long a stretch at a latitude is on the sheet."""
        return kilometres / (EARTH_KILOMETRES * max(0.05, cos(radians(latitude)))) * self.scale

    def moved(self, right: float, down: float) -> "View":
        """The view whose middle lies so many sheets further right and down."""
        x, y = projected(self.longitude, self.latitude)
        return View(*_held(x + right * WIDTH / self.scale, y + down * HEIGHT / self.scale), self.zoom)

    def zoomed(self, steps: int) -> "View":
        """The view of the same middle, nearer or further."""
        return View(self.latitude, self.longitude, max(0, min(ZOOM_MAX, self.zoom + steps)))


def _held(x: float, y: float) -> Point:
    """Latitude and longitude of a point of the world; one outside is brought to its edge."""
    return latitude_at(max(0.07, min(0.93, y))), max(-180.0, min(180.0, x * 360 - 180))


def view_of(written: str | None) -> View | None:
    """The view that an address tells as ``latitude,longitude,zoom``; ``None`` where it tells none.

    >>> view_of("52.5,13.4,4")
    View(latitude=52.5, longitude=13.4, zoom=4)
    """
    parts = (written or "").split(",")
    try:
        latitude, longitude, zoom = float(parts[0]), float(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        return None
    if not (isfinite(latitude) and isfinite(longitude) and 0 <= zoom <= ZOOM_MAX):
        return None
    return View(max(-EDGE_DEGREES, min(EDGE_DEGREES, latitude)), max(-180.0, min(180.0, longitude)), zoom)


def view_words(view: View) -> str:
    """A view as an address tells it.

    >>> view_words(View(52.52, 13.405, 4))
    '52.52,13.405,4'
    """
    return f"{round(view.latitude, 3):g},{round(view.longitude, 3):g},{view.zoom}"


def view_over(points: list[Point]) -> View:
    """The nearest view, within reason, that holds all points, given as longitude and latitude; the whole world where there are none."""
    if not points:
        return View()
    placed = [projected(*point) for point in points]
    left, right = min(x for x, _ in placed), max(x for x, _ in placed)
    top, bottom = min(y for _, y in placed), max(y for _, y in placed)
    latitude, longitude = _held((left + right) / 2, (top + bottom) / 2)
    fitting = (zoom for zoom in range(NEAREST, 0, -1) if _holds(View(latitude, longitude, zoom), right - left, bottom - top))
    zoom = next(fitting, 0)
    return View(latitude, longitude, zoom) if zoom else View()


def _holds(view: View, wide: float, high: float) -> bool:
    return wide * view.scale <= WIDTH * 0.86 and high * view.scale <= HEIGHT * 0.82
