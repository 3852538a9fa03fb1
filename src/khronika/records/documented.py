"""How many incidents there are of one type, and how many people these name and are said to have befallen."""

from dataclasses import dataclass


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
