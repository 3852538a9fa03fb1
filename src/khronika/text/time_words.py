"""A time in a text: where its words stand, and which days they mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.records.when import Basis, When
from khronika.text.calendar_days import Days, Grain
from khronika.text.moments import Moment, Vantage


class Limit(StrEnum):
    """What the words before a time make of it."""

    WITHIN = "within"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time and where its words stand.

    ``start`` leaves out "on" and "in" but takes in "since", "until", "late", "between". ``is_modifier``: the words go with a noun
    ("the 2019 elections", "Friday's protest"). ``is_dateline``: they open an agency report ("DAKAR, Feb 8 (...) -").
    """

    start: int
    end: int
    moment: Moment
    limit: Limit = Limit.WITHIN
    is_modifier: bool = False
    is_dateline: bool = False

    @property
    def grain(self) -> Grain:
        """How exact the words are."""
        return self.moment.grain

    @property
    def is_relative(self) -> bool:
        """Whether the words count from the publication day or from another event."""
        return self.moment.is_relative

    @property
    def needs_anchor(self) -> bool:
        """Whether the words count from another event ("two days later")."""
        return self.moment.needs_anchor

    @property
    def is_range_open(self) -> bool:
        """Whether the words name only one end ("since May 20")."""
        return self.limit is not Limit.WITHIN

    def resolve(self, published: date | None, *, planned: bool = False, anchor: When | None = None) -> When | None:
        """The days that the words mean, ``None`` where what they count from is not known or they leave the days open.

        ``published`` is what "on Tuesday" counts from, ``anchor`` what "two days later" counts from; the publication day is
        never an answer by default.
        """
        at = Vantage(published, planned, None if anchor is None else Days(anchor.earliest, anchor.latest))
        try:
            days = self.moment.days(at)
        except (ValueError, OverflowError):
            return None
        limited = None if days is None else _LIMITS[self.limit](days, at, self.grain)
        if limited is None or limited.last < limited.first:
            return None
        return When(limited.first, limited.last, Basis.RELATIVE if self.is_relative or self.needs_anchor else Basis.STATED)


def _within(days: Days, at: Vantage, grain: Grain) -> Days:
    """The days; a week, month or year under way ends, or begins where the claim is planned, at publication."""
    if grain is Grain.DAY or at.published is None or not days.first <= at.published <= days.last:
        return days
    return Days(at.published, days.last) if at.is_planned else Days(days.first, at.published)


def _since(days: Days, at: Vantage, grain: Grain) -> Days | None:  # noqa: ARG001
    return None if at.published is None or at.published < days.first else Days(days.first, at.published)


def _until(days: Days, at: Vantage, grain: Grain) -> Days | None:  # noqa: ARG001
    if at.anchor is not None:
        return Days(at.anchor.first, days.last)
    return Days(at.published, days.last) if at.is_planned and at.published is not None else None


def _before(days: Days, at: Vantage, grain: Grain) -> Days | None:  # noqa: ARG001
    return None if at.anchor is None else Days(at.anchor.first, days.first)


def _after(days: Days, at: Vantage, grain: Grain) -> Days | None:  # noqa: ARG001
    return None if at.published is None or at.is_planned else Days(days.last, at.published)


_LIMITS: Mapping[Limit, Callable[[Days, Vantage, Grain], Days | None]] = {
    Limit.WITHIN: _within,
    Limit.SINCE: _since,
    Limit.UNTIL: _until,
    Limit.BY: _until,
    Limit.BEFORE: _before,
    Limit.AFTER: _after,
}
