"""Where a report plays, by what its names are taken to mean at the moment."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

import numpy as np

from khronika.records.place import Place, PlaceKind
from khronika.resolve.board import Board
from khronika.resolve.distance import Numbers
from khronika.resolve.groups import Group
from khronika.resolve.homes import Home
from khronika.resolve.lookup import HOLDERS
from khronika.text.places import countries, country_of_adjective

DOUBT = 1.5
"""What is added to the count of what tells a country: a single word does not make a report one about that country."""

FARTHEST_BEFORE, FARTHEST_BEHIND = 200, 40
"""How many characters before or behind a name a country counts as named next to it."""

ADJECTIVE = -1
"""Stands in the place of a group's number for a country that is told by an adjective."""

ADDRESS = 2
"""How many adjectives of a country the ending of a publisher's address counts for."""

CODES_OF_ENDS = {"UK": "GB"}
SOLD_ENDS = frozenset({"AI", "CC", "CO", "FM", "IO", "LA", "LY", "ME", "TO", "TV", "WS"})
"""Endings that publishers elsewhere buy too."""

_CAPITALIZED = re.compile(r"\b[^\W\d_a-z]\w+")


@dataclass(frozen=True)
class Surroundings:
    """What surrounds each candidate whatever the others mean: pairs of candidates of two groups, the one within the other."""

    board: Board
    told: Mapping[str, float]
    home: Home | None = None
    spoken: Sequence[tuple[int, str]] = ()
    """Where the text has the adjective of a country, and its code."""

    @cached_property
    def next_to_country(self) -> Numbers:
        """For each candidate 1 where the country named nearest before one of its names, or right behind it, is its own."""
        named = [
            (name.start, candidate.place.country, number)
            for number, group in enumerate(self.board.groups)
            for candidate in group.candidates
            if candidate.place.kind is PlaceKind.COUNTRY and candidate.place.country is not None
            for name in group.names
        ]
        spoken = sorted([*named, *((start, code, ADJECTIVE) for start, code in self.spoken)])
        near = [_countries_next_to(group, number, spoken) for number, group in enumerate(self.board.groups)]
        return np.array([float(place.country in near[group]) for place, group in zip(self.board.places, self.board.group, strict=True)])

    @cached_property
    def in_district(self) -> list[tuple[int, int]]:
        """Candidates, each with one that is its district."""
        return list(self._pairs(lambda place: place.district))

    @cached_property
    def in_region(self) -> list[tuple[int, int]]:
        """Candidates, each with one that is its region."""
        return list(self._pairs(lambda place: place.region))

    @cached_property
    def held(self) -> list[tuple[int, int]]:
        """Countries, regions and districts, each with a candidate in it."""
        places, group = self.board.places, self.board.group
        by_country: dict[str | None, list[int]] = defaultdict(list)
        for number, place in enumerate(places):
            by_country[place.country].append(number)
        holders = [number for number, place in enumerate(places) if place.kind in HOLDERS]
        return [
            (outer, inner)
            for outer in holders
            for inner in by_country[places[outer].country]
            if group[inner] != group[outer] and places[outer].holds(places[inner])
        ]

    def _pairs(self, outer_of: Callable[[Place], int | None]) -> Iterator[tuple[int, int]]:
        places, group = self.board.places, self.board.group
        by_id: dict[int, list[int]] = defaultdict(list)
        for number, place in enumerate(places):
            by_id[place.id].append(number)
        for inner, place in enumerate(places):
            outer = outer_of(place)
            yield from ((inner, number) for number in by_id.get(outer or 0, ()) if group[number] != group[inner])


def _countries_next_to(group: Group, number: int, spoken: Sequence[tuple[int, str, int]]) -> set[str]:
    """The countries named nearest before the names of a group, or else right behind them, by others than the group itself."""
    found = set()
    for name in group.names:
        before = [code for start, code, other in spoken if 0 < name.start - start <= FARTHEST_BEFORE and other != number]
        behind = [code for start, code, other in spoken if 0 < start - name.end <= FARTHEST_BEHIND and other not in (number, ADJECTIVE)]
        found.update(behind[:1] or before[-1:])
    return found


@dataclass(frozen=True, slots=True)
class Scene:
    """The surroundings, and how likely each candidate is held at the moment."""

    around: Surroundings
    beliefs: Numbers

    def most_believed(self, pairs: list[tuple[int, int]]) -> Numbers:
        """For each first of the pairs how sure the surest second is."""
        found = np.zeros(len(self.beliefs))
        for first, second in pairs:
            found[first] = max(found[first], self.beliefs[second])
        return found

    def holding(self) -> Numbers:
        """For each country, region and district how sure it is that it holds the place of another group."""
        board = self.around.board
        sure = np.zeros((len(self.beliefs), len(board.groups)))
        for outer, inner in self.around.held:
            sure[outer, board.group[inner]] += self.beliefs[inner]
        found: Numbers = 1 - np.prod(1 - np.minimum(sure, 1.0), axis=1)
        return found

    def near(self) -> Numbers:
        """How near the places of the other groups are, from 0 to 1: one at the spot, or several around it.

        Of each group the nearest candidate counts, even one that is unlikely by itself: two rare senses side by side explain each other.
        """
        closest = self.around.board.by_group(np.sqrt(self.beliefs) * self.around.board.near)
        found: Numbers = 1 - np.prod(1 - closest, axis=1)
        return found

    def country_shares(self) -> Numbers:
        """For each candidate how much of the report, its own group left out, is in its country."""
        board = self.around.board
        countries = [place.country for place in board.places]
        weights = self.beliefs * np.array([board.groups[number].weight for number in board.group])
        all_groups, by_group = Counter[str](self.around.told), [Counter[str]() for _ in board.groups]
        for group, country, weight in zip(board.group, countries, weights, strict=True):
            if country is not None:
                all_groups[country] += weight
                by_group[group][country] += weight
        whole = sum(all_groups.values())
        return np.array(
            [
                0.0
                if country is None
                else max(0.0, (all_groups[country] - by_group[group][country]) / (whole - sum(by_group[group].values()) + DOUBT))
                for group, country in zip(board.group, countries, strict=True)
            ]
        )


def adjectives_in(text: str) -> list[tuple[int, str]]:
    """Where the text has the adjective of a country, and its code."""
    found = ((word.start(), country_of_adjective(word.group())) for word in _CAPITALIZED.finditer(text))
    return [(start, code) for start, code in found if code is not None]


def countries_told(adjectives: Iterable[tuple[int, str]], address: str | None) -> Counter[str]:
    """How often a text has an adjective of each country; the country in which a publisher has its address counts too."""
    found = Counter(code for _, code in adjectives)
    code = None if address is None else country_of_address(address)
    if code is not None:
        found[code] += ADDRESS
    return found


def country_of_address(address: str) -> str | None:
    """The country that the end of a host's name stands for.

    >>> country_of_address("https://www.example.co.uk/news"), country_of_address("https://example.com/uk")
    ('GB', None)
    """
    end = (urlsplit(address).hostname or "").rpartition(".")[2].upper()
    code = CODES_OF_ENDS.get(end, end)
    return code if code in set(countries().values()) and code not in SOLD_ENDS else None
