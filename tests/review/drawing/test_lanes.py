"""Lanes over time: nothing is shown as fine that nobody knows."""

from datetime import UTC, datetime, timedelta

import pytest

from khronika.records.claim_type import ClaimType
from khronika.records.episode import Episode, Lane, LaneKind, Turn
from khronika.records.reach import Reach
from khronika.records.spell import Between, Spell, Tally
from khronika.review.drawing.lanes import LaneRow, LanesDrawing, lanes_drawing
from tests.review.drawing.made import days, incident

START = datetime(2021, 6, 5, tzinfo=UTC)
BLOCKED = Turn(Reach.BLOCKED, incident("b", days("2021-06-05"), ClaimType.BLOCK))
RESTORED = Turn(Reach.RESTORED, incident("u", days("2022-01-13"), ClaimType.UNBLOCK))
UNDATED = Turn(Reach.BLOCKED, incident("n", None, ClaimType.BLOCK))


def spell(state: Reach, first: int, last: int, country: str = "NG", gaps: tuple[Between, ...] = ()) -> Spell:
    """From one day after the start to another; it began and ended within a day around."""
    begin, end = START + timedelta(days=first), START + timedelta(days=last)
    day = timedelta(days=1)
    return Spell(
        state, "rule", country, ("AS1",), Between(begin - day, begin), Between(end, end + day), begin, end, Tally(5, 5), ("why",), gaps=gaps
    )


def drawn(*lanes: Lane) -> LanesDrawing:
    return lanes_drawing(Episode("s1", ("Site",), lanes))


def looks(row: LaneRow) -> list[str]:
    return [bar.look for bar in row.bars]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ((BLOCKED,), ["blocked"]),
        ((BLOCKED, RESTORED), ["blocked until-next", "blocked", "restored"]),
        ((RESTORED,), ["restored"]),
        ((UNDATED,), []),
        ((), []),
    ],
)
def test_a_side_covers_only_what_it_tells(turns: tuple[Turn, ...], expected: list[str]) -> None:
    drawing = drawn(Lane(LaneKind.ANNOUNCED, (BLOCKED, RESTORED)), Lane(LaneKind.REPORTED, turns))
    assert looks(drawing.rows[1]) == expected


def test_after_access_is_said_to_be_back_nothing_is_drawn() -> None:
    [row] = drawn(Lane(LaneKind.REPORTED, (RESTORED, BLOCKED))).rows
    assert "restored until-next" not in looks(row)


def test_what_is_not_known_is_never_covered_by_a_colour() -> None:
    gap = Between(START + timedelta(days=20), START + timedelta(days=30))
    [row] = drawn(Lane(LaneKind.MEASURED, spells=(spell(Reach.BLOCKED, 0, 60, gaps=(gap,)), spell(Reach.INSUFFICIENT, 70, 90)))).rows
    assert looks(row) == ["blocked", "changing", "changing", "changing", "changing", "insufficient"]
    whole, hole = row.bars[0], row.bars[-1]
    assert whole.left < hole.left < hole.right < whole.right
    assert all(bar.right <= whole.right for bar in row.bars if bar.look == "blocked")


def test_a_spell_is_drawn_from_its_first_measurement_and_its_change_before_that() -> None:
    [row] = drawn(Lane(LaneKind.MEASURED, spells=(spell(Reach.BLOCKED, 0, 10),))).rows
    stretch, begun, ended = row.bars
    assert begun.right == stretch.left
    assert stretch.right == ended.left


def test_each_country_has_a_row_and_numbers_go_on() -> None:
    reported = Lane(LaneKind.REPORTED, (BLOCKED, UNDATED))
    measured = Lane(LaneKind.MEASURED, spells=(spell(Reach.BLOCKED, 0, 5), spell(Reach.REACHED, 0, 5, "DE")))
    drawing = drawn(reported, measured)
    assert [(row.kind, row.country) for row in drawing.rows] == [
        (LaneKind.REPORTED, ""),
        (LaneKind.MEASURED, "DE"),
        (LaneKind.MEASURED, "NG"),
    ]
    assert [entry.number for row in drawing.rows for entry in row.entries] == [1, 2, 3, 4]
    assert [dot.number for row in drawing.rows for dot in row.dots] == [1, 3, 4]


def test_the_key_names_what_is_drawn_alone() -> None:
    assert drawn(Lane(LaneKind.REPORTED, (BLOCKED, RESTORED))).looks == {"blocked", "restored"}


def test_an_episode_without_days_has_rows_and_no_axis() -> None:
    drawing = drawn(Lane(LaneKind.REPORTED, (UNDATED,)), Lane(LaneKind.MEASURED))
    assert drawing.ticks == ()
    assert [len(row.entries) for row in drawing.rows] == [1, 0]
