"""What the team thinks of somebody who publishes."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.errors import RecordError
from khronika.records.source_kind import SourceKind


class Reliability(StrEnum):
    """How far a source was right before, in the six steps of the Admiralty scale."""

    RELIABLE = "reliable"
    USUALLY = "usually reliable"
    FAIRLY = "fairly reliable"
    NOT_USUALLY = "not usually reliable"
    UNRELIABLE = "unreliable"
    UNKNOWN = "cannot be judged"


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher as reports name it, and what was decided about it: never changed, a newer decision counts.

    Sources of one independence ``group`` are one voice, however many they are; without a group a publisher is a voice of its own.
    """

    publisher: str
    reliability: Reliability = Reliability.UNKNOWN
    kind: SourceKind | None = None
    group: str | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.publisher.strip():
            raise RecordError("a source has the name of a publisher")
        if self.group is not None and not self.group.strip():
            raise RecordError("an independence group has a name")
