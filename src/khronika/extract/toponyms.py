"""The names of places in a report, wherever they stand: alone, in the name of a body ("Lviv City Council"), in a dateline.

Adjectives of countries are no names of places.
"""

import re
from collections.abc import Iterable, Iterator

from khronika.extract.layout import lay_out
from khronika.extract.name import Name
from khronika.extract.toponym_scan import CIVIC, PARTS, IsPlace, Span, TextScan, is_generic, is_wide, with_full_stop
from khronika.extract.word_lists import word_set
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.report import Report
from khronika.text.places import countries_with, country_named, country_of_adjective

BUILDINGS = word_set("places", "toponyms", "buildings")
_DATELINE = re.compile(r"(?:^|\n|[.”] )([^\W\d_a-z]{3,}(?: [^\W\d_a-z]{2,}){0,3})(?:, [\w. ]{2,30})?(?: \([^)]{2,30}\))?(?: ?—| ?–| --?) ?")


def place_names(report: Report, is_place: IsPlace) -> list[Evidence]:
    """The names that the report gives places, in the order in which they stand, none within another.

    ``is_place`` says whether a gazetteer has a name; that alone makes no place, for it has many names of people too.
    """
    text, names = report.text, list(lay_out(report).names)
    found = [span for name in names for span in _within(name, text)]
    met = {text[start:end] for start, end in found}
    scan = TextScan(text, names, met, is_place)
    found += scan.spans()
    found += scan.joined(found)
    found += (match.span(1) for match in _DATELINE.finditer(text) if _is_known(match[1].title()))
    return [Evidence.of(text, start, end) for start, end in _longest(found)]


def _within(name: Name, text: str) -> Iterator[Span]:
    """The place that a name is, or that stands in it."""
    words = name.text.split(" ")
    if text[name.end : name.end + 1] == "$" or text[name.start - 1 : name.start] == "$" or country_of_adjective(name.text) is not None:
        return
    part = next((number for number, word in enumerate(words) if number and word.lower() in PARTS), len(words))
    if part < len(words) - 1:
        yield name.start, name.start + len(" ".join(words[: part + 1]))
    elif name.kind is Kind.PLACE and words[-1].lower() not in BUILDINGS:
        if len(words) > 1 or not is_generic(words[0]):
            yield name.start, with_full_stop(name.end, text)
    elif name.kind in (Kind.ORGANIZATION, Kind.PLACE, Kind.THING):
        yield from _opening(name, words)


def _opening(name: Name, words: list[str]) -> Iterator[Span]:
    """The place that opens the name of a body, a building or a thing, or that stands behind "of" in it."""
    first = 1 if words[0] == "The" else 0
    for last in range(len(words) - 1, first, -1):
        opening = " ".join(words[first:last])
        is_local = words[last].lower() in CIVIC and not is_generic(words[first])
        if is_wide(opening) or (is_local and bool(countries_with(opening))):
            start = name.start + len("The ") * first
            yield start, start + len(opening)
            return
    _, of, behind = name.text.rpartition(" of ")
    if of and _is_known(behind) and not is_generic(behind):
        yield name.end - len(behind), name.end


def _is_known(words: str) -> bool:
    return country_named(words) is not None or bool(countries_with(words))


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The spans without those that overlap a longer one, in their order."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other or last <= start for other, last in kept):
            kept.append((start, end))
    return sorted(kept)
