"""The claims that are read of a gold set, each with the values that a role may take and those of them that gold has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Never

from khronika.evaluate import load_gold, read_reports
from khronika.evaluate.claims import GoldClaim, Values
from khronika.evaluate.claims import Party as Told
from khronika.evaluate.gold import GoldReport, GoldSet
from khronika.evaluate.pairing import Side, pairs
from khronika.evaluate.slots import Slot, agreed, slots_of
from khronika.evaluate.words import fold
from khronika.extract.claims import claims_of, in_order
from khronika.extract.draft import Draft, Party
from khronika.extract.english import EnglishReader
from khronika.extract.layout import Layout, lay_out, parse, with_names_checked
from khronika.extract.parser import english_parser
from khronika.extract.parties import Parties
from khronika.extract.ranking.chosen_places import NOWHERE
from khronika.extract.ranking.mentions import Mentions
from khronika.extract.ranking.options import Option
from khronika.extract.ranking.party_options import actor_options, target_options
from khronika.extract.ranking.place_options import place_options
from khronika.extract.ranking.time_options import time_options
from khronika.extract.sentence import Sentence
from khronika.extract.where import Places
from khronika.read import captures_in, report_of
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from khronika.records.reading import Reading
from khronika.records.stated import Stated
from khronika.records.when import When
from khronika.text.places import countries


@dataclass(frozen=True, slots=True)
class Example:
    """A claim that was read, and the options of a role.

    ``answers`` are the numbers of the gold's values that each option agrees with, ``ruled`` how many values the rules give and how many of
    those are right; ``is_known`` where the claim answers one of the gold.
    """

    set: str
    report: str
    options: Sequence[Option[object]]
    answers: Sequence[frozenset[int]]
    ruled: tuple[int, int]
    is_known: bool


@dataclass(frozen=True, slots=True)
class RuledReading:
    """A report as the rules read it; ``gold`` has the claim that each of its drafts answers."""

    set: str
    layout: Layout
    sentences: list[Sentence]
    drafts: list[Draft]
    gold: Mapping[int, GoldClaim]

    @property
    def mentions(self) -> Mentions:
        """The parties that its sentences mention."""
        return Mentions(Parties(self.layout.names, self.layout.report.text), self.sentences)


def readings_of(folder: Path, name: str) -> Iterator[RuledReading]:
    """What the rules read of a gold set."""
    gold = load_gold(folder, name)
    answers = {report.id: report for report in gold.reports}
    for layout, sentences in laid_out(gold):
        drafts = in_order(EnglishReader().drafts_by_rules(layout, sentences))
        reading = Reading(layout.report, EnglishReader.signature, claims_of(layout.report, drafts, EnglishReader.signature))
        yield RuledReading(name, layout, sentences, drafts, answered(reading, answers))


def laid_out(gold: GoldSet) -> Iterator[tuple[Layout, list[Sentence]]]:
    """The reports of a gold set with their names checked, and their parsed sentences."""
    captures = captures_in([str(gold.texts_path)], _no_fetch, lambda: datetime.fromtimestamp(0, UTC))
    layouts = [lay_out(report_of(capture)) for capture in captures if isinstance(capture, Capture)]
    for layout, sentences in zip(layouts, parse(layouts, english_parser()), strict=True):
        yield with_names_checked(layout, sentences), sentences


def answered(reading: Reading, answers: Mapping[str, GoldReport]) -> dict[int, GoldClaim]:
    """The gold claim that each claim of a reading answers, by its number; claims that answer none are left out."""
    (read,) = read_reports([encode_reading(reading)], reading.report.id).values()
    gold, lands = answers[read.id], frozenset(countries())
    sides = (Side.of((claim.values for claim in claims), lands) for claims in (gold.claims, read.claims))
    return {pair.read: gold.claims[pair.gold] for pair in pairs(gold, read, *sides)}


def time_examples(reading: RuledReading) -> Iterator[Example]:
    """Each claim with the times that it may have."""
    report = reading.layout.report
    for number, options in enumerate(time_options(reading.drafts, reading.sentences, report.published)):
        gold = reading.gold.get(number)
        wanted = () if gold is None else gold.values.when
        answers = [frozenset({0}) if wanted and _days(option.value) == wanted else frozenset[int]() for option in options]
        ruled = _days(reading.drafts[number].when)
        yield Example(reading.set, report.id, options, answers, (bool(ruled), bool(ruled) and ruled == wanted), gold is not None)


def target_examples(reading: RuledReading) -> Iterator[Example]:
    """Each claim with the targets that it may have; none where the rules find one."""
    mentions = reading.mentions
    for number, draft in enumerate(reading.drafts):
        gold = reading.gold.get(number)
        options = [] if draft.targets else target_options(number, reading.drafts, mentions)
        yield _of_parties(reading, gold, () if gold is None else gold.values.targets, draft.targets, options)


def actor_examples(reading: RuledReading) -> Iterator[Example]:
    """Each claim with the actors that it may have, those of the rules among them."""
    mentions = reading.mentions
    for number, draft in enumerate(reading.drafts):
        gold = reading.gold.get(number)
        options = actor_options(number, reading.drafts, mentions)
        yield _of_parties(reading, gold, () if gold is None else gold.values.actors, draft.actors, options)


def _of_parties(
    reading: RuledReading, gold: GoldClaim | None, told: Sequence[Told], ruled: Sequence[Party], options: Sequence[Option[Party]]
) -> Example:
    """The example of a role of parties: what gold tells, what the rules found, what may be chosen."""
    wanted = [_target(party) for party in told]
    found = [_target(_party(option.value)) for option in options if option.value is not None]
    answers = [frozenset(place for place, slot in enumerate(wanted) if slot.same(slot.value, other.value)) for other in found]
    stated = [_target(_party(party)) for party in ruled if not party.is_empty]
    right = 0 if gold is None else agreed(tuple(wanted), tuple(stated))["target"]
    return Example(reading.set, reading.layout.report.id, options, answers, (len(stated), right), gold is not None)


def place_examples(reading: RuledReading) -> Iterator[Example]:
    """Each claim with the places that it may have; none where the rules find one."""
    layout = reading.layout
    places = Places(layout.names, list(layout.words), layout.report)
    for number, draft in enumerate(reading.drafts):
        gold = reading.gold.get(number)
        wanted = [] if gold is None else [fold(spot.name) for spot in gold.values.where]
        options = [] if draft.where else [NOWHERE, *place_options(number, reading.drafts, layout.names, places)]
        found = ["" if option.value is None else fold(option.value.value.name) for option in options]
        answers = [frozenset(place for place, name in enumerate(wanted) if name and name == other) for other in found]
        told = {fold(place.value.name) for place in draft.where}
        yield Example(reading.set, layout.report.id, options, answers, (len(told), len(told & set(wanted))), gold is not None)


def _target(party: Told) -> Slot:
    _, slot = slots_of(Values("other", targets=(Told(party.name, party.description),)), frozenset())
    return slot


def _party(party: Party) -> Told:
    name, description = party.name, party.description
    return Told(None if name is None else name.value, None if description is None else description.value)


def _days(when: Stated[When] | None) -> tuple[str, ...]:
    return () if when is None else (str(when.value.earliest), str(when.value.latest))


def _no_fetch(address: str) -> Never:
    raise AssertionError(f"gold data is read from files, not from {address}")
