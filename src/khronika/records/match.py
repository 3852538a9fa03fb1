"""Which place on the map the words of a report mean, and why."""

from dataclasses import dataclass

from khronika.errors import RecordError
from khronika.records.evidence import Evidence
from khronika.records.place import Place


@dataclass(frozen=True, slots=True)
class Match:
    """Words that name a place, the place on the map, and the reasons in words; ``place`` is ``None`` where no place is known.

    ``score`` is how sure it is among the places of the name, from 0 to 1. Where ``is_within`` the gazetteer has not the place
    that the words name, as a square or a prison, and ``place`` is what lies around it.
    """

    words: Evidence
    place: Place | None
    score: float
    reasons: tuple[str, ...]
    is_within: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise RecordError(f"a match is sure from 0 to 1, not {self.score}")
        if not self.reasons:
            raise RecordError(f"the match of {self.words.quote!r} needs a reason")
