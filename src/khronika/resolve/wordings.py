"""What reports are compared by as texts: the words of their own, and the numbers and names in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khronika.records.report import PassageKind, Report
from khronika.resolve.agencies import agencies_of
from khronika.resolve.quotations import without_quotations
from khronika.resolve.shingles import numbers_of, packed, unpacked, words_of
from khronika.resolve.sketches import bands_of

OWN_WORDS_MIN = 12
"""A report with fewer words of its own is compared with the words that it quotes."""

_FACT = re.compile(r"(?<![.!?…:“\"«\n])\s(?P<name>[^\W\d_]*[^\W\d_a-z]\w*)|(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a report is worded, whom it credits, and when and by whom it was published.

    ``words`` are the numbers of its own words in their order, 4 bytes each; ``facts`` those that are numbers, and names where the
    script has capitals; ``quoted`` those that stand in what it quotes alone.
    """

    address: str
    words: bytes
    facts: bytes
    quoted: bytes
    agencies: tuple[str, ...] = ()
    published: date | None = None
    publisher: str | None = None


def wording_of(report: Report) -> tuple[Wording, tuple[str, ...]]:
    """The wording of a report, and the keys by which reports of the same wording are found."""
    text = paragraphs_of(report)
    own, every = words_of(without_quotations(text)), words_of(text)
    words = own if len(own) >= OWN_WORDS_MIN else every
    wording = Wording(
        report.address,
        packed(numbers_of(words)),
        _packed(_facts(text)),
        _packed(set(every).difference(words)),
        tuple(sorted(agencies_of(report))),
        report.published,
        report.publisher,
    )
    return wording, bands_of(unpacked(wording.words), wording.published)


def paragraphs_of(report: Report) -> str:
    """The paragraphs of a report, each on its line, without title, captions and credits; its whole text where it has no paragraphs."""
    body = [report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.BODY]
    return "\n".join(body) if body else report.text


def _packed(words: Iterable[str]) -> bytes:
    return packed(numbers_of(sorted(words)))


def _facts(text: str) -> set[str]:
    return {word for match in _FACT.finditer(text) if _is_fact(match) for word in words_of(match.group())}


def _is_fact(match: re.Match[str]) -> bool:
    """Whether a word is a number, or opens with a capital within a sentence."""
    return match["number"] is not None or match["name"][0].isupper()
