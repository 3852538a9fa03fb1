"""One thing that one report says."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from khronika.errors import RecordError
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.duration import Duration
from khronika.records.evidence import Evidence
from khronika.records.mention import Mention
from khronika.records.penalty import Penalty
from khronika.records.place_name import PlaceName
from khronika.records.stated import Stated
from khronika.records.when import When

CODEBOOK = 1
"""The version of the codebook that claims follow."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read a claim out of a report."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says happened, did not happen or will happen, with the words that say it.

    ``polarity`` and ``modality`` are ``None`` where the words leave the default: asserted and actual.
    ``incident`` labels claims of one report about the same thing.
    """

    id: str
    type: ClaimType
    trigger: Evidence
    reader: Reader
    confidence: float
    incident: str
    polarity: Stated[Polarity] | None = None
    modality: Stated[Modality] | None = None
    when: Stated[When] | None = None
    where: tuple[Stated[PlaceName], ...] = ()
    targets: tuple[Mention, ...] = ()
    actors: tuple[Mention, ...] = ()
    according_to: tuple[Mention, ...] = ()
    penalty: tuple[Stated[Penalty], ...] = ()
    held_for: Stated[Duration] | None = None
    grounds: Stated[str] | None = None
    items: tuple[Stated[str], ...] = ()
    degree: Degree | None = None
    stage: Stage | None = None
    words: Stated[str] | None = None
    codebook: int = CODEBOOK

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise RecordError(f"confidence is between 0 and 1, not {self.confidence}")
        if (self.degree is not None) != (self.type in (ClaimType.BLOCK, ClaimType.SHUTDOWN)):
            raise RecordError(f"a degree belongs to a block or a shutdown, and each has one: {self.type}")
        if (self.stage is not None) != (self.type is ClaimType.POLICY):
            raise RecordError(f"a stage belongs to a policy, and each has one: {self.type}")
        if self.words is not None and self.type is not ClaimType.STATEMENT:
            raise RecordError(f"words belong to a statement, not to a {self.type}")
        if self.penalty and self.type is not ClaimType.SENTENCE:
            raise RecordError(f"a penalty belongs to a sentence, not to a {self.type}")

    @property
    def is_fact(self) -> bool:
        """Whether the report says that it happened, without denial, doubt or plan."""
        return self.polarity is None and self.modality is None

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Every stretch of text behind the claim, with the path of the value it states, the trigger first."""
        yield "trigger", self.trigger
        for field in ("polarity", "modality", "when"):
            yield from _of(field, getattr(self, field))
        for number, place in enumerate(self.where):
            yield from _of(f"where[{number}]", place)
        for field in ("targets", "actors", "according_to"):
            for number, mention in enumerate(getattr(self, field)):
                for part in ("name", "description", "count"):
                    yield from _of(f"{field}[{number}].{part}", getattr(mention, part))
        for number, penalty in enumerate(self.penalty):
            yield from _of(f"penalty[{number}]", penalty)
        yield from _of("held_for", self.held_for)
        yield from _of("grounds", self.grounds)
        for number, item in enumerate(self.items):
            yield from _of(f"items[{number}]", item)
        yield from _of("words", self.words)


def _of(path: str, stated: Stated[object] | None) -> Iterator[tuple[str, Evidence]]:
    for evidence in () if stated is None else stated.evidence:
        yield path, evidence


def claim_id(text_sha256: str, trigger: Evidence, type: ClaimType, number: int = 0) -> str:
    """The id of a claim: the same words in the same text give the same claim.

    ``number`` tells apart claims of one type that one trigger carries ("A to ten years, B to eight").
    """
    key = f"{text_sha256}\n{trigger.start}\n{trigger.end}\n{type}\n{number}"
    return hashlib.sha256(key.encode()).hexdigest()[:20]
