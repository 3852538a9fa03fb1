"""From what a person asks of lists of things to what the ledger filters them by."""

from dataclasses import dataclass
from datetime import date

from khronika.pipeline.naming_things import thing_meant
from khronika.pipeline.showing import areas_named, parties_named
from khronika.records.claim_type import ClaimType
from khronika.records.member import Sort
from khronika.resolve.gazetteer import Gazetteer
from khronika.store import Looking, ThingFilter


@dataclass(frozen=True, slots=True)
class Asked:
    """Which things a person wants to see, in the person's words: names of places and people in any spelling, ids or their beginnings."""

    ids: tuple[str, ...] = ()
    types: frozenset[ClaimType] = frozenset()
    place: str | None = None
    person: str | None = None
    since: date | None = None
    until: date | None = None
    several: bool = False


def filter_of(looking: Looking, gazetteer: Gazetteer, asked: Asked, sort: Sort) -> ThingFilter:
    """What the ledger filters things of a sort by; ``LedgerError`` where an id means nothing."""
    parties = None if asked.person is None else parties_named(looking, asked.person)
    ids = tuple(thing_meant(looking, id, sort) for id in asked.ids) if asked.ids else None
    if sort is Sort.PARTY and parties is not None:
        ids = parties if ids is None else tuple(id for id in ids if id in parties)
    return ThingFilter(
        asked.types,
        None if asked.place is None else areas_named(gazetteer, asked.place),
        parties if sort is Sort.INCIDENT else None,
        ids,
        asked.since,
        asked.until,
        asked.several,
    )
