"""TimeBank: news with every time marked and its value written down, to measure how times in words are read.

Nothing is read into claims here. The times are those of ``khronika.text``; "on Tuesday" counts from the day on which a document
was made.
"""

import hashlib
import html
import io
import re
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate.labels import Labelled, LabelledSet, LabelMiss
from khronika.evaluate.rows import bytes_of
from khronika.evaluate.tally import Hits, Wrong
from khronika.evaluate.timex import kind_of, timex_value
from khronika.text.dates import TimeWords, find_times
from khronika.text.moments import Vantage
from khronika.text.periods import Between
from khronika.text.sentences import sentence_spans

NAME = "timebank"
ARCHIVE = Path("dates") / "timebank.tar.gz"
SUFFIX = ".tml"
REMEDY = f"name the folder of gold data that holds TimeBank's documents in {ARCHIVE}, or other sets"

GIVEN, OWN = "given", "own"
"""The labels: the value of a time whose words are given, and of one whose words are found too."""

LEFT_OUT = {"DURATION": "durations", "SET": "sets", "TIME": "times of day"}
NO_DAYS = "dates without days"
"""Such as "now", "recently", or a week that is not said which."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time of a document: where its words stand, and its value."""

    start: int
    end: int
    type: str
    value: str

    @property
    def kind(self) -> str | None:
        """What kind of period it names; ``None`` where nothing can be compared with it."""
        return kind_of(self.value) if self.type == "DATE" else None

    def overlaps(self, other: "Timex") -> bool:
        """Whether the words of both have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text, its times, and the day on which it was made."""

    id: str
    made: date
    text: str
    times: tuple[Timex, ...]


def timebank(folder: Path) -> LabelledSet:
    """The documents of TimeBank's archive, compared."""
    path = folder / ARCHIVE
    data = bytes_of(path, REMEDY)
    documents = [document_of(markup, name) for name, markup in _files(data, path)]
    left_out = Counter(LEFT_OUT.get(time.type, NO_DAYS) for document in documents for time in document.times if time.kind is None)
    sha256 = hashlib.sha256(data).hexdigest()
    return LabelledSet(NAME, sha256, (GIVEN, OWN), tuple(map(compared, documents)), dict(sorted(left_out.items())))


