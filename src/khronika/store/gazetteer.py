"""The gazetteer that comes with khronika: a file of SQLite, read where it stands."""

import sqlite3
from functools import lru_cache
from importlib.resources import files
from math import cos, hypot, radians

from khronika.records.place import Place, PlaceKind
from khronika.text.place_key import place_key

UNITS_IN_A_DEGREE = 10_000
NAMES_REMEMBERED = 20_000
LARGE = 100_000
"""From how many people on a place counts by another name too."""

_NAMED = """
SELECT place.*, name.is_other FROM name JOIN place ON place.id = name.place WHERE name.key = ?
ORDER BY name.is_other, place.people DESC, place.id
"""
_TOWNS_AROUND = """
SELECT * FROM place WHERE kind = 'town'
AND latitude BETWEEN :latitude - :side AND :latitude + :side
AND longitude BETWEEN :longitude - :side AND :longitude + :side
"""
SIDES = (0.3, 3.0, 30.0)
"""Within how many degrees a town is looked for, one after the other."""

_Row = tuple[int, str, str, int, int, str | None, int | None, int | None, int]


class SqliteGazetteer:
    """Every place of the file, by its names and by its id."""

    def __init__(self, path: str) -> None:
        self._file = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.named = lru_cache(NAMES_REMEMBERED)(self._named)
        self.place = lru_cache(NAMES_REMEMBERED)(self._place)
        self.nearest_town = lru_cache(NAMES_REMEMBERED)(self._nearest_town)

    def has(self, name: str) -> bool:
        """Whether a place bears the name, or a large one has it as another name."""
        return any(not is_other or place.people >= LARGE for place, is_other in self.named(name))

    def _named(self, name: str) -> tuple[tuple[Place, bool], ...]:
        """The places of a name, those that bear it before those of which it is another name (``True``), the larger first."""
        rows = self._file.execute(_NAMED, (place_key(name),)).fetchall()
        return tuple((_place_of(row[:-1]), bool(row[-1])) for row in rows)

    def _place(self, id: int) -> Place | None:
        """The place of an id."""
        row: _Row | None = self._file.execute("SELECT * FROM place WHERE id = ?", (id,)).fetchone()
        return None if row is None else _place_of(row)

    def _nearest_town(self, point: tuple[float, float]) -> Place | None:
        """The town nearest to a point in degrees, ``None`` where there is none far around it."""
        for side in SIDES:
            values = {"latitude": point[0], "longitude": point[1], "side": side}
            rows = self._file.execute(_TOWNS_AROUND, {name: value * UNITS_IN_A_DEGREE for name, value in values.items()})
            towns = [_place_of(row) for row in rows]
            if towns:
                narrow = cos(radians(point[0]))
                return min(towns, key=lambda town: hypot(town.latitude - point[0], (town.longitude - point[1]) * narrow))
        return None

    def lies_in(self, point: tuple[float, float], place: Place) -> bool:
        """Whether a point in degrees lies in a country, region or district, as the town nearest to it does."""
        town = self.nearest_town(point)
        return town is not None and place.holds(town)


def gazetteer() -> SqliteGazetteer:
    """The gazetteer that comes with khronika."""
    return SqliteGazetteer(str(files("khronika.store").joinpath("data", "gazetteer.db")))


def _place_of(row: _Row) -> Place:
    id, name, kind, latitude, longitude, country, region, district, people = row
    point = (latitude / UNITS_IN_A_DEGREE, longitude / UNITS_IN_A_DEGREE)
    return Place(id, name, PlaceKind(kind), *point, country, region, district, people)
