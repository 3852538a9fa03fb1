"""How reports shorten the names of regions: abbreviations and postal codes, each with the country and the name it stands for."""

from functools import cache

from khronika.text.word_lists import strings_under, word_list


@cache
def _table(key: str) -> dict[str, tuple[str, str]]:
    rows = strings_under(word_list("shortened_regions"), key)
    return {short: (told[:2], told[3:]) for short, told in rows.items()}


def abbreviated_region(name: str) -> tuple[str, str] | None:
    """The country and the name of the region that an abbreviation stands for.

    >>> abbreviated_region("W. Va."), abbreviated_region("Va")
    (('US', 'West Virginia'), None)
    """
    return _table("abbreviations").get(name.lower().replace(" ", ""))


def region_of_postal_code(code: str) -> tuple[str, str] | None:
    """The country and the name of the region of a postal code, which means one only right behind the name of a town.

    >>> region_of_postal_code("OH")
    ('US', 'Ohio')
    """
    return _table("postal_codes").get(code)
