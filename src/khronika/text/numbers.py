"""Numbers in figures and in words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from khronika.text.folded import DIGIT, folded
from khronika.text.spans import without_overlaps
from khronika.text.word_lists import any_of, numbers_under, word_list, words_under

LARGE = 100


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A number and where its words stand.

    ``scale`` is the large unit that ends the words ("1.2 million": 1000000), so that "2 to 3 million" can be read.
    ``is_vague``: the value is a lower bound only ("dozens"). ``is_noun``: the words are a plural noun ("hundreds").
    """

    start: int
    end: int
    value: Fraction
    scale: int = 1
    is_vague: bool = False
    is_noun: bool = False
    is_digits: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to write a number: the words without which it cannot be there, its pattern, and its reading."""

    triggers: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], NumberWords]


@lru_cache(maxsize=256)
def find_numbers(text: str) -> tuple[NumberWords, ...]:
    """Every number in the text, in order, without overlaps.

    >>> [(str(number.value), number.is_vague) for number in find_numbers("dozens, two hundred and five, 1.2 million")]
    [('24', True), ('205', False), ('1200000', False)]
    """
    view = folded(text)
    found = (
        kind.read(match) for kind in _kinds() if not kind.triggers.isdisjoint(view.words) for match in kind.pattern.finditer(view.lower)
    )
    return without_overlaps(found)


@cache
def _values() -> dict[str, dict[str, int]]:
    lists = word_list("numbers")
    return {name: numbers_under(lists, name) for name in lists if name != "prefixes"}


@cache
def _kinds() -> tuple[_Kind, ...]:
    values = _values()
    small, scales = {**values["ones"], **values["tens"]}, values["scales"]
    small_word, scale_word = any_of(small), any_of(scales)
    plural_word, few_word = any_of(values["plural"]), any_of({**values["few_exact"], **values["few_vague"]})
    half = rf"(?P<half>[ -]and[ -]a[ -]half(?:[ -](?P<after>{scale_word}))?)?"
    short = any_of(values["short_scales"])
    return (
        _Kind(_set(values["plural"]), re.compile(rf"\b({plural_word})(?: of ({plural_word}))?\b"), _read_plural),
        _Kind(frozenset({"half", "quarter"}), re.compile(rf"\b(half|quarter)(?: of)?[ -]an? ({scale_word})\b"), _read_part),
        _Kind(
            _set(values["few_exact"], values["few_vague"]),
            re.compile(
                rf"\b(an? |the (?=pair\b|trio\b)|(?=several\b|{few_word} (?:of )?{scale_word}\b))({few_word})(?: (?:of )?({scale_word}))?\b"
            ),
            _read_few,
        ),
        _Kind(
            _set(small, scales),
            re.compile(
                rf"\b(?P<words>(?:an? {scale_word}|{small_word})"
                rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and |(?<=million) and )(?:{small_word}|{scale_word}))*){half}\b"
            ),
            _read_words,
        ),
        _Kind(frozenset({DIGIT}), _figures(scale_word, half, short), _read_figures),
    )


def _figures(scale_word: str, half: str, short: str) -> re.Pattern[str]:
    space = "[ \u00a0\u202f\u2009]"
    mantissa = rf"\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?|\d{{1,3}}(?:{space}\d{{3}})+(?!\d)|\d+(?:\.\d+)?"
    prefixes = "".join(rf"|(?<=\b{prefix})" for prefix in words_under(word_list("numbers"), "prefixes"))
    return re.compile(
        rf"(?=\d)(?:(?<!\w){prefixes})(?<![,:/+#])(?<!\d\.)(?<![^\W\d]-)"
        rf"(?P<mantissa>{mantissa}){half}(?:(?P<short>{short})\b|[ -]?(?P<scale>{scale_word})\b)?(?!\w|[/:,.]\d)"
    )


def _set(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(word for words in lists for word in words)


def _read_plural(match: re.Match[str]) -> NumberWords:
    values, (first, second) = _values(), match.groups()
    value = values["plural"][first]
    if second is not None:
        value = values["factor"].get(first, value) * values["scales"].get(second.removesuffix("s"), 1)
    return NumberWords(match.start(), match.end(), Fraction(value), is_vague=True, is_noun=True)


def _read_part(match: re.Match[str]) -> NumberWords:
    share = Fraction(1, 2) if match[1] == "half" else Fraction(1, 4)
    return NumberWords(match.start(), match.end(), share * _values()["scales"][match[2]])


def _read_few(match: re.Match[str]) -> NumberWords:
    values = _values()
    scale = values["scales"].get(match[3] or "", 1)
    exact = values["few_exact"].get(match[2])
    value = exact if exact is not None else values["few_vague"][match[2]]
    return NumberWords(match.start(), match.end(), Fraction(value * scale), scale, is_vague=exact is None)


def _read_words(match: re.Match[str]) -> NumberWords:
    value, scale = read_number_words(re.split("[ -]+", match["words"]), _values())
    if match["half"] is not None:
        scale = _values()["scales"].get(match["after"] or "", 1) if match["after"] else scale
        value = (value + Fraction(1, 2)) * (scale if match["after"] else 1)
    return NumberWords(match.start(), match.end(), Fraction(value), scale)


def read_number_words(words: Iterable[str], values: Mapping[str, Mapping[str, int]]) -> tuple[Fraction, int]:
    """The number that the words state, and the scale of the last word (1 where it is none)."""
    total, group, scale = 0, 0, 1
    for word in words:
        if word in values["scales"]:
            scale = values["scales"][word]
            group = max(group, 1) * scale
            if scale > LARGE:
                total, group = total + group, 0
        elif word not in ("and", "a", "an"):
            scale = 1
            group += values["ones"].get(word, 0) + values["tens"].get(word, 0)
    return Fraction(total + group), scale


def _read_figures(match: re.Match[str]) -> NumberWords:
    values = _values()
    scale = values["short_scales"].get(match["short"] or "", 1) * values["scales"].get(match["scale"] or match["after"] or "", 1)
    digits = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in match["mantissa"])
    mantissa = Fraction(re.sub("[^0-9.]", "", digits))
    if match["half"] is not None:
        mantissa += Fraction(1, 2)
    return NumberWords(match.start(), match.end(), mantissa * scale, scale, is_digits=True)


@cache
def small_number_pattern() -> str:
    """A pattern of a number below a hundred in words."""
    values = _values()
    return rf"(?:{any_of(values['tens'])}(?:[ -]{any_of(values['ones'])})?|{any_of(values['ones'])})"


def small_number(words: str) -> int:
    """The number below a hundred that the words state.

    >>> small_number("ninety-six")
    96
    """
    return int(read_number_words(re.split("[ -]+", words), _values())[0])
