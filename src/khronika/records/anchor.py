"""Where in the reports a judgement has its feet."""

from dataclasses import dataclass

from khronika.errors import RecordError
from khronika.records.claim_type import ClaimType
from khronika.records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a judgement rests on, kept so that they are found again in a newer reading of the text, or in a newer text.

    ``words`` carry the claim, name the party or name the place; they are ``None`` where the judgement is about the whole report.
    ``sentence`` is the stretch of text around them by which they are found where the text has changed. ``type`` is the claim's.
    """

    address: str
    text_sha256: str
    words: Evidence | None = None
    sentence: str | None = None
    type: ClaimType | None = None

    def __post_init__(self) -> None:
        if (self.words is None) != (self.sentence is None):
            raise RecordError("words stand in a sentence, and a sentence is kept for its words")
        if self.type is not None and self.words is None:
            raise RecordError(f"a claim ({self.type}) has words")
