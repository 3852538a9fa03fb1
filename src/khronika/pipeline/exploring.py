"""From what a person asks of the whole ledger to counts of what is documented, as far as they may see it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from khronika.pipeline.counting import counted
from khronika.pipeline.kinds_of_things import bearer_in
from khronika.pipeline.showing import areas_named, incidents_in, parties_named
from khronika.records.claim_type import ClaimType
from khronika.records.counted import Counted
from khronika.records.documented import Documented, documented
from khronika.records.incident import Incident, ToldAs
from khronika.records.member import Sort
from khronika.records.place import Place
from khronika.records.supported import Interval
from khronika.resolve.gazetteer import Gazetteer
from khronika.store import CountFilter, Exploring, Looking, ThingFilter
from khronika.store.searching import MOST_HITS, has_words, last_with

PARTY_ID = re.compile(r"p[0-9a-f]{15}")
PLACE_ID = re.compile(r"-?[0-9]+")
COUNTRY_CODE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents a person wants to have counted.

    ``words`` stand in a report of them; ``place`` is a name in any spelling, a country's code or an id of the gazetteer; ``person`` a name
    in any spelling or the id of a party. What is not given does not narrow.
    """

    words: str | None = None
    place: str | None = None
    person: str | None = None
    types: frozenset[ClaimType] = frozenset()
    since: date | None = None
    until: date | None = None
    told_as: ToldAs = ToldAs.FACT


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the ledger counts by.

    ``is_partial`` where more reports have the words than were looked at: counts are lower ends. ``unlike`` are incidents that the person
    sees otherwise than they are kept, or does not see.
    """

    filter: CountFilter
    is_partial: bool = False
    unlike: tuple[Counted, ...] = ()
    unlike_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Explored:
    """All counts of the incidents that pass; one in two countries or places counts in both."""

    told: dict[ToldAs, int]
    types: dict[ClaimType, Documented]
    days: dict[Interval | None, int]
    countries: dict[str, int]
    spots: dict[int, int]


@dataclass(frozen=True, slots=True)
class Unlike:
    """Incidents of which somebody who does not see everything sees something else than is kept: their ids, and those seen as they count."""

    ids: frozenset[str] = frozenset()
    seen: tuple[Counted, ...] = ()


def unlike_in(looking: Looking) -> Unlike:
    """The incidents that are not seen as they are kept."""
    ids = looking.unlike()
    return Unlike(ids, tuple(counted(incident) for incident in incidents_in(looking, sorted(ids)).values()))


def narrowed(looking: Looking, gazetteer: Gazetteer, wanted: Wanted, unlike: Unlike) -> Narrowed:
    """What the ledger counts by for a person's words."""
    found: list[set[str]] = []
    is_partial = False
    if wanted.words is not None:
        numbers = last_with(looking.connection, wanted.words, MOST_HITS)
        is_partial = len(numbers) == MOST_HITS
        found.append(looking.things_of_reports(_seen_with(looking, numbers, wanted.words), Sort.INCIDENT))
    if wanted.person is not None:
        parties = _seen_parties(looking, wanted.person)
        found.append(set(looking.things(Sort.INCIDENT, ThingFilter(parties=parties))))
    ids = tuple(sorted(set.intersection(*found))) if found else None
    areas = None if wanted.place is None else _areas(gazetteer, wanted.place)
    filter = CountFilter(wanted.told_as, wanted.types, areas, ids, wanted.since, wanted.until)
    return Narrowed(filter, is_partial, unlike.seen, unlike.ids)


def explored(looking: Looking, by: Narrowed) -> Explored:
    """All counts."""
    kept = Exploring(looking.connection, by.filter, by.unlike_ids)
    passing = [one for one in by.unlike if by.filter.passes(one)]
    types = kept.by_type()
    for type in {one.type for one in passing}:
        types[type] = documented([one for one in passing if one.type is type], types.get(type))
    others = Counter(one.told_as for one in by.unlike if one.told_as is not by.filter.told_as and by.filter.told_anyhow(one))
    own = Counter({by.filter.told_as: sum(one.incidents for one in types.values())})
    return Explored(
        dict(kept.by_told() + others + own),
        types,
        dict(kept.by_days() + Counter(one.days for one in passing)),
        dict(kept.by_country() + Counter(area for one in by.unlike if by.filter.anywhere(one) for area in one.areas if _is_code(area))),
        dict(kept.by_spot() + Counter(spot for one in by.unlike if by.filter.anywhere(one) for spot in one.spots)),
    )


def newest_in(looking: Looking, by: Narrowed, offset: int, limit: int) -> list[Incident]:
    """Some of the incidents that pass, the newest first, as the person sees them."""
    ids = Exploring(looking.connection, by.filter).newest(offset, limit)
    found = incidents_in(looking, ids)
    shown = (found[id] for id in ids if id in found)
    return [incident for incident in shown if incident.id not in by.unlike_ids or by.filter.passes(counted(incident))]


def places_counted(spots: dict[int, int], areas: tuple[str, ...] | None, gazetteer: Gazetteer) -> list[tuple[Place, int]]:
    """The narrowest places with their counts, the most first; with areas those within them alone."""
    found = _known(spots.items(), gazetteer)
    within = found if areas is None else (one for one in found if not _around(one[0]).isdisjoint(areas))
    return sorted(within, key=lambda one: (-one[1], one[0].name, one[0].id))


def party_names(looking: Looking, ids: Iterable[str]) -> dict[str, str]:
    """A name of each party that there is and that is seen, by its id."""
    members = looking.members_of(ids)
    bodies = looking.bodies(member for held in members.values() for member in held)
    seen = {id: [body for member in held for body in bodies.get(member, ())] for id, held in members.items()}
    return {id: bearer_in(own).name for id, own in seen.items() if own}


def _seen_with(looking: Looking, numbers: list[int], words: str) -> list[int]:
    """Of the reports with the words those in which they are seen."""
    guard = looking.guard
    if guard.is_open:
        return numbers
    doubtful = numbers if guard.may_hide(words) else [number for number in numbers if number in guard.fields]
    seen = {number for number, report in looking.reports(doubtful).items() if has_words(report, words)}
    return [number for number in numbers if number in seen or not (number in guard.reports or number in doubtful)]


def _seen_parties(looking: Looking, person: str) -> tuple[str, ...]:
    """The parties that are meant, without those that are hidden."""
    if not PARTY_ID.fullmatch(person):
        return parties_named(looking, person)
    members = looking.members_of([person]).get(person, [])
    return (person,) if any(member not in looking.guard.members for member in members) else ()


def _areas(gazetteer: Gazetteer, place: str) -> tuple[str, ...]:
    is_exact = PLACE_ID.fullmatch(place) or _is_code(place)
    return (place,) if is_exact else areas_named(gazetteer, place)


def _is_code(area: str) -> bool:
    return COUNTRY_CODE.fullmatch(area) is not None


def _known(spots: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> Iterator[tuple[Place, int]]:
    for id, number in spots:
        place = gazetteer.place(id)
        if place is not None:
            yield place, number


def _around(place: Place) -> set[str]:
    """The place itself and what it lies in, as areas."""
    return {str(one) for one in (place.id, place.district, place.region, place.country) if one is not None}
