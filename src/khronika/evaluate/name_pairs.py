"""name_bench: pairs of names, each with whether they are one's; persons, companies, organisations and ships."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate.labels import Labelled, LabelledSet, LabelMiss
from khronika.evaluate.rows import bytes_of
from khronika.evaluate.string_measures import Tuned, best_measure
from khronika.evaluate.tally import Hits, Wrong
from khronika.records.mention import Kind

NAME = "names"
FILE = Path("names") / "cases.csv"
REMEDY = f"name the folder of gold data that holds name_bench's pairs in {FILE}, or other sets"

PERSONS, ALL, RAPIDFUZZ = "persons", "all", "rapidfuzz"
"""The labels: pairs of persons' names, all pairs, and the pairs of persons by the best of rapidfuzz's measures, tuned on them."""

COLUMNS = ("case_group", "schema", "name1", "name2", "is_match")
ANSWERS = {"true": True, "false": False}

SameName = Callable[[str, str, Kind], bool]
"""Says whether two names of a kind can be one's."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names, and whether they are one's."""

    source: str
    kind: Kind
    left: str
    right: str
    is_same: bool

    def __str__(self) -> str:
        return f"{self.left} | {self.right}"


def name_pairs(folder: Path, same_name: SameName) -> LabelledSet:
    """The pairs of the file, compared by ``same_name``; each pair counts as a report of its own."""
    data = bytes_of(folder / FILE, REMEDY)
    pairs = list(_pairs(data))
    tuned = best_measure([(pair.left, pair.right, pair.is_same) for pair in pairs if pair.kind is Kind.PERSON])
    compared = (_compared(number, pair, same_name) for number, pair in enumerate(pairs, start=2))
    reports = tuple(_beside(one, pair, tuned) for one, pair in zip(compared, pairs, strict=True))
    return LabelledSet(NAME, hashlib.sha256(data).hexdigest(), (PERSONS, ALL, RAPIDFUZZ), reports, told=(f"{RAPIDFUZZ}: {tuned}",))


def _pairs(data: bytes) -> Iterator[NamePair]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8", "replace")))
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise GoldError(f"{FILE}: there is no column {missing[0]}; {REMEDY}")
    for row in rows:
        source, schema, left, right, answer = (row[column] or "" for column in COLUMNS)
        if answer not in ANSWERS:
            raise GoldError(f"{FILE} line {rows.line_num}: is_match is {answer!r}, not true or false; {REMEDY}")
        yield NamePair(source, Kind.PERSON if schema == "Person" else Kind.ORGANIZATION, left, right, ANSWERS[answer])


def _compared(line: int, pair: NamePair, same_name: SameName) -> Labelled:
    """A pair by what gold and ``same_name`` say of it; two names that both hold apart are neither in gold nor read."""
    is_read = same_name(pair.left, pair.right, pair.kind)
    labels = (PERSONS, ALL) if pair.kind is Kind.PERSON else (ALL,)
    hits = Hits(
        Counter({label: int(pair.is_same and is_read) for label in labels}),
        Counter({label: int(pair.is_same) for label in labels}),
        Counter({label: int(is_read) for label in labels}),
    )
    if pair.is_same == is_read:
        return Labelled(f"line {line}", hits)
    misses = tuple(LabelMiss(f"line {line}", is_read, label, str(pair)) for label in labels)
    return Labelled(f"line {line}", hits, misses, wrong=Counter(Wrong(f"{label} of {pair.source}", is_read) for label in labels))


def _beside(compared: Labelled, pair: NamePair, tuned: Tuned) -> Labelled:
    """The pair with what the tuned measure says of it, where it is one of persons."""
    if pair.kind is not Kind.PERSON:
        return compared
    is_read = tuned.is_same(pair.left, pair.right)
    counted = ({RAPIDFUZZ: int(is_counted)} for is_counted in (pair.is_same and is_read, pair.is_same, is_read))
    both, gold, read = (Counter(one) for one in counted)
    return replace(compared, hits=compared.hits + Hits(both, gold, read))
