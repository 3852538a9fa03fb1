"""What can be told of in several reports: how members of each sort are made out of a report, and compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from khronika.records.anchor import Anchor
from khronika.records.judgement import KeptJudgement, Matter
from khronika.records.match import Match
from khronika.records.member import MemberPart, Sort
from khronika.records.review import Review
from khronika.records.thing import Thing
from khronika.resolve.weighed import Weighed
from khronika.store import HeldReport

Bodies = Sequence[str]
"""What reports say of one member."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A report ready to be joined: its claims as they were reviewed, what their places are on the map (by number and position), what
    people decided and what they took back, and what that made of claims."""

    held: HeldReport
    placed: Mapping[tuple[int, int], Match]
    judgements: Sequence[KeptJudgement]
    withdrawn: Sequence[KeptJudgement] = ()
    reviews: Sequence[Review] = ()


class Kind(Protocol):
    """How members of one sort are made and compared."""

    @property
    def sort(self) -> Sort:
        """The sort of its members."""

    @property
    def matter(self) -> Matter:
        """What judgements about its members are about."""

    def parts(self, laid: Laid) -> list[MemberPart]:
        """What the report says of members."""

    def found(self, anchor: Anchor, laid: Laid, parts: Sequence[MemberPart], /) -> str | None:
        """The member in which the words of a judgement are found; ``None`` for none."""

    def weigh(self, left: Bodies, right: Bodies) -> Weighed:
        """What speaks for and against two members being parts of one thing."""

    def thing(self, id: str, members: Sequence[Bodies]) -> Thing:
        """The thing that the members make."""
