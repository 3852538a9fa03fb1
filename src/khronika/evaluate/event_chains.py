"""ECB+ (Cybulska and Vossen 2014): words in news that name an event, in chains of those that name the same one.

Mentions are given, and topics too: mentions of two topics are never compared. Beside what khronika says stands the rule of the lemma, which
takes all words of one head lemma within a topic for one event.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate.partitions import Sets, by_key
from khronika.evaluate.rows import Row, bytes_of, rows_in, unpacked
from khronika.evaluate.tally import Wrong

NAME = "ecbplus"
FILE = Path("incident-links") / "ecbplus-dev.jsonl.gz"
TRAIN_FILE = Path("incident-links") / "ecbplus-train.jsonl.gz"
REMEDY = "name the folder of gold data that holds ECB+ in incident-links, or other sets"


KEYS = ("mention_id", "topic_id", "doc_id", "mention_head_lemma", "coref_chain")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document, by their places among its words, that name the event of a chain; ``lemma`` is that of their head."""

    id: str
    topic: str
    report: str
    document: tuple[str, ...]
    places: tuple[int, ...]
    lemma: str
    chain: str

    @property
    def news(self) -> str:
        """The topic with its twin, which tells of another event of the same sort: 12 for 12ecb and 12ecbplus.

        >>> Mention("a", "12ecbplus", "b", ("Fire",), (0,), "fire", "1").news
        '12'
        """
        return self.topic.removesuffix("plus").removesuffix("ecb")


Joining = Callable[[Sequence[Mention]], Iterable[frozenset[str]]]
"""Gives the ids of mentions by the event that they name."""


@dataclass(frozen=True, slots=True)
class Parted:
    """The mentions of one topic: gold's chains, and what was made of them."""

    topic: str
    gold: Sets
    read: Sets


def mentions_in(path: Path) -> tuple[str, list[Mention]]:
    """The SHA-256 of the file, and its mentions."""
    mentions = [_mention(row) for row in rows_in(unpacked(path, REMEDY), str(path))]
    if not mentions:
        raise GoldError(f"{path}: there is no mention in it; {REMEDY}")
    return hashlib.sha256(bytes_of(path, REMEDY)).hexdigest(), mentions


def parted(mentions: Iterable[Mention], join: Joining, topic: Callable[[Mention], str]) -> Iterator[Parted]:
    """Each topic's chains beside those that ``join`` makes of its mentions."""
    for name, own in sorted(_by_topic(mentions, topic).items()):
        yield Parted(name, by_key({mention.id: mention.chain for mention in own}), list(join(own)))


def by_lemma(mentions: Sequence[Mention]) -> list[frozenset[str]]:
    """The rule of the lemma: words of one head lemma name one event."""
    return by_key({mention.id: mention.lemma.lower() for mention in mentions})


def wrong_pairs(mentions: Iterable[Mention], found: Iterable[Parted]) -> Counter[Wrong]:
    """How many pairs of mentions only one side takes for one event, by whether they have one lemma."""
    lemmas = {mention.id: mention.lemma.lower() for mention in mentions}
    wrong: Counter[Wrong] = Counter()
    for topic in found:
        gold, read = (set(_pairs(sets)) for sets in (topic.gold, topic.read))
        for is_spurious, pairs in ((False, gold - read), (True, read - gold)):
            wrong.update(Wrong("one lemma" if lemmas[one] == lemmas[other] else "two lemmas", is_spurious) for one, other in pairs)
    return wrong


def _pairs(sets: Sets) -> Iterator[tuple[str, str]]:
    for one in sets:
        yield from combinations(sorted(one), 2)


def _by_topic(mentions: Iterable[Mention], topic: Callable[[Mention], str]) -> Mapping[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(topic(mention), []).append(mention)
    return found


def _mention(row: Row) -> Mention:
    document = row.texts("mention_context")
    places = tuple(_place(row, place, document) for place in _listed(row))
    id, topic, report, lemma, chain = (row.needed_text(key) for key in KEYS)
    return Mention(id, topic, report, document, places, lemma, chain)


def _listed(row: Row) -> list[object]:
    places = row.values.get("tokens_number")
    if not isinstance(places, list) or not places:
        raise row.fault("tokens_number", "a list of places")
    return places


def _place(row: Row, place: object, document: Sequence[str]) -> int:
    if not isinstance(place, int) or not 0 <= place < len(document):
        raise row.fault("tokens_number", "a list of places among the words of mention_context")
    return place
