"""Sums of money."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from khronika.text.amounts import Amount, find_amounts
from khronika.text.folded import folded
from khronika.text.word_lists import any_of, strings_under, table, word_list, words_under

SIGN_REACH = 7
"""How many characters before a figure its sign may begin."""


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """A sum and where its words stand; ``currency`` is an ISO 4217 code, ``None`` where the words leave the country open.

    Either bound may be open; sums are whole units.
    """

    start: int
    end: int
    min: int | None
    max: int | None
    currency: str | None


@lru_cache(maxsize=256)
def find_money(text: str, country: str | None = None) -> tuple[MoneyWords, ...]:
    """Every sum of money in the text, in order; a country (ISO 3166-1 alpha-2) decides what its "dinars" or "rubles" are.

    >>> [(sum.min, sum.currency) for sum in find_money("fined 172,500 tenge ($385) and Rs 50,000; some 300 dinars")]
    [(172500, 'KZT'), (385, 'USD'), (50000, 'INR'), (300, None)]
    """
    return tuple(_sums(text, country))


def _sums(text: str, country: str | None) -> Iterator[MoneyWords]:
    for amount in find_amounts(text):
        found = _sign_before(amount, text) or _name_after(amount, text, country)
        if found is not None:
            start, end, currency = found
            least, most = amount.limits()
            yield MoneyWords(min(start, amount.start), max(end, amount.end), least, most, currency)


Place = tuple[int, int, str | None]


def _sign_before(amount: Amount, text: str) -> Place | None:
    first = max(0, amount.number_start - SIGN_REACH)
    found = _signs().search(folded(text).lower[first : amount.number_start])
    if found is None:
        return None
    written = text[first + found.start(1) : first + found.end(1)]
    code = _lists().signs_before[found[1]]
    if written.isalpha() and not written[0].isupper():
        return None
    return first + found.start(1), amount.end, code


def _name_after(amount: Amount, text: str, country: str | None) -> Place | None:
    lower = folded(text).lower
    if found := _names().match(lower, amount.number_end):
        return amount.start, found.end(), _lists().currency(found["name"], found["country"], country)
    if found := _codes().match(text, amount.number_end):
        return amount.start, found.end(), found[1]
    if found := _codes_before().search(text, max(0, amount.number_start - SIGN_REACH), amount.number_start):
        return found.start(1), amount.end, found[1]
    return None


@dataclass(frozen=True, slots=True)
class _Lists:
    """The names and signs of currencies."""

    signs_before: Mapping[str, str]
    signs_after: Mapping[str, str]
    names: Mapping[str, str | None]
    of_country: Mapping[str, Mapping[str, str]]

    def currency(self, name: str, adjective: str | None, country: str | None) -> str | None:
        """The code of a currency by its name or sign, the adjective before it and the country that the report is about."""
        if name in self.signs_after:
            return self.signs_after[name]
        singular = name if name in self.names else name.removesuffix("s")
        by_adjective = self.of_country.get(singular, {})
        if adjective is not None:
            return by_adjective.get(adjective)
        local = (code for code in by_adjective.values() if country is not None and code[:2] == country)
        return next(local, self.names.get(singular))


@cache
def _lists() -> _Lists:
    lists = word_list("money")
    shared = words_under(table(lists, "shared"), "names")
    countries = table(lists, "of_country")
    return _Lists(
        strings_under(lists, "signs_before"),
        strings_under(lists, "signs_after"),
        {**dict.fromkeys(shared), **strings_under(lists, "names")},
        {name: strings_under(countries, name) for name in countries},
    )


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])({any_of(_lists().signs_before)})\s?$")


@cache
def _names() -> re.Pattern[str]:
    lists = _lists()
    countries = any_of(country for adjectives in lists.of_country.values() for country in adjectives)
    names = any_of(form for name in lists.names for form in (name, name + "s"))
    return re.compile(
        rf"(?:[\s-]{{1,2}}(?:of\s)?(?:(?P<country>{countries})[\s-])?|\s?(?={any_of(lists.signs_after)}))(?P<name>{names}\b|{any_of(lists.signs_after)})"
    )


@cache
def _codes() -> re.Pattern[str]:
    return re.compile(rf"\s?({any_of(words_under(table(word_list('money'), 'codes'), 'all'))})\b")


@cache
def _codes_before() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(words_under(table(word_list('money'), 'codes'), 'all'))})\s?$")
