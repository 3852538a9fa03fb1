"""The claims that are read of a gold set, each with the times it may have and the one that gold gives it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Never

from khronika.evaluate import load_gold, read_reports
from khronika.evaluate.gold import GoldReport
from khronika.evaluate.pairing import Side, pairs
from khronika.extract.claims import claims_of, in_order
from khronika.extract.english import EnglishReader
from khronika.extract.layout import lay_out, parse
from khronika.extract.parser import english_parser
from khronika.extract.ranking.options import Option
from khronika.extract.ranking.time_options import time_options
from khronika.read import captures_in, report_of
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from khronika.records.reading import Reading
from khronika.records.stated import Stated
from khronika.records.when import When
from khronika.text.places import countries

Days = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A claim that was read, with its options; ``gold`` is ``None`` where it answers no claim of the gold, empty where that has no time."""

    set: str
    report: str
    options: Sequence[Option[When]]
    ruled: Days
    gold: Days | None


def examples_of(folder: Path, name: str) -> Iterator[Example]:
    """The claims that are read of a gold set."""
    gold = load_gold(folder, name)
    answers = {report.id: report for report in gold.reports}
    captures = captures_in([str(gold.texts_path)], _no_fetch, lambda: datetime.fromtimestamp(0, UTC))
    layouts = [lay_out(report_of(capture)) for capture in captures if isinstance(capture, Capture)]
    for layout, sentences in zip(layouts, parse(layouts, english_parser()), strict=True):
        drafts = in_order(EnglishReader().drafts_by_rules(layout, sentences))
        reading = Reading(layout.report, EnglishReader.signature, claims_of(layout.report, drafts, EnglishReader.signature))
        wanted = _wanted(reading, answers)
        for number, options in enumerate(time_options(drafts, sentences, layout.report.published)):
            yield Example(name, layout.report.id, options, days_in(drafts[number].when), wanted.get(number))


def _wanted(reading: Reading, answers: Mapping[str, GoldReport]) -> dict[int, Days]:
    """The days that gold gives each claim that answers one of its own."""
    (read,) = read_reports([encode_reading(reading)], reading.report.id).values()
    gold, lands = answers[read.id], frozenset(countries())
    sides = (Side.of((claim.values for claim in claims), lands) for claims in (gold.claims, read.claims))
    return {pair.read: gold.claims[pair.gold].values.when for pair in pairs(gold, read, *sides)}


def days_in(when: Stated[When] | None) -> Days:
    """The first and the last day as gold writes them; nothing where there is no time."""
    return () if when is None else (str(when.value.earliest), str(when.value.latest))


def _no_fetch(address: str) -> Never:
    raise AssertionError(f"gold data is read from files, not from {address}")
