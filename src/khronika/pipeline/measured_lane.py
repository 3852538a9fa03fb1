"""What is measured of a site, beside what is announced and reported of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from khronika.records.agreement import agreement
from khronika.records.claim_type import ClaimType
from khronika.records.episode import Episode, Lane, LaneKind
from khronika.records.incident import Incident
from khronika.records.measurement import Measurement
from khronika.records.mention import Kind
from khronika.records.reach import Reach
from khronika.records.site import site_of
from khronika.records.spell import Spell
from khronika.resolve.episodes import REACHED
from khronika.resolve.sites import SiteNames
from khronika.store import Ledger

LEAD = timedelta(days=30)
"""So long before an episode its measurements are shown too: they say whether the site was reached until then."""

SITES = frozenset({Kind.SITE, Kind.OUTLET})

Judge = Callable[[Iterable[Measurement], datetime], list[Spell]]
"""Makes spells of measurements up to a time; it is handed in, so that nothing here can probe."""


@dataclass(frozen=True, slots=True)
class Measuring:
    """Where measurements are, which sites names mean, what judges, and the time until which measurements count."""

    ledger: Ledger
    names: SiteNames
    judge: Judge
    now: datetime

    def beside(self, episodes: Sequence[Episode]) -> list[Episode]:
        """The episodes of one site with its hosts and their measured lanes."""
        [found] = self.beside_each([episodes])
        return found

    def beside_each(self, sites: Iterable[Sequence[Episode]]) -> list[list[Episode]]:
        """The episodes of each of several sites with its hosts and their measured lanes; of all their hosts the ledger is asked once.

        Measurements come from the countries that the incidents name, or from all where they name none or none of those was measured. A
        spell stands beside each episode during which it goes on, and is told of the site's hosts together.
        """
        listed = [(episodes, self.names.hosts_of(name for one in episodes for name in one.names)) for episodes in sites]
        wanted = {host for _, hosts in listed for host in hosts}
        found = self.ledger.measurements(sorted(wanted)) if wanted else []
        by_site = [(site_of(measurement.address), measurement) for measurement in found]
        return [self._with_lanes(episodes, hosts, [one for site, one in by_site if site in hosts]) for episodes, hosts in listed]

    def _with_lanes(self, episodes: Sequence[Episode], hosts: tuple[str, ...], found: list[Measurement]) -> list[Episode]:
        if not hosts or not episodes:
            return list(episodes)
        spells = self.judge(found, self.now)
        starts = [_start(episode) for episode in episodes]
        windows = zip([None, *starts[1:]], [*starts[1:], None], strict=True)
        named = [replace(episode, hosts=hosts) for episode in episodes]
        return [_with_lane(episode, _near(spells, episode, window)) for episode, window in zip(named, windows, strict=True)]

    def of(self, incident: Incident) -> Incident:
        """The incident with what measurements say of it, where it is about a site whose hosts are known."""
        names = [name for person in incident.people if person.value.kind in SITES for name in person.value.names]
        hosts = self.names.hosts_of(names) if incident.type in REACHED else ()
        if not hosts:
            return incident
        spells = _there(self.judge(self.ledger.measurements(hosts), self.now), [incident])
        state = Reach.RESTORED if incident.type is ClaimType.UNBLOCK else Reach.BLOCKED
        return replace(incident, measured=agreement(state, incident.days, spells))


Window = tuple[date | None, date | None]


def _with_lane(episode: Episode, spells: tuple[Spell, ...]) -> Episode:
    lanes = (lane for lane in episode.lanes if lane.kind is not LaneKind.MEASURED)
    return replace(episode, lanes=(*lanes, Lane(LaneKind.MEASURED, spells=spells)))


def _near(spells: Iterable[Spell], episode: Episode, window: Window) -> tuple[Spell, ...]:
    """The spells of an episode's countries, and of its time as far as the window around it leaves it open."""
    there = _there(spells, _incidents(episode))
    since, until = (None if day is None else datetime.combine(day, time(), UTC) for day in window)
    start = _start(episode)
    since = since or (None if start is None else datetime.combine(start, time(), UTC) - LEAD)
    return tuple(spell for spell in there if (since is None or spell.last >= since) and (until is None or spell.first < until))


def _there(spells: Iterable[Spell], incidents: Iterable[Incident]) -> list[Spell]:
    """The spells of the countries that incidents name; all where they name none, or none of those was measured."""
    listed = list(spells)
    countries = {place.value.place.country for one in incidents for place in one.places if place.value.place is not None}
    return [spell for spell in listed if spell.country in countries] or listed


def _start(episode: Episode) -> date | None:
    days = [one.days.earliest for one in _incidents(episode) if one.days is not None]
    return min(days, default=None)


def _incidents(episode: Episode) -> list[Incident]:
    turns = [turn.incident for lane in episode.lanes for turn in lane.turns]
    return turns or list(episode.unsure)
