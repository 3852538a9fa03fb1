"""A case on a line: what is no fact stays hollow, terms go to their expected end, gaps are seen."""

from datetime import date

import pytest

from khronika.records.case import Case, Gap, Step, Term
from khronika.records.claim_type import ClaimType, Modality
from khronika.records.mention import Kind
from khronika.records.supported import Interval, Supported
from khronika.review.drawing.case_line import CaseDrawing, case_drawing
from tests.review.drawing.made import days, incident

TODAY = date(2022, 1, 1)
DETAINED = Step(incident("d", days("2016-05-17")), moves=True)
SENTENCED = Step(incident("s", days("2016-05-17", "2016-05-18"), ClaimType.SENTENCE), moves=True)
ALLEGED = Step(incident("a", days("2016-08-01"), ClaimType.CHARGE, Modality.ALLEGED), moves=False)
UNDATED = Step(incident("u", None, ClaimType.RELEASE), moves=True)
RAIDED = Step(incident("r", days("2017-01-01"), ClaimType.RAID), moves=False)
TERM = Supported(Term("15 days", days("2016-06-01", "2016-06-02"), "counted from the sentence"), ("s",))


def drawn(*steps: Step, terms: tuple[Supported[Term], ...] = (), gaps: tuple[Gap, ...] = (), today: date = TODAY) -> CaseDrawing:
    drawing = case_drawing(Case("p1", ("Asel",), Kind.PERSON, steps, terms=terms, gaps=gaps), today)
    assert drawing is not None
    return drawing


@pytest.mark.parametrize(("step", "look"), [(DETAINED, "moves"), (ALLEGED, "unsure"), (RAIDED, "other")])
def test_a_step_looks_as_sure_as_it_is(step: Step, look: str) -> None:
    assert [dot.look for dot in drawn(step).dots] == [look]


def test_steps_keep_their_numbers_and_one_without_a_day_is_not_drawn() -> None:
    assert [dot.number for dot in drawn(DETAINED, UNDATED, RAIDED).dots] == [1, 3]


def test_a_case_without_days_is_not_drawn() -> None:
    assert case_drawing(Case("p1", ("Asel",), Kind.PERSON, (UNDATED,)), TODAY) is None


def test_dots_that_would_cover_each_other_stand_below_each_other() -> None:
    drawing = drawn(DETAINED, SENTENCED, RAIDED)
    assert [dot.level for dot in drawing.dots] == [0, 1, 0]
    assert drawing.levels == 2


def test_a_term_goes_from_its_sentence_to_the_days_between_which_it_should_end() -> None:
    [row] = drawn(DETAINED, SENTENCED, RAIDED, terms=(TERM,)).terms
    whole, end = row.bars
    assert (whole.look, end.look) == ("term", "term-end")
    assert whole.left < whole.right == end.left < end.right


def test_a_long_term_makes_room_for_its_end_and_shows_where_today_is() -> None:
    long = Supported(Term("20 years", days("2036-05-17", "2036-05-18"), "counted"), ("s",))
    drawing = drawn(SENTENCED, terms=(long,))
    assert drawing.terms[0].bars[-1].right > 90
    assert drawing.today is not None
    assert 0 < drawing.today < drawing.terms[0].bars[-1].left


@pytest.mark.parametrize(
    ("gap", "edges"),
    [
        (Gap("no release", date(2016, 6, 2), date(2016, 8, 1)), ("inside", "inside")),
        (Gap("nothing since", date(2016, 6, 2)), ("inside", "edge")),
        (Gap("no detention before", None, date(2016, 5, 17)), ("edge", "inside")),
    ],
)
def test_a_gap_is_drawn_as_far_as_its_days_are_known(gap: Gap, edges: tuple[str, str]) -> None:
    [row] = drawn(DETAINED, RAIDED, gaps=(gap,)).gaps
    [bar] = row.bars
    assert ("edge" if bar.left == 0 else "inside", "edge" if bar.right == 100 else "inside") == edges


def test_a_gap_goes_no_further_than_today() -> None:
    long = Supported(Term("20 years", days("2036-05-17"), "counted"), ("s",))
    [row] = drawn(SENTENCED, terms=(long,), gaps=(Gap("nothing since", date(2016, 6, 2)),)).gaps
    assert row.bars[0].right < 50


def test_a_gap_without_days_has_nothing_to_draw() -> None:
    [row] = drawn(DETAINED, gaps=(Gap("release on a day that is not told"),)).gaps
    assert row.bars == ()


def test_several_days_are_drawn_as_long_as_they_are() -> None:
    step = Step(incident("x", Interval(date(2016, 5, 1), date(2016, 5, 31))), moves=True)
    [bar] = drawn(step, RAIDED).days
    assert bar.right - bar.left > 5
