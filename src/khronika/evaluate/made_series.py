"""Made measurements of sites whose episodes are known, to measure judging with.

A seed decides everything. Each series is one site in one country, measured from one to four networks over 8 to 16 weeks, 2 to 8 times
a day and network, at times drawn at random. A third of the series has no episode, the others one or two: blocked, intermittent or down,
for 5 to 28 days, with at least 10 days around each; one in five of the last ones is not over yet. A block reaches all networks, or all
but one where there are three or more, each up to 12 hours after the first, and ends in each up to 12 hours before the last; a site that
is down is down everywhere at once.

Noise: in each network 0 to 5 of 100 measurements find an open site stopped, and 0 to 5 get through to a stopped one; once or twice a
network fails for 1 to 6 hours and all in it looks stopped; 5 of 100 measurements say nothing. Gaps: each network loses up to three
stretches of 1 to 4 days. Late data: one measurement in ten comes in up to 10 days late, so that the newest are missing, and all come in
any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from khronika.records.finding import Finding, Layer, Outcome
from khronika.records.measurement import Measurement, Vantage
from khronika.records.observation import Observations
from khronika.records.reach import Reach

START = datetime(2026, 1, 5, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
QUIET = 10 * DAY
STATES = (Reach.BLOCKED, Reach.BLOCKED, Reach.INTERMITTENT, Reach.DOWN)
"""From which an episode's state is drawn."""

OPEN = Finding(Outcome.REACHED, ("the page is the control's",))
DUMB = Finding(Outcome.INSUFFICIENT, ("the control failed",))
DOWN = Finding(Outcome.DOWN, ("the control does not reach it either",), Layer.TCP, "generic_timeout_error")
LOOKS_STOPPED = Finding(Outcome.LIKELY_BLOCKED, ("only the control reaches it",), Layer.TCP, "generic_timeout_error", "tcp.timeout")
STOPPED = Finding(Outcome.BLOCKED, ("its name leads to a block page",), Layer.DNS, None, "dns.blockpage")

Times = tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True)
class MadeEpisode:
    """A time in which the site is not reached, from the first network's ``onset`` to the last one's ``end``; ``None`` is not yet."""

    state: Reach
    onset: datetime
    end: datetime | None

    def holds(self, time: datetime) -> bool:
        """Whether it goes on at that time."""
        return self.onset <= time and (self.end is None or time < self.end)


@dataclass(frozen=True, slots=True)
class MadeSeries:
    """One site's measurements that have come in by ``now``, and its episodes."""

    site: str
    start: datetime
    now: datetime
    measurements: tuple[Measurement, ...]
    episodes: tuple[MadeEpisode, ...]


@dataclass(frozen=True, slots=True)
class _Network:
    """A network: how often it is measured and errs, and when the site is not reached in it, it fails itself, or nobody measures."""

    name: str
    times_a_day: float
    errs: float
    lets_through: float
    episodes: tuple[MadeEpisode, ...]
    outages: Times
    gaps: Times


def made_series(seed: int, count: int) -> Iterator[MadeSeries]:
    """So many series, always the same for a seed; each depends on the seed and its own number alone."""
    for number in range(count):
        yield _series(f"site{number}.example", Random(f"{seed} {number}"))  # noqa: S311 - draws, not secrets


def _series(site: str, chance: Random) -> MadeSeries:
    now = START + chance.randint(56, 112) * DAY
    episodes = tuple(_episodes(now, chance))
    names = [f"AS{64_500 + number}" for number in range(chance.randint(1, 4))]
    chance.shuffle(names)
    networks = [_network(name, _in_network(episodes, place, len(names), chance), now, chance) for place, name in enumerate(names)]
    found = [one for network in networks for one in _measured(site, network, now, chance)]
    arrived = [one for one in found if chance.random() >= 0.1 or one.at + chance.uniform(0, 10) * DAY <= now]
    chance.shuffle(arrived)
    return MadeSeries(site, START, now, tuple(arrived), episodes)


def _episodes(now: datetime, chance: Random) -> Iterator[MadeEpisode]:
    """None, one or two, with quiet time around each."""
    if chance.random() < 1 / 3:
        return
    onset = START + QUIET + chance.uniform(0, 1 / 3) * (now - START)
    for _ in range(chance.choice((1, 1, 2))):
        length = chance.uniform(5, 28) * DAY
        if chance.random() < 0.2:
            yield MadeEpisode(chance.choice(STATES), max(onset, now - length), None)
            return
        if onset + length + QUIET > now:
            return
        yield MadeEpisode(chance.choice(STATES), onset, onset + length)
        onset += length + QUIET + chance.uniform(0, 14) * DAY


def _in_network(episodes: tuple[MadeEpisode, ...], place: int, networks: int, chance: Random) -> tuple[MadeEpisode, ...]:
    """The episodes as one network has them: the first begins and ends with the site's, the others later and earlier."""
    found = []
    for episode in episodes:
        is_spared = place == 2 and networks > 2 and chance.random() < 0.3
        if episode.state is Reach.DOWN or place == 0:
            found.append(episode)
        elif not is_spared:
            end = None if episode.end is None else episode.end - chance.uniform(0, 12) * HOUR
            found.append(MadeEpisode(episode.state, episode.onset + chance.uniform(0, 12) * HOUR, end))
    return tuple(found)


def _network(name: str, episodes: tuple[MadeEpisode, ...], now: datetime, chance: Random) -> _Network:
    outages = _times(chance.randint(1, 2), (1 / 24, 6 / 24), now, chance)
    gaps = _times(chance.randint(0, 3), (1, 4), now, chance)
    return _Network(name, chance.uniform(2, 8), chance.uniform(0, 0.05), chance.uniform(0, 0.05), episodes, outages, gaps)


def _times(count: int, days: tuple[float, float], now: datetime, chance: Random) -> Times:
    starts = [START + chance.random() * (now - START) for _ in range(count)]
    return tuple((start, start + chance.uniform(*days) * DAY) for start in starts)


def _measured(site: str, network: _Network, now: datetime, chance: Random) -> Iterator[Measurement]:
    """The measurements of one network, at times that are independent of each other."""
    at = START
    while (at := at + chance.expovariate(network.times_a_day) * DAY) < now:
        if not _is_within(network.gaps, at):
            finding = DUMB if chance.random() < 0.05 else _finding(network, at, chance)
            vantage = Vantage(network.name, "XA")
            yield Measurement(f"https://{site}/", at, vantage, Observations(), finding=finding, software="made")


def _finding(network: _Network, at: datetime, chance: Random) -> Finding:
    episode = next((one for one in network.episodes if one.holds(at)), None)
    if episode is not None and episode.state is Reach.DOWN and chance.random() >= network.lets_through:
        return DOWN
    if _is_within(network.outages, at):
        return LOOKS_STOPPED
    through = 0.5 if episode is not None and episode.state is Reach.INTERMITTENT else network.lets_through
    if episode is not None and episode.state is not Reach.DOWN and chance.random() >= through:
        return STOPPED
    return LOOKS_STOPPED if chance.random() < network.errs else OPEN


def _is_within(times: Times, at: datetime) -> bool:
    return any(start <= at < end for start, end in times)
