"""Figures as intervals: open ends stay open, the range is behind all, and nothing is drawn that nobody counts."""

import pytest

from khronika.review.drawing.counts import count_drawing
from khronika.review.drawing.shapes import Bar
from tests.review.drawing.made import counted, incident

Ends = tuple[int | None, int | None]
OPEN, FIGURE = "open", "figure"


@pytest.mark.parametrize(
    ("figures", "looks"),
    [
        ([(35, 35)], [[FIGURE]]),
        ([(35, None)], [[FIGURE, OPEN]]),
        ([(None, 100)], [[OPEN, FIGURE]]),
        ([(10, 15), (24, None)], [[FIGURE], [FIGURE, OPEN]]),
        ([(0, 0)], [[FIGURE]]),
    ],
)
def test_a_figure_is_drawn_with_its_open_ends(figures: list[Ends], looks: list[list[str]]) -> None:
    drawing = count_drawing(counted(*figures))
    assert drawing is not None
    assert [[bar.look for bar in row.bars] for row in drawing.rows] == looks


def test_what_nobody_counts_is_not_drawn() -> None:
    assert count_drawing(incident("i1")) is None


def test_the_range_goes_from_the_lowest_to_the_highest_figure_and_no_bar_is_outside() -> None:
    drawing = count_drawing(counted((100, 100), (400, 500)))
    assert drawing is not None
    low, high = drawing.rows
    assert (drawing.band.left, drawing.band.right) == (low.bars[0].left, high.bars[-1].right)
    assert (low.is_low, low.is_high, high.is_low, high.is_high) == (True, False, False, True)
    assert all(0 <= bar.left <= bar.right <= 100 for row in drawing.rows for bar in row.bars)


@pytest.mark.parametrize(("figures", "edge"), [([(4, 4), (24, None)], 100.0), ([(None, 9)], None)])
def test_an_open_range_goes_on_to_the_edge(figures: list[Ends], edge: float | None) -> None:
    drawing = count_drawing(counted(*figures))
    assert drawing is not None
    assert (drawing.band.right == edge) == (edge is not None)
    assert drawing.band.left == (0.0 if edge is None else drawing.rows[0].bars[0].left)


@pytest.mark.parametrize(
    ("highest", "numbers"),
    [(1, [0, 1]), (9, [0, 5]), (35, [0, 10, 20, 30]), (1_001, [0, 500, 1000]), (40_000, [0, 10_000, 20_000, 30_000, 40_000])],
)
def test_the_axis_has_a_few_round_numbers(highest: int, numbers: list[int]) -> None:
    drawing = count_drawing(counted((highest, highest)))
    assert drawing is not None
    assert [tick.number for tick in drawing.ticks] == numbers


def test_a_bar_is_never_too_narrow_to_be_seen() -> None:
    assert Bar(40.0, 40.0, FIGURE).width > 0