def _files(data: bytes, path: Path) -> Iterator[tuple[str, str]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
            for member in sorted(archive, key=lambda member: member.name):
                file = archive.extractfile(member) if member.name.endswith(SUFFIX) else None
                if file is not None:
                    yield Path(member.name).name.removesuffix(SUFFIX), file.read().decode("utf-8", "replace")
    except (OSError, EOFError, tarfile.TarError) as error:
        raise GoldError(f"{path}: no whole archive ({error}); {REMEDY}") from error


def document_of(markup: str, name: str) -> Document:
    """The document that a file of TimeML holds."""
    made = re.search(r"<DCT>.*?\bvalue=\"(\d{4}-\d\d-\d\d)", markup, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", markup, re.DOTALL)
    if made is None or body is None:
        raise GoldError(f"{name}: no TimeML with the day on which it was made and a text; {REMEDY}")
    text, times = _parsed(body[1])
    return Document(name, date.fromisoformat(made[1]), text, times)


def _parsed(body: str) -> tuple[str, tuple[Timex, ...]]:
    """The text without tags, and its times."""
    text, times, opened = "", [], Timex(0, 0, "", "")
    for part in re.split(r"(<[^>]*>)", body):
        if part.startswith("<TIMEX3") and not part.endswith("/>"):
            opened = Timex(len(text), len(text), _attribute(part, "type"), _attribute(part, "value"))
        elif part.startswith("</TIMEX3"):
            times.append(replace(opened, end=len(text)))
        elif not part.startswith("<"):
            text += html.unescape(part)
    return text, tuple(times)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return "" if found is None else found[1]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold time and the read one that answers it; the other is ``None`` where a time stands alone."""

    gold: Timex | None
    read: Timex | None

    @property
    def is_right(self) -> bool:
        """Whether both are there and have one value."""
        return self.gold is not None and self.read is not None and self.gold.value == self.read.value


def compared(document: Document) -> Labelled:
    """A document's times beside those that are read of the given words, and those that are found."""
    found = list(_times_of(document))
    pairs = {GIVEN: _of_given_words(document, found), OWN: _of_own_words(document, found)}
    wrong = [(Wrong(f"{label} {time.kind}", spurious), label, time) for label, ones in pairs.items() for spurious, time in _errors(ones)]
    return Labelled(
        document.id,
        sum((_hits(label, ones) for label, ones in pairs.items()), Hits()),
        tuple(LabelMiss(document.id, one.is_spurious, label, _shown(document, time)) for one, label, time in wrong),
        wrong=Counter(one for one, _, _ in wrong),
    )


def _hits(label: str, pairs: Iterable[Pair]) -> Hits:
    listed = list(pairs)
    return Hits(
        Counter({label: sum(pair.is_right for pair in listed)}),
        Counter({label: sum(pair.gold is not None for pair in listed)}),
        Counter({label: sum(pair.read is not None for pair in listed)}),
    )


def _errors(pairs: Iterable[Pair]) -> Iterator[tuple[bool, Timex]]:
    """The gold times that were not read right, then the read ones that are not right, each with whether it is such a one."""
    amiss = [pair for pair in pairs if not pair.is_right]
    yield from ((False, pair.gold) for pair in amiss if pair.gold is not None)
    yield from ((True, pair.read) for pair in amiss if pair.read is not None)


def _shown(document: Document, time: Timex) -> str:
    return f"{document.text[time.start : time.end]} = {time.value}"


def _of_given_words(document: Document, found: Iterable[Timex]) -> list[Pair]:
    """Each gold time beside the first that its words are read as: alone, or else in their sentence."""
    pairs = []
    for gold in document.times:
        if gold.kind is not None:
            alone = _times_in(document.text[gold.start : gold.end], gold.start, document.made)
            in_sentence = (time for time in found if time.overlaps(gold))
            pairs.append(Pair(gold, next(alone, None) or next(in_sentence, None)))
    return pairs


def _of_own_words(document: Document, found: Iterable[Timex]) -> list[Pair]:
    """Gold times beside the read times whose words overlap theirs; a read time over gold that cannot be compared is left out."""
    left = [time for time in document.times if time.kind is not None]
    pairs = []
    for read in found:
        over = [time for time in document.times if time.overlaps(read)]
        open = [time for time in left if time.overlaps(read)]
        if open:
            gold = next((time for time in open if time.value == read.value), open[0])
            left.remove(gold)
            pairs.append(Pair(gold, read))
        elif not over or any(time.kind is not None for time in over):
            pairs.append(Pair(None, read))
    return pairs + [Pair(gold, None) for gold in left]


def _times_of(document: Document) -> Iterator[Timex]:
    """The times that are read of the document, sentence by sentence."""
    for paragraph in re.finditer(r"(?:.+\n?)+", document.text):
        for start, end in sentence_spans(paragraph[0]):
            at = paragraph.start() + start
            yield from _times_in(paragraph[0][start:end], at, document.made)


def _times_in(words: str, at: int, made: date) -> Iterator[Timex]:
    """The times in words that begin at an offset, those that have a value."""
    for time in find_times(words):
        value = value_of(time, made)
        if value is not None:
            yield Timex(at + time.start, at + time.end, "DATE", value)


def value_of(time: TimeWords, made: date) -> str | None:
    """The value of a time's own days: before "since" opens them, and before a period under way ends with publication.

    A range of two times has none, for TIMEX3 marks the two apart; nor has a time that counts from another event.
    """
    if isinstance(time.moment, Between):
        return None
    try:
        days = time.moment.days(Vantage(made))
    except (ValueError, OverflowError):
        return None
    return None if days is None else timex_value(days, time.grain)
