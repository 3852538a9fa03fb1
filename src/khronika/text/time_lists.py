"""The vocabulary of time, read once, and the pieces of patterns that the rules share."""

import re
from functools import cache

from khronika.text.word_lists import any_of, numbers_under, strings_under, table, word_list, words_under

DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,]\d)"
YEAR = r"(?:1[89]|20)\d\d(?!\d|[.,]\d)"
DASH = "[-\u2010-\u2014]"


@cache
def numbered(name: str) -> dict[str, int]:
    """Words of the list with their numbers."""
    return numbers_under(word_list("times"), name)


@cache
def named(name: str) -> dict[str, str]:
    """Words of the list with what each makes of a time."""
    return strings_under(word_list("times"), name)


@cache
def pairs(name: str) -> dict[str, tuple[int, int]]:
    """Words of the list with two numbers each."""
    rows = table(word_list("times"), name)
    return {word: (int(first), int(last)) for word, (first, last) in ((word, words_under(rows, word)) for word in rows)}


@cache
def context(name: str) -> tuple[str, ...]:
    """The words of a list of words."""
    return words_under(table(word_list("times"), "context"), name)


@cache
def ends_with(name: str) -> re.Pattern[str]:
    """A pattern that finds one of the list's words at the end of what stands before a time."""
    return re.compile(rf"\b{any_of(context(name))}[\s-]$")


@cache
def months() -> dict[str, int]:
    """Months by their long and short names."""
    return {**numbered("months"), **numbered("short_months")}


@cache
def month_name() -> str:
    """A pattern of any month, a short one with or without its stop."""
    return rf"(?P<month>{any_of(numbered('months'))}|{any_of(numbered('short_months'))}\.?)(?![\w])"


@cache
def weekday_prefix() -> str:
    """A pattern of a weekday before a date, which the date makes needless."""
    return rf"(?:{any_of({**numbered('weekdays'), **numbered('short_weekdays')})}\.?,?\s(?:the\s)?)?"


def month_number(name: str) -> int:
    """The number of a month by its name, with or without a stop."""
    return months()[name.removesuffix(".")]


def plain(words: str) -> str:
    """The words with single spaces, as the lists have them."""
    return " ".join(words.split())
