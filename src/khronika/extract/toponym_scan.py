"""A report gone through word by word, for the places that are not among its names or that are not there as places."""

import re
from collections.abc import Callable, Iterable, Iterator

from khronika.extract.name import Name
from khronika.extract.name_kinds import OF_TOWNS
from khronika.extract.name_words import DAYS_AND_MONTHS, POSSESSIVE
from khronika.extract.word_lists import is_name_word, word_set
from khronika.records.mention import Kind
from khronika.text.areas import is_area
from khronika.text.places import country_named, is_region
from khronika.text.shortened_regions import abbreviated_region

CIVIC = word_set("places", "toponyms", "civic")
PARTS = word_set("places", "toponyms", "parts")
INNER = word_set("places", "toponyms", "inner")
PLACES_OF = "|".join(sorted(word_set("places", "toponyms", "places_of")))
GENERIC = ("place_words", "organization_words", "thing_words", "outlet_words")
LONGEST = 6
JOINTS = (" and ", ", ", ", and ", " or ")
LONGEST_JOINT = max(map(len, JOINTS))
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=[^\W_]))*")
_LOCATIVE = re.compile(rf"\b(?:in|near|outside|around|across|throughout|into|(?:{PLACES_OF}) of) (?:the )?$")
_OUTER = re.compile(r", ([^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)")
_NEXT = re.compile(r" (\w+)")

Span = tuple[int, int]
IsPlace = Callable[[str], bool]
"""Whether a gazetteer has a name."""


class TextScan:
    """The words of a report, with what its names tell of them: ``met`` are the places among them."""

    def __init__(self, text: str, names: list[Name], met: set[str], is_place: IsPlace) -> None:
        self._text = text
        self._met = met
        self._is_place = is_place
        self._taken = [(name.title_start, name.end) for name in names if name.kind is Kind.OUTLET or _is_full(name)]
        self._people = {word for name in names if _is_full(name) for word in name.text.split(" ")}

    def spans(self) -> Iterator[Span]:
        """The places, the longest at each word."""
        yield from self._runs(self._names_place)

    def joined(self, found: Iterable[Span]) -> Iterator[Span]:
        """Names that the gazetteer has, joined to places by "and" or a comma: what stands in a list of places is one."""
        places = set(found)
        could_be = list(self._runs(lambda run: self._could_be(run[0].start(), self._end(run))))
        for listed in (could_be, list(reversed(could_be))):
            for start, end in listed:
                if any(self._are_joined((start, end), place) or self._are_joined(place, (start, end)) for place in places):
                    places.add((start, end))
                    yield start, end

    def _are_joined(self, first: Span, second: Span) -> bool:
        return 0 < second[0] - first[1] <= LONGEST_JOINT and self._text[first[1] : second[0]] in JOINTS

    def _runs(self, is_wanted: Callable[[list[re.Match[str]]], bool]) -> Iterator[Span]:
        words = [word for word in _WORD.finditer(self._text) if word.group()[0].isupper() or word.group() in INNER]
        number = 0
        while number < len(words):
            runs = (words[number : number + length] for length in range(LONGEST, 0, -1))
            run = next((run for run in runs if self._is_run(run) and is_wanted(run)), None)
            if run is not None:
                yield run[0].start(), with_full_stop(self._end(run), self._text)
            number += len(run or "x")

    def _end(self, run: list[re.Match[str]]) -> int:
        return run[0].start() + len(POSSESSIVE.sub("", self._text[run[0].start() : run[-1].end()]))

    def _is_run(self, run: list[re.Match[str]]) -> bool:
        """Whether words stand behind each other, none of them part of another name."""
        if not run or not (run[0].group()[0].isupper() and run[-1].group()[0].isupper()) or run[0].group() == "The":
            return False
        start, end = run[0].start(), self._end(run)
        is_unbroken = run[-1].end() - start == sum(word.end() - word.start() + 1 for word in run) - 1
        return is_unbroken and "$" not in (self._text[end : end + 1], self._text[start - 1 : start]) and not self._is_taken(start, end)

    def _names_place(self, run: list[re.Match[str]]) -> bool:
        start, end = run[0].start(), self._end(run)
        written = self._text[start:end]
        return written in self._met or is_wide(written) or _is_short(written, self._text, end) or self._is_used_as_place(start, end)

    def _is_taken(self, start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in self._taken)

    def _could_be(self, start: int, end: int) -> bool:
        """Whether the gazetteer has the name and nothing says that it is a person's or a common noun."""
        written = self._text[start:end]
        is_other = written in self._people or written.lower() in DAYS_AND_MONTHS or is_generic(written)
        return not is_other and self._is_place(written)

    def _is_used_as_place(self, start: int, end: int) -> bool:
        """Whether a name of the gazetteer stands as places do: behind a word such as "in", before what holds it, before what towns have."""
        written = self._text[start:end]
        if not self._could_be(start, end):
            return False
        if " " in written and written.rpartition(" ")[2].lower() in PARTS:
            return True
        outer, next_word = _OUTER.match(self._text, end), _NEXT.match(self._text, end)
        is_held = outer is not None and (is_wide(outer[1]) or _is_short(outer[1], self._text, outer.end()))
        is_local = next_word is not None and (next_word[1] in OF_TOWNS or next_word[1].lower() in CIVIC)
        return is_held or is_local or _LOCATIVE.search(self._text[max(0, start - 30) : start]) is not None


def _is_full(name: Name) -> bool:
    """Whether it is the name of a person of more than one word."""
    return name.kind is Kind.PERSON and len(name.words) > 1


def is_wide(words: str) -> bool:
    """Whether words name a country, an area or a region in full."""
    return words[:1].isupper() and (country_named(words) is not None or is_area(words) or is_region(words))


def _is_short(words: str, text: str, end: int) -> bool:
    """Whether words shorten the name of a region ("Ga.")."""
    return len(words) > 1 and text[end : end + 1] == "." and abbreviated_region(f"{words}.") is not None


def is_generic(word: str) -> bool:
    """Whether a word by itself is no name, though some town somewhere has it ("Center", "Highway")."""
    return any(is_name_word(word.lower(), kind) for kind in GENERIC)


def with_full_stop(end: int, text: str) -> int:
    """The end behind the full stop of initials and abbreviations ("U.S.", "Ga.")."""
    word = re.search(r"[\w.]+$", text[max(0, end - 12) : end])
    is_short = word is not None and text[end : end + 1] == "." and ("." in word[0] or abbreviated_region(f"{word[0]}.") is not None)
    return end + 1 if is_short else end
