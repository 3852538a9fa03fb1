"""What the ledger joined, worked out: incidents, cases and episodes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from anyascii import anyascii

from khronika.pipeline.kinds_of_things import bearer_in
from khronika.records.case import Case
from khronika.records.claim_type import ClaimType
from khronika.records.episode import Episode
from khronika.records.incident import Incident
from khronika.records.member import Sort
from khronika.records.mention import Kind
from khronika.records.place import Place, PlaceKind
from khronika.records.report import Report
from khronika.records.standing import COUNTS, ReportStanding, Standing
from khronika.records.telling import Telling
from khronika.resolve.cases import NO_STEPS, case_of
from khronika.resolve.episodes import REACHED, episodes_of
from khronika.resolve.gazetteer import Gazetteer
from khronika.resolve.incidents import incident_of
from khronika.resolve.names import compare_names
from khronika.resolve.naming import words_of
from khronika.resolve.parties import Bearer
from khronika.resolve.voices import Printed, voices_of
from khronika.store import HeldTelling, Looking, ThingFilter, search_form
from khronika.store.in_parts import parts
from khronika.store.sources import groups_of

AT_ONCE = 50
"""How many things are in memory while they are listed."""

STRENGTH = (Standing.RETRACTED, Standing.SUPERSEDED, Standing.CORRECTED)
"""Of several notices about one report the strongest holds."""

STEPS = frozenset(ClaimType) - NO_STEPS
"""What makes a case: anything done to somebody but words."""


def incidents(looking: Looking, filter: ThingFilter) -> Iterator[Incident]:
    """The incidents that pass, by day."""
    for part in parts(looking.things(Sort.INCIDENT, filter), AT_ONCE):
        found = incidents_in(looking, part)
        yield from (found[id] for id in part if id in found)


def cases(looking: Looking, filter: ThingFilter, today: date) -> Iterator[Case]:
    """The cases of the parties that pass and to whom something was done, by day."""
    wanted = filter if filter.types else replace(filter, types=STEPS)
    yield from cases_of(looking, looking.things(Sort.PARTY, wanted), today)


def cases_of(looking: Looking, ids: Iterable[str], today: date) -> Iterator[Case]:
    """The cases of parties, in their order; one to whom nothing was done has a case without steps."""
    for part in parts(ids, AT_ONCE):
        for id, names, kind, befallen in _parties(looking, part):
            yield case_of(id, names, kind, befallen, today)


def sites(looking: Looking, filter: ThingFilter) -> Iterator[list[Episode]]:
    """The episodes of each site or service that passes and was said to be blocked, slowed or restored, by day."""
    for part in parts(looking.things(Sort.PARTY, replace(filter, types=REACHED)), AT_ONCE):
        for id, names, _, befallen in _parties(looking, part):
            yield episodes_of(id, names, befallen)


def parties_named(looking: Looking, name: str) -> tuple[str, ...]:
    """The parties that a name can mean, in any spelling; words of the name are enough."""
    found: set[str] = set()
    for kind in (Kind.PERSON, Kind.ORGANIZATION):
        asked = [name, *_sealed_marks(looking, name, kind)]
        ids = {id for one in asked for id in looking.with_words(words_of(one, kind))}
        found.update(id for id, bodies in looking.bodies(ids).items() if _can_be(bearer_in(bodies), name, kind))
    return tuple(sorted(set(looking.things_of(found).values())))


def _sealed_marks(looking: Looking, name: str, kind: Kind) -> Iterator[str]:
    """What stands in place of sealed names that the name can mean."""
    for mark, names in looking.names_opened().items():
        if any(compare_names(one, name, kind).score > 0.25 for one in names):
            yield mark


def areas_named(gazetteer: Gazetteer, name: str) -> tuple[str, ...]:
    """What a name or the code of a country can mean where incidents are: places of the gazetteer, or the name as written.

    A name in another script that the gazetteer does not know is looked up as it sounds.
    """
    places = places_named(gazetteer, name)
    countries = {place.country for place in places if place.kind is PlaceKind.COUNTRY and place.country is not None}
    code = {name.upper()} if len(name) == 2 else set()
    return tuple(sorted({*(str(place.id) for place in places), *countries, *code, search_form(name)}))


def places_named(gazetteer: Gazetteer, name: str) -> list[Place]:
    """The places that a name can mean, the likeliest first."""
    found = gazetteer.named(name) or gazetteer.named(anyascii(name))
    return [place for place, _ in found]


def _can_be(bearer: Bearer, name: str, kind: Kind) -> bool:
    return bearer.is_person == (kind is Kind.PERSON) and compare_names(bearer.name, name, kind).score > 0.25


def incidents_in(looking: Looking, ids: Iterable[str]) -> dict[str, Incident]:
    """The incidents of these ids, by id."""
    return looking.known.of("incidents", ids, lambda missing: _incidents_in(looking, missing))


def _incidents_in(looking: Looking, ids: list[str]) -> dict[str, Incident]:
    members = looking.members_of(ids)
    thing_of = {member: thing for thing, held in members.items() for member in held}
    held = looking.tellings(thing_of)
    reports = looking.reports({one.report_number for one in held})
    by_thing: dict[str, list[HeldTelling]] = {thing: [] for thing in members}
    for one in held:
        by_thing[thing_of[one.member]].append(one)
    groups = groups_of(looking.connection)
    return {thing: incident_of(thing, _tellings(own, reports, groups)) for thing, own in by_thing.items() if own}


def _tellings(held: list[HeldTelling], reports: dict[int, Report], groups: Mapping[str, str]) -> list[Telling]:
    """The tellings of one incident, with their voices; a corrected report counts where its correction does not tell of this."""
    here = {reports[one.report_number].address for one in held}
    found = []
    for one in held:
        report = reports[one.report_number]
        found.append((one, Telling(one.claim, report, report.address, one.places, _standing(one.standings, here))))
    bearing = [(one, telling) for one, telling in found if telling.counts and not telling.is_denial]
    voices = {**(_voices(found, groups) if len(bearing) < len(found) else {}), **_voices(bearing, groups)}
    return [replace(telling, voice=voices[telling.report.address]) for _, telling in found]


def _voices(told: Iterable[tuple[HeldTelling, Telling]], groups: Mapping[str, str]) -> Mapping[str, str]:
    return voices_of((Printed(telling.report, one.text) for one, telling in told), groups)


def _standing(standings: Iterable[ReportStanding], here: set[str]) -> ReportStanding:
    own = [one for one in standings if one.standing is not Standing.CORRECTED or one.by in here]
    return min(own, key=lambda one: STRENGTH.index(one.standing), default=COUNTS)


def _parties(looking: Looking, ids: list[str]) -> Iterator[tuple[str, set[str], Kind, list[Incident]]]:
    """Each party with its names, what it is, and the incidents in which something is done to it."""
    members = looking.members_of(ids)
    bodies = looking.bodies(member for held in members.values() for member in held)
    bearers = {id: [bearer_in(bodies[member]) for member in members[id] if member in bodies] for id in ids}
    names = {id: {name for bearer in own for name in bearer.names} for id, own in bearers.items()}
    befallen = _befallen(looking, members, names)
    found = incidents_in(looking, sorted({incident for own in befallen.values() for incident in own}))
    for id in (id for id in ids if bearers[id]):
        kinds = sorted(bearer.kind for bearer in bearers[id])
        yield id, names[id], max(kinds, key=kinds.count), [found[incident] for incident in befallen[id] if incident in found]


def _befallen(looking: Looking, members: Mapping[str, list[str]], names: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """The ids of the incidents in which something is done to each party."""
    party_of = {member: party for party, held in members.items() for member in held}
    targeted = [one for one in looking.tellings(party_of) if _is_target(one, names[party_of[one.member]])]
    things = looking.things_of_claims([one.number for one in targeted], Sort.INCIDENT)
    found: dict[str, set[str]] = {party: set() for party in members}
    for one in targeted:
        if one.number in things:
            found[party_of[one.member]].add(things[one.number])
    return {party: sorted(own) for party, own in found.items()}


def _is_target(held: HeldTelling, names: set[str]) -> bool:
    return any(mention.name is not None and mention.name.value in names for mention in held.claim.targets)
