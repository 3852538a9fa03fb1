"""How many incidents there are of one type, and how many people these name and are said to have befallen."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.records.counted import Counted


@dataclass(frozen=True, slots=True)
class Documented:
    """Incidents, namings of people and reported totals: three different things.

    ``named`` counts a person once in each incident that names them. ``least`` and ``most`` are the sums of the lowest and of the highest
    figures that are told of the incidents ``with_figure``; ``is_open`` where one of the highest is told as "at least".
    """

    incidents: int
    named: int
    with_figure: int
    least: int
    most: int
    is_open: bool


NOTHING = Documented(0, 0, 0, 0, 0, is_open=False)


def documented(counted: Iterable[Counted], besides: Documented | None = None) -> Documented:
    """What incidents come to together, and with what is documented ``besides``."""
    listed, other = list(counted), besides or NOTHING
    with_figure = [one for one in listed if one.least is not None or one.most is not None]
    return Documented(
        other.incidents + len(listed),
        other.named + sum(one.named for one in listed),
        other.with_figure + len(with_figure),
        other.least + sum(one.least or 0 for one in with_figure),
        other.most + sum(one.most or 0 for one in with_figure),
        is_open=other.is_open or any(one.is_open for one in with_figure),
    )
