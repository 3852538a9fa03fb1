"""A claim while it is being read: roles as tokens and drafts of mentions, before names are made whole and incidents are labelled."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from khronika.extract.sentence import Sentence
from khronika.extract.triggers import Trigger
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.count import Count
from khronika.records.duration import Duration
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.penalty import Penalty
from khronika.records.place_name import PlaceName
from khronika.records.stated import Stated
from khronika.records.when import When


@dataclass(slots=True)
class Party:
    """Whom words mention, before it is known who it is; ``is_done_to`` where a claim tells of something done to people."""

    kind: Kind
    name: Stated[str] | None = None
    description: Stated[str] | None = None
    count: Stated[Count] | None = None
    head: str = ""
    pronoun: str = ""
    is_definite: bool = False
    is_done_to: bool = False
    start: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the words say nothing of it."""
        return self.name is None and self.description is None and self.count is None

    def is_like(self, other: "Party") -> bool:
        """Whether both are mentioned by the same name, or by the same words where one has none."""
        if self.name is not None and other.name is not None:
            return self.name.value == other.name.value
        return self.start == other.start or (
            self.description is not None and other.description is not None and self.description.value == other.description.value
        )


@dataclass(slots=True)
class Draft:
    """A claim of one trigger.

    ``speakers`` say what it tells; ``reporters`` are whom the sentence names as its source, who may also report a statement.
    """

    type: ClaimType
    trigger: Trigger
    sentence: Sentence
    confidence: float
    """How sure the rule is by itself, before the other signs are weighed."""
    judged: float | None = None
    """How likely the judge holds the claim; ``None`` where it was not asked."""
    targets: list[Party] = field(default_factory=list)
    actors: list[Party] = field(default_factory=list)
    speakers: list[Party] = field(default_factory=list)
    reporters: list[Party] = field(default_factory=list)
    when: Stated[When] | None = None
    onset: Stated[When] | None = None
    """What another claim about the same thing may take as its time."""

    where: list[Stated[PlaceName]] = field(default_factory=list)
    polarity: Stated[Polarity] | None = None
    modality: Stated[Modality] | None = None
    penalty: list[Stated[Penalty]] = field(default_factory=list)
    held_for: Stated[Duration] | None = None
    grounds: Stated[str] | None = None
    items: list[Stated[str]] = field(default_factory=list)
    words: Stated[str] | None = None
    is_quoted: bool = False
    incident: int = -1
    share: int = 0
    verb: Token | None = None
    counts_again: "Draft | None" = None

    @property
    def evidence(self) -> Evidence:
        """The words of the trigger: all of them where they stand together, else the first."""
        trigger = self.trigger
        together = trigger.last.i - trigger.first.i <= len(trigger.form.rest)
        return self.sentence.words_of(trigger.first, trigger.last if together else trigger.first)
