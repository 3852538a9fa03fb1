"""Names of places, and the country each is in: countries, their adjectives, and the towns of GeoNames."""

import gzip
from functools import cache
from importlib.resources import files

from khronika.text.folded import folded
from khronika.text.word_lists import strings_under, word_list


@cache
def countries() -> dict[str, str]:
    """Every name of a country, in lower case, with its ISO 3166-1 alpha-2 code."""
    lines = files("khronika.text").joinpath("data", "countries.tsv").read_text(encoding="utf-8").splitlines()
    return {name: code for name, _, code in (line.partition("\t") for line in lines)}


@cache
def demonyms() -> dict[str, str]:
    """Every adjective of a country, in lower case, with the country's code."""
    return strings_under(word_list("demonyms"), "codes")


@cache
def regions() -> dict[str, str]:
    """Well-known regions, in lower case, with the codes of their countries, the likeliest first."""
    return strings_under(word_list("regions"), "codes")


@cache
def towns() -> dict[str, str]:
    """Every name of a town as written, with the codes of its countries, the one with the largest town first."""
    packed = files("khronika.text").joinpath("data", "towns.tsv.gz").read_bytes()
    return dict(line.split("\t", 1) for line in gzip.decompress(packed).decode("utf-8").splitlines())


def country_of_adjective(word: str) -> str | None:
    """The country that an adjective or the name of a people belongs to.

    >>> country_of_adjective("Kazakh"), country_of_adjective("Kazakhs"), country_of_adjective("blue")
    ('KZ', 'KZ', None)
    """
    lower = word.lower()
    return demonyms().get(lower) or demonyms().get(lower.removesuffix("s"))


def country_named(name: str) -> str | None:
    """The country that ``name`` is a name of.

    >>> country_named("the Gambia"), country_named("Oral")
    ('GM', None)
    """
    lower = folded(name).lower
    return countries().get(lower) or countries().get(lower.removeprefix("the "))


def countries_with(name: str) -> tuple[str, ...]:
    """The countries that have a region or town of this name, the likeliest first.

    >>> countries_with("Qaraghandy"), countries_with("Nowhere at all")
    (('KZ',), ())
    """
    return tuple((regions().get(folded(name).lower) or towns().get(name, "")).split())


def is_region(name: str) -> bool:
    """Whether the name is a well-known region's."""
    return folded(name).lower in regions()
