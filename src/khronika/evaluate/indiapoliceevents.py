"""IndiaPoliceEvents (Halterman et al. 2021): every sentence of news reports labelled for what police did in it.

Each article is read as a report with one paragraph a sentence. A sentence has a label where it holds a claim of that kind, told as done,
with police for its actor; a detention without an actor counts as the police's.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from khronika.evaluate.claims import Values
from khronika.evaluate.labels import Labelled, LabelledSet, Readings, Sides, labelled, report_line
from khronika.evaluate.output import ReadReport
from khronika.evaluate.pairing import positions_in
from khronika.evaluate.rows import bytes_of, rows_in, unpacked
from khronika.evaluate.words import fold

NAME = "indiapoliceevents"
SENTENCES = "dev-sents.jsonl.gz"
ARTICLES = "dev-docs.jsonl.gz"
REMEDY = f"name the folder of gold data that holds IndiaPoliceEvents in {NAME}/{SENTENCES} and {NAME}/{ARTICLES}, or other sets"

LABELS: Mapping[str, frozenset[str]] = {
    "ARREST": frozenset({"detention"}),
    "KILL": frozenset({"death"}),
    "FORCE": frozenset({"assault", "dispersal", "injury", "death"}),
}
"""The types of claims that each label stands for."""

POLICE = re.compile(
    r"polic|cop\b|cops\b|constab|sho\b|security forces|crpf|rapid action|srp\b|inspector|officer|jawan|army|troops|personnel|firing",
    re.IGNORECASE,
)
NOWHERE = "(in no sentence)"
"""Where a claim stands that is in none of the sentences; no folded sentence reads so."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, white space put right, and its labels."""

    text: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    """An article's day and sentences."""

    id: str
    published: str
    sentences: tuple[Sentence, ...]

    @property
    def paragraphs(self) -> list[str]:
        """The sentences as paragraphs, of which none may be empty."""
        return [sentence.text or "-" for sentence in self.sentences]


def indiapoliceevents(folder: Path, read: Readings) -> LabelledSet:
    """The articles of the set, compared sentence by sentence."""
    path = folder / NAME / SENTENCES
    articles = _articles(path, folder / NAME / ARTICLES)
    found = read(report_line(article.id, article.published, article.paragraphs) for article in articles)
    reports = tuple(_compared(article, found.get(article.id)) for article in articles)
    return LabelledSet(NAME, hashlib.sha256(bytes_of(path, REMEDY)).hexdigest(), tuple(LABELS), reports)


def labelled_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """The ids and texts of the articles that have one of the labels."""
    for article in _articles(folder / NAME / SENTENCES, folder / NAME / ARTICLES):
        if any(sentence.labels & LABELS.keys() for sentence in article.sentences):
            yield article.id, "\n\n".join(article.paragraphs)


def _articles(sentences_path: Path, articles_path: Path) -> list[Article]:
    rows = rows_in(unpacked(articles_path, REMEDY), str(articles_path))
    days = {row.needed_whole("doc_id"): row.needed_text("date") for row in rows}
    sentences: defaultdict[int, list[Sentence]] = defaultdict(list)
    for row in rows_in(unpacked(sentences_path, REMEDY), str(sentences_path)):
        text = re.sub(r"\s+", " ", row.text("sent_text") or "").strip()
        sentences[row.needed_whole("doc_id")].append(Sentence(text, frozenset(row.texts("sent_labels"))))
    return [Article(f"india-{number}", days[number], tuple(found)) for number, found in sentences.items() if number in days]


def _compared(article: Article, found: ReadReport | None) -> Labelled:
    read = _sentences_read(article, ReadReport(article.id) if found is None else found)
    sides = {
        label: Sides({fold(sentence.text) for sentence in article.sentences if label in sentence.labels}, read[label]) for label in LABELS
    }
    return labelled(article.id, sides, was_read=found is not None)


def _sentences_read(article: Article, read: ReadReport) -> Mapping[str, set[str]]:
    """The folded sentences that hold claims of each label."""
    paragraphs = article.paragraphs
    found: dict[str, set[str]] = {label: set() for label in LABELS}
    for claim, position in zip(read.claims, positions_in(paragraphs, read), strict=True):
        for label in labels_of(claim.values):
            found[label].add(NOWHERE if position.paragraph is None else fold(paragraphs[position.paragraph]))
    return found


def labels_of(values: Values) -> list[str]:
    """The labels that a claim gives its sentence."""
    if not values.is_told_as_done:
        return []
    actors = " ".join(f"{actor.name or ''} {actor.description or ''}" for actor in values.actors).strip()
    is_police = POLICE.search(actors) is not None
    return [label for label, types in LABELS.items() if values.type in types and (is_police or (label == "ARREST" and not actors))]
