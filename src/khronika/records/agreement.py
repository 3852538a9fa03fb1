"""Whether what is measured of a site bears out what is told of it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from khronika.records.reach import Reach
from khronika.records.spell import UNREACHABLE, Spell
from khronika.records.supported import Interval

DAY = timedelta(days=1)
OPEN = frozenset({Reach.REACHED, Reach.RESTORED})
STOPPED = UNREACHABLE - {Reach.DOWN}


class Agreement(StrEnum):
    """What measurements say of something told."""

    CONFIRMS = "confirms"
    CONTRADICTS = "contradicts"
    SAYS_NOTHING = "says nothing"


def agreement(state: Reach, days: Interval | None, spells: Sequence[Spell]) -> Agreement:
    """Whether spells bear out that a site came into a state on one of the days.

    A block is confirmed where the site can have been stopped on one of the days, a return where it can have been reached on one. Either
    is contradicted where the opposite is sure on each of the days; a site that was down contradicts a block as one that was reached does.
    Where measurements are missing they say nothing.
    """
    if days is None:
        return Agreement.SAYS_NOTHING
    told, opposite = (OPEN, UNREACHABLE) if state in OPEN else (STOPPED, OPEN | {Reach.DOWN})
    if any(_can_hold_on(spell, days) for spell in spells if spell.state in told):
        return Agreement.CONFIRMS
    against = [spell for spell in spells if spell.state in opposite]
    is_sure = all(any(_surely_holds_on(spell, day) for spell in against) for day in _each(days))
    return Agreement.CONTRADICTS if is_sure else Agreement.SAYS_NOTHING


def _can_hold_on(spell: Spell, days: Interval) -> bool:
    """Whether the spell can have gone on at some time of the days."""
    start = spell.begun.earliest or spell.first
    end = spell.last if spell.ended is None else spell.ended.latest or spell.last
    since, until = _start(days.earliest), _start(days.latest) + DAY
    is_known = any(spell.state_at(moment) is not Reach.INSUFFICIENT for moment in (max(start, since), min(end, until)))
    return start < until and end >= since and is_known


def _surely_holds_on(spell: Spell, day: date) -> bool:
    """Whether the spell went on all of a day, and was known to."""
    start = spell.begun.latest or spell.first
    end = spell.last if spell.ended is None else spell.ended.earliest or spell.last
    is_known = spell.state_at(_start(day) + DAY / 2) is not Reach.INSUFFICIENT
    return start <= _start(day) and end >= _start(day) + DAY and is_known


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _each(days: Interval) -> Iterable[date]:
    return (days.earliest + number * DAY for number in range((days.latest - days.earliest).days + 1))
