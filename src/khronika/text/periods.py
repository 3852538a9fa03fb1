"""Longer times: seasons and quarters, decades, weekends, parts of other times, and times from one to another."""

from dataclasses import dataclass, replace

from khronika.text.calendar_days import Days, Grain, Part, around, month_days, part_of, step
from khronika.text.moments import Dated, Moment, Vantage, Weekday, nearest, years_from


@dataclass(frozen=True, slots=True)
class Months:
    """Months from one to another in the year of another moment ("summer of 2019"); ``last`` past 12 lies in the year after.

    Without a year: the nearest that has begun (for a planned claim that is not over), or as :class:`Dated` by ``shift``.
    """

    first: int
    last: int
    year: Moment | None = None
    shift: int = 0
    grain: Grain = Grain.MONTH

    @property
    def is_relative(self) -> bool:
        """Whether the year counts from publication, or is not named."""
        return self.year is None or self.year.is_relative

    @property
    def needs_anchor(self) -> bool:
        """Whether the year does."""
        return self.year is not None and self.year.needs_anchor

    def days(self, at: Vantage) -> Days | None:
        """The days of the one or the nearest year."""
        if self.year is not None:
            year = self.year.days(at)
            return None if year is None else month_days(year.first.year, self.first, self.last)
        return nearest(at, self.shift, (month_days(year, self.first, self.last) for year in years_from(at, self.shift)))


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years, or a part of them: "the late 1990s"."""

    year: int
    part: Part | None = None
    grain: Grain = Grain.YEAR
    is_relative: bool = False
    needs_anchor: bool = False

    def days(self, at: Vantage) -> Days | None:  # noqa: ARG002
        """The years; early, mid and late are about a third of ten."""
        first, last = YEARS_OF_PART.get(self.part, (0, 9))
        return Days(month_days(self.year + first, 1).first, month_days(self.year + last, 12).last)


YEARS_OF_PART: dict[Part | None, tuple[int, int]] = {Part.EARLY: (0, 3), Part.MID: (4, 6), Part.LATE: (7, 9)}


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday: of the week of publication where they have begun or the claim is planned, else of the week before.

    With ``shift`` -1 the last weekend that is over, with 1 the one after the week of publication.
    """

    shift: int = 0
    grain: Grain = Grain.DAY
    needs_anchor: bool = False
    is_relative: bool = True

    def days(self, at: Vantage) -> Days | None:
        """The two days, up to publication where it is the Saturday of a claim that is not planned."""
        if at.published is None:
            return None
        saturday = step(around(Grain.WEEK, at.published).first, Grain.DAY, 5)
        is_to_come = saturday > at.published and not at.is_planned
        weeks = self.shift or (-1 if is_to_come else 0)
        saturday = step(saturday, Grain.WEEK, weeks)
        sunday = step(saturday, Grain.DAY, 1)
        return Days(saturday, saturday if saturday == at.published and not at.is_planned else sunday)


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of another moment: "late last year"."""

    whole: Moment
    part: Part

    @property
    def grain(self) -> Grain:
        """That of the whole."""
        return self.whole.grain

    @property
    def is_relative(self) -> bool:
        """Whether the whole is."""
        return self.whole.is_relative

    @property
    def needs_anchor(self) -> bool:
        """Whether the whole does."""
        return self.whole.needs_anchor

    def days(self, at: Vantage) -> Days | None:
        """The part's days."""
        whole = self.whole.days(at)
        return None if whole is None else part_of(whole, self.part)


def in_part(moment: Moment, part: Part) -> Moment:
    """The part of the moment; a day stays itself, since "early on Monday" is Monday."""
    if isinstance(moment, Dated):
        return moment if moment.grain is Grain.DAY else replace(moment, part=part)
    if isinstance(moment, Decade):
        return replace(moment, part=part)
    return moment if moment.grain in (Grain.DAY, Grain.WEEK) else PartOf(moment, part)


@dataclass(frozen=True, slots=True)
class Between:
    """From one moment to another, both taken in: "May 17 to May 20", "on Monday and Tuesday"."""

    left: Moment
    right: Moment

    @property
    def grain(self) -> Grain:
        """That of its end."""
        return self.right.grain

    @property
    def is_relative(self) -> bool:
        """Whether either end is."""
        return self.left.is_relative or self.right.is_relative

    @property
    def needs_anchor(self) -> bool:
        """Whether either end does."""
        return self.left.needs_anchor or self.right.needs_anchor

    def days(self, at: Vantage) -> Days | None:
        """From the first day of the one to the last of the other; what one end leaves open is taken from the other."""
        if _is_open(self.right) and not _is_open(self.left):
            left = self.left.days(at)
            right = None if left is None else self.right.days(replace(at, published=left.first, is_planned=True))
        else:
            right = self.right.days(at)
            near = at if right is None or not _is_open(self.left) else replace(at, published=right.last, is_planned=False)
            left = self.left.days(near)
        if left is None or right is None or left.first > right.last:
            return None
        return Days(left.first, right.last)


def _is_open(moment: Moment) -> bool:
    """Whether the moment is a day or month without a year, or a weekday: it comes again and again."""
    if isinstance(moment, Dated):
        return moment.year is None and moment.year_shift is None
    return isinstance(moment, Weekday) and moment.weeks is None and not moment.needs_anchor
