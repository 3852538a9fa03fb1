"""The places that a name can mean."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from khronika.records.place import Place, PlaceKind
from khronika.resolve.gazetteer import Gazetteer
from khronika.resolve.place_words import other_name, pointers, type_words
from khronika.text.place_key import place_key
from khronika.text.places import countries, country_of_adjective
from khronika.text.shortened_regions import abbreviated_region, region_of_postal_code

MOST_CANDIDATES = 60
HOLDERS = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT)
POINTS = (PlaceKind.DISTRICT, PlaceKind.TOWN)
OWN, OTHER, PART, NAMESAKE = 1.0, 0.7, 0.5, 0.1
"""How well a name fits: the place bears it, has it as another name, bears it but for a word, or has it from its main town."""

SHARE_OF_MAIN_TOWN = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean, how well the name fits it from 0 to 1, and that in words."""

    place: Place
    fit: float
    reason: str


class Lookup:
    """Names looked up in a gazetteer, in the forms in which reports give them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.candidates = lru_cache(10_000)(self._candidates)

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places of a name, each once; none where no form of it is known."""
        key = place_key(name)
        found: dict[int, Candidate] = {}
        for candidate in (*self._shortened(name), *self._as_written(name, key)):
            found.setdefault(candidate.place.id, candidate)
        for candidate in () if found else self._without_outer_words(key):
            found.setdefault(candidate.place.id, candidate)
        return _without_namesakes(list(found.values()))[:MOST_CANDIDATES]

    def _as_written(self, name: str, key: str) -> Iterator[Candidate]:
        found = self._gazetteer.named(other_name(key) or name)
        is_exact = any(place.name.casefold() == name.casefold() for place, _ in found)
        for place, is_other in found:
            is_short = place.kind is PlaceKind.DISTRICT and is_other
            is_near = is_exact and place.kind is PlaceKind.TOWN and place.name.casefold() != name.casefold()
            fit = PART if is_short else OTHER if is_other or is_near else OWN
            told = f"{name} is another name of {place.name}" if is_other else f"the {place.kind} {place.name} has this name"
            yield Candidate(place, fit, told)

    def holders(self, name: str) -> tuple[Place, ...]:
        """The countries, regions and districts that a name behind a town's can mean; a postal code is one there."""
        code = region_of_postal_code(name)
        found = self._regions(name, *code) if code is not None else self.candidates(name)
        return tuple(candidate.place for candidate in found if candidate.place.kind in HOLDERS)

    def _shortened(self, name: str) -> Iterator[Candidate]:
        """The region that an abbreviation stands for, the country of an adjective."""
        short = abbreviated_region(name)
        if short is not None:
            yield from self._regions(name, *short)
        code = country_of_adjective(name)
        if code is not None:
            yield from self._countries(name, code)

    def _regions(self, name: str, country: str, full: str) -> Iterator[Candidate]:
        for place, _ in self._gazetteer.named(full):
            if place.kind is PlaceKind.REGION and place.country == country:
                yield Candidate(place, OWN, f"{name} is short for {full}")

    def _countries(self, adjective: str, code: str) -> Iterator[Candidate]:
        for place, _ in self.of_code(code):
            yield Candidate(place, OWN, f"{adjective} tells of {place.name}")

    def _without_outer_words(self, key: str) -> Iterator[Candidate]:
        """The places of the name without a word that says what it is or into which part of it the report points.

        Where no place of that name is what the word says, it is the region or district around the town of that name ("Assiut province").
        """
        words = key.split()
        for inner, outer in ((words[:-1], words[-1]), (words[1:], words[0]), (words[2:], words[0] if words[1:2] == ["of"] else "")):
            kinds = type_words().get(outer)
            if inner and (kinds is not None or (outer in pointers() and inner != words[:-1])):
                found = self._gazetteer.named(" ".join(inner))
                fitting = [(place, PART if is_other else OTHER) for place, is_other in found if kinds is None or place.kind in kinds]
                around = [(wider, PART) for place, _ in found for wider in self._around(place, kinds or frozenset())]
                for place, fit in fitting or around or [(place, PART) for place, _ in found]:
                    yield Candidate(place, fit, f"{' '.join(inner)} of {key} names the {place.kind} {place.name}")

    def _around(self, place: Place, kinds: frozenset[PlaceKind]) -> Iterator[Place]:
        """The region or district of a place, where it is of one of the kinds."""
        for id in (place.region, place.district):
            outer = None if id is None else self._gazetteer.place(id)
            if outer is not None and outer.kind in kinds:
                yield outer

    def of_code(self, code: str) -> tuple[tuple[Place, bool], ...]:
        """The country of an ISO code."""
        name = _names_of_codes().get(code)
        found = () if name is None else self._gazetteer.named(name)
        return tuple(one for one in found if one[0].kind is PlaceKind.COUNTRY and one[0].country == code)


@lru_cache(1)
def _names_of_codes() -> dict[str, str]:
    return {code: name for name, code in countries().items()}


def _without_namesakes(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, with a poor fit for regions and districts named after a town: "Minsk" means the town, "Quebec" the province."""
    towns = [candidate for candidate in candidates if candidate.place.kind is PlaceKind.TOWN]
    return tuple(
        replace(one, fit=min(one.fit, NAMESAKE)) if any(_is_named_after(one, town) for town in towns) else one for one in candidates
    )


def _is_named_after(candidate: Candidate, town: Candidate) -> bool:
    """Whether a region or district has its name from a town that is a good part of it; such a town may be a region of its own."""
    place = candidate.place
    if place.kind not in (PlaceKind.REGION, PlaceKind.DISTRICT) or town.fit < candidate.fit:
        return False
    is_around = place.holds(town.place) or (candidate.fit < OWN and place.country == town.place.country)
    return is_around and town.place.people >= SHARE_OF_MAIN_TOWN * place.people
