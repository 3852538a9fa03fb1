"""HRDsAttack (Ran et al. 2023): articles about attacks on human rights defenders, each with one record that people made of it.

The record of what was read is worked out from its claims: violations from their types, victims from the named persons that they were done
to, country and town from their places. The labels are crowd work and carry errors.
"""

import hashlib
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from khronika.evaluate.claims import ReadClaim
from khronika.evaluate.labels import Labelled, LabelledSet, Readings, Sides, labelled, report_line
from khronika.evaluate.output import ReadReport
from khronika.evaluate.rows import Row, bytes_of, rows_in, unpacked
from khronika.evaluate.words import fold

NAME = "hrdsattack"
FILE = "dev.jsonl.gz"
ID = "hrds-dev-{number:03d}"
TRAIN_FILE = "train.jsonl.gz"
TRAIN_ID = "hrds-train-{number:03d}"
REMEDY = f"name the folder of gold data that holds HRDsAttack's articles in {NAME}/{FILE}, or other sets"

LABELS = ("victim", "country", "town", "violation")

VIOLATIONS: Mapping[str, str] = {
    "detention": "arbitrary detention",
    "sentence": "arbitrary detention",
    "charge": "arbitrary detention",
    "disappearance": "kidnapping",
    "death": "killing",
    **dict.fromkeys(("threat", "raid", "seizure", "injury", "dispersal", "assault", "censorship", "closure"), "other"),
    **dict.fromkeys(("travel_ban", "expulsion", "denial_of_access", "shutdown", "block"), "other"),
}
"""Which violation a type of claim tells of; the other types tell of none."""

SAME = {"enforced disappearance": "kidnapping"}
"""Violations that claims do not tell apart."""

TORTURE = re.compile(r"tortur|maltreat|ill-treat|electric shock", re.IGNORECASE)
EMPTY = ("None", "", "null", "nan")


@dataclass(frozen=True, slots=True)
class Article:
    """An article's record by its labels; what people left empty is empty."""

    id: str
    victims: Set[str]
    violations: Set[str]
    country: str | None
    town: str | None


def hrdsattack(folder: Path, read: Readings, countries: Mapping[str, str]) -> LabelledSet:
    """The articles of the development set, compared; ``countries`` are folded names of countries with their ISO codes."""
    path = folder / NAME / FILE
    rows = list(rows_in(unpacked(path, REMEDY), str(path)))
    found = read(_line(ID.format(number=number), row.needed_row("sample")) for number, row in enumerate(rows))
    articles = [_article(number, row) for number, row in enumerate(rows)]
    reports = tuple(_compared(article, found.get(article.id), countries) for article in articles)
    return LabelledSet(NAME, hashlib.sha256(bytes_of(path, REMEDY)).hexdigest(), LABELS, reports)


def train_articles(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The articles of the train split, which measures nothing here, as lines of reports by their ids."""
    path = folder / NAME / TRAIN_FILE
    for number, row in enumerate(rows_in(unpacked(path, REMEDY), str(path))):
        id = TRAIN_ID.format(number=number)
        yield id, _line(id, row.needed_row("sample"))


def plain(words: str | None) -> str:
    """A name's words without case, accents and signs.

    >>> plain("João  Silva-Núñez (Jr.)")
    'joao silva nunez jr'
    """
    letters = unicodedata.normalize("NFKD", words or "").casefold()
    return " ".join(re.findall(r"\w+", "".join(letter for letter in letters if not unicodedata.combining(letter))))


def _line(id: str, sample: Row) -> bytes:
    """The article as a report: its title, then each of its ``<p>`` elements without tags."""
    body = sample.needed_text("Input.article_interface")
    parts = re.findall(r"<p>(.*?)</p>", body, flags=re.DOTALL) or [body]
    texts = (_spaced(re.sub(r"<[^>]+>", " ", part)) for part in parts)
    title = _spaced(sample.text("Input.title") or "")
    return report_line(id, sample.needed_text("Input.publish_date")[:10], [title, *filter(None, texts)])


def _spaced(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(markup)).strip()


def _article(number: int, row: Row) -> Article:
    annotations = row.rows("annotations")
    if not annotations:
        raise row.fault("annotations", "a list with a record")
    record = annotations[0].needed_row("annotation")
    return Article(
        id=ID.format(number=number),
        victims={plain(name) for victim in record.rows("victims") if (name := _filled(victim, "victim_name")) is not None},
        violations={SAME.get(one, one) for one in record.texts("violation_types")} - {"unknown"},
        country=_filled(record, "country"),
        town=_filled(record, "city"),
    )


def _filled(row: Row, key: str) -> str | None:
    """The value under ``key``, unless it is one of the ways to leave it empty."""
    found = str(row.values.get(key))
    return None if found in EMPTY else found


def _compared(article: Article, found: ReadReport | None, countries: Mapping[str, str]) -> Labelled:
    counted = [] if found is None else [claim for claim in found.claims if _tells_of_violation(claim)]
    sides = {
        "victim": Sides(article.victims, set(_victims(counted))),
        "country": _country(article, counted, countries),
        "town": _town(article, counted),
        "violation": Sides(article.violations, set(map(_violation, counted)), is_kind=True),
    }
    return labelled(article.id, sides, was_read=found is not None)


def _tells_of_violation(claim: ReadClaim) -> bool:
    return claim.values.type in VIOLATIONS and claim.values.is_told_as_done


def _victims(claims: Iterable[ReadClaim]) -> Iterator[str]:
    for claim in claims:
        yield from (plain(target.name) for target in claim.values.targets if target.name and target.kind in (None, "person"))


def _violation(claim: ReadClaim) -> str:
    words = " ".join(quote.words for quote in claim.evidence)
    return "torture" if claim.values.type == "assault" and TORTURE.search(words) else VIOLATIONS[claim.values.type]


def _country(article: Article, claims: Iterable[ReadClaim], countries: Mapping[str, str]) -> Sides:
    """The country that the violations name most often beside the label's, where that is a country's name."""
    label = article.country
    codes = set() if label is None else {countries[name] for name in _names_in(label) if name in countries}
    if label is None or not codes:
        return Sides(set(), set())
    read = Counter(place.country for claim in claims for place in claim.values.where).most_common(1)
    return Sides({label}, {label if code in codes else str(code) for code, _ in read})


def _names_in(label: str) -> Iterator[str]:
    yield from map(fold, (label, *re.split(r",| and |/|;", label)))


def _town(article: Article, claims: Iterable[ReadClaim]) -> Sides:
    """Whether the label's town is among the places of the violations."""
    if article.town is None:
        return Sides(set(), set())
    town = plain(article.town)
    places = {plain(place.name) for claim in claims for place in claim.values.where}
    return Sides({town}, {town} if town in places else {", ".join(sorted(places))} if places else set())
