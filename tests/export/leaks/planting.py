"""Leaks planted by seed: for each a person, a way to write the name, and a place where it stands.

Every way and every place comes up about equally often. Ways and places that do not go together (signs that no XML file may hold) are
passed by, and another is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.export.leaks.carriers import CARRIERS
from tests.export.leaks.sealed_people import PEOPLE
from tests.export.leaks.ways import WAYS


@dataclass(frozen=True, slots=True)
class Plant:
    """One leak: whose name, in which words, and where."""

    names: tuple[str, ...]
    way: str
    words: str
    carrier: str

    def into(self, folder: Path) -> None:
        """Plants it into an edition's folder."""
        CARRIERS[self.carrier](folder, self.words)


def plants(seed: int) -> Iterator[Plant]:
    """Leaks without end."""
    chance = Random(seed)
    ways, carriers = list(WAYS), list(CARRIERS)
    number = 0
    while True:
        way, carrier = ways[number % len(ways)], chance.choice(carriers)
        names = chance.choice(PEOPLE)
        words = WAYS[way](chance.choice(names), chance)
        if words is not None and _fits(words, carrier):
            yield Plant(names, way, words, carrier)
            number += 1


def _fits(words: str, carrier: str) -> bool:
    """Whether the words can stand there and still be what they are."""
    if "XLSX" in carrier or "name" in carrier or carrier == "tar":
        return "\n" not in words and "/" not in words and words.isprintable()
    if carrier == "host":
        return words.replace("-", "").replace(" ", "").isalnum() and len(words) < 50
    return "\n" not in words or "address" not in carrier
