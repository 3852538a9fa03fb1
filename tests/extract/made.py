"""Reports made of words, and their claims as a person would put them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from khronika.extract.english import EnglishRules
from khronika.records.claim import Claim
from khronika.records.reading import Reading
from khronika.records.report import Passage, PassageKind, Report

PUBLISHED = date(2021, 3, 5)
"""A Friday."""


def report_of(parts: Iterable[tuple[PassageKind, str]], published: date | None = PUBLISHED, language: str | None = "en") -> Report:
    """A report of these passages."""
    text = ""
    passages: list[Passage] = []
    for kind, words in parts:
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + words
        passages.append(Passage(kind, start, start + len(words)))
    return Report("made", text, tuple(passages), "0" * 64, "file:///made.txt", published=published, language=language)


def report_of_row(row: Mapping[str, Any]) -> Report:
    """The report that a row of a table tells: ``title``, the paragraphs of ``report``, ``caption``."""
    parts = [(PassageKind.TITLE, str(row["title"]))] if "title" in row else []
    parts += [(PassageKind.BODY, words.strip()) for words in str(row.get("report", "")).split("\n\n") if words.strip()]
    parts += [(PassageKind.CAPTION, str(row["caption"]))] if "caption" in row else []
    return report_of(parts, date.fromisoformat(row["published"]) if "published" in row else PUBLISHED)


def readings_of(reports: Sequence[Report]) -> list[Reading]:
    """A reading for each report, by the rules alone."""
    return list(EnglishRules().read(reports))


def claims_of_words(words: str) -> tuple[Claim, ...]:
    """The claims of a report that is one paragraph."""
    [reading] = readings_of([report_of([(PassageKind.BODY, words)])])
    assert reading.claims is not None
    return reading.claims
