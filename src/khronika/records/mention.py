"""Whom or what a report's words mention."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from khronika.errors import RecordError
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.stated import Stated


class Kind(StrEnum):
    """What sort of party or thing a mention is."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    SITE = "site"
    PLACE = "place"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Mention:
    """A target, actor or speaker of a claim.

    ``name`` is the fullest form the report gives, without titles; ``description`` the head noun phrase of the words.
    """

    kind: Kind
    name: Stated[str] | None = None
    description: Stated[str] | None = None
    count: Stated[Count] | None = None

    def __post_init__(self) -> None:
        if self.name is None and self.description is None and self.count is None:
            raise RecordError("a mention needs a name, a description or a count")

    def evidence(self) -> Iterator[Evidence]:
        """The words behind its name, its description and its count."""
        for stated in (self.name, self.description, self.count):
            yield from () if stated is None else stated.evidence
