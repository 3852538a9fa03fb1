"""Areas that are no country, region, district or town (continents, seas, historic lands), and other names of countries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from khronika.text.word_lists import table, word_list, words_under


@dataclass(frozen=True, slots=True)
class Area:
    """An area, a point amid it in degrees, and the country it lies in where it lies in one."""

    name: str
    point: tuple[float, float]
    country: str | None
    other_names: tuple[str, ...]


@cache
def areas() -> tuple[Area, ...]:
    """Every area, in the order of their names."""
    return tuple(sorted(_areas(), key=lambda area: area.name))


def _areas() -> Iterator[Area]:
    listed = table(word_list("areas"), "areas")
    for name in listed:
        row = table(listed, name)
        latitude, longitude = (float(number) for number in words_under(row, "point"))
        country = row.get("country")
        yield Area(name, (latitude, longitude), None if country is None else str(country), words_under(row, "names"))


@cache
def _names() -> frozenset[str]:
    named = [name for area in areas() for name in (area.name, *area.other_names)]
    return frozenset(name.lower() for name in (*named, *(name for names in country_names().values() for name in names)))


def is_area(name: str) -> bool:
    """Whether the name is an area's, or one of the other names of a country.

    >>> is_area("the Middle East"), is_area("Zaire"), is_area("Qaraghandy")
    (True, True, False)
    """
    return name.lower().removeprefix("the ") in _names()


def country_names() -> Mapping[str, tuple[str, ...]]:
    """Other names of countries, old ones among them, by their codes."""
    listed = table(word_list("areas"), "country_names")
    return {code: words_under(listed, code) for code in listed}
