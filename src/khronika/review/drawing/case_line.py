"""A case as a line of time: its steps, its terms to their expected end, and where nothing is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khronika.records.case import Case, Gap, Step, Term
from khronika.records.supported import Interval, Supported
from khronika.review.drawing.levels import Spot, dots_at, levels_of
from khronika.review.drawing.shapes import Bar, Dot, Tick
from khronika.review.drawing.time_axis import TimeAxis, day_number, end_of_day


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term, drawn from the sentence to the days between which it should end."""

    term: Supported[Term]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap, drawn as far as its days are known; without bars where none is."""

    gap: Gap
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class CaseDrawing:
    """The steps with the numbers that the list has for them, then a row for each term and each gap."""

    dots: tuple[Dot, ...]
    days: tuple[Bar, ...]
    terms: tuple[TermRow, ...]
    gaps: tuple[GapRow, ...]
    ticks: tuple[Tick, ...]
    today: float | None = None
    """Where today stands, where it is within the drawing."""

    @property
    def levels(self) -> int:
        """How many rows of dots there are."""
        return levels_of(self.dots)


def case_drawing(case: Case, today: date) -> CaseDrawing | None:
    """The case as a drawing; ``None`` where no step has a day. Steps whose day is not told stand in the list alone."""
    dated = [(number, step, step.interval) for number, step in enumerate(case.steps, start=1) if step.interval is not None]
    axis = TimeAxis.around(_moments(case))
    if not dated or axis is None:
        return None
    return CaseDrawing(
        dots=dots_at(Spot(_middle(days, axis), number, look_of(step)) for number, step, days in dated),
        days=tuple(_bar(days, axis, "days") for _, _, days in dated if days.earliest != days.latest),
        terms=tuple(_term_row(term, case.steps, axis) for term in case.terms),
        gaps=tuple(GapRow(gap, _gap_bars(gap, axis, today)) for gap in case.gaps),
        ticks=axis.ticks(),
        today=axis.at(day_number(today)) if axis.first < day_number(today) < axis.last else None,
    )


def _moments(case: Case) -> Iterator[float]:
    for days in (*(step.interval for step in case.steps), *(term.value.end for term in case.terms)):
        if days is not None:
            yield day_number(days.earliest)
            yield end_of_day(days.latest)


def _middle(days: Interval, axis: TimeAxis) -> float:
    return round((axis.at(day_number(days.earliest)) + axis.at(end_of_day(days.latest))) / 2, 2)


def _bar(days: Interval, axis: TimeAxis, look: str) -> Bar:
    return Bar(axis.at(day_number(days.earliest)), axis.at(end_of_day(days.latest)), look)


def look_of(step: Step) -> str:
    """How a step is drawn: what is no fact stays hollow."""
    return "unsure" if step.incident.mark else "moves" if step.moves else "other"


def _term_row(term: Supported[Term], steps: Sequence[Step], axis: TimeAxis) -> TermRow:
    end = term.value.end
    laid = [step.interval for step in steps if step.interval is not None and not set(term.claims).isdisjoint(_claims(step))]
    start = day_number(min((days.earliest for days in laid), default=end.earliest))
    whole = Bar(axis.at(start), axis.at(day_number(end.earliest)), "term")
    return TermRow(term, (whole, _bar(end, axis, "term-end")))


def _claims(step: Step) -> set[str]:
    return {telling.claim.id for telling in step.incident.tellings}


def _gap_bars(gap: Gap, axis: TimeAxis, today: date) -> tuple[Bar, ...]:
    if gap.since is None and gap.until is None:
        return ()
    since = axis.first if gap.since is None else end_of_day(gap.since)
    until = day_number(today if gap.until is None else gap.until)
    return (Bar(axis.at(since), axis.at(until), "gap"),)
