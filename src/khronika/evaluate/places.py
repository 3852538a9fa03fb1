"""LGL (Lieberman, Samet and Sankaranarayanan 2010) and GeoVirus (Gritta, Pilehvar and Collier 2018): news with every place on the map.

Nothing is read into claims here. Measured are the names that are found, and whether the place of a name lies within 161 km (100 miles) of
gold's point.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from khronika.evaluate.labels import Labelled, LabelledSet, LabelMiss
from khronika.evaluate.rows import bytes_of, unpacked
from khronika.evaluate.tally import Hits, Wrong
from khronika.evaluate.toponyms import Marked, Point, geovirus_texts, lgl_texts
from khronika.records.evidence import Evidence
from khronika.records.match import Match
from khronika.records.named_places import NamedPlaces
from khronika.records.place import Place

LGL, GEOVIRUS = "lgl", "geovirus"
FILES = {LGL: Path("places") / "lgl.xml.gz", GEOVIRUS: Path("places") / "GeoVirus.xml.gz"}
TEXTS = {LGL: lgl_texts, GEOVIRUS: geovirus_texts}
REMEDY = "name the folder of gold data that holds LGL and GeoVirus in places, or other sets"
NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0

RECOGNISED, GIVEN, HELD, HOME, OWN, WHOLE = "recognised", "given", "held", "home", "own", "whole"
"""The labels: names that are found; the places of names that are given, then with those that hold gold's point taken for right, then with
what the publisher else writes of; the places of found names that are right; and both together."""

LABELS = {LGL: (RECOGNISED, GIVEN, HELD, HOME, OWN, WHOLE), GEOVIRUS: (RECOGNISED, GIVEN, HELD, OWN, WHOLE)}

Matches = Sequence[Match]


@dataclass(frozen=True, slots=True)
class Locating:
    """How names of places are found in a text, and their places: of each report alone, or of all reports of one publisher.

    ``lies_in`` says whether a point lies in a country, region or district.
    """

    find: Callable[[str], Sequence[Evidence]]
    alone: Callable[[NamedPlaces], Matches]
    at_home: Callable[[Sequence[NamedPlaces]], Sequence[Matches]]
    lies_in: Callable[[Point, Place], bool]


def places(name: str, folder: Path, locating: Locating) -> LabelledSet:
    """The articles of LGL or GeoVirus, compared."""
    path = folder / FILES[name]
    texts = list(TEXTS[name](unpacked(path, REMEDY), str(path), REMEDY))
    at_home: Mapping[str, Matches] = _at_home(texts, locating) if name == LGL else {}
    reports = tuple(compared(text, locating, at_home.get(text.id)) for text in texts)
    left_out = Counter({"names without a point": sum(point is None for text in texts for point in text.points.values())})
    left_out += Counter({"names that the text does not hold": sum(text.lost for text in texts)})
    return LabelledSet(name, hashlib.sha256(bytes_of(path, REMEDY)).hexdigest(), LABELS[name], reports, dict(left_out))


def _at_home(texts: Iterable[Marked], locating: Locating) -> dict[str, Matches]:
    """The places of given names, by the ids of their texts, where a publisher's reports explain each other."""
    by_host: dict[str, list[Marked]] = defaultdict(list)
    for text in texts:
        by_host[(text.address or "").split("/")[2:3][0] if text.address else text.id].append(text)
    return {
        text.id: matches
        for one_publisher in by_host.values()
        for text, matches in zip(one_publisher, locating.at_home([_given(text) for text in one_publisher]), strict=True)
    }


def _given(text: Marked) -> NamedPlaces:
    return NamedPlaces(text.text, tuple(sorted(text.points)), text.address)


def compared(text: Marked, locating: Locating, at_home: Matches | None) -> Labelled:
    """An article's names and places beside those that are found, and those of the given names."""
    gold = {name: point for name, point in text.points.items() if point is not None}
    found = [
        name for name in locating.find(text.text) if name in gold or not any(_overlap(name, other) for other in text.points.keys() - gold)
    ]
    own = _right(gold, locating.alone(NamedPlaces(text.text, tuple(found), text.address)))
    alone = locating.alone(_given(text))
    given = {GIVEN: _right(gold, alone), HELD: _right(gold, alone, locating.lies_in)}
    if at_home is not None:
        given[HOME] = _right(gold, at_home)
    hits = _hits(RECOGNISED, len(gold.keys() & set(found)), len(gold), len(found)) + _hits(WHOLE, sum(own.values()), len(gold), len(found))
    hits += _hits(OWN, sum(own.values()), len(own), len(own))
    for label, right in given.items():
        hits += _hits(label, sum(right.values()), len(gold), len(gold))
    misses = (
        *_names_amiss(text, gold, found),
        *(miss for label, right in {**given, OWN: own}.items() for miss in _places_amiss(text, label, right)),
    )
    wrong = Counter(Wrong(miss.label, miss.is_spurious) for miss in misses)
    return Labelled(text.id, hits, misses, wrong=wrong)


def _hits(label: str, both: int, gold: int, read: int) -> Hits:
    return Hits(Counter({label: both}), Counter({label: gold}), Counter({label: read}))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _right(gold: Mapping[Evidence, Point], matches: Matches, lies_in: Callable[[Point, Place], bool] | None = None) -> dict[Evidence, bool]:
    """For each matched name of gold whether its place is near enough, or with ``lies_in`` holds gold's point."""
    right = {}
    for match in matches:
        point, place = gold.get(match.words), match.place
        if point is not None:
            is_near = place is not None and distance_km(point, (place.latitude, place.longitude)) <= NEAR_KM
            right[match.words] = is_near or (place is not None and lies_in is not None and not match.is_within and lies_in(point, place))
    return right


def _names_amiss(text: Marked, gold: Mapping[Evidence, Point], found: Sequence[Evidence]) -> Iterator[LabelMiss]:
    for is_spurious, names in ((False, gold.keys() - set(found)), (True, set(found) - gold.keys())):
        yield from (LabelMiss(text.id, is_spurious, RECOGNISED, name.quote) for name in sorted(names))


def _places_amiss(text: Marked, label: str, right: Mapping[Evidence, bool]) -> Iterator[LabelMiss]:
    yield from (LabelMiss(text.id, False, label, name.quote) for name, is_right in sorted(right.items()) if not is_right)


def distance_km(one: Point, other: Point) -> float:
    """Along a great circle between two points in degrees.

    >>> round(distance_km((53.9, 27.5667), (52.0975, 23.6877)))
    328
    """
    (latitude, longitude), (to_latitude, to_longitude) = ([radians(degrees) for degrees in point] for point in (one, other))
    across = sin((to_latitude - latitude) / 2) ** 2 + cos(latitude) * cos(to_latitude) * sin((to_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(across)))
