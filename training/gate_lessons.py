"""What the gate learns from: sentences, each by its signs, and whether it carries a claim.

They come from the reports that the judge is trained on, from those of the set ``claims-train``, from the articles of ECB+ (its train split)
on subjects that the codebook does not know, and from ``data/ordinary.txt``, sentences of our own about everything else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from khronika.evaluate.hrdsattack import train_articles
from khronika.evaluate.rows import rows_in, unpacked
from khronika.extract.gate.signs import sentences_of, signs_of
from training.labelled import DATA, read_captures, rows_of, told_places

ECB = Path("incident-links") / "ecbplus-train.jsonl.gz"
ORDINARY_SUBJECTS = ("1ecb", *(f"{number}{part}" for number in (6, 7, 10, 25, 27, 29, 31) for part in ("ecb", "ecbplus")))
"""Film, boxing, baseball, football, basketball, software and the health of actors."""

ORDINARY_WEIGHT = 2.0
"""How much a sentence of our own about something else counts: there are few."""

BESIDE_WEIGHT = 0.1
"""How much a sentence of a report counts that carries no claim: it speaks of the same matters, and is no example of anything else."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The sentences of one text; ``subject`` is what it shares with others that are left out of a training together."""

    text: str
    subject: str
    signs: tuple[frozenset[str], ...]
    holds: tuple[bool, ...]
    weights: tuple[float, ...]

    @property
    def is_report(self) -> bool:
        """Whether it holds a claim."""
        return any(self.holds)


def lessons(gold: Path) -> list[Lesson]:
    """All there is to learn from; ``gold`` is the folder of gold data."""
    return [*_reports(gold), *_articles(gold), *_sentences()]


def _reports(gold: Path) -> Iterator[Lesson]:
    annotated = {row["id"]: row["claims"] for row in rows_of(DATA / "hrdsattack.jsonl")}
    train = gold / "claims-train"
    claims = {row["id"]: row["claims"] for path in (DATA / "made.gold.jsonl", train / "gold.jsonl") for row in rows_of(path)} | annotated
    known = {row["id"] for row in rows_of(train / "texts.jsonl")}
    articles = [line for id, line in train_articles(gold) if id in annotated and id not in known]
    for report in read_captures([(DATA / "made.texts.jsonl").read_bytes(), (train / "texts.jsonl").read_bytes(), *articles]):
        yield _lesson(report.text, report.id, [place for claim in claims[report.id] for place in told_places(claim, report)])


def _articles(gold: Path) -> Iterator[Lesson]:
    """The articles of ordinary subjects; of each the longest stretch that a mention has for its context."""
    rows = [
        row for row in rows_in(unpacked(gold / ECB, "name the folder of gold data"), str(ECB)) if row.text("topic_id") in ORDINARY_SUBJECTS
    ]
    for _, mentions in groupby(rows, key=lambda row: row.needed_text("doc_id")):
        contexts = [(row.needed_text("topic_id"), " ".join(row.texts("mention_context"))) for row in mentions]
        subject, text = max(contexts, key=lambda pair: len(pair[1]))
        yield _lesson(text, subject.removesuffix("plus"), ())


def _sentences() -> Iterator[Lesson]:
    for line in (DATA / "ordinary.txt").read_text(encoding="utf-8").splitlines():
        yield _lesson(line, line, (), ORDINARY_WEIGHT)


def _lesson(text: str, subject: str, places: Sequence[tuple[int, int]], weight: float = 1.0) -> Lesson:
    sentences = list(sentences_of(text))
    holds = tuple(any(begin <= place < begin + len(sentence) for place, _ in places) for begin, sentence in sentences)
    weights = tuple(BESIDE_WEIGHT if any(holds) and not one else weight for one in holds)
    return Lesson(text, subject, tuple(frozenset(signs_of(sentence)) for _, sentence in sentences), holds, weights)
