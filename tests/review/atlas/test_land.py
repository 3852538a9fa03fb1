"""The land: closed lines within the sheet, without the marks of how the file cuts the world."""

import re

import pytest

from khronika.review.atlas.land import MARGIN, land_path
from khronika.review.atlas.mercator import HEIGHT, WIDTH, View
from khronika.review.atlas.topology import CLOSER, WHOLE_WORLD, countries

NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")


def lines_in(path: str) -> list[list[tuple[float, float]]]:
    """The lines that the commands of a path draw."""
    found = []
    for line in path.split("z")[:-1]:
        numbers = [float(number) for number in NUMBER.findall(line)]
        x, y = numbers[0], numbers[1]
        points = [(x, y)]
        for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + right, y + down
            points.append((x, y))
        found.append(points)
    return found


@pytest.mark.parametrize("view", [View(), View(48, 68, 3), View(66, 178, 2), View(-75, 0, 1), View(43.2, 76.9, 9)])
def test_land_is_drawn_within_the_sheet(view: View) -> None:
    for line in lines_in(land_path(view)):
        assert all(-MARGIN - 0.2 <= x <= WIDTH + MARGIN + 0.2 and -MARGIN - 0.2 <= y <= HEIGHT + MARGIN + 0.2 for x, y in line)


def test_no_line_runs_from_one_edge_of_the_world_to_the_other() -> None:
    for country in countries(WHOLE_WORLD):
        for ring in country:
            steps = zip(ring.points, ring.points[1:], strict=False)
            assert all(abs(one[0] - other[0]) < 0.2 or one[1] > 1 for one, other in steps)


def test_an_open_sea_has_no_land() -> None:
    assert land_path(View(-40, -120, 5)) == ""


def test_both_files_hold_the_same_countries_and_more_islands_the_closer_one() -> None:
    assert len(countries(CLOSER)) > len(countries(WHOLE_WORLD)) > 170
