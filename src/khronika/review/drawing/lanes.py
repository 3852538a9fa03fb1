"""The lanes of an episode over time: what is announced, what is reported, what is measured.

Every lane is drawn over grey hatch, which means that nothing is known, and only what somebody says or measured covers it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khronika.records.episode import Episode, Lane, LaneKind, Turn
from khronika.records.reach import Reach
from khronika.records.spell import Between, Spell
from khronika.records.supported import Interval
from khronika.review.drawing.levels import Spot, dots_at, levels_of
from khronika.review.drawing.shapes import Bar, Dot, Tick
from khronika.review.drawing.time_axis import TimeAxis, day_number, end_of_day, moment_number


@dataclass(frozen=True, slots=True)
class LaneEntry:
    """A turn or spell, with its number in the drawing and in the list; it is one of the two."""

    number: int
    turn: Turn | None = None
    spell: Spell | None = None


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One lane, of what is measured one a country (empty where the country is not known); drawn where the days are told."""

    kind: LaneKind
    country: str
    entries: tuple[LaneEntry, ...]
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()

    @property
    def levels(self) -> int:
        """How many rows of dots there are."""
        return levels_of(self.dots)


@dataclass(frozen=True, slots=True)
class LanesDrawing:
    """The lanes, one below the other, on one axis; without ticks where no day is told, so that there is nothing to draw."""

    rows: tuple[LaneRow, ...]
    ticks: tuple[Tick, ...]

    @property
    def looks(self) -> frozenset[str]:
        """The looks that the bars have, for a key that names these alone."""
        return frozenset(bar.look.split()[0] for row in self.rows for bar in row.bars)


def lanes_drawing(episode: Episode) -> LanesDrawing:
    """The lanes of an episode as a drawing and as numbered entries of a list."""
    rows = list(_numbered(episode.lanes))
    axis = TimeAxis.around(_moments(episode))
    if axis is None:
        return LanesDrawing(tuple(rows), ())
    return LanesDrawing(tuple(_drawn(row, axis) for row in rows), axis.ticks())


def _numbered(lanes: Iterable[Lane]) -> Iterator[LaneRow]:
    number = 0
    for lane in lanes:
        groups: list[tuple[str, Sequence[Turn | Spell]]] = [("", lane.turns)] if not lane.spells else _by_country(lane.spells)
        for country, told in groups:
            entries = tuple(_entry(number + place, one) for place, one in enumerate(told, start=1))
            number += len(entries)
            yield LaneRow(lane.kind, country, entries)


def _by_country(spells: Sequence[Spell]) -> list[tuple[str, Sequence[Turn | Spell]]]:
    return [(country, [spell for spell in spells if spell.country == country]) for country in sorted({one.country for one in spells})]


def _entry(number: int, told: Turn | Spell) -> LaneEntry:
    return LaneEntry(number, turn=told) if isinstance(told, Turn) else LaneEntry(number, spell=told)


def _moments(episode: Episode) -> Iterator[float]:
    for lane in episode.lanes:
        for turn in lane.turns:
            if turn.interval is not None:
                yield day_number(turn.interval.earliest)
                yield end_of_day(turn.interval.latest)
        for spell in lane.spells:
            yield from map(moment_number, (spell.first, spell.last))


def _drawn(row: LaneRow, axis: TimeAxis) -> LaneRow:
    told = [(entry.number, entry.turn, entry.turn.interval) for entry in row.entries if entry.turn is not None]
    turns = [(number, turn, days) for number, turn, days in told if days is not None]
    spells = [(entry.number, entry.spell) for entry in row.entries if entry.spell is not None]
    bars = (*_turn_bars([(turn, days) for _, turn, days in turns], axis), *_spell_bars([spell for _, spell in spells], axis))
    spots = [Spot(axis.at(day_number(days.earliest)), number, look_of(turn.state)) for number, turn, days in turns]
    spots += [Spot(_middle(spell, axis), number, look_of(spell.state)) for number, spell in spells]
    return LaneRow(row.kind, row.country, row.entries, bars, dots_at(spots))


def _middle(spell: Spell, axis: TimeAxis) -> float:
    return round((axis.at(moment_number(spell.first)) + axis.at(moment_number(spell.last))) / 2, 2)


def _turn_bars(turns: Sequence[tuple[Turn, Interval]], axis: TimeAxis) -> Iterator[Bar]:
    """The days of each turn, and, paler, the time until the next one of its side; what nobody says anything of stays hatched."""
    following = [days for _, days in turns[1:]]
    for place, (turn, days) in enumerate(turns):
        if turn.state is not Reach.RESTORED and place < len(following):
            yield Bar(axis.at(end_of_day(days.latest)), axis.at(day_number(following[place].earliest)), f"{look_of(turn.state)} until-next")
        yield Bar(axis.at(day_number(days.earliest)), axis.at(end_of_day(days.latest)), look_of(turn.state))


def _spell_bars(spells: Sequence[Spell], axis: TimeAxis) -> Iterator[Bar]:
    """The time that each spell surely took, then the times within which the site changed, then the gaps without a measurement."""
    for spell in spells:
        if spell.state is not Reach.INSUFFICIENT:
            yield Bar(axis.at(moment_number(spell.first)), axis.at(moment_number(spell.last)), look_of(spell.state))
    for change in dict.fromkeys(change for spell in spells for change in (spell.begun, spell.ended) if change is not None):
        if change.earliest is not None and change.latest is not None:
            yield _between(change, axis, "changing")
    yield from (_between(gap, axis, look_of(Reach.INSUFFICIENT)) for spell in spells for gap in spell.gaps)


def _between(stretch: Between, axis: TimeAxis, look: str) -> Bar:
    left = axis.first if stretch.earliest is None else moment_number(stretch.earliest)
    right = axis.last if stretch.latest is None else moment_number(stretch.latest)
    return Bar(axis.at(left), axis.at(right), look)


def look_of(state: Reach) -> str:
    """The class that colours a state."""
    return state.value.replace(" ", "-")
